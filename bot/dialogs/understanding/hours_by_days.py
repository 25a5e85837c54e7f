"""Hours that are told each with its day: "3h on tuesday and another 4 yesterday", "3 hours saturday n 2 on sunday".

The unit may be said once; what is put right in the same breath ("no wait 3 yesterday") counts as it is put right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.patterns import pattern

_DAY = (
    r"(?:(?:on\s+|last\s+|this\s+)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|weekend|week|month|morning|evening)|yesterday|today|tonight|last\s+night"
    r"|the\s+day\s+before(?:\s+yesterday)?|(?:on\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th))(?:\s+(?:morning|evening|night|afternoon))?(?!\w)"
)
_ABOUT = r"(?:(?:about|around|like|another|some|maybe|only|just|did)\s+){0,3}"
_AMOUNT = rf"{_ABOUT}(?P<n>(?!one\b|an?\b){SPOKEN})\s*(?P<unit>(?:h|hrs?|hours?)(?!\w))?(?:\s+more(?!\w))?"
_AMOUNT_FIRST = pattern(rf"(?<![\w.,-]){_AMOUNT}\s+(?P<day>{_DAY})", re.IGNORECASE)
_DAY_FIRST = pattern(rf"(?<!\w)(?P<day>{_DAY})\W{{1,3}}(?:i\s+)?{_AMOUNT}(?![\w%])", re.IGNORECASE)
_JOINT = pattern(
    r"\s*(?:[,;&+]|\b(?:and|plus|then|n)\b)\s*(?:(?:and|then|i\s+did|did|another|also)\s+){0,3}", re.IGNORECASE
)
_RATHER = pattern(
    r"\s*[,;.–-]?\s*(?:(?:and|oh|well|sorry|ah)\W+){0,2}(?:no|nope|wait|sorry|scratch\s+that|make\s+(?:that|it)|i\s+meant?|actually|or\s+rather|rather)\W+"
    r"(?:(?:no|wait|sorry|actually|it\s+was|that\s+was|i\s+meant?|i\s+did|make\s+(?:that|it)|only|just)\W+){0,4}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class DatedHours:
    """``end``: where they end in the text; ``unit``: whether it is said that they are hours."""

    hours: Decimal
    end: int
    unit: bool


def hours_by_days(text: str, start: int = 0) -> DatedHours | None:
    """The sum of what begins at ``start``; None where that is no amount with its day."""
    for read in (_AMOUNT_FIRST, _DAY_FIRST):
        if (part := read.match(text, start)) is not None:
            return _sum(text, read, part)
    return None


def on_several_days(text: str) -> Decimal | None:
    """The hours of at least two days, wherever in the text they stand."""
    starts = sorted(m.start() for read in (_AMOUNT_FIRST, _DAY_FIRST) for m in read.finditer(text))
    for start in starts:
        told = hours_by_days(text, start)
        if told is not None and told.unit and _is_more_than_one(text, start, told.end):
            return told.hours
    return None


def _is_more_than_one(text: str, start: int, end: int) -> bool:
    first = next(m for read in (_AMOUNT_FIRST, _DAY_FIRST) if (m := read.match(text, start)) is not None)
    return first.end() < end


def _sum(text: str, read: re.Pattern[str], part: re.Match[str]) -> DatedHours:
    of_days: list[tuple[str, Decimal]] = []
    unit, at, put_right = False, part.end(), False
    found: re.Match[str] | None = part
    while found is not None:
        day = _name(found["day"])
        if put_right:  # the same day once more, or else what was said last
            of_days = [each for each in of_days if each[0] != day] if _has(of_days, day) else of_days[:-1]
        of_days.append((day, spoken_amount(found["n"]) or Decimal(0)))
        unit, at = unit or bool(found["unit"]), found.end()
        wrong = _RATHER.match(text, at)
        joint = wrong or _JOINT.match(text, at)
        put_right = wrong is not None
        found = read.match(text, joint.end()) if joint is not None else None
    return DatedHours(sum((hours for _day, hours in of_days), Decimal(0)), at, unit)


def _has(of_days: list[tuple[str, Decimal]], day: str) -> bool:
    return any(each == day for each, _hours in of_days)


def _name(day: str) -> str:
    return day.casefold().removeprefix("on ").strip()
