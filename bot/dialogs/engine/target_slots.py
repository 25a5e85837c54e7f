"""Slots for the first and the last day of what somebody sets out to do."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from bot.dialogs.engine.said_slots import AHEAD, DateSlot
from bot.dialogs.engine.slots import Found, Reads
from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.dates.reckoning import last_of_quarter
from bot.dialogs.understanding.hearing import Heard

_BEFORE = re.compile(r"\bbefore\s+(?:the\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class TargetSlot(DateSlot):
    """The last day for something: "in Q3" is done by the end of it, "before Q3" by its first day."""

    def find(self, heard: Heard) -> Found:
        return super().find(replace(heard, dates=tuple(_of_a_quarter(heard.text, said) for said in heard.dates)))


def _of_a_quarter(text: str, said: SaidDate) -> SaidDate:
    if said.grain != "quarter" or _BEFORE.search(text[: said.start]):
        return said
    return replace(said, options=tuple(last_of_quarter(first) for first in said.options), grain="day")


class StartSlot(DateSlot):
    """The first day of something to come: "starting in January", "from February on"."""

    def find(self, heard: Heard) -> Found:
        first = (d for d in heard.dates if d.cue == "from" or _FROM.search(heard.text[: d.start]))
        return super().find(replace(heard, dates=tuple(replace(d, cue="from") for d in first)))


TargetOn = Annotated[date, Reads(TargetSlot(AHEAD, ahead=True))]
DoneBy = Annotated[date, Reads(TargetSlot(("target", "until", "expires", None), ahead=True))]
StartsOn = Annotated[date, Reads(StartSlot(ahead=True))]
