""" "Remind me the day before my exam", "…, ping me the day before" of a study whose day is told: before its day, and of
no expiry.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY
from bot.dialogs.understanding.times import find_leads
from bot.messaging.reply import Reply
from bot.patterns import pattern

REMINDS = "remind_of_exam"
_ASKS = r"(?:remind|nudge|ping|poke|text|message|write(?:\s+to)?|notify|warn|alert|tell|shout|buzz|call)"
_WISH = pattern(
    rf"(?<!\w){_ASKS}(?:\s+at)?\s+me(?!\w)|\b(?:a|another)\s+(?:reminder|nudge|ping|shout|heads[\s-]?up)\b",
    re.IGNORECASE,
)
_EXAM = pattern(r"\b(?:exams?|tests?|finals?|assessment)\b", re.IGNORECASE)
#: "I booked my IELTS for 14 Jan", "my TOEFL is on 3 Feb": neither is of an expiry.
_BOOKED = pattern(
    r"\b(?:booked|scheduled|registered|signed\s+up)\b|\bmy\s+\S{2,20}(?:\s+\S{2,20}){0,3}?(?:['’]s|\s+is)\s+on\s+(?:the\s+)?(?:\d|[a-z])",
    re.IGNORECASE,
)
_OF_RECORDS = pattern(r"\b(?:expir\w*|renew\w*|runs?\s+out|ends?|lapses?|due)\b", re.IGNORECASE)
_NOT = pattern(r"\b(?:no|not|stop|never|don['’]?t|without)\b", re.IGNORECASE)
_EVENING = pattern(r"\bthe\s+(?:night|evening|afternoon)\s+before\b", re.IGNORECASE)
#: "…, ping me the day before": what is told in front of it is done first.
_BEHIND = pattern(
    rf"\s*[,;.–-]+\s*(?:(?:and|also|so|please|pls|can\s+you|could\s+you)\s+){{0,3}}(?={_ASKS}(?:\s+at)?\s+me\b)|\s+(?:and\s+)?(?:please\s+|can\s+you\s+)?(?={_ASKS}\s+me\b)",
    re.IGNORECASE,
)
_DAYS = pattern(r"\bthe\s+day\s+before\b|\ba\s+day\s+(?:before|earlier|ahead)\b", re.IGNORECASE)
_BEFORE_IT = pattern(
    r"\bbefore\s+(?:my|the|an|any|every|each)\s+(?:[\w+-]{2,20}\s+){0,2}?(?:exams?|tests?|finals?|assessment)\b",
    re.IGNORECASE,
)
#: "The week after my exam" is no word before it.
_AFTER_IT = pattern(
    r"\bafter\s+(?:my|the|an|any|every|each|that)\s+(?:[\w+-]{2,20}\s+){0,2}?(?:exams?|tests?|finals?|assessment)\b",
    re.IGNORECASE,
)
_STUDIES = OF_A_STUDY | {"pause_study", REMINDS}


async def told(session: Session) -> Reply | None:
    """None where an expiry may be meant: nothing is said of an exam, and no study was just spoken of."""
    heard, last = session.heard, session.state.last
    if session.given.records is None or not session.given.private or heard.people or heard.teams:
        return None
    if not _WISH.search(heard.text) or session.state.asking is not None:
        return None
    if _OF_RECORDS.search(heard.text) or _AFTER_IT.search(heard.text):
        return None
    lead = lead_in(heard.text)
    if lead is None or not (_EXAM.search(heard.text) or (last is not None and last.dialog in _STUDIES)):
        return None
    if heard.dates or "?" in heard.text[:-1]:
        return None
    session.trace.append("before the day of a study")
    return await session.begin(REMINDS, {"on": False} if _NOT.search(heard.text) else {"before": lead}, 0.9)


_READ = 400


def halves(text: str) -> tuple[str, str] | None:
    """What is told of an exam, or was booked, and the wish for a word before it."""
    for joint in _BEHIND.finditer(text, 0, _READ):
        told, wish = text[: joint.start()], text[joint.end() :]
        if (
            (_EXAM.search(told) or _BOOKED.search(told))
            and lead_in(wish) is not None
            and not _OF_RECORDS.search(text)
            and told.strip()
        ):
            return told, wish
    return None


def lead_in(text: str) -> int | None:
    """How many days before."""
    if _EVENING.search(text) or _DAYS.search(text):
        return 1
    found = find_leads(text)
    return min(found) if found else 1 if _BEFORE_IT.search(text) else None
