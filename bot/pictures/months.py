"""An axis of months: where a day is between left and right, and the names of the months along the top."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.pictures.lettering import width_of
from bot.pictures.marks import Line
from bot.pictures.palette import FAINT_INK, GRID
from bot.pictures.sheet import LINE, RIGHT, SMALL, Sheet
from bot.translation import month

STRIDES = (1, 2, 3, 4, 6, 12)  # months from one name to the next
INDENT = 6  # pixels from a month's line to its name
ROOM = 8  # pixels that a name needs beside itself


@dataclass(frozen=True)
class Months:
    first: date
    last: date
    left: float
    right: float

    def x(self, on: date) -> float:
        """Days outside the axis are put at its ends."""
        share = (on - self.first).days / max((self.last - self.first).days, 1)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def names(self, sheet: Sheet) -> None:
        """The months in a line; below the first of each year the year, where there is room before the next."""
        named = self._named()
        for start in named:
            sheet.text(self.x(start) + INDENT, month(start), SMALL, colour=FAINT_INK)
        sheet.y += SMALL * LINE
        years: dict[int, date] = {}
        for start in named:
            years.setdefault(start.year, start)
        for year, start in years.items():
            x = self.x(start) + INDENT
            following = years.get(year + 1)
            if following is None or x + width_of(str(year), SMALL, bold=True) + ROOM <= self.x(following):
                sheet.text(x, str(year), SMALL, colour=FAINT_INK, bold=True)
        sheet.y += SMALL * LINE

    def lines(self, top: float, bottom: float) -> list[Line]:
        """From top to bottom through each month that is named."""
        return [Line(self.x(start), top, self.x(start), bottom, GRID) for start in self._named()]

    def _named(self) -> list[date]:
        starts = list(_month_starts(self.first, self.last))
        widest = max((width_of(month(start), SMALL) for start in starts), default=0.0) + ROOM
        a_month = (self.right - self.left) * 28 / max((self.last - self.first).days, 1)
        stride = next((stride for stride in STRIDES if stride * a_month >= widest), STRIDES[-1])
        kept = [start for start in starts if (start.month - 1) % stride == 0]
        return [start for start in kept if self.x(start) + widest - ROOM + INDENT <= RIGHT]


def _month_starts(first: date, last: date) -> Iterator[date]:
    start = first.replace(day=1)
    while start <= last:
        if start >= first:
            yield start
        start = date(start.year + start.month // 12, start.month % 12 + 1, 1)
