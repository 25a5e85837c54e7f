"""What goes wrong on demand."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from tests.fakes.slack.delivery import Delivery
from tests.fakes.slack.faults import Fault, Trouble
from tests.fakes.slack.part import Part
from tests.fakes.slack.world import Channel


class Breaking(Part):
    """The part of ``SlackServer`` that fails.

    Each counts down ``times`` calls of ``methods`` (any, when none is named) to ``channel`` (any, when None; a DM is
    meant too when the call names the person). ``"response_url"``, ``"upload"`` and ``"download"`` count as methods, and
    so does ``"link"``: opening a WebSocket, which then fails in whatever way. ``times=None`` is for ever, until
    ``recover``.
    """

    def fail(
        self, error: str, *methods: str, channel: Channel | None = None, times: int | None = 1, **fields: Any
    ) -> None:
        """Answered with ``ok: false`` and this error code."""
        self._break(Trouble.ANSWER, methods, channel, times, body={"ok": False, "error": error, **fields})

    def limit(self, seconds: int, *methods: str, channel: Channel | None = None, times: int | None = 1) -> None:
        """Answered with 429 and ``Retry-After``."""
        body = {"ok": False, "error": "ratelimited"}
        headers = {"Retry-After": str(seconds)}
        self._break(Trouble.ANSWER, methods, channel, times, status=429, body=body, headers=headers)

    def limit_pace(self) -> None:
        """From now on a second message to a channel within a second is refused with 429, as Slack does."""
        self.core.paced = True

    def crash(self, *methods: str, status: int = 500, channel: Channel | None = None, times: int | None = 1) -> None:
        """Answered with an HTML page and this status."""
        body = "<html><body>Server Error</body></html>"
        self._break(Trouble.ANSWER, methods, channel, times, status=status, body=body)

    def hang(self, *methods: str, channel: Channel | None = None, times: int | None = 1) -> None:
        """Never answered."""
        self._break(Trouble.HANG, methods, channel, times)

    def drop(self, *methods: str, channel: Channel | None = None, times: int | None = 1) -> None:
        """The connection is closed without an answer, and nothing was done."""
        self._break(Trouble.DROP, methods, channel, times)

    def lose_answer(self, *methods: str, channel: Channel | None = None, times: int | None = 1) -> None:
        """The call is carried out, and then the connection is closed without an answer."""
        self._break(Trouble.LOSE, methods, channel, times)

    def slow(self, seconds: float, *methods: str, channel: Channel | None = None, times: int | None = None) -> None:
        """Carried out and answered late."""
        self._break(Trouble.SLOW, methods, channel, times, seconds=seconds)

    def shift_clock(self, by: timedelta) -> None:
        """Slack's answers are dated so much later, or earlier, than this machine's clock."""
        self.core.skew = by

    def recover(self) -> None:
        """Nothing goes wrong any more."""
        self.core.faults.clear()
        self.core.paced = False
        self.core.skew = timedelta(0)

    # -- Socket Mode --

    async def refresh_sockets(self) -> None:
        """Slack's routine: ``disconnect`` with ``refresh_requested``, then the connection is closed."""
        for connection in list(self.sockets.connections):
            connection.fresh = False
            await connection.part("refresh_requested")
        await asyncio.gather(*(connection.close() for connection in list(self.sockets.connections)))

    async def warn_sockets(self) -> None:
        """``disconnect`` with ``warning``: some ten seconds before the connection is refreshed."""
        for connection in list(self.sockets.connections):
            await connection.part("warning")

    def cut_sockets(self) -> None:
        """Every connection breaks without a word."""
        for connection in list(self.sockets.connections):
            connection.cut()

    def silence_sockets(self) -> None:
        """Pings are no longer answered on connections that are open now, and nothing is sent on them."""
        for connection in self.sockets.connections:
            connection.silent = True
            connection.fresh = False

    # -- deliveries --

    @contextmanager
    def out_of_order(self) -> Iterator[None]:
        """What people do inside is told to the app afterwards, the last first."""
        self.outbox.hold()
        try:
            yield
        finally:
            self.outbox.release_backwards()

    def retry(self, delivery: Delivery, reason: str = "timeout") -> Delivery:
        """Sends an event again, as Slack does when it believes that the ack was lost: same event id, retry number."""
        return self.outbox.tell_again(delivery, reason)

    def repeat(self, delivery: Delivery) -> Delivery:
        """Sends the same event under another event id, which Slack does too."""
        return self.core.event(self.core.workspaces[delivery.payload["team_id"]], delivery.payload["event"])

    def _break(
        self, trouble: Trouble, methods: tuple[str, ...], channel: Channel | None, times: int | None, **more: Any
    ) -> None:
        self.core.faults.append(Fault(trouble, methods, channel.id if channel else None, times, **more))
