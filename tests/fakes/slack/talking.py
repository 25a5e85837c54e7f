"""What people say: messages, threads, edits, files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tests.fakes.slack.delivery import Delivery
from tests.fakes.slack.messages import Message
from tests.fakes.slack.world import Channel, User


@dataclass(frozen=True)
class Said:
    """A person's message and the events that Slack makes of it: one, or two when it mentions the bot in a channel."""

    message: Message
    deliveries: list[Delivery]

    @property
    def ts(self) -> str:
        return self.message.ts


class Talking:
    """The part of ``SlackServer`` in which people talk."""

    #: Which of the two events of a mention in a channel comes first.
    first_event: Literal["app_mention", "message"]

    def say(
        self, user: User, text: str, channel: Channel | Literal["dm"] = "dm", *,
        thread_ts: str | None = None, files: Mapping[str, bytes] | None = None,
    ) -> Said:  # fmt: skip
        """Types a text, in the DM or in a channel, perhaps in a thread, perhaps with files (name and content).

        ``text`` is what is typed: Slack escapes it, and makes links of addresses. Write ``server.mention`` for the
        bot, ``user.mention`` for somebody.
        """
        raise NotImplementedError

    def edit(self, said: Said | Message, text: str) -> Delivery:
        """Tells ``message_changed``."""
        raise NotImplementedError

    def unsay(self, said: Said | Message) -> Delivery:
        """Tells ``message_deleted``."""
        raise NotImplementedError

    def slash(self, user: User, command: str, text: str = "", channel: Channel | Literal["dm"] = "dm") -> Delivery:
        """Types ``/laurel text``. What the app answers in its ack is shown as it says."""
        raise NotImplementedError
