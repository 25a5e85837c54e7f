"""What is said beside records, and has no part in them: clauses that tell of money, hours and a place, and days of
something else in a life, "my class is on 3 December, my CKA ends in May".
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.study_means import money_left
from bot.patterns import pattern

_CLAUSE = pattern(r"(?:[^,;!\n.]|[.,](?=\d)){1,300}", re.IGNORECASE)
_PLACE = pattern(r"(?<!\w)(?:i['’]?m|i\s+am|i\s+live|living|based)\s+in\s", re.IGNORECASE)


def without_means(heard: Heard) -> Heard:
    """Of the same length, so that what was found stays in its place. "Im in dubai, 500 aed a month" names nothing."""
    if money_left(heard) is None:
        return heard
    text, gone = heard.text, []
    for clause in _CLAUSE.finditer(heard.text):
        if _tells_of_means(heard, *clause.span()):
            gone.append(clause.span())
            text = text[: clause.start()] + " " * len(clause[0]) + text[clause.end() :]
    dates = tuple(d for d in heard.dates if not any(a <= d.start < b for a, b in gone))
    return replace(heard, text=text, dates=dates)


def _tells_of_means(heard: Heard, start: int, end: int) -> bool:
    if any(start <= n.mention.start < end and n.mention.of("credential") for n in heard.named):
        return False
    amounts = (v for v in heard.values if v.kind in ("money", "hours", "hours_a_week"))
    return any(start <= v.start < end for v in amounts) or _PLACE.search(heard.text, start, end) is not None


_OF_LIFE = pattern(
    r"(?<!\w)(?:my|the|a)\s+(?:\w+\s+)?(?:class(?:es)?|school|job|contract|passport|visa|birthday|lease|holidays?|leave|shift"
    r"|probation|appointment|wedding|flight|trial|baby|kid|son|daughter|mortgage|insurance|subscription|e-?mail|letter|news|confirmation)\s[^,;.]{0,40}$",
    re.IGNORECASE,
)
_APART = pattern(r"[,;.!]|\b(?:and|but|plus)\b", re.IGNORECASE)
_REACH = 80


def is_of_life(text: str, said: SaidDate, first: int) -> bool:
    """Whether a day is of such a thing, and no part of what is said of the first name, at ``first``."""
    of_it = _OF_LIFE.search(text, max(0, said.start - _REACH), said.start)
    return of_it is not None and _APART.search(text, said.end, first) is not None


_NEWS = (
    r"(?:e-?mail|mail|letter|news|results?|confirmation|notification|text|message|call|card|paper(?:work)?"
    r"|certificate|cert|badge|licen[cs]e|plastic)"
)
#: "Got the email today, …", "card came this morning, …", "just heard back today: …": when it was heard of.
_HEARD_OF = pattern(
    r"\W*(?:(?:hi|hey|hello|ok|so|oh|yay|just|finally|i|i['’]?ve|and)\W+){0,4}"
    rf"(?:(?:got|received|had|have|have\s+got|read|opened)\s+(?:the|my|an?|some|their)\s+(?:\w+\s+)?{_NEWS}(?:\s+from\s+(?:\w+\s+){{0,2}}?\w+)?(?:\s+back)?"
    rf"|(?:(?:the|my|an?|new)\s+){{0,2}}{_NEWS}\s+(?:just\s+|finally\s+)?(?:came|arrived|is\s+here|got\s+here|landed|turned\s+up)(?:\s+(?:in|through|back|here|over))?"
    r"|heard\s+back(?:\s+from\s+(?:\w+\s+){0,2}?\w+)?)\s+(?:(?:on|in|only|just|the)\s+){0,2}",
    re.IGNORECASE,
)
#: Up to what it tells.
_THAT = pattern(
    r"\s*(?:(?:morning|afternoon|evening|night)\s*)?(?:[,;:.!\n]|\s[–-]+\s|\b(?:that|saying|and)\b)\s*", re.IGNORECASE
)
_WAS_GOT = pattern(
    r"(?<!\w)(?:passed|got|made\s+it|cleared|completed|earned|am\s+now|i['’]?m\s+now)(?!\w)", re.IGNORECASE
)


def without_news(heard: Heard) -> Heard:
    """The same, of the same length, without that it was heard of on a day: "got the email today, CPA renewed until 30
    June 2028". What was passed was passed then, where no other day is said.
    """
    return _without_news_behind(heard) or _without_news_in_front(heard) or heard


def _without_news_behind(heard: Heard) -> Heard | None:
    last = heard.dates[-1] if len(heard.dates) > 1 else None
    if last is None or heard.text[last.end :].strip(" .!"):
        return None
    start = max(heard.text.rfind(mark, 0, last.start) for mark in ",;.-–") + 1
    if not start or not _HEARD_OF.fullmatch(heard.text, start, last.start):
        return None
    return replace(heard, text=heard.text[:start] + " " * (len(heard.text) - start), dates=heard.dates[:-1])


def _without_news_in_front(heard: Heard) -> Heard | None:
    text, day = heard.text, heard.dates[0] if heard.dates else None
    if day is None or any(n.kind == "credential" and n.mention.start < day.start for n in heard.named):
        return None
    behind = _THAT.match(text, day.end) if _HEARD_OF.fullmatch(text, 0, day.start) else None
    if behind is None:
        return None
    news, rest = " " * behind.end(), text[behind.end() :]
    if len(heard.dates) == 1 and _WAS_GOT.search(rest):
        return replace(heard, text=f"{news[: day.start]}{text[day.start : day.end]}{news[day.end :]}{rest}")
    return replace(heard, text=news + rest, dates=heard.dates[1:])
