""" "No idea which day", right behind "tell me the exact day if you know it": it stays as it was noted."""

from __future__ import annotations

import re

from bot.dialogs.engine.resuming import records_of
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import KEEP_A_DATE
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_UNKNOWN = pattern(
    rf"{OPENING}(?:(?:i\s+)?(?:have\s+)?no\s+(?:idea|clue)|(?:i['’]?m\s+|i\s+am\s+)?(?:not\s+(?:sure|certain)|unsure)|(?:i\s+)?(?:really\s+|honestly\s+)?(?:do\s*n['’]?t|do\s+not|can['’]?t|cannot)\s+(?:know|remember|recall|say|tell)"
    r"|(?:i\s+)?forgot|i['’]?ve\s+forgotten|dunno|who\s+knows)"
    r"(?:\s+(?:about|of|on|which|what|the|exact(?:ly)?|precise(?:ly)?|day|date|it|was|that|is|one|any\s?more|by\s+heart|right\s+now|really|sorry))*\W*",
    re.IGNORECASE,
)
_ROUGH = frozenset({"month", "year", "season", "quarter"})


async def told(session: Session) -> Reply | None:
    """None unless a record was just noted with a month or a year alone."""
    last, text = session.state.last, session.heard.undated
    if session.state.waiting is not None or last is None or last.dialog not in KEEP_A_DATE:
        return None
    said = {record.get(name) for record in records_of(last) for name in ("awarded_said", "expires_said")}
    if not said & _ROUGH or not _UNKNOWN.fullmatch(text):
        return None
    session.trace.append("the day is not known, and it stays as it was noted")
    session.understood = (last.dialog, 0.9)
    return Reply(parts=(paragraph(_("That is fine: it stays as I noted it. Say “it was the 12th” once you know.")),))
