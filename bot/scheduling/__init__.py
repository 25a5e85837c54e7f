"""When people are written to without having asked: reminders of renewals, nudges, summaries."""
