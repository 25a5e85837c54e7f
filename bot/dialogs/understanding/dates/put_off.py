"""By how much something is put off, or brought forward: "push it back a month", "two more weeks", "a week earlier"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.dialogs.understanding.values import count
from bot.knowledge.renewing.periods import add_days, add_months
from bot.patterns import pattern

_N = (
    r"(?P<n>\d{1,3}|an?(?:\s+couple\s+of|\s+few)?|the|another|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|couple\s+of)"
)
_UNIT = r"(?P<unit>days?|wks?|weeks?|fortnights?|months?|mths?|mnths?|quarters?|years?|yrs?)(?!\w)"
_SO_LONG = (
    rf"(?:by\s+|for\s+)?(?:about\s+|roughly\s+)?(?P<plus>another\s+)?{_N}\s+"
    rf"(?P<more>(?:more|extra|additional|further)\s+)?{_UNIT}"
)
#: "Give them another month", "two more weeks", "a month later", "a week sooner".
_MORE = pattern(rf"(?<![\w.,]){_SO_LONG}(?P<behind>\s+(?:later|longer|more|extra|on\s+top|earlier|sooner))?", re.I)
_MOVES = pattern(
    r"\b(?:push|shift|postpon|delay|defer|extend|prolong|mov|slid|put|bring|pull)\w{0,3}\b(?P<between>[^.!?\n]{0,60})$",
    re.I,
)
_ABSOLUTE = pattern(r"\b(?:to|until|till?|in|within|every|of)\s+$", re.IGNORECASE)
_AWAY = pattern(r"\b(?:back|off|out|on|later|further)\b", re.IGNORECASE)
_AWAY_BEHIND = pattern(r"\s{1,3}(?:back|off|out)\b", re.IGNORECASE)
_NEARER = pattern(r"\b(?:forwards?|up|in|earlier|sooner)\b", re.IGNORECASE)
#: What is only moved when it is said whither: "put it back a week", "bring the deadline forward a week".
_WHITHER = pattern(r"\b(?:mov|slid|put|bring|pull)\w{0,3}\b[^.!?\n]{0,60}$", re.IGNORECASE)
#: Characters around it that tell.
_NEARBY = 80
_MONTHS = {"m": 1, "q": 3, "y": 12}
_DAYS = {"d": 1, "w": 7, "f": 14}


@dataclass(frozen=True, slots=True)
class PutOff:
    """So many months and days, below nothing when it comes earlier; said at characters ``start`` to ``end``."""

    months: int
    days: int
    start: int
    end: int

    def of(self, day: date) -> date:
        return add_days(add_months(day, self.months), self.days)


def put_off(text: str) -> PutOff | None:
    """The first stretch of the text by which something moves."""
    for match in _MORE.finditer(text):
        sign = _sign(
            text[max(0, match.start() - _NEARBY) : match.start()], match, text[match.end() : match.end() + _NEARBY]
        )
        number = _number(match["n"])
        if sign and number:
            unit = match["unit"][0].casefold()
            months, days = sign * number * _MONTHS.get(unit, 0), sign * number * _DAYS.get(unit, 0)
            return PutOff(months, days, match.start(), match.end())
    return None


def _sign(before: str, match: re.Match[str], after: str) -> int:
    """1 for later, -1 for earlier, 0 where nothing is moved by it."""
    behind = (match["behind"] or "").strip().casefold()
    if behind:
        return -1 if behind in ("earlier", "sooner") else 1
    if _ABSOLUTE.search(before):
        return 0
    if match["more"] or match["plus"] or match["n"].casefold() == "another":
        return 1
    moves = _MOVES.search(before)
    if moves is None:
        return 0
    away = _AWAY.search(moves["between"]) or _AWAY_BEHIND.match(after)
    if _NEARER.search(moves["between"]):
        return 0 if away or moves[0][:3].casefold() == "mov" else -1
    return 1 if away or not _WHITHER.search(before) else 0


def _number(said: str) -> int:
    said = said.casefold()
    if said in ("a", "an", "the", "another"):
        return 1
    return count(said.removeprefix("a ").removesuffix(" of")) or 0
