"""Steps about units that are logged, and about entries of them."""
