"""Plays scripts on the real Telegram adapter, over HTTP against the Bot API server of the tests.

Everybody talks on Telegram here, whatever platform a conversation file says: what a dialog answers is the same. The
same name on two platforms is two people.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.adapters.script.answers import Answer, Message
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
from bot.adapters.telegram.app import Telegram
from bot.adapters.telegram.ports import Card
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.messaging.incoming import Incoming, TurnReport
from tests.fakes.telegram import BotApi, Chat, Sent, User

PATIENCE = 60


class _Door:
    """Laurel's door, remembering what went through it so that a test can wait for its answer."""

    def __init__(self, laurel: Laurel) -> None:
        self._laurel = laurel
        self._taken: dict[str, asyncio.Task[None]] = {}
        self._news = asyncio.Condition()
        #: Account → zone of those whose platform tells it, in the file that is played.
        self.zones: dict[str, str] = {}

    async def accept(self, incoming: Incoming) -> asyncio.Task[None]:
        sender = replace(incoming.sender, tz=self.zones.get(incoming.sender.account))
        task = await self._laurel.accept(replace(incoming, sender=sender))
        async with self._news:
            self._taken[incoming.key] = task
            self._news.notify_all()
        return task

    async def answered(self, key: str) -> None:
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(lambda: key in self._taken)
        await self._taken.pop(key)


async def no_cards(_text: str) -> Sequence[Card]:
    return []


class TelegramDriver:
    """One run: a Laurel on a database of its own, a Telegram adapter, and people of the server."""

    def __init__(self, build: Callable[[SimulatedClock], Laurel], clock: SimulatedClock, api: BotApi) -> None:
        self._build, self._clock, self._api = build, clock, api
        self._users: dict[tuple[str, str], User] = {}
        self._groups: dict[str, Chat] = {}
        self._reports: list[TurnReport] = []
        self._about: dict[tuple[str, str], dict[str, Any]] = {}
        self._talk = ("", "")
        self._last = 0
        self._edits: dict[int, int] = {}
        self._seen = len(api.messages)
        self._zones: dict[str, str] = {}

    async def start(self) -> None:
        laurel = self._build(self._clock)
        self.connect(laurel)
        await laurel.start()
        await self.adapter.start()

    def connect(self, laurel: Laurel) -> None:
        """Build the adapter; events come once it is started."""
        self._laurel = laurel
        self._door = _Door(laurel)
        self.adapter = Telegram(self._api.token, self._door, no_cards, api_url=self._api.url)
        laurel.connect("telegram", self.adapter.courier)
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
                await self._pressed(line)
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
                self._api.redeliver(self._last)
                await self._done(self._last)
            case Unreachable():
                self._api.block(self._user(line.unreachable, line.platform))
            case Reachable():
                self._api.unblock(self._user(line.reachable, line.platform))
            case _:
                raise LineError("Telegram knows no such thing.")
        return self._answer(line)

    # -- people ----------------------------------------------------------------------------------------

    def _user(self, name: str, platform: str | None, language: str | None = "en") -> User:
        key = (name, platform or "slack")
        if key not in self._users:
            self._users[key] = self._api.user(name.capitalize(), language=language)
        return self._users[key]

    async def _uploaded(self, line: Upload) -> None:
        content = await asyncio.to_thread(Path(line.upload).read_bytes)
        user = self._user(line.user, line.platform)
        await self._done(self._api.upload(user, Path(line.upload).name, content, caption=line.say))

    async def _said(self, line: Say) -> None:
        user = self._user(line.user, line.platform, line.locale or "en")
        who = str(user.id)
        if line.tz is not None and line.platform != "telegram":
            self._zones[who] = line.tz
        self._door.zones = self._zones
        if line.channel is None or line.channel == "dm":
            self._talk = (who, "dm")
            await self._done(self._api.say(user, line.say))
            return
        self._talk = (who, line.channel)
        group = self._groups.setdefault(line.channel, self._api.group(line.channel))
        await self._done(self._api.say(user, f"@{self._api.username} {line.say}", group))

    async def _pressed(self, line: Press) -> None:
        for message in reversed(self._api.messages):
            for button in (button for row in message.keyboard for button in row):
                if button.get("callback_data") == line.press:
                    await self._done(self._api.press(self._user(line.user, line.platform), button["text"], message))
                    return
        raise LineError(f"There is no button with the id “{line.press}”.")

    async def _done(self, update: int) -> None:
        self._last = update
        await self._door.answered(f"telegram:{self._api.bot_id}:{update}")

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

    def take(self) -> tuple[Message, ...]:
        """What came, or was changed, since the last time."""
        news = self._api.messages[self._seen :]
        self._seen = len(self._api.messages)
        changed = [m for m in self._api.messages if m.edits > self._edits.get(m.id, 0) and m not in news]
        self._edits |= {m.id: m.edits for m in (*news, *changed)}
        return tuple(self._message(m) for m in (*changed, *news))

    def _message(self, sent: Sent) -> Message:
        names = {user.id: name for (name, _platform), user in self._users.items()}
        places = {group.id: name for name, group in self._groups.items()}
        buttons = tuple(
            {"label": b["text"], "url": b["url"]} if "url" in b else {"id": b["callback_data"], "label": b["text"]}
            for row in sent.keyboard
            for b in row
        )
        files = () if sent.file is None else ({"name": sent.file[0], "type": "", "size": len(sent.file[1])},)
        return Message(
            sent.reference, names.get(sent.chat, ""), "telegram", places.get(sent.chat, "dm"), self._clock.now(),
            sent.text, buttons, False, {}, files=files,
        )  # fmt: skip
