"""Steps about a learning plan."""
