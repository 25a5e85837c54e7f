""" "How do we fix that", "and when is the next thing due", of a lead who has just looked at how the team stands."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.dialog import is_of_teams
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.openings import CORRECTING, OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_CLOSES, _NEXT, _SHOWS, _GAP = "close_gaps", "next_in_team", "show_requirements", "team_gap"
#: After these something may be lacking.
_OF_GAPS = frozenset(
    {
        _GAP, _SHOWS, _CLOSES, "requirement_costs", "require_credential", "change_requirement", "who_is_stuck",
        "team_progress", "who_holds", _NEXT,
    }
)  # fmt: skip
#: After these a lead is still looking at the team; what follows a change of it may be about anything.
_LOOKS = _OF_GAPS | {
    "show_team", "team_expiring", "team_picture", "team_member", "team_compare",
    "team_renewal_costs", "who_could_cover", "their_expiries",
}  # fmt: skip
#: These are of one's own place in a team.
_OWN = frozenset({"answer_invitation", "share_less", "who_sees", "leave_team", "hide_record", "unhide_record",
                  "join_team", "open_invitation", "who_looked", "my_requirements"})  # fmt: skip
_IT = (
    r"(?:it|that|this|them|those|these|(?:the|these|those|our|my)\s+(?:gaps?|holes?|rest)"
    r"|all\s+(?:of\s+)?(?:it|that|this|them))"
)
_MEND = r"(?:fix|solve|sort(?:\s+out)?|close|fill|mend|remedy|tackle|address|handle|resolve|plug|deal\s+with)"
_ALL = r"(?:every\s?(?:one|body)|them(?:\s+all)?|people|the\s+(?:team|rest|others)|us)"
_DONE = r"(?:there|done|trained|certified|sorted|covered|up\s+to\s+(?:date|speed|scratch)|compliant|through)"
_HOW = pattern(
    rf"{OPENING}(?:"
    r"(?:what(?:['’]?s|\s+is|\s+are)?|is\s+there|have\s+(?:we|you)(?:\s+got)?|do\s+we\s+have)\s+(?:the|our|your|a|an|any)\s+"
    rf"(?:best\s+|quickest\s+|good\s+)?(?:plan|fix|solution|remedy|way)(?:\s+(?:here|forward|out|then|now))?(?:\s+(?:to|for|of|with|on)\s+(?:{_MEND}(?:ing)?\s+)?{_IT})?"
    rf"|how\s+(?:do|can|should|could|would|shall|will|to)\s*(?:we|i|you|they)?\s+(?:best\s+|then\s+|now\s+)?(?:{_MEND}\s+{_IT}|get\s+{_ALL}\s+{_DONE})"
    rf"|what\s+(?:do|can|should|could|must|shall)\s+(?:we|i|you)\s+(?:best\s+)?(?:do|suggest|recommend|propose)(?:\s+(?:now|then|here|next))?(?:\s+(?:about|with|to\s+{_MEND})\s+{_IT})?"
    rf"|(?:can|could|will)\s+(?:we|you|i)\s+{_MEND}\s+{_IT}|(?:let['’]?s|lets)\s+{_MEND}\s+{_IT}"
    rf"|(?:(?:make|give|show)\s+(?:me|us)\s+)?(?:a|the)\s+plan\s+(?:to\s+{_MEND}|for)\s+{_IT}|what\s+now|now\s+what"
    r")(?:\W+(?:then|now|please|pls|though|so))*\W*",
    re.IGNORECASE,
)
#: Who has to get it; nobody else is chosen for it.
_WHO = pattern(
    rf"{OPENING}(?:who|which\s+of\s+(?:them|us))\s+(?:(?:should|must|needs?\s+to|has\s+to|have\s+to|ought\s+to|still\s+(?:has|needs|have)\s+to)\s+(?:do|get|take|have|go\s+(?:on|for))\s+{_IT}(?:\s+first)?"
    rf"|(?:(?:still\s+)?needs?|is\s+(?:still\s+)?(?:missing|lacking)|lacks)\s+{_IT}|is\s+(?:{_IT}\s+)?(?:for|it\s+for))(?:\W+(?:then|now|still))*\W*",
    re.IGNORECASE,
)
_FIRST = r"(?:next|first|soonest|nearest|closest|earliest|coming|upcoming)"
_THING = r"(?:thing|one|cert\w*|credential|card|ticket|licen[cs]e|expiry|renewal|deadline|due\s+date|date|day)"
_ENDS = (
    r"(?:due|up|over|expir(?:es?|ing|e)|run(?:s|ning)?\s+out|end(?:s|ing)?|lapse[sd]?|coming\s+up"
    r"|to\s+(?:expire|run\s+out|go|lapse|end|renew|be\s+renewed))"
)
_WHEN = pattern(
    rf"{OPENING}(?:(?:when|what|which|who|whose)(?:['’]?s|\s+is|\s+are|\s+does|\s+do|\s+will)?\s+(?:the|their|our)\s+(?:very\s+)?{_FIRST}\s+(?:{_THING}\s+)?(?:one\s+)?(?:{_ENDS}|of\s+(?:them|theirs))?"
    rf"|(?:what|which|who|whose)(?:['’]?s|\s+is|\s+one(?:\s+is)?|\s+{_THING}(?:\s+is)?)?\s+(?:{_FIRST}\s+{_ENDS}|{_ENDS}\s+{_FIRST}|{_FIRST}))"
    r"(?:\W+(?:in|of|for|the|this|that|my|our|team|there|then|now|please|pls|here|them|us|all))*\W*",
    re.IGNORECASE,
)
#: "Everyone needs it by 1 March", of the one thing that was looked at.
_NEEDED_BY = pattern(
    rf"{CORRECTING}(?:every\s?(?:one|body)|they|all(?:\s+of\s+them)?|we|the\s+(?:team|rest|others))\s+(?:all\s+|both\s+)?"
    rf"(?:needs?|must|has\s+to|have\s+to|should)\s+(?:(?:to\s+)?(?:have|get|do)\s+)?{_IT}\s+(?:done\s+)?(?:by|before|until|till?)\s+(?:the\s+)?(?:end\s+of\s+)?{A_DAY}"
    r"(?:\W+(?:please|pls|then|latest|at\s+the\s+latest))*\W*",
    re.IGNORECASE,
)
_MINE = pattern(r"\b(?:my\s+(?:own|next)|mine|i|me)\b", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None unless it is the next thing that a lead says, and of nobody and nothing that is named."""
    heard, last = session.heard, session.state.last
    if not heard.leads or last is None or last.dialog in _OWN or session.state.asking is not None:
        return None
    if heard.named or heard.people or not is_of_teams(last.dialog):
        return None
    if heard.dates:
        return await _needed_by(session, last)
    team = session.team_meant()
    about: dict[str, Any] = {} if team is None else {"team": team}
    if last.dialog in _LOOKS and _WHEN.fullmatch(heard.text) and not _MINE.search(heard.text):
        session.trace.append("what comes first in the team that was looked at")
        return await session.begin(_NEXT, about, 0.9)
    return await _of_gaps(session, last, about) if last.dialog in _OF_GAPS else None


async def _needed_by(session: Session, last: Frame) -> Reply | None:
    heard, one = session.heard, last.slots.get("requirement")
    days = heard.days_ahead()
    if last.dialog not in _OF_GAPS or not isinstance(one, int) or len(days) != 1:
        return None
    if not _NEEDED_BY.fullmatch(heard.marked):
        return None
    session.trace.append("the day by which what was looked at is needed")
    return await session.begin("change_requirement", {"requirement": one, "due": days[0].isoformat()}, 0.9)


async def _of_gaps(session: Session, last: Frame, about: dict[str, Any]) -> Reply | None:
    text, of_one = session.heard.text, {k: last.slots[k] for k in ("requirement",) if last.slots.get(k)}
    for_a_job = (last.dialog == _GAP and (last.slots.get("role") or last.slots.get("skills"))) or last.slots.get(
        "closers"
    )
    if for_a_job and (_HOW.fullmatch(text) or _WHO.fullmatch(text)):
        session.trace.append("what would close the gap that was looked at")
        return await session.begin(_CLOSES, {**about, "closers": session.state.focus.credentials}, 0.9)
    if _WHO.fullmatch(text):
        session.trace.append("who has to get what the team needs")
        return await session.begin(_SHOWS, {**about, **of_one}, 0.9)
    if _HOW.fullmatch(text):
        session.trace.append("what can be done about what the team lacks")
        return await session.begin(_CLOSES, {**about, **of_one}, 0.9)
    return None
