"""The days of the week on which messages are welcome."""

from __future__ import annotations

import re

from bot.dialogs.understanding.dates import weekday
from bot.dialogs.understanding.letters import plain
from bot.dialogs.understanding.times.refusals import CLAUSE_END, NOT, refused_behind
from bot.dialogs.understanding.times.words import READ
from bot.patterns import pattern

_ANY_DAY = frozenset(range(7))
_WORKDAYS, _WEEKEND = frozenset(range(5)), frozenset((5, 6))

_DAY = (
    r"(?:mon|tues?|wed|thu|thurs?|fri|sat|sun|[mtwfs][^\W\d_]{3,8}ays?|[mtwfs][^\W\d_]{2,7}day|week[\s-]?ends?"
    r"|week[\s-]?days?|(?<!\bi\s)(?<!\bwe\s)work[\s-]?days?|working[\s-]?days?|business\s+days?)"
)
_DAYS = pattern(
    rf"(?<!\w)(?:(?P<from>{_DAY})\s*(?:-|–|to|through|thru|till|until)\s*(?P<to>{_DAY})|(?P<day>{_DAY})"
    r"|(?P<all>(?:any|every|each)\s+(?:single\s+)?days?|all\s+(?:the\s+)?days|(?:all|the\s+whole|whole|entire)\s+week"
    r"|(?:daily|everyday)(?=\s*(?:$|[^\w\s]|please|is\b|and\b|except|but))"
    r"|seven\s+days|7\s+days(?:\s+a\s+week)?|24/7))(?!\w)(?P<off>\s+(?:is\s+|are\s+)?(?:off|free|excluded|out|for\s+(?:the\s+|my\s+)?(?:family|kids|rest(?:ing)?|church))\b)?"
    r"(?P<fine>\s+(?:is\s+|are\s+)(?:fine|ok|okay|good|best)\b)?",
    re.IGNORECASE,
)
_SAYS_NOT = pattern(
    rf"{NOT}|(?<!\w)(?:isn['’]?t|aren['’]?t|excluding|exclude|skip|besides|apart\s+from|other\s+than|everything\s+but)(?!\w)"
    r"|\bbut\s*$",
    re.IGNORECASE,
)
_SAYS_YES = pattern(
    r"(?<!\w)(?:only|just|every|each|yes|always|ok|okay|allowed|instead|rather|send|write|message)(?!\w)", re.IGNORECASE
)
_ONE_DAY = pattern(
    r"(?<!\w)(?:only|just|every|each|not|never|no|don['’]?t|dont|except|skip|any|stop|mute|disable|off)(?!\w)",
    re.IGNORECASE,
)
#: "Only on Sundays, I'm driving all week" says why.
_WHY = pattern(
    r"(?<!\w)(?:i['’]?m|i\s+am|i\s+(?:work|drive|study|have)|we['’]?re|we\s+are|cos|cuz|because|since)(?!\w)",
    re.IGNORECASE,
)
#: "Sunday evenings" are those of every Sunday.
_PARTS = pattern(r"\s+(?:morning|afternoon|evening|night)s(?!\w)", re.IGNORECASE)
_DAYS_ONLY = pattern(
    r"\W*(?:(?:and|or|on|the|please|plus|also|both|only|just|but|not|thanks|maybe|to)\W+|(?:too|as\s+well|is|are|ok|okay|fine|works|allowed)\W*)*",
    re.IGNORECASE,
)


def find_weekdays(text: str) -> frozenset[int] | None:
    """The days, Monday 0, on which messages are allowed; None when the text says nothing of it.

    Days that are refused leave the others: "no messages on Sunday" is Monday to Saturday.
    """
    text = plain(text[:READ])
    allowed: set[int] = set()
    refused: set[int] = set()
    fine: set[int] = set()
    said = list(_DAYS.finditer(text))
    behind = bool(said) and refused_behind(text, said[0].start(), said[-1].end()) and not any(m["fine"] for m in said)
    at, says_no, rest, sure = 0, False, "", False
    for match in said:
        days = _days_of(match)
        if days is None:
            continue
        between = text[at : match.start()]
        if match["all"] and allowed and _WHY.search(between):
            continue
        clause = CLAUSE_END.split(between)
        if len(clause) > 1:
            says_no = False
        said_no = max((m.end() for m in _SAYS_NOT.finditer(clause[-1])), default=-1)
        said_yes = max((m.end() for m in _SAYS_YES.finditer(clause[-1])), default=-1)
        if max(said_no, said_yes) >= 0:
            says_no = said_no > said_yes or (said_no >= 0 and _messages_refused(clause[-1]))
        (fine if match["fine"] else refused if says_no or behind or match["off"] else allowed).update(days)
        rest, at = rest + " " + between, match.end()
        word = (match["day"] or "").lower()
        each = word.endswith("s") or _PARTS.match(text, at)
        sure = sure or not word or bool(each or match["off"] or match["fine"])
    if not allowed and not refused and not fine:
        return None
    rest += " " + text[at:]
    if not sure and not _ONE_DAY.search(rest) and not _DAYS_ONLY.fullmatch(rest):
        return None  # "passed it on Monday"
    welcome = allowed | fine if allowed or not refused else _ANY_DAY
    left = frozenset(welcome) - (refused - fine)
    return left or None


def _messages_refused(clause: str) -> bool:
    """ "don't write on Sunday", "no messages …": the refusal governs the verb."""
    return re.search(rf"{NOT}\s+(?:\w+\s+){{0,2}}(?:send|write|message|messages)\b", clause, re.IGNORECASE) is not None


def _days_of(match: re.Match[str]) -> frozenset[int] | None:
    if match["all"]:
        return _ANY_DAY
    if match["from"]:
        first, last = weekday(match["from"]), weekday(match["to"])
        if first is None or last is None:
            return None
        return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
    said = match["day"].lower()
    if re.match(r"week[\s-]?end", said):
        return _WEEKEND
    if said.startswith(("week", "work", "business")):
        return _WORKDAYS
    day = weekday(said)
    return None if day is None else frozenset((day,))
