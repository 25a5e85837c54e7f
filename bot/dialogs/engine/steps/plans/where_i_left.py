""" "Want to start again where I left": of a plan that is followed how it stands; of one that was dropped a new one."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.plans import plan_of
from bot.translation import _

_MINE = "my_plan"
_AGAIN = pattern(
    r"\W*(?:(?:hi|hey|hello|ok|okay|so|right|i|i['’]?d|i['’]?m|im|we|want|wanna|would|like|to|ready|back|can|could|please|pls|let['’]?s|lets|and|now|think|time)\W+){0,9}"
    r"(?:start(?:ing)?|begin|pick\s+(?:it\s+)?up|carry\s+on|go\s+on|continue|get\s+back(?:\s+(?:to|into)\s+it)?|resume|take\s+it\s+up)"
    r"(?:\s+(?:again|over|studying|it|the\s+plan|my\s+plan|with\s+(?:it|the\s+plan|my\s+plan))){0,3}\s+(?:from\s+)?where\s+i(?:['’]ve|\s+had|\s+have)?\s+(?:left|stopped|was)(?:\s+(?:off|it|at))?\W*",
    re.IGNORECASE,
)


async def taken_up(session: Session) -> Reply | None:
    """None where it is a study that goes on, or a pause that ends."""
    records = session.given.records
    if records is None or not session.given.private or session.state.asking is not None:
        return None
    paused = records.preferences.paused_until
    if _AGAIN.fullmatch(session.heard.text) is None or (paused is not None and paused > session.given.today):
        return None
    if await plan_of(records.connection, records.person_id) is not None:
        return await session.begin(_MINE, {}, 0.9)
    if await records.studies():
        return None
    shown = [frame for frame in session.state.done if frame.dialog in SHOW_A_PLAN]
    if not shown:
        return await session.begin(_MINE, {}, 0.9)
    session.trace.append("the plan that was dropped, made anew")
    limits = {name: value for name, value in shown[-1].slots.items() if name != "steps"}
    reply = await session.begin(shown[-1].dialog, limits, 0.9)
    text = _("That plan was dropped. Made anew from today, with what you have by now, it is this:")
    return Reply(parts=(paragraph(text),)).plus(reply)
