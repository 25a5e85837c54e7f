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

#: What fits on every platform that has forms, as Slack's Block Kit has the least room: in characters, and options.
TITLE = 24
OPTION_LABEL = 75
OPTION_VALUE = 150
OPTIONS = 100


class _Piece(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(_Piece):
    label: str = Field(max_length=OPTION_LABEL)
    value: str = Field(max_length=OPTION_VALUE)


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
    kind: Literal["choice"] = "choice"
    options: tuple[Option, ...] = Field(min_length=1, max_length=OPTIONS)
    initial: str | None = None


class ChoicesEntry(_Entry):
    kind: Literal["choices"] = "choices"
    options: tuple[Option, ...] = Field(min_length=1, max_length=OPTIONS)
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

    ``before`` and ``after`` are shown around the entries. Without entries there is nothing to submit.
    """

    name: str
    title: str = Field(max_length=TITLE)
    submit: str = Field(max_length=TITLE)
    given: dict[str, Any] = Field(default_factory=dict)
    before: tuple[Part, ...] = ()
    entries: tuple[Entry, ...] = ()
    after: tuple[Part, ...] = ()


class Checked(_Piece):
    """What was entered, looked at: either a sentence for each field that is wrong, or the action that it asks for."""

    wrong: dict[str, str] = Field(default_factory=dict)
    action: dict[str, Any] | None = None
