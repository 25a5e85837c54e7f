"""A conversation file: who talks, what they say and press, and what the answers must and must not hold.

The syntax is shown in ``tests/conversations/README.md``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from bot.adapters.script.instants import Instant, Span, read_instant
from bot.adapters.script.lines import Channel, Name, ScriptPlatform, Zone

#: Who talks in a file that names nobody.
SOMEBODY = "you"


@dataclass(frozen=True)
class Pattern:
    """Something to look for, case and spacing aside: ``plain words`` or ``/a regular expression/``."""

    written: str
    regex: re.Pattern[str]

    def within(self, text: str) -> bool:
        return self.regex.search(text) is not None


def read_pattern(written: object) -> Pattern:
    """Raises ValueError with a sentence."""
    if isinstance(written, bool) or not isinstance(written, str | int | float):
        raise ValueError("a text or a /regular expression/ is expected here")
    text = str(written)
    if not text.strip():
        raise ValueError("an empty text is in every answer; write what to look for")
    if len(text) > 2 and text[0] == text[-1] == "/":
        try:
            return Pattern(text, re.compile(text[1:-1], re.IGNORECASE | re.MULTILINE))
        except re.error as error:
            raise ValueError(f"{text} is not a regular expression: {error}") from None
    return Pattern(text, re.compile(r"\s+".join(map(re.escape, text.split())), re.IGNORECASE))


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]


def _as_text(value: object) -> object:
    """YAML reads ``300`` as a number; what a person types is text."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def read_part(written: object) -> Pattern:
    """A regular expression that says with a group which part of what it finds is meant. Raises ValueError."""
    pattern = read_pattern(written)
    if pattern.regex.groups != 1:
        raise ValueError(f"{written} needs one group in parentheses, around what is to be kept")
    return pattern


OnePattern = Annotated[Pattern, BeforeValidator(read_pattern)]
PartPattern = Annotated[Pattern, BeforeValidator(read_part)]
Patterns = Annotated[tuple[OnePattern, ...], BeforeValidator(_as_list)]
Typed = Annotated[str, BeforeValidator(_as_text)]


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Person(_Data):
    """An account. ``user`` is its name on the platform; the person's name in the file when left out."""

    user: Name | None = None
    platform: ScriptPlatform = "slack"
    name: Name | None = None
    tz: Zone | None = None
    locale: Name | None = None


class Forbidden(_Data):
    """What an answer must not hold."""

    text: Patterns = ()
    buttons: Patterns = ()
    about: Patterns = ()
    dialog: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _texts_alone(cls, data: object) -> object:
        return data if isinstance(data, dict) else {"text": data}


class Expected(Forbidden):
    """What an answer must hold; a key that is left out is not looked at. ``about`` is in the order shown."""

    entities: dict[str, Any] = Field(default_factory=dict)
    messages: int | None = Field(default=None, ge=0)
    channel: str | None = None
    platform: ScriptPlatform | None = None
    only_you: bool | None = None


class Step(_Data):
    """At most one thing that happens, and what its answer, or else the last one, must be like."""

    by: Name | None = None
    say: Typed | None = None
    channel: Channel | None = None
    press: OnePattern | None = None
    follow: OnePattern | None = None
    back: int = Field(default=0, ge=0)
    restart: Literal[True] | None = None
    redeliver: Literal[True] | None = None
    advance: Span | None = None
    until: Instant | None = None
    down_until: Instant | None = None
    upload: Name | None = None
    unreachable: Name | None = None
    reachable: Name | None = None
    grant: Name | None = None
    expect: Expected | None = None
    forbid: Forbidden | None = None
    keep: dict[Name, PartPattern] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _speaker(cls, data: object) -> object:
        """``dana: hello`` is what is written; any key that no step has is taken for who speaks."""
        if not isinstance(data, dict):
            raise ValueError("a step such as `dana: hello` or `expect: [hello]` is expected here")
        names = [str(key) for key in data if key not in cls.model_fields or key == "say"]
        if len(names) > 1:
            raise ValueError(f"one step has one speaker and known keys; these are neither: {', '.join(names)}")
        if not names:
            return data
        return {**{key: value for key, value in data.items() if str(key) != names[0]}, **_spoken(data, names[0])}

    @model_validator(mode="after")
    def _one_thing(self) -> Step:
        if len(self.happening) > 1:
            raise ValueError(f"one step does one thing; this one does several: {', '.join(self.happening)}")
        if not self.happening and self.expect is None and self.forbid is None and not self.keep:
            raise ValueError("this step does nothing and expects nothing")
        if self.channel and self.say is None:
            raise ValueError("channel goes with what somebody says")
        if self.back and self.press is None and self.follow is None:
            raise ValueError("back goes with press or follow")
        if self.by and not {"say", "press", "follow", "upload"} & set(self.happening):
            raise ValueError("by goes with press, follow or upload")
        return self

    @property
    def names(self) -> list[str]:
        """Of the people that the step is about."""
        return [name for name in (self.by, self.unreachable, self.reachable, self.grant) if name is not None]

    @property
    def happening(self) -> list[str]:
        return [verb for verb in _VERBS if getattr(self, verb) is not None]


_VERBS = (
    "say",
    "press",
    "follow",
    "restart",
    "redeliver",
    "advance",
    "until",
    "down_until",
    "upload",
    "unreachable",
    "reachable",
    "grant",
)


def _spoken(data: dict[Any, Any], name: str) -> dict[str, Any]:
    if "by" in data:
        raise ValueError("by goes with press; who speaks is the key of what is said")
    return {"by": name, "say": data.get(name)}


class Conversation(_Data):
    """A whole file. ``start`` is where the clock stands at first.

    ``only``: the platforms on whose real adapters it holds; the answers differ on others. All when left out.
    """

    title: str
    only: tuple[ScriptPlatform, ...] = ()
    start: Instant = Field(default_factory=lambda: read_instant("2026-11-02T09:00:00+00:00"))
    people: dict[Name, Person] = Field(default_factory=lambda: {SOMEBODY: Person()}, min_length=1)
    steps: tuple[Step, ...] = Field(min_length=1)

    def strangers(self) -> list[tuple[int, str]]:
        """Steps, counted from 0, with somebody who is not among the people."""
        return [(i, name) for i, step in enumerate(self.steps) for name in step.names if name not in self.people]
