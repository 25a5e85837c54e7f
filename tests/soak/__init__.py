"""Long runs that look for what nobody thought of: ``python -m tests.soak``; ``make test`` has a short part of each."""
