"""What is handed on of a date in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

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
    such day (31 February). ``grain`` tells how exact it was said: a month stands for its first day, so do a
    quarter and a year, and "3 months ago" for the same day of that month.
    """

    start: int
    end: int
    options: tuple[date, ...]
    grain: Grain
    cue: DateCue | None
    #: No year was said, and the nearest one was taken.
    year_guessed: bool = False
