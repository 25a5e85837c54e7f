"""Steps about what somebody studies: its hours, its exam, its end."""
