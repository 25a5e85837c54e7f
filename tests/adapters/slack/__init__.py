"""Slack: its app, its installations, its adapter."""
