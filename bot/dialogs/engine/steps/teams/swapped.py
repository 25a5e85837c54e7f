""" "Swap the Security+ for CySA+", said of what a team needs: the other one is needed instead, by the same day."""

from __future__ import annotations

import re

from bot.dialogs.engine import in_several
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.teams.signs import signed
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.teams import requirements

_REQUIRES, _DROPS = "require_credential", "drop_requirement"
_SWAPS = pattern(
    r"\W*(?:(?:ok|okay|and|so|no|actually|hm+|please|pls|can|could|you|we|i|let['’]?s|lets|want|to|now)\W+){0,6}"
    r"(?:(?:swap|replace|exchange|switch|change)\s+(?:out\s+)?(?:the\s+)?_(?:\s+(?:one|requirement|cert\w*))?\s+(?:for|with|to|by|into)\s+(?:the\s+|an?\s+)?_"
    r"|(?:make\s+it\s+)?(?P<new>_)\s+(?:instead\s+of|rather\s+than|in\s+place\s+of)\s+(?:the\s+)?_)(?:\s+(?:one|requirement|cert\w*|then|please|pls|instead|for\s+(?:everyone|all)))*\W*",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None unless a lead says so of two that are named, and one team of theirs needs the first and not the second."""
    heard, records = session.heard, session.given.records
    if not heard.leads or records is None or session.state.asking is not None or len(heard.named) != 2:
        return None
    said = _SWAPS.fullmatch(signed(heard))
    if said is None:
        return None
    wants = fill_from_message(session.manager.dialogs[_REQUIRES], heard).slots.get("wanted", [])
    if len(wants) != 2:
        return None
    old, new = reversed(wants) if said["new"] else wants
    every = await requirements.of_teams(records.connection, session.teams_named() or session.given.circle.led)
    known = [r for r in every if set(old["ids"]) & set(r.credentials) or (old["skill"] and old["skill"] == r.skill)]
    if len(known) != 1 or set(new["ids"]) & set(known[0].credentials):
        return None
    session.trace.append("another thing is required in place of one")
    before = {"due": known[0].due.isoformat() if known[0].due else None, "needed": known[0].needed}
    same = {name: value for name, value in before.items() if value is not None}
    dropped = await session.begin(_DROPS, {"requirement": known[0].id}, 0.9)
    put = await session.begin(_REQUIRES, {**same, "wanted": [new], "team": known[0].team.id}, 0.9)
    return in_several.together(session, [Reply(parts=dropped.parts, buttons=dropped.buttons[-1:]), put])
