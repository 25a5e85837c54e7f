"""Amounts of units and of time that was spent, in digits and in words: "3 CPE", "two and a half hours", "90 min"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from bot.dialogs.engine.slots import Found, Reads, SlotType
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.hours_by_days import on_several_days
from bot.knowledge.catalogue import Catalogue
from bot.patterns import pattern

#: What continuing education is counted in.
UNIT = (
    r"(?:cp[eu]s?|pdus?|ceus?|ces?|cecs?|cehs?|cmes?|seus?|cpds?|pdcs?|rcs?|recert\w*|credits?|units?|points?"
    r"|contact\s+hours?|hours?|hrs?|h)"
)
_AND_HALF = r"(?P<more>\s+and\s+(?:an?\s+)?half(?!\s+an?\b))?"
UNITS = pattern(
    rf"(?<![\w.,])(?P<n>{SPOKEN})\s*(?:(?:[a-z]\w+|[ab])\s+){{0,2}}?"
    rf"(?P<name>{UNIT})\b"
    rf"{_AND_HALF}",
    re.IGNORECASE,
)
#: "My PDUs: 4 from a course".
_BEHIND_ITS_NAME = pattern(
    rf"(?<!\w)(?:cp[eu]|pdu|ceu|cec|ceh|cme|cpd|pdc|credit|unit|point)(?:['’]?s)?\s*[:=]\s*(?P<n>{SPOKEN})(?![\w/.-]*\d){_AND_HALF}",
    re.IGNORECASE,
)
_HOURS = pattern(
    rf"(?<![\w.,-])(?P<n>{SPOKEN})\s*(?:more|extra|further)?\s*(?P<unit>h|hrs?|hours?|min|mins|minutes?)\b{_AND_HALF}",
    re.IGNORECASE,
)
_ALONE = pattern(
    r"\W*(?:(?:about|around|it|was|were|just|only|like|i|think|got|did|had|say|maybe|some|exactly|that|and|no|sorry|for|on|to)\W+)*"
    rf"(?P<n>{SPOKEN})(?:\W+(?:of|them|it|in|total|more|please|pls|each|altogether|on|for|from))*\W*",
    re.IGNORECASE,
)
#: "Two days of it, 7 hours each".
_OF_EACH = pattern(
    rf"(?<!\w)(?P<times>{SPOKEN})\s+(?:days?|sessions?|courses?|modules?|times|blocks?|evenings?|webinars?|of\s+(?:them|those|it))\b[^.!?\n]{{0,30}}?"
    rf"(?<!\w)(?P<n>{SPOKEN})\s*(?:hours?|hrs?|h|units?|points?|credits?|cp[de]s?|pdus?)\s+(?:each|a\s+(?:day|piece|time|session)|per\s+\w+|apiece)(?!\w)",
    re.IGNORECASE,
)
#: "20 out of 140 hours", "14 hours of the 35", "40/120 CPE": of what is to be done in all. "3 of the 8 hours were
#: ethics" are 8.
_OF_THE_WHOLE = pattern(
    rf"(?<![\w.,/-])(?P<n>{SPOKEN})\s*(?:{UNIT}\s+)?(?:(?:out\s+of|of)\s+(?:(?:the|my|a|about|all)\s+){{0,2}}|/\s*)(?P<whole>\d{{1,4}})(?![\w.,/-]*\d)\s*(?P<unit>{UNIT}\b)?"
    r"(?![^.,;!?\n]{0,25}\b(?:was|were|is|are|counts?|goes|go)\b)",
    re.IGNORECASE,
)
#: "3 x 2 hours of webinars", "2 hours x 3", "7 each on 3 days".
_SO_OFTEN = pattern(
    rf"(?<![\w.,/-])(?P<a>{SPOKEN})\s*(?:x|×|\*|times)\s*(?P<b>{SPOKEN})\s*(?:{UNIT})\b"
    rf"|(?<![\w.,/-])(?P<c>{SPOKEN})\s*(?:{UNIT})\s*(?:x|×|\*)\s*(?P<d>{SPOKEN})(?![\w.,/-]*\d)"
    rf"|(?<![\w.,/-])(?P<e>{SPOKEN})\s*(?:{UNIT}\s+)?(?:each|apiece)\s+(?:on|for|over|in|at)\s+(?:all\s+|the\s+)?(?P<f>{SPOKEN})\s+"
    r"(?:days?|sessions?|courses?|modules?|times|blocks?|evenings?|webinars?|weekends?|seminars?|workshops?)\b",
    re.IGNORECASE,
)
#: "5 PDUs but only 3 count", "3 hrs, 2 of those don't count": so many of what was told count for nothing.
_COUNTED = pattern(
    rf"(?<!\w)only\s+(?P<n>{SPOKEN})\s*(?:{UNIT}\s+)?(?:of\s+(?:it|them|those|that|these)\s+)?(?:really\s+)?(?:count(?:s|ed)?|(?:was|were|got|is|are)\s+(?:accepted|approved|valid|eligible))\W*$"
    rf"|(?<![\w.,/-])(?P<not>{SPOKEN})\s*(?:{UNIT}\s+)?(?:of\s+(?:it|them|those|that|these)\s+)?(?:(?:do|does|did|wo|will)\s*n['’]?o?t|dont|doesnt|didnt|wont|will\s+not|do\s+not)\s+count\W*$"
    rf"|(?<![\w.,/-])(?P<out>{SPOKEN})\s*(?:{UNIT}\s+)?(?:of\s+(?:it|them|those|that|these)\s+)?(?:(?:was|were|got|are|is)\s+)?(?:rejected|refused|denied|not\s+accepted)\W*$",
    re.IGNORECASE,
)
#: "3 of 8 units" of a course are no hours.
_OF_HOURS = pattern(r"(?<![a-z])(?:h|hrs?|hours?)(?!\w)", re.IGNORECASE)
_BELOW = pattern(r"(?:^|\s)[-−]\s?$")
_HALF = Decimal("0.5")
_MINUTES_AN_HOUR = 60


class _AmountSlot(SlotType):
    def load(self, value: Any, catalogue: Catalogue) -> Decimal:
        return Decimal(value)


class UnitsSlot(_AmountSlot):
    """An amount of continuing-education units, by whatever name: ``3 CPE``, ``1.5 hours``."""

    hint = "I could not read how many. Write it like “3” or “1.5”."

    def find(self, heard: Heard) -> Found:
        whole = in_all(heard.text) or part_of_all(heard.text)
        if (whole := _as_counted(heard.text, whole)) is not None:
            return Found(value=written(whole))
        match = UNITS.search(heard.text) or _BEHIND_ITS_NAME.search(heard.text)
        if match is None or _BELOW.search(heard.text[: match.start()]):
            return Found()
        return Found(value=written(_said(match)))

    def find_answer(self, heard: Heard) -> Found:
        """A number alone answers "how many?", and a day may stand beside it."""
        found, text = self.find(heard), heard.text
        for said in reversed(heard.dates):
            text = text[: said.start] + text[said.end :]
        alone = _ALONE.fullmatch(text) if found.value is None else None
        return found if alone is None else Found(value=written(spoken_amount(alone["n"])))


class StudyHoursSlot(_AmountSlot):
    """Time that was spent, in hours: "3 hours", "1.5 h", "90 minutes", "half an hour"."""

    def find(self, heard: Heard) -> Found:
        whole = in_all(heard.text) or (part_of_all(heard.text) if _OF_HOURS.search(heard.text) else None)
        if (whole := _as_counted(heard.text, whole)) is not None:
            return Found(value=f"{whole.normalize():f}")
        by_days = on_several_days(heard.text) or by_the_clock(heard.text)
        hours = by_days or sum((_hours(match) for match in _HOURS.finditer(heard.text)), Decimal(0))
        return Found(value=f"{hours.normalize():f}") if hours else Found()


def in_all(text: str) -> Decimal | None:
    """ "Two days, 7 hours each" are 14, "3 x 2 hours" are 6."""
    if (said := _OF_EACH.search(text)) is not None:
        factors = [said["times"], said["n"]]
    elif (said := _SO_OFTEN.search(text)) is not None:
        factors = [n for n in said.groups() if n is not None]
    else:
        return None
    times, each = (spoken_amount(n) for n in factors)
    return times * each if times and each else None


#: "Studied from 9 to 11.30 today".
_CLOCK = r"(?P<{0}>\d{{1,2}})(?:[:.h](?P<{0}m>\d{{2}}))?\s*(?P<{0}p>[ap]\.?m\.?)?"
_FROM_TO = pattern(
    r"(?<!\w)(?:studied|learn(?:ed|t)|revised|worked|practi[cs]ed|read|did|crammed|studying)\b[^.;!?\n]{0,40}?(?<!\w)(?:from|between)\s+"
    rf"{_CLOCK.format('a')}\s*(?:to|til|till|until|and|-|–)\s*{_CLOCK.format('b')}(?!\w|[:.]\d|\s*(?:%|percent|of\s|h\b|hours?))",
    re.IGNORECASE,
)
_HALF_A_DAY, _MOST_AT_ONCE = 12, 10


def by_the_clock(text: str) -> Decimal | None:
    """ "From 9 to 11" are two hours, "from 11 to 1" too; None where that is no stretch that is studied in one go."""
    said = _FROM_TO.search(text)
    if said is None or int(said["a"]) > 2 * _HALF_A_DAY or int(said["b"]) > 2 * _HALF_A_DAY:
        return None
    start, end = (int(said[k]) + Decimal(int(said[f"{k}m"] or 0)) / _MINUTES_AN_HOUR for k in ("a", "b"))
    hours = round(end - start if end > start else end - start + _HALF_A_DAY, 2)
    return hours if 0 < hours <= _MOST_AT_ONCE else None


def _as_counted(text: str, whole: Decimal | None) -> Decimal | None:
    """What counts of it, where it is said that not all does; else ``whole``."""
    said = _COUNTED.search(text)
    first = UNITS.search(text, 0, said.start()) if said else None
    whole_told = whole or (_said(first) if first else None)
    if said is None or whole_told is None:
        return whole
    n = spoken_amount(said["n"] or said["not"] or said["out"])
    if n is None or not 0 < n < whole_told:
        return whole
    return n if said["n"] else whole_told - n


def part_of_all(text: str) -> Decimal | None:
    """ "20 out of 140 hours" are 20; None where it is not said of units or hours."""
    said = _OF_THE_WHOLE.search(text)
    if said is None or (said["unit"] is None and UNITS.match(text, said.start()) is None):
        return None
    part = spoken_amount(said["n"])
    return part if part is not None and 0 < part <= int(said["whole"]) else None


def written(amount: Decimal | None) -> str | None:
    """As slots keep it; None for nothing."""
    return f"{float(amount):g}" if amount else None


def _said(match: re.Match[str]) -> Decimal | None:
    amount = spoken_amount(match["n"])
    return amount + _HALF if amount is not None and match["more"] else amount


def _hours(match: re.Match[str]) -> Decimal:
    per_hour = _MINUTES_AN_HOUR if match["unit"].casefold().startswith("min") else 1
    return round((_said(match) or Decimal(0)) / per_hour, 2)


StudyHours = Annotated[Decimal, Reads(StudyHoursSlot())]
UnitAmount = Annotated[Decimal, Reads(UnitsSlot())]
