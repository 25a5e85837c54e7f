"""Telegram, against a Bot API server on this machine."""
