"""What somebody says they have for their studies: hours of free days and shifts, and money that is there to spend."""

from __future__ import annotations

import re

from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.values import Money, Value
from bot.patterns import pattern

_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_PART = r"(?:morning|afternoon|evening|night)"
#: "Fri-sun free", "on my two rest days", "3 on 4 off", "thursday evenings and saturdays", "sundays only".
_FREE_DAYS = pattern(
    rf"(?<!\w)(?:{_DAY}s?(?:\s*(?:-|–|to|and|&|,)\s*{_DAY}s?)*\s+(?:is\s+|are\s+|r\s+)?(?:free|off)|(?:free|off)\s+(?:on\s+|at\s+)?(?:my\s+|the\s+)?(?:\w+\s+)?{_DAY}s?"
    rf"|(?:days?|shifts?)\s+off|(?:rest|off|free|spare)\s+days?|\d{{1,2}}\s*on\W{{1,3}}\d{{1,2}}\s*off|{_DAY}\s+{_PART}s|(?:mon|tues|wednes|thurs|fri|satur|sun)days"
    rf"|week(?:day|end)s|{_PART}s)(?!\w)",
    re.IGNORECASE,
)
#: What was done is no time that somebody has.
_DONE = pattern(
    r"(?<!\w)(?:did|done|logged|log|attended|studied|finished|completed|earned|webinars?|cp[de]s?|pdus?|ceus?|cmes?|credits?|units?|points?|today|yesterday)(?!\w)",
    re.IGNORECASE,
)
_SPENT = pattern(
    r"(?<!\w)(?:paid|cost|costs|costing|fee|fees|price|priced|was|were|for)\W{1,3}(?:\w+\W{1,3})?$", re.IGNORECASE
)
_TO_SPEND = pattern(
    r"(?<!\w)(?:budget|pay|pays|cover|covers|spend|afford|have|['’]ve|ive|got|saved|only|max|with)\W{1,3}(?:(?:is|of|about|around|up\s+to|at\s+most|only|just|like|max|got|a)\W{1,3}){0,3}$",
    re.IGNORECASE,
)
_REACH = 40
#: More hours than these no week of work leaves.
_MOST_HOURS = 60


def has_free_days(heard: Heard) -> bool:
    return _FREE_DAYS.search(heard.text) is not None


def hours_left(heard: Heard, *, beside: bool) -> int | None:
    """The hours a week that are said as such, or that free days leave: "fri-sun free, 12 hrs"; ``beside``: something
    else tells that hours are of every week.
    """
    weekly = next((v.value for v in heard.values if v.kind == "hours_a_week"), None)
    if weekly is not None or _DONE.search(heard.text) or not (beside or has_free_days(heard)):
        return weekly if isinstance(weekly, int) else None
    said = [v.value for v in heard.values if v.kind == "hours"]
    return next((n for n in said if isinstance(n, int) and 0 < n <= _MOST_HOURS), None) if len(said) == 1 else None


def money_left(heard: Heard) -> Value | None:
    """The amount that is said to be there for it, and not to have been paid."""
    return next((v for v in heard.values if _is_there(heard.text, v)), None)


#: "I got about 500 and weekends only": an amount with no money named, and nothing counted behind it.
_BARE = pattern(
    r"(?<!\w)(?:budget(?:\s+is)?|spend|afford|have|['’]ve|ive|got|saved|max)\s+(?:(?:got|about|around|up\s+to|at\s+most|only|just|like|maybe|max|a\s+max\s+of)\s+){0,3}"
    r"(?P<n>[1-9]\d{2,4})(?=\W{0,2}(?:$|\s*(?:and|or\s+so|to\s+spend|for\s+it|for\s+this|in\s+(?:all|total)|total|max|tops|only|saved)(?!\w)|[,;.]\s))",
    re.IGNORECASE,
)


def bare_amount(heard: Heard) -> int | None:
    """An amount to spend that is said without its money."""
    said = _BARE.search(heard.text)
    return int(said["n"]) if said is not None and not _DONE.search(heard.text) else None


def _is_there(text: str, value: Value) -> bool:
    if not isinstance(value.value, Money) or value.kind != "money" or not value.value.amount:
        return False
    reach = max(0, value.start - _REACH)
    to_spend = _TO_SPEND.search(text, reach, value.start) or text[value.start :].casefold().startswith("budget")
    behind = text[value.end : value.end + _REACH]
    return _SPENT.search(text, reach, value.start) is None and (
        to_spend is not None or _LIMITS.match(behind) is not None
    )


#: "1500 quid in all", "3000 pesos a month only".
_LIMITS = pattern(
    r"\W{0,3}(?:in\s+(?:all|total)|total|max|only|tops|budget|(?:a|per|each)\s+month|to\s+spend)(?!\w)", re.IGNORECASE
)
