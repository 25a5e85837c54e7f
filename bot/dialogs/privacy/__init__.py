"""What is kept of the person: seeing it, having it, and being rid of it."""
