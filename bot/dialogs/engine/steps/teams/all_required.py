"""All that a team needs: "who's missing what", "what are the rules for my team"; and of a member, "what do I need?"."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.teams import requirements

_SHOWS = "show_requirements"
_START = r"\W*(?:(?:and|so|ok|okay|but|wait|hey|hi|please|pls|now|remind\s+me|tell\s+me|show\s+me)\W+)*"
_TEAM = r"(?:the\s+|my\s+|our\s+|this\s+|that\s+)?(?:team|crew|ward|group|squad|people|staff|lot|guys|lads)"
_END = r"(?:\s+(?:now|again|so\s+far|at\s+the\s+moment|currently|still|there|please|pls))*\W*"
_WHO_LACKS_WHAT = pattern(
    rf"{_START}who(?:['’]?s|\s+is|\s+are)?\s+(?:still\s+)?(?:miss(?:es|ing)|lack(?:s|ing)?|needs?|without|short\s+of|has\s?n['’]?t\s+got|does\s?n['’]?t\s+have)"
    rf"\s+(?:what|which|anything|something)(?:\s+in\s+{_TEAM})?{_END}",
    re.IGNORECASE,
)
_THE_RULES = r"(?:(?:requirements?|rules?|needs|demands)|what['’]?s\s+(?:required|needed))"
_WHAT_IS_REQUIRED = pattern(
    rf"{_START}(?:(?:what|which)(?:['’]?s|\s+are|\s+is)?\s+(?:(?:all|the|my|our|team)\s+){{0,3}}{_THE_RULES}(?:\s+(?:do|did)\s+(?:i|we)\s+(?:have|set|make|keep|ask\s+for))?"
    rf"|(?:(?:all|the|my|our|team)\s+){{1,3}}{_THE_RULES}"
    rf"|what\s+(?:did|do|have)\s+i\s+(?:require|required|ask(?:ed)?\s+for|set))(?:\s+(?:(?:of|for|in)\s+{_TEAM}|so\s+far|are\s+there|i\s+have|i\s+set))*{_END}",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None unless a lead asks for nothing else; of the team that is named, or was talked of."""
    heard = session.heard
    if not heard.leads or heard.named or heard.people or session.state.asking is not None:
        return None
    text = heard.text
    for said in reversed([said for said in heard.teams if said.ids]):
        text = text[: said.start] + "team" + text[said.end :]
    if not (_WHO_LACKS_WHAT.fullmatch(text) or _WHAT_IS_REQUIRED.fullmatch(text)):
        return None
    team = session.team_meant()
    session.trace.append("all that a team needs is asked for")
    return await session.begin(_SHOWS, {"team": team} if team is not None else {}, 0.9)


_MINE = "my_requirements"
_WHAT_I_NEED = pattern(
    rf"{OPENING}(?:what|which\s+(?:ones?|certs?|cards?|courses?|tickets?))\s+(?:all\s+)?(?:do|must|should|shall)\s+i\s+(?:still\s+)?(?:(?:need|have)(?:\s+to\s+(?:have|get|do|hold|renew|bring))?|get|do)"
    r"(?:\s+(?:now|then|still|exactly|by\s+when|for\s+(?:the|my|this)\s+(?:team|boss|lead)|here))*\W*",
    re.IGNORECASE,
)
#: Right after talk of a job, or of a plan, it is what that needs.
_OF_JOBS = frozenset(
    {"other_jobs", "credential_for_role", "skill_gap", "learning_path", "credential_path", "credential_info", "compare"}
)


async def asked_of_me(session: Session) -> Reply | None:
    """None unless nothing else is said, and something is asked of them."""
    heard, records, last = session.heard, session.given.records, session.state.last
    if records is None or not session.given.circle.joined or heard.named or session.state.asking is not None:
        return None
    if (last is not None and last.dialog in _OF_JOBS) or not _WHAT_I_NEED.fullmatch(heard.text):
        return None
    if not (await requirements.asked_of(records.connection, [records.person_id]))[records.person_id]:
        return None
    session.trace.append("what their team needs from them")
    return await session.begin(_MINE, {}, 0.9)
