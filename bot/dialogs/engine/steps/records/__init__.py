"""Steps about somebody's own records."""
