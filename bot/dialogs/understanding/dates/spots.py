"""What is known of a date while a text is read, and how a shape of dates is found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.dialogs.understanding.dates.hints import Hint
from bot.dialogs.understanding.dates.said import Asked, Grain


@dataclass(frozen=True, slots=True)
class Spot:
    """A date found and not yet decided: its reading if it lies in the past, and if it lies ahead."""

    start: int
    end: int
    grain: Grain
    past: tuple[date, ...]
    ahead: tuple[date, ...]
    #: May as well be a fraction, a code or a duration.
    needs_cue: bool = False
    may_last: bool = False
    #: As ``SaidDate.or_month``.
    or_month: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known while a text is read."""

    text: str
    today: date
    day_first: bool | None
    #: A day was asked for, and this is the answer.
    asked: Asked | None = None

    def before(self, at: int, reach: int) -> str:
        """The text right in front of ``at``."""
        return self.text[max(0, at - reach) : at]

    def spot(
        self,
        match: re.Match[str],
        options: tuple[date, ...],
        grain: Grain,
        *,
        ahead: tuple[date, ...] | None = None,
        needs_cue: bool = False,
        may_last: bool = False,
        or_month: date | None = None,
    ) -> Spot:
        start, end = match.span("date") if "date" in match.re.groupindex else match.span()
        ahead, needs_cue = options if ahead is None else ahead, needs_cue and self.asked is None
        return Spot(start, end, grain, options, ahead, needs_cue, may_last, or_month)


_Reader = Callable[[Reading, re.Match[str]], Spot | None]


@dataclass(frozen=True)
class Shape:
    """One way to say a date, and how it is read; only tried in a text that has its hint."""

    hint: Hint
    expression: str
    read: _Reader

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self.expression, re.IGNORECASE)  # when first needed: all at once take long to compile

    def spots(self, reading: Reading) -> Iterator[Spot]:
        at = 0
        while match := self._pattern.search(reading.text, at):
            try:
                spot = self.read(reading, match)
            except (ValueError, OverflowError):  # a day outside the calendar: "in 999 years" said in 9990
                spot = None
            if spot is not None:
                yield spot
            # What was refused may hide a date that starts later: "12 and 30 may".
            at = match.end() if spot is not None and match.end() > at else match.start() + 1


def shape(hint: Hint, expression: str) -> Callable[[_Reader], Shape]:
    """Makes a shape of the function that reads its matches."""
    return lambda read: Shape(hint, expression, read)
