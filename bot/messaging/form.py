"""A form to fill in, before any platform: what is asked, and what was entered.

Where a platform has no forms the same is asked in sentences: a button that opens one says with ``begin`` what it
starts there instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.messaging.reply import Part

#: What was entered, by the name of the field: a date as 2027-03-01, a time as 09:30, options by their value. A field
#: that was left empty is missing.
Entered = Mapping[str, str | list[str]]


class _Piece(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(_Piece):
    label: str = Field(max_length=75)
    value: str = Field(max_length=150)


class _Entry(_Piece):
    """``decides``: the form is made anew when this is changed, for other parts of it depend on it."""

    name: str
    label: str
    hint: str | None = None
    optional: bool = False
    decides: bool = False


class TextEntry(_Entry):
    kind: Literal["text"] = "text"
    initial: str | None = None
    longest: int = 300
    lines: bool = False


class NumberEntry(_Entry):
    kind: Literal["number"] = "number"
    initial: str | None = None


class DateEntry(_Entry):
    kind: Literal["date"] = "date"
    initial: str | None = None


class TimeEntry(_Entry):
    kind: Literal["time"] = "time"
    initial: str | None = None


class ChoiceEntry(_Entry):
    """One of at most 100 options."""

    kind: Literal["choice"] = "choice"
    options: tuple[Option, ...]
    initial: str | None = None


class ChoicesEntry(_Entry):
    """Any number of at most 10 options."""

    kind: Literal["choices"] = "choices"
    options: tuple[Option, ...]
    initial: tuple[str, ...] = ()


class SearchEntry(_Entry):
    """One of more than can be listed, found by typing. ``among`` says to whoever suggests what is looked for."""

    kind: Literal["search"] = "search"
    among: str
    initial: Option | None = None


Entry = Annotated[
    TextEntry | NumberEntry | DateEntry | TimeEntry | ChoiceEntry | ChoicesEntry | SearchEntry,
    Field(discriminator="kind"),
]


class Form(_Piece):
    """``name`` says which form it is and ``given`` what it is about, as JSON; both come back with what was entered.

    ``before`` and ``after`` are shown around the entries.
    """

    name: str
    title: str = Field(max_length=24)
    submit: str = Field(max_length=24)
    given: dict[str, Any] = Field(default_factory=dict)
    before: tuple[Part, ...] = ()
    entries: tuple[Entry, ...] = ()
    after: tuple[Part, ...] = ()


class Checked(_Piece):
    """What was entered, looked at: either a sentence for each field that is wrong, or the action that it asks for."""

    wrong: dict[str, str] = Field(default_factory=dict)
    action: dict[str, Any] | None = None
