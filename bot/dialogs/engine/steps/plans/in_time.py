""" "I can do 5h a week and need it by end of May, doable?": a plan with these limits says yes or no."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.session import Session
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


async def _studied(session: Session, credential: str | None) -> bool:
    """Of a study that is followed it is told how it stands."""
    records = session.given.records
    if records is None or not session.given.private:
        return False
    return credential in {s.credential for s in await records.studies()}
