"""One of those just shown is what they go for: "ok let's do that one", "yeah I'll take the second"."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import chosen_by_order
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.pointing import best_of
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.messaging.reply import Reply
from bot.patterns import pattern

_STUDYING = "start_study"
_SHOWN_BY = frozenset(
    {
        "credential_for_role", "credential_for_skill", "credentials_for_posting", "browse_credentials",
        "credential_info", "compare_credentials", "rank_credentials", "explain", "instead_of", "skill_gap",
    }
)  # fmt: skip
_ORDER = (
    r"(?:first|second|third|fourth|fifth|last|other|top|cheape?r|cheapest|shorte[rs]t?|quicke[rs]t?|faste[rs]t?"
    r"|easie[rs]t?)"
)
_TAKES = pattern(
    r"\W*(?:(?:yeah|yes|yep|ok|okay|alright|right|cool|great|good|nice|fine|perfect|then|so|hm+|well|sure|actually|and|oh)\W+)*"
    r"(?:let['’]?s|i['’]?ll|ill|i\s+will|i\s+think\s+i['’]?ll|i['’]?m\s+(?:gonna|going\s+to)|i['’]?d\s+(?:like\s+to|rather))\s+(?:just\s+)?"
    r"(?:do|take|try|pick|choose|start|begin|go)\s+(?:(?:for|with|on)\s+)?"
    rf"(?:(?:that|this)(?:\s+one)?|it|the\s+{_ORDER}(?:\s+one)?)"
    r"(?:\W+(?:then|please|pls|thanks|thank|you|first|now|i|guess|think|instead))*\W*",
    re.IGNORECASE,
)  # fmt: skip


async def gone_for(session: Session) -> Reply | None:
    """A study of it is begun; None when it is not clear which one, or the message says more."""
    last, heard, focus = session.state.last, session.heard, session.state.focus
    if last is None or last.dialog not in _SHOWN_BY or session.state.waiting is not None or heard.named:
        return None
    if session.given.records is None or not session.given.private or plan_spoken_of(session) is not None:
        return None
    if not _TAKES.fullmatch(heard.text):
        return None
    picked = chosen_by_order(heard, focus.credentials)
    if not heard.ordinals:
        picked = [c for c in (best_of(session, focus.credentials) or focus.at,) if c]
        picked = picked or (focus.credentials if len(focus.credentials) == 1 else [])
    if len(picked) != 1:
        return None
    session.trace.append("what was shown is what they go for")
    name = session.manager.knowledge.catalogue.credentials[picked[0]].name
    return await session.begin(_STUDYING, {"records": [{"ids": picked, "name": name}]}, 0.9)
