""" "Log 3 CPE, counts for both CISA and CIA": units that are told to count for several of what they hold."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

from bot.dialogs.engine.activity import activity_in
from bot.dialogs.engine.amount_slots import UNITS
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import LOGGING
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.hearing import Heard
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.scheduling.upkeep import unit_rule
from bot.translation import _, listed

_JOINED = pattern(
    r"\s{0,5}(?:(?:[,&+/]|and|plus|as\s+well\s+as)\s{0,5}){1,3}(?:(?:for|to|the|my|also)\s{1,5}){0,3}",
    re.IGNORECASE,
)
#: It says no more than that they count for them.
_COUNTS = pattern(
    r"\W{0,5}\b(?:(?:it|that|this|they|which|all)\s+)?(?:counts?|goes|go|is|are|used|valid|good)?\s*(?:for|to|towards?|on|under)\s+(?:both\b|all\b)?\W{0,5}$",
    re.IGNORECASE,
)
_TWO = 2


async def logged(session: Session) -> Reply | None:
    """One entry for each of them; None where several amounts are told, which may each be of another one."""
    heard, best, records = session.heard, session.guesses[0], session.given.records
    if best.dialog != LOGGING or not session.sure or records is None or not session.given.private:
        return None
    named = [n for n in heard.named if n.mention.of("credential") and n.cue != "excluded"]
    if "?" in heard.text or heard.people or len(named) < _TWO or len([*UNITS.finditer(heard.text)]) != 1:
        return None
    if not all(_JOINED.fullmatch(heard.text, a.mention.end, b.mention.start) for a, b in pairwise(named)):
        return None
    held = {h.credential: h.id for h in await records.holdings()}
    theirs = [next((held[m.id] for m in n.mention.leading("credential") if m.id in held), None) for n in named]
    known = list(dict.fromkeys(h for h in theirs if h is not None))
    if not known or len(set(theirs)) < _TWO:
        return None
    session.trace.append("units that count for each of them")
    slots = fill_from_message(session.manager.dialogs[LOGGING], heard).slots
    slots = {k: v for k, v in slots.items() if k != "credential"} | {"remark": _remark(heard, named)}
    replies = [await session.begin(LOGGING, {**slots, "holding": each}, 0.9) for each in known]
    return together(session, replies).plus(_of_none(heard, named, theirs))


#: "For both ISACA ones", "for all of them".
_EACH_OF_THEM = pattern(
    r"\b(?:for|to|towards?|on|under|of|in)\s+(?:both|all|each)\b(?:\s+(?:of\s+)?(?:the\s+|my\s+|these\s+|those\s+|them\b)?)?(?P<whose>[\w.&-]{2,20}\s+)?(?:ones?|certs?|certificates?|credentials?|of\s+them|of\s+those|two|three)?\W*$",
    re.IGNORECASE,
)
_LEFT = "units_left"


async def of_each(session: Session) -> Reply | None:
    """Units logged, or what is left, for both or all of those held that count units, or of one issuer's alone; None
    where one is named, or "both" are not two.
    """
    heard, best, records = session.heard, session.guesses[0], session.given.records
    if best.dialog not in (LOGGING, _LEFT) or not session.sure or records is None or not session.given.private:
        return None
    said = _EACH_OF_THEM.search(heard.text)
    if said is None or heard.people or heard.teams or any(n.kind == "credential" for n in heard.named):
        return None
    catalogue = session.manager.knowledge.catalogue
    houses = {m.id for n in heard.named for m in n.mention.of("issuer")}
    counted = [h for h in await records.holdings() if h.credential and unit_rule(h, catalogue) is not None]
    theirs = [h.id for h in counted if not houses or catalogue.issuer_of[str(h.credential)] in houses]
    if len(theirs) < _TWO or ("both" in said[0].casefold() and len(theirs) != _TWO):
        return None
    if best.dialog == LOGGING and len([*UNITS.finditer(heard.text)]) != 1:
        return None
    session.trace.append("units of each of them")
    slots: dict[str, Any] = {}
    if best.dialog == LOGGING:
        front = heard.text[: said.start()]
        with session.hearing(front) as told:
            slots = fill_from_message(session.manager.dialogs[LOGGING], told).slots
        slots = {k: v for k, v in slots.items() if k != "credential"} | {"remark": activity_in(told) or ""}
    return together(session, [await session.begin(best.dialog, {**slots, "holding": each}, 0.9) for each in theirs])


def _remark(heard: Heard, named: list[Named]) -> str:
    """What it was for, without all of their names."""
    front = _COUNTS.sub("", heard.text[: named[0].mention.start])
    start, end = len(front), named[-1].mention.end
    text = f"{front}{' | ' if end - start > _TWO else ''}".ljust(end) + heard.text[end:]
    return activity_in(replace(heard, text=text)) or ""


def _of_none(heard: Heard, named: list[Named], theirs: list[int | None]) -> Reply:
    """What is not held is not passed over."""
    said = [heard.text[n.mention.start : n.mention.end] for n, h in zip(named, theirs, strict=True) if h is None]
    text = _("I keep no {names} of you, so nothing is logged for that.")
    return Reply(parts=(paragraph(text, names=listed(said)),) if said else ())
