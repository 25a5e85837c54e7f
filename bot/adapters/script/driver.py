"""Carries out the lines of a script on the whole bot: people talk to it, time passes, the process restarts."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.script.answers import Answer, Collector
from bot.adapters.script.instants import written
from bot.adapters.script.lines import (
    PLATFORMS,
    Advance,
    DownUntil,
    Grant,
    GrantKind,
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
    parse,
)
from bot.adapters.script.people import Known, People, without_the_bot
from bot.clock import SimulatedClock
from bot.messaging import buttons
from bot.messaging.courier import Courier
from bot.messaging.incoming import Incoming, Sender, TurnReport, split_command
from bot.messaging.incoming import Upload as UploadedFile

_NOTHING: dict[str, Any] = {"role": None, "credentials": [], "skills": []}
_DIRECT = "dm"
#: Platforms that can show a message in a channel to one person alone.
_WHISPERING = ("slack",)


class Bot(Protocol):
    """What a script drives."""

    @property
    def engine(self) -> AsyncEngine: ...
    def connect(self, platform: str, courier: Courier) -> None: ...
    def observe(self, observer: Callable[[TurnReport], None]) -> None: ...
    async def start(self) -> None: ...
    async def close(self) -> None: ...
    async def receive(self, incoming: Incoming) -> None: ...
    async def tick(self) -> None: ...
    async def next_due(self) -> datetime | None: ...
    async def grant(self, what: GrantKind, sender: Sender) -> None: ...


#: Builds the bot as a fresh process would: nothing but the clock and the storage is carried over.
Build = Callable[[SimulatedClock], Bot]


class Driver:
    """One run of a script. What an earlier run left unsent comes with the first answer."""

    def __init__(self, build: Build, clock: SimulatedClock) -> None:
        self._build = build
        self._clock = clock
        self._people = People()
        self._sent = Collector(clock, self._people)
        self._reports: list[TurnReport] = []
        self._about: dict[str, dict[str, Any]] = {}
        self._last: Incoming | None = None
        self._run = secrets.token_hex(8)
        self._events = 0

    async def start(self) -> None:
        """Build the bot and let it catch up; when it cannot start, nothing is left open."""
        self._bot = self._build(self._clock)
        for platform in PLATFORMS:
            self._bot.connect(platform, self._sent.on(platform))
        self._bot.observe(self._reports.append)
        try:
            await self._bot.start()
        except BaseException:
            await self._bot.close()
            raise
        self._reports.clear()

    async def close(self) -> None:
        await self._bot.close()

    def introduce(self, user: str, known: Known) -> None:
        """Somebody whose platform knows of them before they write."""
        self._people.introduce(user, known)

    async def take(self, raw: bytes) -> Answer:
        """Carry out one line of input; a bad one is answered with its error and changes nothing."""
        try:
            return await self.act(parse(raw))
        except LineError as error:
            return Answer(about=self._current(), error=str(error))

    async def act(self, line: Line) -> Answer:
        """Carry out one line. Raises LineError."""
        match line:
            case Say():
                return await self._say(line)
            case Press():
                return await self._press(line)
            case Advance() | Until():
                await self._live_until(self._target(line))
            case DownUntil():
                await self._restart(self._target(line))
            case Restart():
                await self._restart(self._clock.now())
            case Redeliver():
                await self._redeliver()
            case Upload():
                return await self._upload(line)
            case Unreachable():
                self._sent.refused.add((line.platform, line.unreachable))
            case Reachable():
                self._sent.refused.discard((line.platform, line.reachable))
            case Grant():
                known = self._people.of(line.user)
                await self._bot.grant(line.grant, known.sender(line.user, line.platform or known.platform))
        return Answer(self._sent.take(), about=self._current())

    # -- people ----------------------------------------------------------------------------------------

    async def _say(self, line: Say) -> Answer:
        platform = self._people.hear(line).platform
        said = without_the_bot(line.say)
        command, text = split_command(said) if platform == "telegram" else (None, said)
        return await self._deliver(replace(self._incoming(line, text), command=command))

    async def _upload(self, line: Upload) -> Answer:
        sent = _on_this_machine(line.upload)
        self._people.hear(line)
        return await self._deliver(replace(self._incoming(line, line.say or ""), upload=sent))

    def _incoming(self, line: Say | Upload, text: str) -> Incoming:
        known = self._people.of(line.user)
        return Incoming(
            self._key(),
            known.sender(line.user, known.platform),
            text=text,
            channel=None if line.channel == _DIRECT else line.channel,
            whispers=_whispers(known.platform),
            mentions=self._people.mentions(text, known.platform),
        )

    async def _press(self, line: Press) -> Answer:
        async with self._bot.engine.connect() as connection:
            shown = await buttons.conversation_of(connection, line.press)
        if shown is None:
            raise LineError(f"There is no button with the id “{line.press}”.")
        where, place, owner = shown.split(":", 2)
        platform = next((one for one in PLATFORMS if one == where), None)
        if platform is None or line.platform not in (None, platform):
            wanted = line.platform or " or ".join(PLATFORMS)
            raise LineError(f"The button “{line.press}” was shown on {where}, not on {wanted}.")
        if place == _DIRECT and owner != line.user:
            raise LineError(f"The button “{line.press}” was shown to {owner} alone, not to {line.user}.")
        sender = self._people.of(line.user).sender(line.user, platform)
        channel = None if place == _DIRECT else place
        return await self._deliver(
            Incoming(self._key(), sender, button=line.press, channel=channel, whispers=_whispers(platform))
        )

    async def _deliver(self, incoming: Incoming) -> Answer:
        self._last = incoming
        self._reports.clear()
        await self._bot.receive(incoming)
        report = self._reports[-1] if self._reports else None
        # A failed turn reports nothing and changes nothing: the talk is still about what it was about.
        if report and report.about:
            self._about[incoming.conversation] = report.about
        understood = None if incoming.text is None or report is None else _understood(report)
        broke = report is not None and not report.about
        return Answer(self._sent.take(), understood, self._current(), broke=broke)

    async def _redeliver(self) -> None:
        if self._last is None:
            raise LineError("There is nothing to deliver again: nobody said or pressed anything yet.")
        await self._bot.receive(self._last)

    def _key(self) -> str:
        """New for every event, also when several runs use one database."""
        self._events += 1
        return f"script:{self._run}:{self._events}"

    def _current(self) -> dict[str, Any]:
        return self._about.get(self._last.conversation, _NOTHING) if self._last else _NOTHING

    # -- time and the process ---------------------------------------------------------------------------

    def _target(self, line: Advance | Until | DownUntil) -> datetime:
        now = self._clock.now()
        if isinstance(line, Advance):
            try:
                return line.advance.after(now)
            except OverflowError:
                raise LineError("The clock cannot go on beyond the year 9999.") from None
        target = line.until if isinstance(line, Until) else line.down_until
        if target < now:
            raise LineError(f"The clock stands at {written(now)} and cannot go back to {written(target)}.")
        return target

    async def _live_until(self, target: datetime) -> None:
        """Let time pass, stopping wherever something is due."""
        last = None
        while (due := await self._bot.next_due()) is not None and due <= target and due != last:
            last = due
            self._clock.move_to(max(due, self._clock.now()))
            await self._bot.tick()
        self._clock.move_to(target)

    async def _restart(self, at: datetime) -> None:
        await self._bot.close()
        self._clock.move_to(at)
        await self.start()


def _whispers(platform: str) -> bool:
    return platform in _WHISPERING


def _on_this_machine(name: str) -> UploadedFile:
    path = Path(name)
    if not path.is_file():
        raise LineError(f"There is no file {name}.")
    return UploadedFile(path.name, path.stat().st_size, str(path))


def _understood(report: TurnReport) -> dict[str, Any]:
    return {"dialog": report.dialog, "confidence": report.confidence, "entities": report.entities}
