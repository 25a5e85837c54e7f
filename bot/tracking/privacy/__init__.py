"""What is kept of a person: where it is, all of it in a file, and none of it any more."""
