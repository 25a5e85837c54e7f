"""The home page: what a person keeps here, at a glance, and what they can do next."""
