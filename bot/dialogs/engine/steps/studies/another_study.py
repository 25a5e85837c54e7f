""" "I wanna do ckad instead", "switch to the ckad": another study in place of the one that is followed."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_names import credentials_in, ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.learning import awake

_BACK, _LONGEST = 4, 90
_SWITCHES = pattern(
    r"(?<!\w)(?:(?:switch|swap|chang)(?:e|ing|ed|ping|ped)?\s+(?:(?:me|it|that|this|over|my\s+study)\s+){0,2}(?:to|for)"
    r"|(?:do|doing|study(?:ing)?|take|taking|go(?:ing)?\s+for|want|wanna|prefer|try|learn|start|rather)\s[^.;?]{1,50}?\s(?:instead|rather))(?!\w)"
    r"|(?<!\w)rather\s+(?:do|study|take|go\s+for|learn|try)(?!\w)",
    re.IGNORECASE,
)


async def instead(session: Session) -> Reply | None:
    """None unless one study is followed and was spoken of, and one other credential is named, by itself."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or heard.teams or session.state.asking is not None:
        return None
    if len(heard.text) > _LONGEST or "?" in heard.text or heard.dates or _SWITCHES.search(heard.text) is None:
        return None
    named = credentials_in(heard)
    if len(named) != 1 or len(heard.named) != 1 or len(ids_of(named[0])) != 1 or plan_spoken_of(session) is not None:
        return None
    if not any(frame.dialog in OF_A_STUDY for frame in session.state.done[-_BACK:]):
        return None
    active = [s for s in await records.studies() if awake(s, heard.today).state == "active"]
    new = ids_of(named[0])[0]
    kept = {s.credential for s in await records.studies()} | {h.credential for h in await records.holdings()}
    if len(active) != 1 or new in kept or await records.plan() is not None:
        return None
    session.trace.append("another study in place of the one that is followed")
    name = session.manager.knowledge.catalogue.credentials[new].name
    return await session.begin("switch_study", {"records": [{"ids": [new], "name": name}], "study": active[0].id}, 0.9)
