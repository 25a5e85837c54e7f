""" "Card come today, valid 5 years from 20 November", of one that was talked of and is not kept yet."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_CAME = pattern(
    rf"{OPENING}(?:(?:the|my|new)\s+){{0,2}}(?:card|cert(?:ificate)?|licen[cs]e|badge|paper|plastic)\s+(?:has\s+|is\s+|just\s+|finally\s+)*(?:come|came|arrived|here|in\s+the\s+post)"
    r"\s*(?P<when>today|yesterday|this\s+morning|just\s+now|(?:on\s+)?\w{3,6}day)?\s*[,.;–-]?\s*(?:and\s+)?(?:(?:it['’]?s|its|it\s+is|it)\s+)?(?P<rest>[^?]{0,80})",
    re.IGNORECASE,
)
#: After these the talk was of what is not held yet.
_NOT_YET = frozenset({"start_study", ADDING, "finish_study", "log_progress"})


async def told(session: Session) -> Reply | None:
    """None where nothing single was talked of, or it is held already."""
    heard, stored, last = session.heard, session.given.records, session.state.last
    at = session.state.focus.at
    if stored is None or not session.given.private or session.state.asking is not None or last is None or at is None:
        return None
    if (
        last.dialog not in _NOT_YET
        or heard.people
        or heard.teams
        or any(n.mention.of("credential") for n in heard.named)
    ):
        return None
    said = _CAME.fullmatch(heard.text)
    known = session.manager.knowledge.catalogue.credentials.get(at)
    if said is None or known is None or any(h.credential == at for h in await stored.holdings()):
        return None
    rest = said["rest"].strip(" .!")
    with session.hearing(f"{known.name} {rest}" if rest else f"got {known.name} {said['when'] or 'today'}"):
        records = [r for r in records_in(session.heard) if at in r["ids"]]
    if len(records) != 1 or not {"awarded", "expires"} & records[0].keys():
        return None
    session.trace.append("the paper of what was talked of came")
    record = {k: v for k, v in records[0].items() if k not in ("doubt", "bare", "vague")}
    return await session.begin(ADDING, {"records": [{**record, "ids": [at]}]}, 0.9)
