""" "I do ACCA, member since 2015": whoever has been a member for years does not study for it."""

from __future__ import annotations

import re

from bot.dialogs.engine import in_several
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_STUDYING = "start_study"
_SINCE = pattern(
    r"(?<!\w)(?:member|fellow|licen[cs]ed|registered|chartered|qualified|certified|accredited)\s+(?:there\s+|with\s+them\s+)?(?:ever\s+)?since(?!\w)",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """What is held since then is kept; what is studied for besides is begun."""
    heard, best = session.heard, session.guesses[0]
    if best.dialog != _STUDYING or "?" in heard.text or heard.people or heard.teams or session.state.asking is not None:
        return None
    if not _SINCE.search(heard.text):
        return None
    records = records_in(heard)
    held = [{k: v for k, v in r.items() if k != "doubt"} for r in records if r.get("since")]
    if not held:
        return None
    session.trace.append("what somebody is a member of since is held")
    days = {tuple(r.get("awarded", ())) for r in held}
    begun = [r for r in records if not r.get("since")]
    begun = [r if tuple(r.get("awarded", ())) not in days else _undated(r) for r in begun]
    reply = await session.begin(ADDING, {"records": held}, best.score)
    if not begun:
        return reply
    return in_several.together(session, [reply, await session.begin(_STUDYING, {"records": begun}, best.score)])


def _undated(record: dict[str, object]) -> dict[str, object]:
    """The day is said of what is held."""
    return {k: v for k, v in record.items() if not k.startswith("awarded")}
