"""A record called by its subject and issuer: "I have the Google HR cert", "I did mental health first aid in Feb"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING, KEEP_A_DATE
from bot.dialogs.understanding.cues import Named
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

#: What somebody has such a thing as proof of; a course alone may be under way.
_PROOF = r"(?:cert(?:s|ification|ificate)?|ticket|card|licen[cs]e|badge|qualification|diploma|accreditation)"
_TELLS = (
    r"\W*(?:(?:oh|and|also|btw|well|ok|yes|yeah|no|nope|sorry|wait|but|so|by\s+the\s+way|fyi|hi|hey|hello)\W+)*"
    r"i(?:['’]?ve|\s+have)?\s+(?:(?:already|also|just|actually|recently|now|still)\s+)*"
)
_HAS = pattern(
    rf"{_TELLS}(?:have|got|hold|own|earned|passed|did|completed|finished|received|do\s+have)\s+(?:(?:already|also)\s+)?(?:the|an?|my|this)\s+"
    rf"(?P<name>(?:[\w&+./-]+\s+){{1,5}}?{_PROOF}(?:\s+(?:from|by|in)\s+[\w&+./-]+(?:\s+[\w&+./-]+){{0,2}})?)\W*",
    re.IGNORECASE,
)
_DID = pattern(
    rf"{_TELLS}(?:did|done|passed|completed|earned|finished)\s+(?:(?:already|also)\s+)?(?:(?:the|my|an?)\s+)?(?P<name>(?:[\w&+./-]+\s+){{1,5}}?[\w&+./-]+)\W*",
    re.IGNORECASE,
)
#: "I did the exam on Monday", "I finished work at five" name nothing that is held.
_NO_NAME = pattern(
    r"\b(?:exam|test|course|training|module|chapter|lesson|hours?|minutes?|days?|weeks?|work|shift|study(?:ing)?|it|that|this|nothing|something|anything|step"
    r"|steps|plan|half|part|mock|practice|school|degree|some|most|all|first\s+step)\b",
    re.IGNORECASE,
)
#: "I have the wrong card" names none either.
_ANY_ONE = pattern(
    rf"(?:(?:wrong|right|old|new|expired?|lost|same|other|paper|digital|physical|plastic|valid|current|last|first|next|real|proper"
    rf"|printed|fake|temporary|second|of|a|an|the|full|more|few|couple)\s+)*{_PROOF}",
    re.IGNORECASE,
)
_IS_ABOUT = 2
_MOST = 4


async def held_by_subject(session: Session) -> Reply | None:
    """It is kept, as one of those that it may mean or under its own name; None when anything else is said."""
    heard = session.heard
    frame = session.state.waiting
    if (frame is not None and frame.dialog not in KEEP_A_DATE) or "?" in heard.text or heard.people or heard.teams:
        return None
    if any(_is_another_thing(n) for n in heard.named) or len(heard.dates) > 1:
        return None
    text, said = heard.text, None
    for date in heard.dates:
        if not date.options or max(date.options) > heard.today:
            return None
        text = f"{text[: date.start]}{text[date.end :]}".strip()
    text = _BEFORE_A_DAY.sub("", text)
    said = _HAS.fullmatch(text) or (heard.dates and not frame and _DID.fullmatch(text)) or None
    if not said or _ANY_ONE.fullmatch(said["name"]):
        return None
    if not _HAS.fullmatch(text) and _NO_NAME.search(said["name"]):
        return None
    session.trace.append("a record called by its subject")
    ids = _meant(session.manager.knowledge.catalogue, heard.named, said["name"])
    record = dated({"ids": ids, "name": said["name"]}, heard.dates, heard.today)
    return await session.begin(ADDING, {"records": [record]}, 0.9)


_BEFORE_A_DAY = pattern(r"\W{0,3}\b(?:in|on|since|from|back\s+in)\W{0,3}$", re.IGNORECASE)


def _is_another_thing(named: Named) -> bool:
    """A credential that is known by that name, or nothing that is held at all."""
    known = named.mention.of("credential") and named.mention.matches[0].kind != "skill"
    return bool(known) or named.cue in ("excluded", "goal")


def _meant(catalogue: Catalogue, named: Sequence[Named], name: str) -> list[str]:
    """Those of the issuer about the subject, where both are named and they are few."""
    issuers = {m.id for n in named for m in n.mention.leading("issuer")}
    issuers = issuers or {i for i, issuer in catalogue.issuers.items() if key(name).startswith(f"{key(issuer.name)} ")}
    skills = {m.id for n in named for m in n.mention.leading("skill")}
    if len(issuers) != 1 or not skills:
        return []
    found = [
        c.id
        for c in catalogue.credentials.values()
        if catalogue.issuer_of[c.id] in issuers and any(c.skills.get(s, 0) >= _IS_ABOUT for s in skills)
    ]
    return found if len(found) <= _MOST else []
