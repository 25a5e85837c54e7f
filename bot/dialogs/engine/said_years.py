"""Years that are told as one remembers them: "Security+ 2019 i think, CCNA 14.2.2025", "prosci maybe 2022"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.hearing import Heard
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
