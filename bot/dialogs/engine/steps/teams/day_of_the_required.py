""" "And the ACLS only by March actually": a lead who has none of their own moves the day of what the team needs,
whatever was looked at since.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.openings import CORRECTING
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.teams import requirements

_CHANGES = "change_requirement"
_MOVED = pattern(
    rf"{CORRECTING}(?P<move>(?:make|move|push|shift|change|set|put)\s+)?(?:(?:the|their|for)\s+)?[\w+&/\s-]{{2,40}}?\s+(?:(?:is|one|can\s+wait|only|just|back|due|needs?|needed|to\s+be|not)\s+)*"
    rf"(?:by|before|(?P<on>until|till|til|to|on))\s+(?:the\s+)?(?:end\s+of\s+)?{A_DAY}"
    r"(?P<rather>\W+(?:actually|instead|rather)\b)?(?:\W+(?:actually|instead|rather|then|is\s+(?:ok|fine|enough)|please|pls|now|will\s+do|ok|thanks))*\W*",
    re.IGNORECASE,
)


#: All that may stand in front of its name: "I want Raj to have the CKA by June" is of Raj.
_FRONT = pattern(
    rf"{CORRECTING}(?:(?:make|move|push|shift|change|set|put)\s+)?(?:(?:the|their|for)\s+)?", re.IGNORECASE
)


_LIMITS = pattern(r"\b(?:only|just|can\s+wait|pushed?\s+back)\b", re.IGNORECASE)
_OTHERWISE = pattern(r"\bno\s+longer\b|n['’]t\b|\bto\s+be\s+\w+ed\b", re.IGNORECASE)


async def moved(session: Session) -> Reply | None:
    """None where the lead holds or studies it, or not just one team of theirs needs it."""
    heard, records = session.heard, session.given.records
    if not heard.leads or records is None or len(heard.dates) != 1 or len(heard.named) != 1 or "?" in heard.text:
        return None
    if heard.people or heard.teams or session.state.asking is not None:
        return None
    said = _MOVED.fullmatch(heard.marked)
    if said is None or (said["on"] and not (said["move"] or said["rather"] or _LIMITS.search(heard.text))):
        return None  # "ACLS until 3 March 2027" is a record of theirs
    if _OTHERWISE.search(heard.text):
        return None
    if not _FRONT.fullmatch(heard.text, 0, heard.named[0].mention.start):
        return None
    ids = set(ids_of(heard.named[0]))
    own = {*(h.credential for h in await records.holdings()), *(s.credential for s in await records.studies())}
    days = heard.days_ahead() or [d.options[0] for d in heard.ahead() if len(d.options) == 1]
    if not ids or ids & own or len(days) != 1 or days[0] <= heard.today:
        return None
    needs = await requirements.of_teams(records.connection, session.given.circle.led)
    meant = [each for each in needs if ids & set(each.credentials)]
    if len(meant) != 1:
        return None
    session.trace.append("the day of what a team needs is moved")
    slots = {"team": meant[0].team.id, "requirement": meant[0].id, "due": days[0].isoformat()}
    return await session.begin(_CHANGES, slots, 0.9)
