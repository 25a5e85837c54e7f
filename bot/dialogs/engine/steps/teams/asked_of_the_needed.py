"""What a lead says or asks right after something that the team needs: "what do they need", "when does it have to be
done", "mine runs out in june".
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine import called_alike
from bot.dialogs.engine.dialog import is_of_teams
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.talked_of import MINE
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_SHOWS = "show_requirements"
_OF_ONE = frozenset({"require_credential", "change_requirement", _SHOWS, "who_holds"})
_PEOPLE = (
    r"(?:they|(?:my|the|our)\s+(?:\w+\s+)?(?:people|team|staff|crew|guys|lads|girls|folks|lot)|every\s?(?:one|body)|we)"
)
_WHAT_THEY_NEED = pattern(
    rf"{OPENING}what(?:\s+else)?\s+(?:do|does|must|should)\s+{_PEOPLE}\s+(?:all\s+|still\s+)?(?:need|have\s+to\s+(?:have|get|do)|have|get|hold)(?:\s+to\s+(?:have|get|do|hold))?(?:\s+(?:now|then|all|again))*\W*",
    re.IGNORECASE,
)
_NEEDS = pattern(r"\b(?:need|must|should|have\s+to)\b", re.IGNORECASE)
_IT = r"(?:it|that|this|they)"
_BY_WHEN = pattern(
    rf"{OPENING}(?:(?:by|until|till)\s+)?when\s+(?:(?:is|was)\s+(?:{_IT}|the\s+deadline)(?:\s+(?:due|needed))?|(?:does|do|must|should|has|have)?\s*{_IT}\s+(?:(?:has|have|needs?|must)\s+)?(?:to\s+)?be\s+(?:done|ready|finished|in)"
    rf"|do\s+{_IT}\s+(?:need|have)(?:\s+to\s+have)?\s+it(?:\s+by)?)(?:\s+(?:again|by))*\W*|{OPENING}what(?:['’]?s|\s+is|\s+was)\s+the\s+(?:deadline|due\s+date|day)(?:\s+again)?\W*",
    re.IGNORECASE,
)


_MINE_ITSELF = pattern(r"\bmine\b", re.IGNORECASE)


async def asked(session: Session) -> Reply | None:
    """None unless a lead asks it while the talk is of the team."""
    heard, last = session.heard, session.state.last
    if not heard.leads or last is None or not is_of_teams(last.dialog) or session.state.asking is not None:
        return None
    if heard.named or heard.people or heard.dates:
        return None
    team = {"team": last.slots["team"]} if "team" in last.slots else {}
    if len(heard.teams) == 1 and len(heard.teams[0].ids) == 1:
        team = {"team": heard.teams[0].ids[0]}
    if _WHAT_THEY_NEED.fullmatch(heard.text) and _NEEDS.search(heard.text):
        session.trace.append("what a team needs")
        return await session.begin(_SHOWS, team, 0.9)
    if last.dialog in _OF_ONE and _BY_WHEN.fullmatch(heard.text):
        session.trace.append("by when a team needs it")
        one: dict[str, Any] = {name: last.slots[name] for name in ("requirement", "wanted") if name in last.slots}
        return await session.begin(_SHOWS, {**team, **one}, 0.9)
    return None


async def mine(session: Session) -> Reply | None:
    """None unless one thing was just said or asked of the team, and the lead tells the day of their own."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog not in _OF_ONE or not heard.dates or heard.named or session.state.asking is not None:
        return None
    if session.given.records is None or not session.given.private or not MINE.fullmatch(heard.marked):
        return None
    wanted: list[dict[str, Any]] = last.slots.get("wanted") or []
    if len(wanted) != 1:
        return None
    session.trace.append("their own of what the team needs")
    text = _MINE_ITSELF.sub(f"my {wanted[0]['name']}", heard.text, count=1)
    session.heard = session.manager.hear(session.given, text, session.state)
    await called_alike.settle(session)
    return await session.begin(ADDING, fill_from_message(session.manager.dialogs[ADDING], session.heard).slots, 0.9)
