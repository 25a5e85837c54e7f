"""Steps about a team and its people."""
