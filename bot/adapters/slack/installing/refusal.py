"""Slack's word for why it refused a call."""

from __future__ import annotations

from slack_sdk.errors import SlackApiError


def refusal(error: SlackApiError) -> str:
    """Such as ``invalid_auth``; empty when Slack gave none, as when it is broken."""
    answer = getattr(error.response, "data", error.response)  # or aiohttp's own, when the answer was no JSON
    return str(answer.get("error", "")) if isinstance(answer, dict) else ""
