"""Plays a conversation file through the driver, up to the first step that is not as it should be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from bot.adapters.script.answers import Answer
from bot.adapters.script.conversation import Conversation, OnePattern, Step
from bot.adapters.script.instants import written
from bot.adapters.script.lines import (
    Advance,
    DownUntil,
    Grant,
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
from bot.adapters.script.looking import labels, lacks, oversteps
from bot.adapters.script.people import Known


@dataclass(frozen=True)
class Failure:
    """A step that is not as it should be. ``step`` counts from 0; ``said``: what the answer answers."""

    step: int
    said: str
    answer: Answer
    wrong: tuple[str, ...]


class Driving(Protocol):
    """Carries out the lines of a script, on whatever platform."""

    def introduce(self, user: str, known: Known) -> None: ...
    async def act(self, line: Line) -> Answer: ...


async def play(conversation: Conversation, driver: Driving, folder: Path) -> Failure | None:
    """Play all steps on a driver that was started; None when every expectation held. Uploads are in ``folder``."""
    return await _Play(conversation, driver, folder).run()


class _Play:
    def __init__(self, conversation: Conversation, driver: Driving, folder: Path) -> None:
        self._folder = folder
        self._people = conversation.people
        self._steps = conversation.steps
        self._driver = driver
        #: Newest last; only those to what a person did, because only those have buttons to press.
        self._answers: list[Answer] = []
        self._last = Answer()
        self._said = "nothing was said yet"
        self._by = next(iter(conversation.people))
        #: Parts of answers that later messages hold, by the name that stands for them there in braces.
        self._kept: dict[str, str] = {}

    async def run(self) -> Failure | None:
        for name, person in self._people.items():
            known = Known(person.platform, person.name, person.tz, person.locale)
            self._driver.introduce(person.user or name, known)
        for number, step in enumerate(self._steps):
            wrong = await self._take(step)
            if wrong:
                return Failure(number, self._said, self._last, tuple(wrong))
        return None

    async def _take(self, step: Step) -> list[str]:
        """Do the step; what is wrong with its answer."""
        if step.happening:
            try:
                line = self._line(step)
                self._last = await self._driver.act(line)
            except LineError as error:
                return [str(error)]
            if isinstance(line, Say | Press | Upload) or self._last.messages:
                self._answers.append(self._last)
        wrong = ["Laurel failed and apologised; the log says why"] if self._last.broke else []
        wrong += lacks(self._last, step.expect) if step.expect else []
        wrong += oversteps(self._last, step.forbid) if step.forbid else []
        return wrong + [sentence for name, pattern in step.keep.items() for sentence in self._keep(name, pattern)]

    def _keep(self, name: str, pattern: OnePattern) -> list[str]:
        found = pattern.regex.search(self._last.text)
        if found is None:
            return [f"there is nothing like {pattern.written} to be kept as {name}"]
        self._kept[name] = found[1]
        return []

    def _line(self, step: Step) -> Line:
        self._by = step.by or self._by
        if step.press is not None:
            self._said = f"{self._by} pressed “{step.press.written}”"
            return self._press(step.press, step.back)
        if step.follow is not None:
            self._said = f"{self._by} opened “{step.follow.written}”"
            return self._follow(step.follow, step.back)
        if step.say is not None:
            text = step.say
            for name, part in self._kept.items():
                text = text.replace(f"{{{name}}}", part)
            self._said = f"{self._by} said: {text}"
            return self._say(text, step.channel)
        return self._event(step)

    def _say(self, text: str, channel: str | None) -> Say:
        person = self._people[self._by]
        return Say(
            user=person.user or self._by, say=text, platform=person.platform,
            name=person.name, tz=person.tz, locale=person.locale, channel=channel,
        )  # fmt: skip

    def _follow(self, wanted: OnePattern, back: int) -> Say:
        """Whoever opens a link into the private talk with the bot brings what stands behind ``start=``."""
        button = self._button(wanted, back)
        payload = parse_qs(urlsplit(button.get("url", "")).query).get("start")
        if payload is None:
            raise LineError(f"“{button['label']}” is no link that leads to the bot.")
        return self._say(f"/start {payload[0]}", None)

    def _press(self, wanted: OnePattern, back: int) -> Press:
        button = self._button(wanted, back)
        if "id" not in button:
            raise LineError(f"“{button['label']}” is a link; follow it instead.")
        person = self._people[self._by]
        return Press(user=person.user or self._by, press=button["id"], platform=person.platform)

    def _button(self, wanted: OnePattern, back: int) -> dict[str, str]:
        if back >= len(self._answers):
            raise LineError(f"There is no answer {back} before the last one to press a button of.")
        answer = self._answers[-1 - back]
        found = [b for b in answer.buttons if wanted.within(b["label"])]
        exact = [b for b in found if b["label"].casefold() == wanted.written.casefold()]
        buttons = exact or found
        if len(buttons) != 1:
            count = "Several buttons are" if buttons else "No button is"
            raise LineError(f"{count} called “{wanted.written}”; there are: {', '.join(labels(answer)) or 'none'}.")
        return buttons[0]

    def _event(self, step: Step) -> Line:
        if step.upload is not None:
            person = self._people[step.by or self._by]
            self._said = f"{step.upload} was sent"
            return Upload(
                user=person.user or self._by, upload=str(self._folder / step.upload), platform=person.platform,
                name=person.name, tz=person.tz, locale=person.locale,
            )  # fmt: skip
        if step.unreachable is not None or step.reachable is not None:
            name = step.unreachable or step.reachable or ""
            person = self._people[name]
            self._said = f"{name} cannot be reached" if step.unreachable else f"{name} can be reached again"
            if step.unreachable:
                return Unreachable(unreachable=person.user or name, platform=person.platform)
            return Reachable(reachable=person.user or name, platform=person.platform)
        if step.grant is not None:
            person = self._people[step.grant]
            self._said = f"{step.grant} may create teams"
            return Grant(grant="lead", user=person.user or step.grant, platform=person.platform)
        if step.advance is not None:
            self._said = "time passed"
            return Advance(advance=step.advance)
        if step.until is not None:
            self._said = f"time passed until {written(step.until)}"
            return Until(until=step.until)
        if step.down_until is not None:
            self._said = f"Laurel was off until {written(step.down_until)}"
            return DownUntil(down_until=step.down_until)
        self._said = "Laurel was started again" if step.restart else "the last event was delivered again"
        return Restart(restart=True) if step.restart else Redeliver(redeliver=True)
