"""Slack's Block Kit, checked as strictly as Slack does; see ``checking``."""
