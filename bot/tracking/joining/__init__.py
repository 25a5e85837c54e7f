"""Two people who turn out to be one: what each of them had becomes one set of records."""
