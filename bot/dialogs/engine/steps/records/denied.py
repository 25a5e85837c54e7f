""" "I don't have the AIHR one, only AEVO": a record that is kept and is not theirs is removed."""

from __future__ import annotations

import re

from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.session import Session
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

_REMOVES = "remove_holding"
_DENIES = pattern(
    r"\W*(?:(?:no|nope|nah|wait|hey|oh|sorry|but|what|actually)\W+){0,4}i\s*(?:do\s?n['’]?t|do\s+not|never|did\s?n['’]?t|did\s+not)\s+(?:actually\s+|even\s+|ever\s+)?"
    r"(?:have|hold|had|got|get|own|do|did|pass|passed|say\s+(?:i\s+(?:had|have|hold)\s+)?)\s+(?P<name>(?:the|an?|that|any)?\s*[^.,;!?]{2,60})",
    re.IGNORECASE,
)
_YET = pattern(r"(?<!\w)(?:yet|anymore|any\s+more|time|money|to|until|till|since)(?!\w)", re.IGNORECASE)


async def asked(session: Session) -> Reply | None:
    """None where nothing that is kept is named, or several are."""
    heard, records = session.heard, session.given.records
    said = _DENIES.match(heard.text)
    if said is None or records is None or not session.given.private or heard.people or heard.teams:
        return None
    if "?" in heard.text or _YET.search(said["name"]) or session.state.asking is not None:
        return None
    denied = _meant(session, said.span("name"), await records.holdings())
    if len(denied) != 1 or not _is_all(session, said.span("name"), denied[0]):
        return None
    session.trace.append("a record that is not theirs")
    return await session.begin(_REMOVES, {"holding": denied[0].id}, 0.9)


def _meant(session: Session, span: tuple[int, int], held: list[Holding]) -> list[Holding]:
    """By the name of the credential, of who issues it, or as they called it."""
    catalogue, phrases = session.manager.knowledge.catalogue, session.manager.phrases
    named = [n.mention for n in session.heard.named if span[0] <= n.mention.start < span[1]]
    ids = {m.id for mention in named for m in mention.leading("credential")}
    issuers = {m.id for mention in named for m in mention.of("issuer")}
    return (
        [h for h in held if h.credential in ids]
        or [h for h in held if h.credential and catalogue.issuer_of.get(h.credential) in issuers]
        or called_so(key(session.heard.text[slice(*span)]), held, phrases, catalogue)
    )


#: What stands around the name of one.
_AROUND = frozenset(
    {"the", "a", "an", "that", "any", "one", "card", "cert", "certificate", "ticket", "licence", "at", "all"}
)


def _is_all(session: Session, span: tuple[int, int], holding: Holding) -> bool:
    """ "I never got the certificate of my CKA by mail" denies nothing."""
    spans = [(n.mention.start, n.mention.end) for n in session.heard.named]
    words = [w for w in session.heard.words if span[0] <= w.start < span[1]]
    rest = {key(w.text) for w in words if not any(a <= w.start < b for a, b in spans)}
    return rest <= _AROUND | set(key(holding.name).split())
