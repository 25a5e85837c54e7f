""" "Make that a must for all by summer": the credential that was just looked at is what the team needs."""

from __future__ import annotations

import re

from bot.dialogs.engine.dialog import is_of_teams
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.knowledge.wording import short_name
from bot.messaging.reply import Reply
from bot.patterns import pattern

_REQUIRES = "require_credential"
_POLITE = (
    r"(?:and|so|ok|okay|hm+|right|great|good|cool|well|then|now|please|pls|can|could|you|we|i|let['’]?s|lets|just)"
)
_START = rf"\W*(?:{_POLITE}\W+){{0,6}}"
_IT = r"(?:(?P<it>it|that|this|that\s+one|this\s+one|one)|(?P<both>both|them|those|these|both\s+of\s+(?:them|those)))"
_MUST = (
    r"(?:(?:an?\s+)?(?:must(?:[\s-]?have)?|requirement|mandatory|compulsory|obligatory|required|needed|condition|duty))"
)
_ALL = (
    r"(?:every\s?(?:one|body)|all(?:\s+of\s+(?:them|us))?|they(?:\s+all)?|we(?:\s+all)?|both(?:\s+of\s+(?:them|us))?|them(?:\s+all|\s+both)?|us(?:\s+all)?"
    r"|(?:the|my|our)\s+(?:whole\s+|entire\s+)?(?:team|crew|squad|group|ward|people|staff|lot|guys|lads))"
)
_END = r"(?:[\s,]+(?:too|as\s+well|then|now|please|pls|(?:by|before|until|till|from|on|at|in|the\s+end\s+of)|¤))*\W*"
_SAID = tuple(
    pattern(_START + way + _END, re.IGNORECASE)
    for way in (
        rf"(?:make|set|mark|put)\s+{_IT}(?:\s+(?:down|in))?(?:\s+as)?\s+{_MUST}(?:\s+(?:for|of)\s+{_ALL})?",
        rf"{_ALL}\s+(?:all\s+|both\s+)?(?:needs?|must|has\s+to|have\s+to|should|shall)(?:\s+to)?(?:\s+(?:have|get|hold|pass|do))?\s+{_IT}",
        rf"(?:require|demand)\s+{_IT}(?:\s+(?:of|from|for)\s+{_ALL})?",
        rf"(?:want|need|require)\s+{_ALL}\s+to\s+(?:have|get|hold|pass|do)\s+{_IT}",
        rf"{_IT}(?:['’]?s|\s+is|\s+are|\s+should\s+be|\s+becomes?|\s+will\s+be)?\s+{_MUST}\s+(?:for|of)\s+{_ALL}",
    )
)
_MOST = 3


async def told(session: Session) -> Reply | None:
    """None unless a lead says that alone, and names nothing; right after a requirement "it" is that one."""
    heard, last, focus = session.heard, session.state.last, session.state.focus
    if not heard.leads or heard.named or heard.people or "?" in heard.text:
        return None
    said = next((m for way in _SAID if (m := way.fullmatch(heard.marked))), None)
    if said is None or last is None or is_of_teams(last.dialog):
        return None
    shown = [focus.at] if focus.at and said["it"] else list(focus.credentials)
    catalogue = session.manager.knowledge.catalogue
    meant = [catalogue.credentials[one] for one in shown if one in catalogue.credentials]
    slots = fill_from_message(session.manager.dialogs[_REQUIRES], heard).slots
    slots.pop("wanted", None)
    slots.pop("needed", None)
    if len(meant) == 1 or (said["both"] and 1 < len(meant) <= _MOST):
        slots["wanted"] = [{"name": short_name(one), "ids": [one.id], "skill": None} for one in meant]
    session.trace.append("what was just looked at is required")
    return await session.begin(_REQUIRES, slots, 0.9)
