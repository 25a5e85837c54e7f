"""A slot for somebody's own estimate of hours: "count 40 hours for each"."""

from __future__ import annotations

import re
from typing import Annotated

from bot.dialogs.engine.amount_slots import StudyHoursSlot
from bot.dialogs.engine.slots import Found, Reads, SlotType
from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

_MOST_HOURS = 2000
_A_WEEKS_HOURS = 60
_A_WEEK = pattern(r"\b(?:h|hrs?|hours?)\s*(?:a|per|each|every|/|in\s+a)?\s*week", re.IGNORECASE)
_FIRST = (
    r"(?:dunno|no\s+idea|not\s+sure|um+|er+|would|id|about|around|say|maybe|perhaps|i|i['’]?d|think|guess|reckon|it|takes?|roughly|probably|more|like|rather|no|hm+|actually"
    r"|count|assume|make|take|with|ok|so|well|let['’]?s)"
)
_AFTER = r"(?:each|for|of|them|all|every|one|or|so|maybe|i|think|guess|hours?|h|per|cert\w*|course|step)"
#: "About 40", "I guess 60 each", "more like 200 h".
_BARE = pattern(rf"\W*(?:{_FIRST}\W+)*(?P<n>\d{{1,4}})(?:\s?(?:h|hrs?|hours?))?(?:\W+{_AFTER})*\W*", re.IGNORECASE)
#: "Count 40 hours for each that you don't know".
_EACH = pattern(
    r"\b(?:count|assum|reckon|estimat|guess|say|take|plan|use)\w{0,3}\b[^.!?\n]{0,40}?\b\d{1,4}\s*(?:h|hrs?|hours?)\b\s*(?:each\b|apiece\b|per\s+(?:cert|course"
    r"|step|one)|for\s+(?:each|every|all|any|the\s+(?:rest|others?|unknown)|those|what|whatever|them))",
    re.IGNORECASE,
)


class EstimateSlot(SlotType):
    """Hours of study that somebody counts for each credential of which none are known."""

    hint = "I need a number of hours, for example “40 hours”."

    def find(self, heard: Heard) -> Found:
        told = any(v.kind == "hours_a_week" for v in heard.values)  # "3 evenings a week, 2 hours each"
        return self.find_answer(heard) if _EACH.search(heard.text) and not told else Found()

    def find_answer(self, heard: Heard) -> Found:
        if _A_WEEK.search(heard.text):
            return Found()
        bare = _BARE.fullmatch(heard.text)
        said = StudyHoursSlot().find(heard).value if bare is None else None
        hours = round(float(said)) if said is not None else int(bare["n"]) if bare else 0
        return Found(value=hours) if 0 < hours <= _MOST_HOURS else Found()

    def anew(self, heard: Heard) -> int | None:
        """Another number in place of an estimate: one that no week has hours for."""
        said = self.find(heard).value
        bare = _BARE.fullmatch(heard.text) if said is None and not _A_WEEK.search(heard.text) else None
        return said if bare is None else int(bare["n"]) if _A_WEEKS_HOURS < int(bare["n"]) <= _MOST_HOURS else None

    def says_no_more(self, heard: Heard) -> bool:
        """Whether the message is the number alone, which logs no hours of study."""
        return _BARE.fullmatch(heard.text) is not None and not _A_WEEK.search(heard.text)


Estimate = Annotated[int, Reads(EstimateSlot())]
