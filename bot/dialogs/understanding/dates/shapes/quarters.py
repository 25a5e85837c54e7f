"""Three months: a quarter of a year, "next quarter", "end of Q2", and the parts of a season, "end of summer"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.dialogs.understanding.dates.months import SEASONS
from bot.dialogs.understanding.dates.patterns import ORDINALS, SAID_YEAR, YEAR
from bot.dialogs.understanding.dates.reckoning import STEPS, months_on, year_of
from bot.dialogs.understanding.dates.said import Grain
from bot.dialogs.understanding.dates.spots import Reading, Spot, shape

_PART = r"(?:the\s+)?(?P<q>beginning|start|end|middle|mid|early|late)(?:\s+of|-)?\s+(?:the\s+)?"
_STEPS = {**STEPS, "coming": 1, "current": 0}
#: A quarter of an hour, the last quarter of the course.
_OF_SOMETHING = r"(?!\w|\s+(?:of|an?)\b)"


@shape(
    "quarter",
    rf"(?<!\w)(?P<date>(?:{_PART})?(?P<which>this|next|last|coming|current)\s+quarter{_OF_SOMETHING}"
    rf"|{_PART.replace('<q>', '<q2>')}quarter{_OF_SOMETHING}|(?P<eoq>eoq)(?!\w))",
)
def quarter_near(reading: Reading, match: re.Match[str]) -> Spot:
    step = _STEPS[(match["which"] or "this").lower()]
    this = reading.today.replace(month=(reading.today.month - 1) // 3 * 3 + 1, day=1)
    said = match["q"] or match["q2"] or ("end" if match["eoq"] else "")
    day, grain = _within(months_on(this, 3 * step), said)
    compared = step <= 0 and not said  # "compare with last quarter" is of figures
    return reading.spot(match, (day,), grain, needs_cue=compared)


@shape(
    "quarter",
    rf"(?<!\w)(?P<date>(?:{_PART})?(?:the\s+)?(?:(?P<before>{YEAR})[\s-]*)?"
    rf"(?:q(?:uarter)?\s?(?P<n>[1-4])|(?P<word>first|1st|second|2nd|third|3rd|fourth|4th)\s+quarter)"
    rf"(?:{SAID_YEAR}|{_OF_SOMETHING}))",
)
def numbered_quarter(reading: Reading, match: re.Match[str]) -> Spot:
    word = (match["n"] or match["word"]).lower()
    number = int(word[0]) if word[0].isdecimal() else ORDINALS[word]
    return _of_year(reading, match, 3 * number - 2)


@shape("season", rf"(?<!\w)(?P<date>{_PART}(?P<m>{'|'.join(SEASONS)})(?:{SAID_YEAR}|(?!\w)))")
def part_of_season(reading: Reading, match: re.Match[str]) -> Spot:
    return _of_year(reading, match, SEASONS[match["m"].lower()])


def _of_year(reading: Reading, match: re.Match[str], month: int) -> Spot:
    """Three months from ``month`` on: of the year that is said, or of the nearest one on either side."""
    today, said = reading.today, match["q"] or ""
    before = match.groupdict().get("before")  # "2027 Q3"
    year = int(before) if before else year_of(match, today)
    if year is not None:
        day, grain = _within(date(year, month, 1), said)
        return reading.spot(match, (day,), grain)
    found = [_within(date(today.year + step, month, 1), said) for step in (-2, -1, 0, 1)]
    grain = found[0][1]
    reach = timedelta(days=0 if said else 91)  # a quarter is not over while it runs
    past, ahead = max(d for d, _g in found if d <= today), min(d for d, _g in found if d + reach >= today)
    return reading.spot(match, (past,), grain, ahead=(ahead,))


def _within(first: date, said: str) -> tuple[date, Grain]:
    said = said.lower()
    if said in ("end", "late"):
        return months_on(first, 3) - timedelta(days=1), "day"
    if said.startswith("mid"):
        return months_on(first, 1).replace(day=15), "day"
    return first, "month" if said else "quarter"
