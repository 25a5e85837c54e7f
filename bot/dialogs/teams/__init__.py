"""Teams: making them, asking for consent, and what a lead asks."""
