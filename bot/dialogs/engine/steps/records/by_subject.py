"""A record called by its subject and issuer: "I have the Google HR cert", "I did mental health first aid in Feb"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING, KEEP_A_DATE
from bot.dialogs.engine.steps.records.unlisted_held import whether
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.openings import OPENING
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
#: "I already have a level 3 gym instructor thing from 2019", up to the day.
_HAS_A_THING = pattern(
    rf"(?:{_TELLS}|{OPENING})(?:have|got|hold|did|done|passed|completed|had)\s+(?:(?:already|also|got)\s+)?(?:the|an?|my|this|some)\s+"
    r"(?P<name>(?:[\w&+./-]+\s+){0,5}?[\w&+./-]+)\s+(?:thing(?:y|ie|s)?|whatsit)(?:\s+done)?\W*",
    re.IGNORECASE,
)
#: "I did the exam on Monday", "I finished work at five" name nothing that is held.
_NO_NAME = pattern(
    r"\b(?:exam|test|course|training|module|chapter|lesson|hours?|minutes?|days?|weeks?|work|shift|study(?:ing)?|it|that|this|nothing|something|anything|step"
    r"|steps|plan|half|part|mock|practice|school|degree|some|most|all|first\s+step)\b|^(?:the\s+)?(?:first|second|third|last|both|other|next)$",
    re.IGNORECASE,
)
#: "I have the wrong card" names none either.
_ANY_ONE = pattern(
    rf"(?:(?:wrong|right|old|new|expired?|lost|same|other|paper|digital|physical|plastic|valid|current|last|first|next|real|proper"
    rf"|printed|fake|temporary|second|of|a|an|the|full|more|few|couple)\s+)*{_PROOF}",
    re.IGNORECASE,
)
#: "My scrum master cert is about to run out, I think", of what was never told.
_RUNS_OUT = pattern(
    rf"\W*(?:(?:oh|and|also|btw|well|ok|hi|hey|hello|i\s+think|so|help|uh)\W+)*my\s+(?P<name>(?:[\w&+./-]+\s+){{1,5}}?{_PROOF})\s+"
    r"(?:(?:is|it['’]?s|will|may|must|might|gonna|going|about|to|be|soon|has|just|already|probably|i|think)\s+){0,6}"
    r"(?:expir\w+|runs?\s+out|running\s+out|laps\w+|ends?|ending|due|up)(?:\s+for\s+renewal)?"
    r"(?:\W+(?:soon|i|think|guess|this|next|month|year|shortly|at|some|point|now|again|what|do|help|how|renew|it|to)){0,6}\W*",
    re.IGNORECASE,
)
#: A likeness from which on somebody may call it so.
_CALLED_SO = 0.8
_MOST = 4


async def held_by_subject(session: Session) -> Reply | None:
    """It is kept, as one of those that it may mean or under its own name; None when anything else is said."""
    heard = session.heard
    frame = session.state.asking
    if (frame is not None and frame.dialog not in KEEP_A_DATE) or "?" in heard.text or heard.people or heard.teams:
        return None
    if len(heard.dates) > 1:
        return None
    text, said = heard.text, None
    for date in heard.dates:
        if not date.options or max(date.options) > heard.today:
            return None
        text = f"{text[: date.start]}{text[date.end :]}".strip()
    text = _BEFORE_A_DAY.sub("", text)
    runs_out = None if heard.dates else _RUNS_OUT.fullmatch(text)
    called = _HAS.fullmatch(text) or runs_out or _a_thing(session, text)  # by something that it is
    said = called or (heard.dates and not frame and _DID.fullmatch(text)) or None
    if any(_is_another_thing(n, called is not None) for n in heard.named):
        return None
    if not said or _ANY_ONE.fullmatch(said["name"]):
        return None
    if not called and (_NO_NAME.search(said["name"]) or not _sounds_like_one(said["name"], heard.named)):
        return None
    if not heard.named and _HAS_A_THING.fullmatch(text):
        return whether(session, dated({"ids": [], "name": said["name"]}, heard.dates, heard.today))
    session.trace.append("a record called by its subject")
    ids, vague = _meant(session.manager.knowledge.catalogue, heard.named, said["name"])
    if runs_out and (not ids or await _kept_already(session, ids)):
        return None
    record = dated({"ids": ids, "name": said["name"]}, heard.dates, heard.today)
    if vague and ids and called:
        record["vague"] = True
    elif vague:
        record["ids"] = []
    return await session.begin(ADDING, {"records": [record]}, 0.9)


def _a_thing(session: Session, text: str) -> re.Match[str] | None:
    """Only of a subject that is known, and with its day."""
    named = session.heard.named
    subject = (not named or any(n.kind in ("skill", "role", "family") for n in named)) and session.state.asking is None
    return _HAS_A_THING.fullmatch(text) if session.heard.dates and subject else None


_BEFORE_A_DAY = pattern(r"\W{0,3}\b(?:in|on|since|from|back\s+in)\W{0,3}$", re.IGNORECASE)


def _sounds_like_one(name: str, named: Sequence[Named]) -> bool:
    """ "I did the dishes yesterday" tells of nothing that anybody proves."""
    return bool(named) or any(word.isupper() and len(word) > 1 for word in name.split())


def _is_another_thing(named: Named, called: bool) -> bool:
    """A credential that is known by that name, or nothing that is held at all; "a scrum master cert" may be several."""
    first = named.mention.matches[0].kind
    known = first == "credential" or (not called and first != "skill" and bool(named.mention.of("credential")))
    return known or named.cue in ("excluded", "goal")


async def _kept_already(session: Session, ids: Sequence[str]) -> bool:
    records = session.given.records
    return records is not None and any(h.credential in ids for h in await records.holdings())


def _meant(catalogue: Catalogue, named: Sequence[Named], name: str) -> tuple[list[str], bool]:
    """The few that it may be, best known first, and whether it may be none of them.

    Those of the issuer about the subject, where both are named; else those that are called nearly so, or all of the
    issuer.
    """
    issuers = {m.id for n in named for m in n.mention.leading("issuer")}
    issuers = issuers or {i for i, issuer in catalogue.issuers.items() if key(name).startswith(f"{key(issuer.name)} ")}
    skills = {m.id for n in named for m in n.mention.leading("skill")} - {s for s in issuers if s in catalogue.skills}
    if issuers and skills:
        found = [
            i for i in _of(catalogue, issuers) if any(catalogue.credentials[i].skills.get(s, 0) >= 2 for s in skills)
        ]
        return (found, False) if len(issuers) == 1 and len(found) <= _MOST else ([], False)
    alike = [m.id for n in named for m in n.mention.of("credential") if m.score >= _CALLED_SO]
    found = sorted(dict.fromkeys(alike), key=lambda i: _known(catalogue, i)) or best_known_of(catalogue, issuers)
    return found[:_MOST], True


def best_known_of(catalogue: Catalogue, issuers: set[str]) -> list[str]:
    """All that these issue, those that are asked for most first."""
    return sorted(_of(catalogue, issuers), key=lambda i: _known(catalogue, i))


def _of(catalogue: Catalogue, issuers: set[str]) -> list[str]:
    return [i for i in catalogue.credentials if catalogue.issuer_of[i] in issuers]


def _known(catalogue: Catalogue, credential: str) -> tuple[bool, int]:
    """Those that can be got still, and that are asked for most, come first."""
    known = catalogue.credentials[credential]
    return known.status == "retired", -(known.recognition or 0)
