""" "8 hours done, 5 for the first and 3 for the second": hours of study, told of each step or study apart."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.dialogs.engine.amount_slots import written
from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.several_steps import step_called
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.plans import plan_of

_LOGS = "log_progress"
_LONGEST = 200
_H = r"(?:h|hrs?|hours?)(?!\w)"
_N = rf"(?P<n>(?!one\b|an?\b){SPOKEN})"
#: "5 for the first", "3h on step 2".
_PART = pattern(
    rf"(?<![\w.,-]){_N}\s*(?P<unit>{_H})?\s*(?:of\s+(?:it|them|those)\s+|went\s+|were\s+|was\s+|goes?\s+|more\s+)?(?:for|on|in|into|to|with)\s+(?P<of>[^,;\n]{{2,60}}?)"
    rf"(?=\s*(?:[,;\n]|\W*$|\s(?:and|plus|then|n|&)\s))",
    re.IGNORECASE,
)
_WHOLE = pattern(rf"(?<![\w.,-]){_N}\s*{_H}", re.IGNORECASE)
_NOT_SO = pattern(r"\b(?:will|plan|need|want|each|per|every|weekly|left|todo|to\s+go)\b|\?|\ba\s+week\b", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None unless each part is of another one that is followed, and they make up the whole where that is said."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or session.state.asking is not None or heard.people:
        return None
    text = heard.text
    if len(text) > _LONGEST or heard.dates or _NOT_SO.search(text):
        return None
    parts = list(_PART.finditer(text))
    if len(parts) < 2 or (not any(p["unit"] for p in parts) and _WHOLE.search(text) is None):
        return None
    plan = await plan_of(records.connection, records.person_id)
    steps = [s.credential for s in plan.steps] if plan is not None else []
    steps += [s.credential for s in await records.studies() if s.credential and s.credential not in steps]
    of = [step_called(session, part["of"], steps) for part in parts]
    amounts = [spoken_amount(part["n"]) or Decimal(0) for part in parts]
    if None in of or len(set(of)) != len(of) or not all(amounts) or not _adds_up(text, parts, amounts):
        return None
    session.trace.append("hours of study for each")
    replies = []
    for step, hours, part in zip(of, amounts, parts, strict=True):
        with session.hearing(part[0]):
            replies.append(await session.begin(_LOGS, {"credential": [step], "hours": written(hours)}, 0.9))
    return together(session, replies)


def _adds_up(text: str, parts: list[re.Match[str]], amounts: list[Decimal]) -> bool:
    """Hours that are said beside the parts are all of them."""
    spans = [part.span() for part in parts]
    others = [m for m in _WHOLE.finditer(text) if not any(a <= m.start() < b for a, b in spans)]
    return all(spoken_amount(m["n"]) == sum(amounts) for m in others)
