"""Steps about when Laurel may write, and about what answers a reminder or a nudge."""
