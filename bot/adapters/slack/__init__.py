"""Slack: events in, over Socket Mode or HTTP; answers out as Block Kit; one workspace or many."""
