"""What everybody in a team needs that is made in the same breath: "create a team …, they all need first aid by May"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Annotated, Any

from bot.dialogs.engine.duty_slots import DueSlot, NeededSlot, WantedSlot
from bot.dialogs.engine.slots import Found, Reads, SlotType
from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

_ALL = (
    r"(?:(?:they|we|you)(?:\s+all)?|every\s?(?:one|body)(?:\s+(?:in\s+it|there))?|all(?:\s+of\s+(?:them|us))?|both(?:\s+of\s+them)?|(?:every|each)\s+(?:[\w-]{2,20}\s+)?[\w-]{2,20}"
    r"|(?:\d{1,3}|one|two|three|four|five)\s+(?:of\s+(?:them|us)|people)|(?:(?:all|the|my|our)\s+){0,2}(?:[\w-]{2,20}\s+)?(?:guys|lads|staff|members|people|team|crew|[a-z]{3,20}s)(?:\s+all)?)"
)
_NEED = pattern(
    rf"(?<!\w){_ALL}\s+(?:all\s+|both\s+)?(?:needs?|must\s+(?:have|hold|get|do)|ha(?:s|ve)\s+to\s+(?:have|hold|get|do)|should\s+have)\s+(?=\w)",
    re.IGNORECASE,
)


class NeedsSlot(SlotType):
    """``{"wanted": …, "due": …, "needed": …}`` as those slots have it; nothing unless it is said that they need it."""

    def find(self, heard: Heard) -> Found:
        said = _NEED.search(heard.text)
        if said is None:
            return Found()
        at = said.start()
        text = " " * at + heard.text[at:]
        behind = replace(
            heard,
            text=text,
            named=tuple(n for n in heard.named if n.mention.start >= at),
            dates=tuple(d for d in heard.dates if d.start >= at),
        )
        if not (wanted := WantedSlot().find(behind).value if behind.named else None):
            return Found()
        due, needed = DueSlot(ahead=True).find(behind).value, NeededSlot().find(behind).value
        needs: dict[str, Any] = {"wanted": wanted, "due": due, "needed": needed}
        return Found(value={name: value for name, value in needs.items() if value is not None})

    def find_answer(self, heard: Heard) -> Found:
        return Found()


NeedsOfNewTeam = Annotated[dict[str, Any], Reads(NeedsSlot())]
