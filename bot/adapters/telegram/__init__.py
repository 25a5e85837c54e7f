"""Telegram: updates in, by long polling or by webhook; answers out as HTML messages with inline keyboards."""
