"""What is handed on of a date in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.dialogs.understanding.dates.reckoning import months_on

Grain = Literal["day", "month", "quarter", "year"]

#: What the sentence says of a date: the day a credential was awarded, the day it expires, the day someone wants
#: to be done, the first day of something, the last day of a pause.
DateCue = Literal["awarded", "expires", "target", "from", "until"]


#: That a day was asked for, before this answer: any day, or one that lies ahead.
Asked = Literal["any", "ahead"]


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A date said at characters ``start`` to ``end``.

    ``options`` holds one date; two, the day-first reading first, when day and month can swap; none when there is no
    such day (31 February). ``grain`` tells how exact it was said: a month and a quarter stand for their first day, a
    year for 1 January, and "3 months ago" for the same day of that month.
    """

    start: int
    end: int
    options: tuple[date, ...]
    grain: Grain
    cue: DateCue | None
    #: No year was said, and the nearest one was taken.
    year_guessed: bool = False
    #: "Nov 24" is that day, or perhaps the month of 2024, whose first day this is.
    or_month: date | None = None


def last_day(said: SaidDate) -> date:
    """The last day of the month, quarter or year that was said; the day itself otherwise."""
    return end_of(said.options[0], said.grain)


def end_of(first: date, grain: Grain) -> date:
    """The last day of the month, quarter or year that begins with ``first``; the day itself when it is of no other."""
    if grain == "day":
        return first
    months = {"month": 1, "quarter": 3, "year": 12}[grain]
    return months_on(first.replace(day=1), months) - timedelta(days=1)
