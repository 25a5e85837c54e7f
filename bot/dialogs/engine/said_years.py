"""Days told otherwise than as such: years as one remembers them, "Security+ 2019 i think", how long after another,
"CKS 6 months later", and what comes every year, "renews end of every March".
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from bot.dialogs.understanding.dates import SaidDate, find_dates
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.values import count
from bot.knowledge.renewing.periods import add_days, add_months
from bot.patterns import pattern

#: "About 2000 euros" is none.
_AMOUNT = r"\s*(?:eur|usd|dollar|pound|gbp|people|hour|point|credit|pdu|employee|a\s+(?:month|year)|per\b)"
_YEAR = rf"(?<![\w.:,/#$€£+-])(?P<{{}}>(?:19[89]|20[0-4])\d)(?![\w:/-]|[.,]\d|{_AMOUNT})"
_UNSURE = (
    r"(?:i\s+)?(?:think|guess|believe|reckon|suppose)|if\s+i\s+(?:remember|recall)(?:\s+(?:right\w*|correctly|well))?"
)
_IN_FRONT = rf"(?:{_UNSURE}|maybe|probably|perhaps|possibly|roughly|around|about|circa|ca\.?|approx\w*\.?|sometime)"
_BEHIND = rf"(?:{_UNSURE}|or\s+so|maybe|probably|perhaps|ish|roughly|thereabouts|or\s+thereabouts|not\s+sure)"
_HEDGED = pattern(
    rf"(?<!\w)(?:{_IN_FRONT}\s+(?:(?:it\s+was|that\s+was|in|from|back\s+in|since)\s+){{0,3}}){{1,2}}{_YEAR.format('after')}(?:\s*,?\s+{_BEHIND}(?!\w))?"
    rf"|{_YEAR.format('before')}\s*[,(]?\s*{_BEHIND}(?!\w)\)?",
    re.IGNORECASE,
)


def with_hedged_years(heard: Heard) -> Heard:
    """Each of them is a date, the words of doubt being a part of it: the year in which something was got."""
    told = list(heard.dates)
    for said in _HEDGED.finditer(heard.text):
        year = int(said["after"] or said["before"])
        known = [d for d in told if d.start < said.end() and said.start() < d.end]
        if (
            any(d.grain != "year" for d in known)
            or year > heard.today.year
            or _is_of_another(heard, said.start(), said.end())
        ):
            continue
        of_year = known[0] if known else SaidDate(0, 0, (date(year, 1, 1),), "year", "awarded")
        told = [*(d for d in told if d not in known), replace(of_year, start=said.start(), end=said.end())]
    return heard if told == [*heard.dates] else replace(heard, dates=tuple(sorted(told, key=lambda d: d.start)))


_BARE = pattern(_YEAR.format("year"))


_UNTIL_A_YEAR = pattern(
    r"(?:(?<!\w)(?:to|till?|until|thru|through|says?|said|for|expires?|valid|good|in|it['’]?s|is|now)\s+(?:now\s+|in\s+|is\s+|the\s+end\s+of\s+)?|^\W*)(?P<year>20[2-6]\d)(?![\w:/-]|[.,]\d)",
    re.IGNORECASE,
)


def year_alone(heard: Heard) -> int | None:
    """ "It says 2031": the year until which something is said to be good, where no day of it is."""
    said = _UNTIL_A_YEAR.search(heard.text)
    if said is None or any(
        d.grain != "year" and max(d.options, default=heard.today) > heard.today for d in heard.dates
    ):
        return None
    return int(said["year"])


def with_years(heard: Heard) -> Heard:
    """Every year that is over is a date, as one is told in "CCNA 2022" and nothing else."""
    heard, told = with_hedged_years(heard), []
    for said in _BARE.finditer(heard.text):
        free = not any(d.start < said.end() and said.start() < d.end for d in heard.dates)
        if free and int(said["year"]) < heard.today.year and not _is_of_another(heard, *said.span()):
            told.append(SaidDate(*said.span(), (date(int(said["year"]), 1, 1),), "year", "awarded"))
    return replace(heard, dates=tuple(sorted([*heard.dates, *told], key=lambda d: d.start))) if told else heard


def _is_of_another(heard: Heard, start: int, end: int) -> bool:
    """ "Windows Server 2019, I think" is called by its year; of a budget "about 2000" is an amount."""
    spans = (*((n.mention.start, n.mention.end) for n in heard.named), *((v.start, v.end) for v in heard.values))
    return any(a < end and start < b for a, b in spans)


_LATER = pattern(
    r"(?<!\w)(?P<n>\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?P<unit>day|week|month|mth|year|yr)s?\s+"
    r"(?:later|afterwards?|after(?:\s+(?:that|it|this))?|on)(?=\W*(?:$|[,;.!]|(?:and|too|also|as\s+well)\b))",
    re.IGNORECASE,
)
_OF = {"m": 1, "y": 12}
_DAYS = {"d": 1, "w": 7}


def later(text: str, first: dict[str, Any], today: date) -> dict[str, Any]:
    """The day of the award of what ``text`` tells, counted from that of the record ``first``; nothing where none is
    told, or it is still to come.
    """
    said = _LATER.search(text)
    days: list[str] = first.get("awarded") or []
    if said is None or len(days) != 1:
        return {}
    start, number = date.fromisoformat(days[0]), count(said["n"]) or 1
    unit = said["unit"][0].casefold()
    exact = unit in _DAYS and first.get("awarded_said") == "day"
    day = add_days(start, number * _DAYS[unit]) if unit in _DAYS else add_months(start, number * _OF[unit])
    if day > today:
        return {}
    if exact:
        return {"awarded": [day.isoformat()], "awarded_said": "day"}
    rough = "year" if first.get("awarded_said") == "year" and unit == "y" else "month"
    return {"awarded": [day.replace(day=1).isoformat()], "awarded_said": rough}


def says_later(text: str) -> bool:
    return _LATER.search(text) is not None


#: "Every May" alone is no "may" of a verb.
_EVERY_MAY = pattern(r"(?<!of )\b(?:every|each)\s+(?=may\b)", re.IGNORECASE)
_EACH_YEAR = pattern(
    r"\s{0,3}\b(?:(?:every|each)(?:\s+(?:single\s+)?year)?|annually|yearly|once\s+a\s+year)\b(?!\s+(?:day|week|month|\d+\s+(?:day|week|month|year)))",
    re.IGNORECASE,
)


def in_its_year(heard: Heard) -> Heard:
    """The same with the next of such days; as it is where no day comes every year."""
    said = _EACH_YEAR.search(heard.text)
    if said is None or any(n.mention.start > said.start() for n in heard.named):
        return heard
    text = _EACH_YEAR.sub("", _EVERY_MAY.sub("in ", heard.text))
    dates = find_dates(text, heard.today, heard.day_first, asked="ahead")
    return replace(heard, text=text, dates=tuple(_ahead(d, heard) for d in dates)) if dates else heard


def _ahead(said: SaidDate, heard: Heard) -> SaidDate:
    """Of those without a year the next one."""
    if len(said.options) != 1 or said.options[0] > heard.today:
        return said
    return replace(said, options=(add_months(said.options[0], 12),))
