"""Plays scripts on real adapters, against the platforms of the tests.

Whom a file has on Slack may talk on Telegram here, or the other way round: what a dialog answers is the same. The same
name on two platforms is two people, wherever they talk.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.adapters.script.answers import Answer, Message
from bot.adapters.script.lines import (
    Advance,
    DownUntil,
    Grant,
    Line,
    Press,
    Reachable,
    Redeliver,
    Restart,
    Say,
    ScriptPlatform,
    Unreachable,
    Until,
    Upload,
)
from bot.adapters.script.people import Known, People
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.messaging.incoming import Sender, TurnReport

NOTHING: dict[str, Any] = {"role": None, "credentials": [], "skills": []}


class Side(ABC):
    """One platform with its adapter, and the people of a script on it. Whatever they do is done when it is answered.

    People are told apart by their name and the platform that the script has them on.
    """

    #: Whose talk it is and where, by ids of the platform, since somebody said something last.
    talk: tuple[str, str] = ("", "")

    @abstractmethod
    async def start(self, laurel: Laurel, clock: SimulatedClock) -> None:
        """Connects the bot, which is prepared, but has not caught up yet."""

    @abstractmethod
    async def receive(self) -> None:
        """Lets events in."""

    @abstractmethod
    async def pause(self) -> None: ...
    @abstractmethod
    async def stop(self) -> None: ...
    @abstractmethod
    def introduce(self, user: str, known: Known) -> None:
        """Somebody has an account from now on, as the script tells of them; or their profile changes to that."""

    @abstractmethod
    async def say(self, user: str, platform: ScriptPlatform, text: str, channel: str | None) -> None:
        """``text`` mentions people as the platform has it; in a ``channel`` it is said to the bot."""

    @abstractmethod
    def mention(self, user: str, platform: ScriptPlatform) -> str:
        """What is typed to mention somebody, as people of that platform of the script do."""

    @abstractmethod
    async def press(self, user: str, platform: ScriptPlatform, button: str) -> None:
        """Raises LineError when there is no such button."""

    @abstractmethod
    async def upload(self, user: str, platform: ScriptPlatform, path: str, text: str | None) -> None: ...
    @abstractmethod
    async def redeliver(self) -> None: ...
    @abstractmethod
    def refuse(self, user: str, platform: ScriptPlatform) -> None:
        """From now on they cannot be written to."""

    @abstractmethod
    def accept(self, user: str, platform: ScriptPlatform) -> None: ...
    @abstractmethod
    def sender(self, user: str, platform: ScriptPlatform) -> Sender: ...
    @abstractmethod
    def news(self) -> tuple[Message, ...]:
        """What the bot sent or changed since the last time."""


class AdapterDriver:
    """One run: a Laurel on a database of its own, and for each platform of the script where its people talk."""

    def __init__(
        self,
        build: Callable[[SimulatedClock], Laurel],
        clock: SimulatedClock,
        sides: Mapping[ScriptPlatform, Side],
    ) -> None:
        self._build, self._clock, self._sides = build, clock, sides
        self._all = tuple(dict.fromkeys(sides.values()))
        self._last = self._all[0]
        self._people: dict[ScriptPlatform, People] = {platform: People() for platform in sides}
        self._reports: list[TurnReport] = []
        self._about: dict[tuple[str, str], dict[str, Any]] = {}

    async def start(self) -> None:
        self._laurel = self._build(self._clock)
        self._laurel.observe(self._reports.append)
        for side in self._all:
            await side.start(self._laurel, self._clock)
        await self._laurel.start()
        for side in self._all:
            await side.receive()

    async def close(self) -> None:
        for side in self._all:
            await side.pause()
        await self._laurel.drain()
        for side in self._all:
            await side.stop()
        await self._laurel.close()

    def introduce(self, user: str, known: Known) -> None:
        self._people[known.platform].introduce(user, known)
        self._sides[known.platform].introduce(user, known)

    async def act(self, line: Line) -> Answer:
        self._reports.clear()
        match line:
            case Say():
                await self._said(line)
            case Press():
                platform = line.platform or "slack"
                self._last = self._sides[platform]
                await self._last.press(line.user, platform, line.press)
            case Upload():
                platform = self._heard(line)
                await self._last.upload(line.user, platform, line.upload, line.say)
            case Advance() | Until():
                await self._live_until(self._target(line))
            case DownUntil() | Restart():
                await self.close()
                if isinstance(line, DownUntil):
                    self._clock.move_to(self._target(line))
                await self.start()
            case Redeliver():
                await self._last.redeliver()
            case Unreachable():
                self._sides[line.platform].refuse(line.unreachable, line.platform)
            case Reachable():
                self._sides[line.platform].accept(line.reachable, line.platform)
            case Grant():
                platform = line.platform or "slack"
                await self._laurel.grant(line.grant, self._sides[platform].sender(line.user, platform))
        await self._laurel.dispatcher.idle()  # what goes to others, or had to wait for them
        return self._answer(isinstance(line, Say | Upload))

    # -- people ----------------------------------------------------------------------------------------

    def _heard(self, line: Say | Upload) -> ScriptPlatform:
        """Where it is said, once the platform knows of whoever says it."""
        platform = line.platform or "slack"
        self._last = self._sides[platform]
        self._last.introduce(line.user, self._people[platform].hear(line))
        return platform

    async def _said(self, line: Say) -> None:
        platform = self._heard(line)
        side = self._last
        text = self._people[platform].naming(line.say, lambda user: side.mention(user, platform))
        await side.say(line.user, platform, text, None if line.channel == "dm" else line.channel)

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

    def _answer(self, spoken: bool) -> Answer:
        report = self._reports[-1] if self._reports else None
        if report is not None and report.about:
            self._about[self._last.talk] = report.about
        understood = None
        if report is not None and spoken:
            understood = {"dialog": report.dialog, "confidence": report.confidence, "entities": report.entities}
        messages = tuple(message for side in self._all for message in side.news())
        about = self._about.get(self._last.talk, NOTHING)
        return Answer(messages, understood, about, broke=report is not None and report.failed)
