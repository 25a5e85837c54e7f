"""Plays scripts on the real Slack adapter, over a WebSocket and HTTP against the Slack of the tests.

Everybody talks on Slack here, whatever platform a conversation file says: what a dialog answers is the same. The same
name on two platforms is two people.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.script.answers import Answer
from bot.adapters.script.answers import Message as Answered
from bot.adapters.script.lines import (
    Advance,
    DownUntil,
    Line,
    LineError,
    Press,
    Reachable,
    Redeliver,
    Restart,
    Say,
    Unreachable,
    Until,
    Upload,
)
from bot.adapters.slack.app import Slack
from bot.adapters.slack.installing.single_workspace import SingleWorkspace
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.messaging.incoming import Incoming, Sender, TurnReport
from tests.fakes.slack import Channel, Delivery, Message, SlackServer, User

PATIENCE = 20


class _Door:
    """Laurel's door, remembering what went through it so that a test can wait for its answer."""

    def __init__(self, laurel: Laurel) -> None:
        self._laurel = laurel
        self._taken: asyncio.Queue[asyncio.Task[None]] = asyncio.Queue()

    async def accept_all(self, arrived: Sequence[Incoming]) -> Sequence[Awaitable[None]]:
        tasks = await self._laurel.accept_all(arrived)
        for task in tasks:
            self._taken.put_nowait(task)
        return tasks

    async def knows(self, conversation: str) -> bool:
        return await self._laurel.knows(conversation)

    async def follow(self, sender: Sender) -> None:
        await self._laurel.follow(sender)

    async def lose(self, sender: Sender) -> None:
        await self._laurel.lose(sender)

    async def group_changed(self, platform: str, place: str) -> None:
        await self._laurel.group_changed(platform, place)

    async def answered(self, events: int) -> None:
        """Returns when so many events are answered, those counted that came once more."""
        async with asyncio.timeout(PATIENCE):
            for _ in range(events):
                await (await self._taken.get())


class SlackDriver:
    """One run: a Laurel on a database of its own, a Slack adapter, and people of the server."""

    def __init__(self, build: Callable[[SimulatedClock], Laurel], clock: SimulatedClock, slack: SlackServer) -> None:
        self._build, self._clock, self._slack = build, clock, slack
        self._users: dict[tuple[str, str], User] = {}
        self._channels: dict[str, Channel] = {}
        self._threads: dict[tuple[str, str], str] = {}
        self._reports: list[TurnReport] = []
        self._about: dict[tuple[str, str], dict[str, Any]] = {}
        self._talk = ("", "")
        self._last: list[Delivery] = []
        self._seen = 0
        self._edits: dict[str, int] = {}

    async def start(self) -> None:
        laurel = self._build(self._clock)
        self.connect(laurel)
        await laurel.start()
        await self.adapter.start()

    def connect(self, laurel: Laurel) -> None:
        """Build the adapter; events come once it is started."""
        self._laurel = laurel
        self._door = _Door(laurel)
        slack = self._slack
        installations = SingleWorkspace(AsyncWebClient(slack.home_workspace.bot_token, slack.api_url))
        self.adapter = Slack(
            installations, self._door, laurel.desk, app_token=slack.app.app_token, api_url=slack.api_url
        )
        laurel.connect("slack", self.adapter.courier)
        laurel.observe(self._reports.append)

    async def close(self) -> None:
        await self.adapter.pause()
        await self._laurel.drain()
        await self.adapter.stop()
        await self._laurel.close()

    async def act(self, line: Line) -> Answer:
        self._reports.clear()
        match line:
            case Say():
                await self._said(line)
            case Press():
                await self._done([self._pressed(line)])
            case Upload():
                await self._uploaded(line)
            case Advance() | Until():
                await self._live_until(self._target(line))
            case DownUntil() | Restart():
                await self.close()
                if isinstance(line, DownUntil):
                    self._clock.move_to(self._target(line))
                await self.start()
            case Redeliver():
                await self._done([self._slack.retry(delivery) for delivery in self._last if delivery.event_id])
            case Unreachable():
                self._slack.refuse_messages(self._user(line.unreachable, line.platform))
            case Reachable():
                self._slack.refuse_messages(self._user(line.reachable, line.platform), None)
            case _:
                raise LineError("Slack knows no such thing.")
        return self._answer(line)

    # -- people ----------------------------------------------------------------------------------------

    def _user(self, name: str, platform: str | None, tz: str | None = None, locale: str | None = "en") -> User:
        """A profile without a time zone is possible, and what a file means that names none."""
        key = (name, platform or "slack")
        if key not in self._users:
            self._users[key] = self._slack.user(name.capitalize(), tz=tz, locale=locale or "en")
        user = self._users[key]
        if tz is not None and tz != user.tz and platform != "telegram":
            self._last = [self._slack.change_profile(user, tz=tz)]
        return user

    async def _uploaded(self, line: Upload) -> None:
        content = await asyncio.to_thread(Path(line.upload).read_bytes)
        user = self._user(line.user, line.platform)
        said = self._slack.say(user, line.say or "", files={Path(line.upload).name: content})
        await self._done(said.deliveries)

    async def _said(self, line: Say) -> None:
        user = self._user(line.user, line.platform, None if line.platform == "telegram" else line.tz, line.locale)
        if line.channel is None or line.channel == "dm":
            self._talk = (user.id, "dm")
            await self._done(self._slack.say(user, line.say).deliveries)
            return
        self._talk = (user.id, line.channel)
        channel = self._channels.setdefault(line.channel, self._slack.channel(line.channel.removeprefix("#")))
        text = f"{self._slack.mention} {line.say}"
        said = self._slack.say(user, text, channel, thread_ts=self._threads.get(self._talk))
        self._threads.setdefault(self._talk, said.ts)
        await self._done(said.deliveries)

    def _pressed(self, line: Press) -> Delivery:
        for message in reversed(self._slack.messages):
            if any(button.action_id == line.press for button in message.buttons):
                return self._slack.press(self._user(line.user, line.platform), line.press, message)
        raise LineError(f"There is no button with the id “{line.press}”.")

    async def _done(self, deliveries: list[Delivery]) -> None:
        self._last = deliveries
        for delivery in deliveries:
            await delivery
        await self._door.answered(len(deliveries))

    # -- time ------------------------------------------------------------------------------------------

    def _target(self, line: Advance | Until | DownUntil) -> datetime:
        if isinstance(line, Advance):
            return line.advance.after(self._clock.now())
        return line.until if isinstance(line, Until) else line.down_until

    async def _live_until(self, target: datetime) -> None:
        last = None
        while (due := await self._laurel.next_due()) is not None and due <= target and due != last:
            last = due
            self._clock.move_to(max(due, self._clock.now()))
            await self._laurel.tick()
        self._clock.move_to(target)

    # -- what came of it -------------------------------------------------------------------------------

    def _answer(self, line: Line) -> Answer:
        messages = self.take()
        report = self._reports[-1] if self._reports else None
        if report is not None and report.about:
            self._about[self._talk] = report.about
        understood = None
        if report is not None and isinstance(line, Say | Upload):
            understood = {"dialog": report.dialog, "confidence": report.confidence, "entities": report.entities}
        about = self._about.get(self._talk, {"role": None, "credentials": [], "skills": []})
        return Answer(messages, understood, about, broke=report is not None and report.failed)

    def take(self) -> tuple[Answered, ...]:
        """What came, or was changed, since the last time."""
        everything = self._slack.messages
        news = everything[self._seen :]
        self._seen = len(everything)
        changed = [m for m in everything if len(m.edits) > self._edits.get(m.ts, 0) and m not in news]
        self._edits |= {m.ts: len(m.edits) for m in (*news, *changed)}
        return tuple(self._message(m) for m in (*changed, *news))

    def _message(self, sent: Message) -> Answered:
        places = {channel.id: name for name, channel in self._channels.items()}
        buttons = tuple(
            {"label": b.label, "url": b.url} if b.url else {"id": b.action_id, "label": b.label} for b in sent.buttons
        )
        files = tuple({"name": file.name, "type": "", "size": file.length} for file in sent.files)
        return Answered(
            sent.ts, "", "slack", places.get(sent.channel, "dm"), self._clock.now(), sent.plain, buttons,
            sent.viewer is not None, {}, files=files,
        )  # fmt: skip
