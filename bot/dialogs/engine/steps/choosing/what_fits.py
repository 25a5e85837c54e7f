""" "What fits a nurse?", "what have you got for electricians", "im in logistics, whats useful": what there is for the
one job, skill or field that is named.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_FOR_JOB, _FOR_SKILL, _LISTS = "credential_for_role", "credential_for_skill", "browse_credentials"
_WHAT = r"(?:what|which(?:\s+(?:ones?|cert\w*|credentials?|qualifications?|courses?|papers?))?)"
_USEFUL = r"(?:useful|helpful|good(?:\s+to\s+have)?|worth\s+(?:having|getting|doing)|in\s+demand|out\s+there|available)"
_IS = r"(?:['’]?s|\s+is|\s+are|\s+would\s+be)"
#: In front of the name.
_BEFORE = pattern(
    rf"{OPENING}(?:{_WHAT}\s+(?:would\s+|could\s+|might\s+|will\s+)?(?:best\s+)?(?:fits?|suits?|go(?:es)?\s+with|helps?)"
    rf"|{_WHAT}\s+(?:else\s+)?(?:have\s+you(?:\s+got)?|do\s+you\s+have|u\s+got|you\s+got|is\s+there|are\s+there)\s+(?:for|in)"
    rf"|what{_IS}\s+{_USEFUL}\s+(?:for|in|as)|what\s+looks\s+good\s+on\s+(?:a|the|my)\s+(?:cv|resume)\s+(?:for|in|as)"
    r"|(?:(?:what|how)\s+about\s+|for\s+)me(?:\s*[,:–-]\s*|\s+(?:as|in|and|with|for)\s+)|(?:show\s+me\s+)?(?:everything|all|what\s+there\s+is|what\s+you\s+have(?:\s+got)?)\s+(?:there\s+is\s+)?(?:for|in))\s+(?:(?:an?|the|some(?:body|one)\s+who\s+works\s+as\s+an?)\s+)?$",
    re.IGNORECASE,
)
#: Behind the name of the job or field that somebody has; what is told so is who they are.
_ME = pattern(
    r"\W*(?:(?:hi|hey|hello|so|ok|well)\W+)*(?:i['’]?m|i\s+am|i\s+work|working)\s+(?:as\s+|in\s+)?(?:(?:an?|the)\s+)?$",
    re.IGNORECASE,
)
_BEHIND = pattern(
    rf"\W+(?:and\s+|so\s+)?(?:what{_IS}\s+{_USEFUL}|what\s+(?:have\s+you\s+got|do\s+you\s+have|fits|suits\s+me|would\s+(?:fit|suit|help)))(?:\s+(?:for\s+me|here|there|me))*\W*",
    re.IGNORECASE,
)
_AFTER = pattern(r"s?(?:\s+(?:jobs?|people|folks?|work|please|pls|then|like\s+me))*\W*", re.IGNORECASE)


async def asked(session: Session) -> Reply | None:
    """None where more than that is said."""
    heard = session.heard
    if len(heard.named) != 1 or heard.people or heard.teams or heard.dates:
        return None
    named, text = heard.named[0], heard.text
    start, end = named.mention.start, named.mention.end
    asks = _BEFORE.fullmatch(text, 0, start) and _AFTER.fullmatch(text, end)
    tells = named.kind == "family" and _ME.fullmatch(text, 0, start) and _BEHIND.fullmatch(text, end)
    if not (asks or tells) or named.kind not in ("role", "skill", "family"):
        return None
    session.trace.append("what fits the one that is named")
    return await shown(session, named)


#: "Which certs?", right behind the job that somebody told.
_WHICH = pattern(
    rf"{OPENING}(?:which|what)\s+(?:cert\w*|ones?|courses?|papers?|qualifications?|credentials?|exams?|licen[cs]es?)"
    r"(?:\s+(?:are\s+there|should\s+i\s+(?:do|get|take)|can\s+i\s+(?:do|get|take)|do\s+i\s+need|for\s+(?:me|that|it)|fits?(?:\s+me)?|would\s+(?:fit|help)|helps?|then|now|please|pls))*\W*",
    re.IGNORECASE,
)


async def of_the_job(session: Session) -> Reply | None:
    """None where something else was shown since they told it."""
    last = session.state.last
    if last is None or last.dialog != TELLING or session.state.asking is not None or session.heard.named:
        return None
    job = last.slots.get("goal") or last.slots.get("current")
    if job not in session.manager.knowledge.catalogue.roles or not _WHICH.fullmatch(session.heard.text):
        return None
    session.trace.append("what fits the job that was just told")
    return await session.begin(_FOR_JOB, {"role": job}, 0.8)


async def shown(session: Session, named: Named) -> Reply:
    """What fits the job, proves the skill, or is of the field."""
    mention = named.mention
    if named.kind == "role":
        return await session.begin(_FOR_JOB, {"role": mention.of("role")[0].id}, 0.8)
    if skills := mention.of("skill"):
        return await session.begin(_FOR_SKILL, {"skills": [skills[0].id]}, 0.8)
    return await session.begin(_LISTS, {"family": mention.of("family")[0].id}, 0.8)
