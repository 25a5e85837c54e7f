"""What a lead asks of a team; each answer comes through the one door and is written down as a look."""
