"""Steps about credentials to choose from."""
