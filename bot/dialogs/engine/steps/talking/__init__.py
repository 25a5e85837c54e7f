"""Steps about the talk itself: answers, requests, second thoughts, rest."""
