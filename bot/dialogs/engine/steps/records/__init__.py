"""Steps about somebody's own records, studies and units."""
