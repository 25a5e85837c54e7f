""" "I can do 5h a week and need it by end of May, doable?": a plan with these limits says yes or no."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.taken import SHOWN_BY
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_FOR_IT = "credential_path"
_DOABLE = pattern(
    r"\b(?:doable|feasible|realistic|possible|achievable|manageable|enough\s+time|in\s+time|make\s+it|(?:can|could)\s+i\s+(?:realistically\s+|still\s+)?(?:do|pass|finish|get|manage|complete|make|earn|sit|take|learn)|will\s+(?:that|it)\s+work|would\s+(?:that|it)\s+work|is\s+(?:that|it)\s+enough)\b",
    re.IGNORECASE,
)
#: "CFA August 2027, 10h a week enough?"
_ENOUGH = pattern(r"(?<!\w)(?:enough|ok|okay|too\s+(?:little|much|tight))\W*\?\W*$", re.IGNORECASE)
_ASKS = pattern(r"\?|\b(?:is|can|could|would|will)\s+(?:it|that|this|i)\b", re.IGNORECASE)


async def asked(session: Session) -> Reply | None:
    """None unless hours a week and a last day are told of the one credential that is named or talked of."""
    heard, waiting = session.heard, session.state.waiting
    hours = any(v.kind == "hours_a_week" for v in heard.values)
    if waiting is not None or heard.people or heard.teams or not hours or not heard.dates:
        return None
    asks = _ASKS.search(heard.text) or "doable" in heard.text.casefold()
    if not (_DOABLE.search(heard.text) and asks) and not _ENOUGH.search(heard.text):
        return None
    if any(n.kind == "role" for n in heard.named):
        return None  # "how could I get to project manager by September"
    meant = {i for n in heard.named if n.mention.of("credential") for i in ids_of(n)}
    meant = meant or ({session.state.focus.at} if session.state.focus.at else set())
    one = next(iter(meant)) if len(meant) == 1 else None
    if one not in session.manager.knowledge.catalogue.credentials or await _studied(session, one):
        return None
    slots = fill_from_message(session.manager.dialogs[_FOR_IT], heard).slots
    ahead = [d.options[0] for d in heard.ahead() if d.options and d.options[0] > heard.today]
    if "by" not in slots:
        if len(ahead) != 1:
            return None
        slots["by"] = ahead[0].isoformat()
    session.trace.append("whether it can be done in time")
    plan = await session.begin(_FOR_IT, {**slots, "credential": one}, 0.9)
    if not session.slots_used.get("steps"):
        return plan  # it says what stands in the way
    return Reply(parts=(paragraph(_("Yes, that can be done in time:")),)).plus(plan)


_WITHIN = pattern(
    rf"{OPENING}(?:(?:can|could|would)\s+(?:i|you|one)\s+(?:really\s+|realistically\s+)?(?:do|finish|get|pass|manage|learn|complete|make)\s+(?:it|that|this|one|them|any(?:\s+of\s+(?:them|those|these))?|the\s+first(?:\s+one)?)|(?:is\s+(?:it|that|this)\s+)?(?:doable|possible|realistic))\s+"
    r"(?:in|within|inside|over)\s+(?:an?|one|two|three|four|five|six|the|\d{1,2})\s*(?:next\s+)?(?:days?|weeks?|weekends?|months?|years?|summer|holidays?)\W*",
    re.IGNORECASE,
)
_RANKS, _MOST = "rank_credentials", 8


async def in_so_long(session: Session) -> Reply | None:
    """ "Can i do it in a month", where no hours a week are told: how many hours each of those shown takes."""
    last, focus = session.state.last, session.state.focus
    if last is None or last.dialog not in SHOWN_BY or session.state.waiting is not None or session.heard.named:
        return None
    if focus.at is not None or len(focus.credentials) <= 1 or not _WITHIN.fullmatch(session.heard.text):
        return None
    session.trace.append("whether it can be done in so long, by the hours it takes")
    these = {"these": focus.credentials[:_MOST], "quality": "shortest", "each": True}
    told = await session.begin(_RANKS, these, 0.9)
    by_week = paragraph(_("Whether that fits depends on your hours a week: tell me how many there are, and I count."))
    return told.model_copy(update={"parts": (*told.parts, by_week)})


async def _studied(session: Session, credential: str | None) -> bool:
    """Of a study that is followed it is told how it stands."""
    records = session.given.records
    if records is None or not session.given.private:
        return False
    return credential in {s.credential for s in await records.studies()}
