""" "Driver card got replaced, new one valid until 15 Aug 2031": a paper and its end that are told while a day of
another one is asked, or that took the place of one that was never told.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_beside import NO_CREDENTIAL
from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.dates import end_of
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

_RENEWS = "renew_holding"
_PAPER = r"(?:card|one|licen[cs]e|cert(?:ificate)?|badge|ticket|permit|pass)"
_SAID = pattern(
    r"\W*(?P<more>(?:(?:and|also|plus|oh|ok|btw)\W+){0,3})(?:(?:my|the|an?|i|have|got|i['’]?ve)\s+){0,3}(?P<name>(?:(?!got\b|passed\b|did\b|done\b|renewed\b|was\b|is\b|it\b|that\b|this\b|no\b|not\b|sorry\b)"
    rf"[^\W\d_][\w&+/-]{{1,20}}\s+){{1,4}}?)(?P<new>(?:(?:got|was|is|has|been|just)\s+){{0,3}}(?:replaced|reissued|re-issued|exchanged|swapped)\W+(?:and\s+)?(?:(?:the|my|a)\s+)?(?:new\s+{_PAPER}|it)(?:['’]?s)?\s+)?"
    r"(?:(?:is|now|valid|good|expires?|runs?|ends?|lasts?|out|until|till?|to|thru|in|on|up)\s+){1,5}(?:the\s+)?",
    re.IGNORECASE,
)
#: "Quiet till 3 January 2027" names nothing.
_RESTS = frozenset(
    {
        "quiet",
        "silent",
        "silence",
        "pause",
        "stop",
        "shut",
        "mute",
        "busy",
        "away",
        "off",
        "wait",
        "sleep",
        "nothing",
        "no",
    }
)
_TOO = pattern(r"\W*(?:(?:as\s+well|aswell|too|also|btw)\W*)?", re.IGNORECASE)
#: "The expiry is until …", "new one till …" are of what is asked.
_OF_THAT = frozenset(
    """
    new old one it its that this card cert certificate licence license ticket badge permit expiry date day valid mine
    paper good both all same other first second exam test real right correct
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


#: "IPAF card", "HIAB ticket", "IPAF", or it is said of it that it ends; "quiet till Monday" is none.
_A_PAPER = pattern(
    rf"\b{_PAPER}\b|\b(?:registration|membership|expires?|valid|good|runs?|ends?|lasts?)\b|(?-i:\b[A-Z][A-Z0-9]+\b)",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """It is kept with its day and the question stays; what is held already is renewed."""
    heard, records, frame = session.heard, session.given.records, session.state.asking
    if records is None or not session.given.private or "?" in heard.text or heard.people or heard.teams:
        return None
    if len(heard.dates) != 1 or not heard.dates[0].options or not _TOO.fullmatch(heard.text, heard.dates[0].end):
        return None
    said = _SAID.fullmatch(heard.text, 0, heard.dates[0].start)
    if said is None or NO_CREDENTIAL.search(said["name"]) or _OF_THAT.issuperset(key(said["name"]).split()):
        return None
    in_full = frame is not None and not heard.dates[0].year_guessed and _RESTS.isdisjoint(key(said["name"]).split())
    if not (in_full or _A_PAPER.search(said[0]) or _ids(session, said)):
        return None
    if frame is not None and not _is_of_another(session, frame, said):
        return None
    if frame is None and not said["new"]:
        return None  # as anything that ends on a day is told
    held = await _held(session, said)
    if len(held) > 1:
        return None
    session.trace.append("a paper of its own, and its end")
    day = replace(heard.dates[0], cue="expires")
    record = dated({"ids": _ids(session, said), "name": said["name"].strip()}, [day], heard.today)
    if held and said["new"] and len(day.options) == 1:
        until = end_of(day.options[0], day.grain).isoformat()
        return await session.begin(_RENEWS, {"holding": held[0].id, "until": until}, 0.9)
    return await session.begin(ADDING, {"records": [record]}, 0.9)


def _is_of_another(session: Session, frame: Frame, said: re.Match[str]) -> bool:
    """Whether it is called by none of the words by which those were told that are asked about."""
    records = [r for r in frame.slots.get("records") or () if isinstance(r, dict)]
    if frame.dialog != ADDING or not records or frame.awaiting is None:
        return False
    asked = {i for r in records for i in r["ids"]}
    name = set(key(said["name"]).split()) - _OF_THAT
    if any(name & set(key(r["name"]).split()) for r in records) or asked & set(_ids(session, said)):
        return False
    of_it = {w for i in asked for n in _names(session, i) for w in key(n).split()}
    return bool(said["more"] or said["new"]) or name.isdisjoint(of_it)


def _names(session: Session, credential: str) -> tuple[str, ...]:
    """All that a credential is called, and its issuer, by which one of several is told apart."""
    catalogue = session.manager.knowledge.catalogue
    known = catalogue.credentials.get(credential)
    if known is None:
        return ()
    issuer = catalogue.issuer(known)
    return (known.name, *known.aliases, *known.acronyms, issuer.name, *issuer.aliases)


async def _held(session: Session, said: re.Match[str]) -> list[Holding]:
    records, ids = session.given.records, _ids(session, said)
    held = await records.holdings() if records is not None else []
    catalogue = session.manager.knowledge.catalogue
    named = [h for h in held if h.credential in ids]
    return named or called_so(key(said["name"]), held, session.manager.phrases, catalogue)


def _ids(session: Session, said: re.Match[str]) -> list[str]:
    start, end = said.span("name")
    return [i for n in session.heard.named if start <= n.mention.start < end for i in ids_of(n)]
