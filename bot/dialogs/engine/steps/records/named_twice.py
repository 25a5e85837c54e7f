""" "Drone licence A2 CofC got 20 august 2022": a general name, and right behind it that of one credential of its kind,
are one record; the second says which it is.
"""

from __future__ import annotations

from dataclasses import replace

from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.cues import Named
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_TWO = 2
_PAPER = pattern(r"\b(?:licen[cs]e|card|certificate|cert|ticket|badge|permit)$")


async def told(session: Session) -> Reply | None:
    """None where they are listed, or the first name is no general one."""
    heard = session.heard
    if len(heard.named) < _TWO or session.guesses[0].dialog != ADDING or not session.sure or "?" in heard.text:
        return None
    if session.state.asking is not None or session.given.records is None or not session.given.private:
        return None
    general = [a for a, b in zip(heard.named, heard.named[1:], strict=False) if _is_of_its_kind(session, a, b)]
    if not general:
        return None
    records = records_in(replace(heard, named=tuple(n for n in heard.named if n not in general)))
    if not records or any(r.get("doubt") for r in records):
        return None
    session.trace.append("a general name, and which one it is")
    return await session.begin(ADDING, {"records": records}, 0.9)


def _is_of_its_kind(session: Session, general: Named, one: Named) -> bool:
    text, known = session.heard.text, session.manager.knowledge.catalogue.credentials
    if text[general.mention.end : one.mention.start].strip(" ") or general.mention.end >= one.mention.start:
        return False
    called = key(text[general.mention.start : general.mention.end])
    ids = [[m.id for m in n.mention.leading("credential")] for n in (general, one)]
    if not _PAPER.search(called) or not ids[0] or len(ids[1]) != 1 or ids[1][0] in ids[0]:
        return False
    general_words = set(called.split())
    return all(general_words.isdisjoint(key(known[i].name).split()) for i in ids[0]) and any(
        set(known[i].skills) & set(known[ids[1][0]].skills) for i in ids[0]
    )
