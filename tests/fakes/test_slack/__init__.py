"""The fake Slack itself is tested, for what it lets through is what the bot may do."""
