"""What ``laurel doctor`` says, and settings to run it with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tests.fakes.slack import SlackServer
from tests.fakes.telegram import BotApi


class Report:
    """What was written, and the exit status."""

    def __init__(self, output: str, status: int) -> None:
        self.output, self.status = output, status
        self.lines = output.splitlines()

    def of(self, name: str) -> list[str]:
        """The lines about one thing, each as ``ok: what was said``."""
        parts = [line.split(": ", 2) for line in self.lines]
        return [f"{verdict}: {said}" for verdict, about, said in parts if about == name]


Doctor = Callable[..., Awaitable[Report]]


def over_socket(slack: SlackServer) -> dict[str, str]:
    return {
        "SLACK_API_URL": slack.api_url, "SLACK_BOT_TOKEN": slack.home_workspace.bot_token,
        "SLACK_APP_TOKEN": slack.app.app_token,
    }  # fmt: skip


def over_http(slack: SlackServer) -> dict[str, str]:
    return {
        "SLACK_API_URL": slack.api_url, "SLACK_BOT_TOKEN": slack.home_workspace.bot_token,
        "SLACK_SIGNING_SECRET": slack.app.signing_secret,
    }  # fmt: skip


def polling(telegram: BotApi) -> dict[str, str]:
    return {"TELEGRAM_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url}


def webhook(telegram: BotApi) -> dict[str, str]:
    return polling(telegram) | {
        "TELEGRAM_WEBHOOK_URL": "https://laurel.example.org", "TELEGRAM_WEBHOOK_SECRET": "marzipan",
    }  # fmt: skip
