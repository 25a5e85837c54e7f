"""How many days before an expiry to be reminded: "a month and 3 days before", "1, 7 and 30 days"."""

from __future__ import annotations

import re

from bot.dialogs.understanding.letters import plain
from bot.dialogs.understanding.times.words import NUMBER_WORDS, READ
from bot.dialogs.understanding.values import count
from bot.patterns import pattern

#: More reminders, and earlier ones, than anybody needs.
_MOST_LEADS = 12
_LONGEST_LEAD = 730

_UNIT_DAYS = {"d": 1, "w": 7, "f": 14, "m": 30, "y": 365}
_UNIT = r"(?:days?|d|weeks?|wks?|w|fortnights?|months?|mths?|mo|years?|yrs?)"
_ITEM = rf"(?:\d{{1,4}}|half\s+an?|(?:{NUMBER_WORDS})(?!\w)|the(?=\s+(?:day|week|month)\b))(?:[\s\-]*{_UNIT}(?!\w))?"
_THEN = r"(?:\s*(?:,|&|\+|/|;)\s*(?:and\s+|or\s+)?|\s+(?:and|or|then|plus|as\s+well\s+as)\s+|\s+)(?:again\s+)?"
_LIST = rf"{_ITEM}(?:{_THEN}{_ITEM}){{0,11}}"
_AHEAD = pattern(
    rf"(?<![\w.,$/\-])(?P<list>{_LIST})\s*(?:before|ahead|in\s+advance|prior|early|earlier|beforehand|upfront|bevor|befor|b4"
    r"|(?:,\s*|\band\s+|,\s*and\s+)on\s+the\s+(?:same\s+)?day)(?!\w)",
    re.IGNORECASE,
)
_BEFORE_LIST = pattern(
    rf"(?<!\w)(?:before|(?:remind(?:ers?|ed)?|ping|warn|nudge|notify|alert)(?:\s+me)?(?:\s+at)?:?)\s+(?P<list>{_LIST})(?!\w)",
    re.IGNORECASE,
)
_ONLY_LIST = pattern(rf"^\W*(?:at\s+|maybe\s+)?(?P<list>{_LIST})(?:\s+please)?\W*$", re.IGNORECASE)
#: "Remind me month before" is one month.
_UNCOUNTED = pattern(
    r"(?<!\w)(?<!\d\s)(?:month|week|fortnight)(?=\s+(?:before|ahead|in\s+advance|prior|early|earlier|beforehand|b4)(?!\w))",
    re.IGNORECASE,
)
_COUNTS = pattern(
    rf"(?:\d|(?:(?<!\w)(?:{NUMBER_WORDS}|half\s+an?|the|last|this|next|that|same|each|every|per|old)))[\s-]*$",
    re.IGNORECASE,
)
#: "Just once a month before" is no rate.
_ONCE = pattern(
    r"(?<!\w)(?:(?:just|only)\s+)?(?:once|one\s+time)\s+(?=(?:an?|one|two|three|\d{1,3})\s+(?:days?|weeks?|months?|fortnight)\s+before\s*"
    r"(?:$|[,.;!]|(?:it|that|they|the|each|every|expiry|expiration|please|pls|is|thanks)\b))",
    re.IGNORECASE,
)
_RATE = pattern(r"(?<!\w)(?:hours?|hrs?|h|times?|once|twice)\s*$", re.IGNORECASE)  # "5 hours a week before June"
_THE_DAY = pattern(
    r"(?<!\w)(?:on|at)\s+(?:the|that)\s+(?:same\s+|very\s+|exact\s+|last\s+)?day(?!\w|\s+(?:before|after|i\b|we\b))"
    r"|(?<!\w)(?:the\s+same\s+day|the\s+day\s+itself|same\s+day|the\s+day\s+of)(?!\w)",
    re.IGNORECASE,
)
_REMINDING = pattern(r"\b(?:remind|expir|notif|warn|nudge|ping|tell\s+me)", re.IGNORECASE)
_ONE_ITEM = pattern(
    rf"(?P<n>\d{{1,4}}|half\s+an?|(?:{NUMBER_WORDS})(?!\w)|the(?=\s+(?:day|week|month)))(?:[\s\-]*(?P<u>{_UNIT})(?!\w))?",
    re.IGNORECASE,
)


#: "1 week before is too late", "instead of a week": what it is not to be.
_REJECTED = pattern(
    rf"(?<![\w.,$/\-])(?P<list>{_ITEM})\s*(?:before|ahead|in\s+advance|prior)?(?:hand)?\s*"
    r"(?:(?:is|['’]s|are|was|were|seems?|feels?)\s+(?:(?:way|much|far|just|a\s+bit|really|simply|always)\s+){0,2}(?:too\s+(?:late|early|short|soon|little|few|long|much)"
    r"|not\s+(?:\w+\s+)?enough)|(?:is|are|was)n['’]?t\s+(?:\w+\s+)?enough)(?!\w)"
    rf"|(?<!\w)(?:instead\s+of|rather\s+than)\s+(?:the\s+)?{_ITEM}(?:\s*(?:before|ahead|in\s+advance))?(?!\w)",
    re.IGNORECASE,
)


def find_leads(text: str) -> tuple[int, ...] | None:
    """How many days before, the earliest reminder first: "a month and 3 days before" → (30, 3); on the day is 0."""
    text = _counted(_ONCE.sub("", plain(text[:READ])))
    kept = _REJECTED.sub(" ", text)
    if kept != text:
        return find_leads(kept) or _any_leads(kept)
    days: list[int] = []
    for match in _AHEAD.finditer(text):
        if not _RATE.search(text[: match.start()]):
            days += _leads_of(match["list"])
    if not days:
        for way in (_BEFORE_LIST, _ONLY_LIST):
            said = way.search(text)
            items = _leads_of(said["list"]) if said else []
            has_unit = said is not None and any(match["u"] for match in _ONE_ITEM.finditer(said["list"]))
            if has_unit or (way is _ONLY_LIST and len(items) > 1):
                days += items
                break
    on_the_day = _THE_DAY.search(text)
    if on_the_day and (days or _REMINDING.search(text) or not re.search(r"\w", text[: on_the_day.start()])):
        days.append(0)
    fitting = list(dict.fromkeys(day for day in days if 0 <= day <= _LONGEST_LEAD))[:_MOST_LEADS]
    return tuple(sorted(fitting, reverse=True)) or None


def _counted(text: str) -> str:
    """With "a month" where "month before" is said."""
    return _UNCOUNTED.sub(lambda said: said[0] if _COUNTS.search(text[: said.start()]) else f"a {said[0]}", text)


#: "For cka i want 120 and 60 days".
_BARE = pattern(
    rf"(?<![\w.,$/\-])(?<!in\s)(?<!for\s)(?<!last\s)(?<!next\s)(?<!every\s)(?<!within\s)(?P<list>{_LIST})"
    r"(?<=[a-z])(?!\w|\s+(?:after|ago|from|of|in|for|off|left|late|old|a|an|per|each|every)(?!\w))",
    re.IGNORECASE,
)


def find_bare_leads(text: str) -> tuple[int, ...] | None:
    """Of a text that is surely of reminders, and says "before" of no number."""
    for said in _BARE.finditer(plain(text[:READ])):
        items = [m for m in _ONE_ITEM.finditer(said["list"]) if m["n"][0].isdecimal()]
        if items and items[-1]["u"] is not None:
            days = {day for day in _leads_of(said["list"]) if 0 < day <= _LONGEST_LEAD}
            return tuple(sorted(days, reverse=True)[:_MOST_LEADS]) or None
    return None


def _any_leads(text: str) -> tuple[int, ...] | None:
    """Beside a number that is rejected another one needs no "before"."""
    items = [m[0] for m in _ONE_ITEM.finditer(text) if m["u"]]
    days = {day for item in items for day in _leads_of(item) if 0 < day <= _LONGEST_LEAD}
    return tuple(sorted(days, reverse=True)[:_MOST_LEADS]) or None


def _leads_of(said: str) -> list[int]:
    """The days of a list; a number without a unit takes the unit that comes after it: "1, 7 and 30 days"."""
    days: list[int] = []
    unit = "d"
    for match in reversed(list(_ONE_ITEM.finditer(said))):
        if match["u"]:
            unit = match["u"][0].lower()
        number = match["n"].lower()
        if number in ("a", "an", "the") and not match["u"]:
            continue
        if number.startswith("half"):
            days.append({"y": 180, "m": 15, "w": 4}.get(unit, 1))
        else:
            days.append((int(number) if number.isdecimal() else count(number) or 1) * _UNIT_DAYS[unit])
    return days[::-1]
