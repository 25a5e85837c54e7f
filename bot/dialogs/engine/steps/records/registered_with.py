""" "I have my GDC registration", "registered with the HCPC": who keeps a register is named, and not what is entered."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.wishing import licences_of
from bot.messaging.reply import Reply
from bot.patterns import pattern

_HAS = pattern(
    rf"(?:.{{0,80}}[,.;!]\s{{0,3}}|.{{0,60}}\band\s+)?{OPENING}(?:i\s+|i['’]?m\s+|i\s+am\s+)?(?:also\s+|already\s+|still\s+|fully\s+)?"
    r"(?:(?:have|i['’]?ve(?:\s+got)?|got|hold)\s+(?:(?:my|an?|the|full)\s+)?|(?:registered|licensed|licenced)\s+(?:with|at|by)\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
_REGISTERED = pattern(r"(?:registered|licen[sc]ed)\s+(?:with|at|by)\s+(?:the\s+)?$", re.IGNORECASE)
_PAPER = pattern(r"\s+(?P<what>registration|registered\s+status|licen[cs]e|membership|pin)\b", re.IGNORECASE)
_MAYBE = frozenset({"coming_later", "out_of_scope", "browse_credentials", "add_holding", TELLING})


async def told(session: Session) -> Reply | None:
    """Kept as the licence of their job, where it is of that body; else in their own words."""
    heard = session.heard
    issuers = [n for n in heard.named if n.kind == "issuer"]
    if session.given.records is None or not session.given.private or session.state.asking is not None:
        return None
    if len(issuers) != 1 or heard.people or heard.teams or any(n.kind == "credential" for n in heard.named):
        return None
    body = issuers[0].mention
    paper = _PAPER.match(heard.text, body.end)
    if not _HAS.fullmatch(heard.text, 0, body.start) or (
        not paper and not _REGISTERED.search(heard.text, 0, body.start)
    ):
        return None
    if session.sure and session.guesses[0].dialog not in _MAYBE:
        return None
    session.trace.append("a registration by who keeps the register")
    called = f"{heard.text[body.start : body.end].upper()} {paper['what'].casefold() if paper else 'registration'}"
    record = dated({"ids": _of_the_job(session, body.matches[0].id), "name": called}, heard.dates, heard.today)
    return await session.begin(ADDING, {"records": [record]}, 0.9)


def _of_the_job(session: Session, issuer: str) -> list[str]:
    catalogue = session.manager.knowledge.catalogue
    said = fill_from_message(session.manager.dialogs[TELLING], session.heard).slots.get("current")
    role = catalogue.roles.get(said or session.profile.role or "")
    found = licences_of(catalogue, role) if role is not None else ()
    return [i for i in found if catalogue.issuer_of[i] == issuer][:1]
