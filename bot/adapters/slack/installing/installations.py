"""Whose bot this is: the token for a workspace, whether there is one workspace or many."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Installed:
    """The bot in one workspace, or (``team_id`` is None) in all of an enterprise."""

    bot_token: str = field(repr=False)
    bot_user_id: str
    bot_id: str
    team_id: str | None
    enterprise_id: str | None = None


class Installations(Protocol):
    """Where the rest of the adapter asks."""

    async def find(self, team_id: str | None, enterprise_id: str | None = None) -> Installed | None:
        """None when the bot is not installed there.

        One installation for a whole enterprise is only found when ``enterprise_id`` is given: keep it with the address
        of those who write from there. Raises SlackSetupError for what the operator must mend, and
        SlackUnreachableError when it cannot be known now.
        """

    async def forget(self, team_id: str | None, enterprise_id: str | None = None, *, before: datetime) -> None:
        """The bot was uninstalled there, or its token revoked: delete what lets it in.

        ``before`` is when Slack says that it happened: an installation made since then stays, as Slack may tell of it
        late, and more than once. People's records stay; reminders reach nobody there until it is installed again.
        """


class SlackSetupError(Exception):
    """Slack cannot be used as it is set up; the message is a sentence for the operator."""


class SlackUnreachableError(Exception):
    """Slack does not answer, or answers that it is broken; it may later."""


class SlackTokenError(SlackSetupError):
    """Slack refuses the one workspace's token. ``reason`` is Slack's word for it, such as ``invalid_auth``."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"Slack does not accept the bot's token ({reason}). Set LAUREL_SLACK_BOT_TOKEN to the Bot User OAuth Token "
            "on the page “Install App” of your app at https://api.slack.com/apps."
        )
        self.reason = reason


class UnreadableTokenError(SlackSetupError):
    """The token kept for a workspace was encrypted with a key that is not among ours."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"The token kept for the Slack workspace {place} cannot be read with LAUREL_SECRET_KEY. Add the earlier "
            "key after the present one, separated by a comma, or install Laurel there again."
        )
        self.place = place
