"""The ways to say a date, a family in each module; ``finding`` says which one wins."""
