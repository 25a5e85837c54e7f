"""Records under their holder's own words: "ICAN ACA since 2014", "rename bhv to …", "no the adr is austrian"."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.own_records import ADDING, KEEP_A_DATE
from bot.dialogs.engine.steps.records.which_record import just_kept, named
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.openings import ASKING, CORRECTING
from bot.dialogs.understanding.zones import country_said
from bot.knowledge.countries import counts_in
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

_RENAMING = "rename_holding"
#: What a name that only looks like one of the catalogue is taken for.
_TAKEN_FOR = frozenset(
    {
        ADDING,
        TELLING,
        OUT_OF_SCOPE,
        "start_study",
        "export_holdings",
        "list_holdings",
        "holding_status",
        "export_unit_log",
    }
)
_HARDLY = 0.5
_HAS = pattern(
    r"(?<!\w)(?:got|have|hold|passed|since|from|got\s+it|expires?|until|till?|runs?\s+out|exp)(?!\w)", re.IGNORECASE
)


async def told(session: Session) -> Reply | None:
    """What is not the catalogue's, with a day, is a record and no study."""
    heard, best = session.heard, session.guesses[0]
    if not any(n.unlisted for n in heard.named) or "?" in heard.text or heard.people or heard.teams:
        return None
    if session.state.asking is not None or (best.dialog not in _TAKEN_FOR and best.score >= _HARDLY):
        return None
    records = [r for r in records_in(heard) if not r.get("doubt") and (r.get("awarded") or r.get("expires"))]
    if not records or not (_HAS.search(heard.text) or best.dialog == ADDING):
        return None
    session.trace.append("of a body or a place that the catalogue's is not of")
    return await session.begin(ADDING, {"records": records}, 0.9)


_NAME = r"[\w&+/. -]{2,60}?"
_RENAME = pattern(
    rf"{ASKING}"
    rf"(?:(?:re-?name|change\s+the\s+name\s+of)\s+(?:(?:the|my)\s+)?(?P<old>{_NAME})\s+(?:to|into|as|->)\s+"
    rf"|call\s+(?:(?:the|my)\s+)?(?P<old2>{_NAME})\s+(?=[\"“‘']))"
    r"[\"“‘']?(?P<new>[^\"”’\n]{2,80}?)[\"”’']?(?:\W+(?:please|pls|instead|thanks|now))?\W*",
    re.IGNORECASE,
)


async def renamed(session: Session) -> Reply | None:
    """None where none of their records is called so."""
    said = _RENAME.fullmatch(session.heard.text)
    if said is None or session.given.records is None or not session.given.private:
        return None
    old = said["old"] or said["old2"]
    held = await named(session, 0)
    theirs = [h for h in held if _is_called(h, old)] or held
    if len(theirs) != 1:
        return None
    session.trace.append("a record of theirs is called otherwise")
    return await session.begin(_RENAMING, {"holding": theirs[0].id, "called": said["new"].strip()}, 0.9)


def _is_called(holding: Holding, name: str) -> bool:
    return name.strip().casefold() in holding.name.casefold()


#: "No the adr is austrian not uk", "it's the german one", "but that's not the UK one, it's austrian".
_ELSEWHERE = pattern(
    rf"{CORRECTING}(?:(?:the|my|that|this|it|mine)\s*){{0,2}}(?:[\w-]{{2,20}}\s+){{0,2}}?(?:is|was|['’]?s)\s+"
    r"(?:(?:not|n['’]t)\s+(?:the\s+|a\s+)?[^\W\d_]{2,15}(?:\s+one)?\W{1,3}(?:but\s+|it\s*['’]?s\s+|its\s+|it\s+is\s+)?)?"
    r"(?:the\s+|an?\s+|from\s+(?:the\s+)?)?(?P<place>[^\W\d_]{3,15})(?:\s+(?:one|card|licence|license|cert\w*))?"
    r"(?:\W{1,3}(?:and\s+)?not\s+(?:the\s+|a\s+|from\s+)?[^\W\d_]{2,15}(?:\s+one)?)?\W*",
    re.IGNORECASE,
)


async def of_elsewhere(session: Session) -> Reply | None:
    """The record just kept is of another country than the credential that it was taken for."""
    said, last = _ELSEWHERE.fullmatch(session.heard.text), session.state.last
    country = country_said(said["place"]) if said is not None else None
    if said is None or country is None or last is None or last.dialog not in KEEP_A_DATE:
        return None
    known = session.manager.knowledge.catalogue.credentials
    kept = await just_kept(session, last)
    others = [h for h in kept if h.credential in known and not counts_in(known[h.credential], country)]
    if len(others) != 1:
        return None
    session.trace.append("it is of another country")
    called = f"{said['place'].capitalize()} {_as_told(last, others[0])}"
    return await session.begin(_RENAMING, {"holding": others[0].id, "called": called}, 0.9)


_ACRONYM = 5


def _as_told(frame: Frame, holding: Holding) -> str:
    """By the name that they used when they told of it."""
    told = (r["name"] for r in frame.slots.get("records") or () if holding.credential in r["ids"])
    name = next(told, holding.name)
    return name.upper() if len(name) <= _ACRONYM else name
