"""A day that comes every year: "renews end of every March", "is due on 1 April each year"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.understanding.dates import SaidDate, find_dates
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.renewing.periods import add_months
from bot.patterns import pattern

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
