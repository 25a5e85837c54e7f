"""Random and mutated messages, presses, files and forms through whole turns of the bot.

Whatever arrives, nothing fails, each event has exactly one answer, and every platform could show it.
"""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Any

import structlog

from bot.adapters.slack.blockkit.home import home_view
from bot.adapters.slack.blockkit.modals import modal_view
from bot.app import Laurel
from bot.dialogs.forms.registry import FORMS
from bot.messaging.form import Form
from bot.messaging.incoming import Incoming, Mention, Platform, Sender, TurnReport, Upload, split_command
from tests.adapters.slack.blockkit import problems_of_view
from tests.fakes.slack.blockkit.checking import check_view
from tests.soak.couriers import StrictCourier
from tests.soak.hostile import FILES, HOSTILE
from tests.soak.saying import message

log = structlog.get_logger(__name__)

PLATFORMS: tuple[Platform, ...] = ("slack", "telegram", "console")
_PEOPLE = 40
_ZONES = ("Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati", None, "Nowhere/At_All")
_LOCALES = ("en", "en-US", "de-DE", "xx", "", None)
#: So many of the last buttons that somebody saw are remembered, old ones among them.
_BUTTONS = 30
_KEEP = 5
#: Pickers give well-formed days and times only, but any of them.
_PICKED = {"date": ("2027-03-01", "2024-02-29", "0001-01-01", "9999-12-31"), "time": ("09:30", "00:00", "23:59")}


@dataclass(frozen=True)
class Finding:
    """Something that must not be. ``event`` is what led to it."""

    what: str
    event: str


@dataclass
class Fuzz:
    """One stream of events, the same for the same seed; ``findings`` are to stay empty, ``slowest`` are the longest."""

    laurel: Laurel
    rng: random.Random
    courier: StrictCourier = field(default_factory=StrictCourier)
    findings: list[Finding] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for platform in PLATFORMS:
            self.laurel.connect(platform, self.courier)
        self._reports: list[TurnReport] = []
        self.laurel.observe(self._reports.append)
        self._events = 0
        self._shown: dict[str, list[str]] = {}
        self._people = [self._somebody(number) for number in range(_PEOPLE)]

    async def step(self) -> None:
        """One event of somebody."""
        sender = self.rng.choice(self._people)
        way = self.rng.choices(self._ways, self._weights)[0]
        try:
            await way(self, sender)
        except Exception as error:  # whatever is raised is what this looks for
            self._find(f"{type(error).__name__}: {error}", way.__name__)

    # -- events with an answer -------------------------------------------------------------------------

    async def say(self, sender: Sender, text: str | None = None) -> None:
        """What is said, or anything at all."""
        text = message(self.rng) if text is None else text
        command, rest = split_command(text) if self.rng.random() < 0.5 else (None, text)
        mentions = tuple(
            Mention(text[1:40], self.rng.choice((None, "U1", "S9")), False) for _ in range(text[:1] == "@")
        )
        await self._take(replace(self._incoming(sender), text=rest, command=command, mentions=mentions))

    async def _press(self, sender: Sender) -> None:
        shown = self._shown.get(sender.account) or ["nothing"]
        others = [key for keys in self._shown.values() for key in keys[-1:]] or ["nothing"]
        button = self.rng.choices(
            (self.rng.choice(shown), self.rng.choice(others), self.rng.choice(HOSTILE)), (12, 2, 1)
        )
        await self._take(replace(self._incoming(sender), button=button[0]))

    async def _upload(self, sender: Sender) -> None:
        name, content = self.rng.choice(FILES)
        reference = str(self.rng.randrange(10**9))
        if self.rng.random() < 0.95:
            self.courier.files[reference] = _damaged(self.rng, content)
        size = self.rng.choice((len(content), 0, 10**10))
        said = self.rng.choice(("", message(self.rng)))
        await self._take(replace(self._incoming(sender), text=said, upload=Upload(name, size, reference)))
        self.courier.files.clear()

    async def _take(self, incoming: Incoming) -> None:
        event = _described(incoming)
        self._reports.clear()
        began = perf_counter()
        await self.laurel.receive(incoming)
        self._time(perf_counter() - began, event)
        if any(report.failed for report in self._reports):
            self._find("the turn failed", event)
        # What somebody is told elsewhere, as a code in private, answers no message.
        answers = [message for message in self.courier.taken() if message.reply_to == incoming.reply_to]
        if len(answers) != 1:
            self._find(f"{len(answers)} answers", event)
        for problem in self.courier.wrong:
            self._find(problem, event)
        self.courier.wrong.clear()
        for answer in answers:
            ids = [b["action"]["id"] for b in answer.reply.get("buttons", ()) if b.get("action")]
            self._shown[incoming.sender.account] = [*self._shown.get(incoming.sender.account, ()), *ids][-_BUTTONS:]

    # -- what is asked outside of a conversation ---------------------------------------------------------

    async def _look_home(self, sender: Sender) -> None:
        view = home_view(await self.laurel.desk.home(sender))
        for problem in (*problems_of_view(view), *check_view(view)):
            self._find(str(problem), "the home page")

    async def _fill_in(self, sender: Sender) -> None:
        """Open a form about anything, enter anything, and do what it asks for."""
        name = self.rng.choice(list(FORMS))
        given: Mapping[str, Any] = self.rng.choice(
            ({}, {"credential": "cncf-cka"}, {"holding": self.rng.randint(0, 60)})
        )
        try:
            form = await self.laurel.desk.form(sender, name, given)
            entered = {entry.name: self._entered(form, entry.name) for entry in form.entries if self.rng.random() < 0.8}
            again = await self.laurel.desk.form(sender, name, form.given, entered)
            checked = await self.laurel.desk.check(sender, name, form.given, entered)
        except LookupError:
            return
        for made in (form, again):
            view = modal_view(made)
            for problem in check_view(view):
                self._find(f"{problem}", f"the form {name} with {entered!r}")
        if checked.action is not None:
            key = self._key()
            await self._take(Incoming(key, sender, action=checked.action, reply_to=key))

    def _entered(self, form: Form, name: str) -> str | list[str]:
        entry = next(each for each in form.entries if each.name == name)
        if entry.kind == "choices":
            return [option.value for option in entry.options if self.rng.random() < 0.4]
        if entry.kind == "choice":
            return self.rng.choice(entry.options).value
        if entry.kind in ("date", "time"):
            return self.rng.choice(_PICKED[entry.kind])
        sensible = {"number": "12", "search": "cncf-cka", "text": "webinar"}[entry.kind]
        return self.rng.choice((sensible, message(self.rng)[:3000]))

    async def _suggest(self, sender: Sender) -> None:
        found = await self.laurel.desk.suggest(sender, "credential", message(self.rng)[:200])
        if len(found) > 100:
            self._find(f"{len(found)} suggestions", "typing")

    # -- helpers -----------------------------------------------------------------------------------------

    def _incoming(self, sender: Sender) -> Incoming:
        channel, thread = self.rng.choices(((None, None), ("C1", None), ("C1", "17.3")), (8, 1, 1))[0]
        only_you = channel is not None and self.rng.random() < 0.2
        whispers = sender.platform == "slack"
        key = self._key()
        return Incoming(key, sender, channel=channel, thread=thread, only_you=only_you, whispers=whispers, reply_to=key)

    def _key(self) -> str:
        self._events += 1
        return f"soak:{self._events}"

    def _somebody(self, number: int) -> Sender:
        platform = PLATFORMS[number % len(PLATFORMS)]
        name = self.rng.choice((*HOSTILE[:40], "Dana", "Jon O'Neill-Smith", "李小龍", None))
        return Sender(platform, f"U{number}", name, self.rng.choice(_ZONES), self.rng.choice(_LOCALES), f"u{number}")

    def _find(self, what: str, event: str) -> None:
        self.findings.append(Finding(what, event))
        log.error("found", what=what, led_by=event)  # at once: a run that is broken off is not for nothing

    def _time(self, seconds: float, event: str) -> None:
        self.slowest = sorted([*self.slowest, (seconds, event)], reverse=True)[:_KEEP]

    _Way = Callable[["Fuzz", Sender], Coroutine[Any, Any, None]]
    _ways: tuple[_Way, ...] = (say, _press, _upload, _fill_in, _look_home, _suggest)
    _weights = (74, 16, 3, 4, 1, 2)


def _described(incoming: Incoming) -> str:
    said = incoming.text if incoming.text is not None else incoming.button or incoming.action
    extra = f" with {incoming.upload.name!r}" if incoming.upload else ""
    command = f"/{incoming.command} " if incoming.command is not None else ""
    return f"{incoming.sender.platform} {incoming.place}: {command}{str(said)[:400]!r}{extra}"


def _damaged(rng: random.Random, content: bytes) -> bytes:
    """The file, or the file with some of its bytes changed or missing."""
    if rng.random() < 0.5 or not content:
        return content
    place = rng.randrange(len(content))
    other = bytes(rng.choices(string.printable.encode(), k=rng.randint(0, 6)))
    return content[:place] + other + content[place + rng.randint(0, 20) :]
