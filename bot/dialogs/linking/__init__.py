"""One person with several accounts: joining them, taking one out again, and where reminders go."""
