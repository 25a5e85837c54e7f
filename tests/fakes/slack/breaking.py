"""What goes wrong on demand."""

from __future__ import annotations

from typing import Any

from tests.fakes.slack.delivery import Delivery
from tests.fakes.slack.world import Channel


class Breaking:
    """The part of ``SlackServer`` that fails. Each counts down ``times`` calls of ``methods`` (any, when none is named)
    to ``channel`` (any, when None); ``"response_url"`` and ``"upload"`` count as methods. ``times=None`` is for ever,
    until ``recover``."""

    def fail(
        self, error: str, *methods: str, channel: Channel | None = None, times: int | None = 1, **fields: Any
    ) -> None:
        """Answered with ``ok: false`` and this error code."""
        raise NotImplementedError

    def limit(self, seconds: int, *methods: str, channel: Channel | None = None, times: int | None = 1) -> None:
        """Answered with 429 and ``Retry-After``."""
        raise NotImplementedError

    def limit_pace(self) -> None:
        """From now on a second message to a channel within a second is refused with 429, as Slack does."""
        raise NotImplementedError

    def crash(self, *methods: str, status: int = 500, channel: Channel | None = None, times: int | None = 1) -> None:
        """Answered with an HTML page and this status."""
        raise NotImplementedError

    def hang(self, *methods: str, channel: Channel | None = None, times: int | None = 1) -> None:
        """Never answered."""
        raise NotImplementedError

    def drop(self, *methods: str, channel: Channel | None = None, times: int | None = 1) -> None:
        """The connection is closed without an answer, and nothing was done."""
        raise NotImplementedError

    def lose_answer(self, *methods: str, channel: Channel | None = None, times: int | None = 1) -> None:
        """The call is carried out, and then the connection is closed without an answer."""
        raise NotImplementedError

    def slow(self, seconds: float, *methods: str, channel: Channel | None = None, times: int | None = None) -> None:
        """Carried out and answered late."""
        raise NotImplementedError

    def recover(self) -> None:
        """Nothing goes wrong any more."""
        raise NotImplementedError

    # -- Socket Mode --

    async def refresh_sockets(self) -> None:
        """Slack's routine: ``disconnect`` with ``refresh_requested``, then the connection is closed."""
        raise NotImplementedError

    async def warn_sockets(self) -> None:
        """``disconnect`` with ``warning``: some ten seconds before the connection is refreshed."""
        raise NotImplementedError

    def cut_sockets(self) -> None:
        """Every connection breaks without a word."""
        raise NotImplementedError

    def silence_sockets(self) -> None:
        """Pings are no longer answered on connections that are open now."""
        raise NotImplementedError

    # -- deliveries --

    def retry(self, delivery: Delivery, reason: str = "timeout") -> Delivery:
        """Sends an event again, as Slack does when it believes that the ack was lost: same event id, retry number."""
        raise NotImplementedError

    def repeat(self, delivery: Delivery) -> Delivery:
        """Sends the same event under another event id, which Slack does too."""
        raise NotImplementedError
