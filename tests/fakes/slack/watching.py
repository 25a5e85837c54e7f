"""What came of it."""

from __future__ import annotations

from collections.abc import Callable

from tests.fakes.slack import limits
from tests.fakes.slack.calls import Call
from tests.fakes.slack.delivery import Delivery, Kind
from tests.fakes.slack.messages import Message
from tests.fakes.slack.part import Part, Where
from tests.fakes.slack.world import User


class Watching(Part):
    """The part of ``SlackServer`` that tests look at."""

    @property
    def messages(self) -> list[Message]:
        """The bot's messages in the order in which they came, deleted ones too."""
        return [message for message in self.core.messages if message.bot]

    @property
    def violations(self) -> list[str]:
        """What the app did that it should not. Assert that it is empty."""
        return self.core.violations

    @property
    def calls(self) -> list[Call]:
        """All requests to the Web API and to response URLs, in order."""
        return self.core.calls

    @property
    def deliveries(self) -> list[Delivery]:
        """All that the app was told, in order."""
        return self.outbox.deliveries

    def latencies(self, kind: Kind | None = None) -> list[float]:
        """Seconds until each ack."""
        return [d.latency for d in self.deliveries if d.acked and kind in {None, d.kind}]

    def seen_by(self, user: User, channel: Where = "dm") -> list[Message]:
        """The messages that somebody sees in a channel: not deleted, and not ephemeral for somebody else."""
        place = self.place(user, channel)
        return [
            message
            for message in self.core.messages
            if message.channel == place.id and not message.deleted and message.viewer in {None, user.id}
        ]

    def called(self, *methods: str) -> list[Call]:
        return [call for call in self.calls if call.method in methods]

    async def sent(self, count: int) -> list[Message]:
        """The bot's messages, once there are at least ``count`` of them since the start."""
        await self.until(lambda: len(self.messages) >= count)
        return self.messages

    async def until(self, condition: Callable[[], object]) -> None:
        """Waits for something to happen after which ``condition`` holds."""
        try:
            await self.core.bell.until(condition)
        except TimeoutError:
            done = [(call.method, call.answer.get("error", "ok"), call.get("text", "")) for call in self.calls]
            told = [(d.kind, d.payload.get("event", d.payload).get("type"), d.acked) for d in self.deliveries]
            raise AssertionError(
                f"it did not happen; the app was told {told}, and called {done}; violations: {self.violations}"
            ) from None

    async def settled(self) -> None:
        """Waits until everything that was told to the app is acked or given up."""
        await self.until(lambda: not self.outbox.open)

    def status(self, user: User, thread_ts: str, channel: Where = "dm") -> str:
        """What ``assistant.threads.setStatus`` says there now; empty after a message in the thread, or two minutes."""
        text, since = self.core.statuses.get((self.place(user, channel).id, thread_ts), ("", self.core.clock.now()))
        return "" if self.core.expired(since, limits.STATUS_LIFE) else text

    def prompts(self, user: User) -> list[dict[str, str]]:
        """The suggested prompts in the DM with somebody."""
        return self.core.prompts.get(self.core.dm(user).id, [])

    def watch_for(self, *smuggled: str) -> None:
        """Text that must never reach people as markup, such as ``<https://evil.example|click>``: a violation."""
        self.core.watched.update(smuggled)
