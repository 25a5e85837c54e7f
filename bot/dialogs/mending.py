"""Which day of a record a correction puts right, and what it leaves as it is: "no, the 16th of March"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date

from bot.dialogs.engine.turn import Turn
from bot.dialogs.understanding.dates import SaidDate, end_of, last_day
from bot.patterns import pattern
from bot.tracking.holdings import Holding


def meant_days(turn: Turn, holding: Holding, said: Iterable[date]) -> tuple[date | None, date | None]:
    """The day of the award and the expiry that were said, None for what stays.

    A day of which nothing is said is the one that is known so far; of two, the nearer, and else one to come is the
    expiry. Without a year it lies in the year of what it puts right, and a month alone keeps the day.
    """
    awarded = expires = None
    for day in said:
        heard = next((d for d in turn.heard.dates if day in d.options or (d.options and day == last_day(d))), None)
        if _is_expiry(holding, day, heard, turn.today):
            to_the_end = heard is not None and heard.grain == "month" and holding.expires is None
            expires = _moved(last_day(heard) if heard and to_the_end else day, heard, holding.expires, None)
        else:
            awarded = _moved(day, heard, holding.awarded, turn.today)
    return awarded, expires


def misread(turn: Turn, holding: Holding, awarded: date | None, expires: date | None) -> date | None:
    """The expiry, where what was taken for the day of the award is the one put right: "ACLS 06/2026" and then "no wait,
    ACLS is 06/2027" is one day with another year, and no award was ever told.
    """
    got, cues = holding.awarded, {d.cue for d in turn.heard.dates}
    if got is None or expires is None or awarded is not None or holding.printed or cues - {None, "target", "from"}:
        return None
    if expires <= turn.today or expires == holding.expires or _SAYS_IT_ENDS.search(turn.heard.text):
        return None
    if got.month != expires.month or got.year == expires.year:
        return None
    return end_of(expires, "month") if [d.grain for d in turn.heard.dates] == ["month"] else expires


#: Then it is another day that is told, and the award stays.
_SAYS_IT_ENDS = pattern(
    r"(?<!\w)(?:exp\w*|runs?\s+out|ends?|valid|good|due|laps\w+|renew\w*|(?:un)?till?|through|thru|up)(?!\w)",
    re.IGNORECASE,
)


def _is_expiry(holding: Holding, day: date, heard: SaidDate | None, today: date) -> bool:
    cue = heard.cue if heard else None
    if cue in ("expires", "until"):
        return True
    if cue == "awarded":
        return False
    if holding.awarded is None and holding.expires is not None:
        over = heard is not None and not heard.year_guessed and day <= today < holding.expires
        return not over  # "it was 18 Oct 2025" of what runs out in 2027 is the day on which it was got
    if heard is None or not heard.year_guessed or holding.awarded is None or holding.expires is None:
        return day > today
    if not holding.printed:
        return False
    return _distance(day, holding.expires) < _distance(day, holding.awarded)


def _distance(day: date, known: date) -> int:
    return abs((_nearest(day, known, None) - known).days)


def _moved(day: date, heard: SaidDate | None, known: date | None, latest: date | None) -> date:
    """``day`` with the parts that were not said taken from what is known, not after ``latest``."""
    if heard is None:
        return day
    if heard.grain == "month" and known is not None and day in heard.options:
        ends = known.day == monthrange(known.year, known.month)[1]
        day = last_day(heard) if ends else day.replace(day=min(known.day, monthrange(day.year, day.month)[1]))
    return _nearest(day, known, latest) if heard.year_guessed and known is not None else day


def _nearest(day: date, known: date, latest: date | None) -> date:
    """The same day of the year that is closest to ``known``."""
    years = range(max(MINYEAR, known.year - 1), min(MAXYEAR, known.year + 1) + 1)
    days = [day.replace(year=y, day=min(day.day, monthrange(y, day.month)[1])) for y in years]
    return min((d for d in days if latest is None or d <= latest), key=lambda d: abs((d - known).days), default=day)
