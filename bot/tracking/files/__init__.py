"""Files people send and get: lists of credentials to take in, exports, and calendars of renewals."""
