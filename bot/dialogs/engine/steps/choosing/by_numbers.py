""" "Compare 1 and 3", "whats the diff between #1 & #2", "1 vs 3?": those just shown, by their numbers in the list."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN
from bot.dialogs.engine.steps.choosing.taken import SHOWN_BY
from bot.dialogs.understanding.openings import ASKING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_COMPARES = "compare_credentials"
#: What shows several, in an order.
_SHOW_SEVERAL = SHOWN_BY | SHOW_A_PLAN
_N = r"(?:the\s+)?(?:no\.?\s*|number\s+|nr\.?\s*|#\s*)?(?:[1-9]|1st|2nd|3rd|[4-9]th)(?!\w)(?:\s+one)?"
_JOINED = rf"{_N}\s*(?:,\s*{_N}\s*)?(?:and|&|\+|n|with|to|vs\.?|versus|or|,)\s*{_N}"
_COMPARED = pattern(
    rf"{ASKING}(?:(?:compare|(?:what|wat|wh?ats)?(?:['’]?s|\s+is)?\s*(?:the\s+)?(?:main\s+|big\s+)?(?:diffs?|differences?)(?:\s+(?:between|of|betw))?"
    rf"|how\s+(?:do|are|is)|tell\s+me\s+the\s+difference\s+between)\s+(?P<named>{_JOINED})(?:\s+(?:compare|differ(?:ent)?))?"
    rf"|(?P<versus>{_N}\s*(?:vs\.?|versus|against|compared\s+(?:to|with))\s*{_N}))(?:\W+(?:then|please|pls|for\s+me|again|though))*\W*",
    re.IGNORECASE,
)
_DIGIT = pattern(r"\d")


async def compared(session: Session) -> Reply | None:
    """None where fewer are shown than are counted, or anything is named."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog not in _SHOW_SEVERAL or session.state.waiting is not None or heard.named:
        return None
    said = _COMPARED.fullmatch(heard.text)
    if said is None:
        return None
    steps = last.slots.get("steps") if last.dialog in SHOW_A_PLAN else None
    shown = list(steps or session.state.focus.credentials)
    numbers = list(dict.fromkeys(int(n) for n in _DIGIT.findall(said["named"] or said["versus"])))
    if len(numbers) < 2 or max(numbers) > len(shown):
        return None
    session.trace.append("those of these numbers are compared")
    return await session.begin(_COMPARES, {"credentials": [shown[n - 1] for n in numbers]}, 0.9)
