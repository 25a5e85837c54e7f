""" "I passed the CISA exam in 2024 but never applied for certification": the exam is passed, and nothing is awarded."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.resuming import with_offer_to_resume
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.turn import begin
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

_PASSED = pattern(r"(?<!\w)(?:passed|pass|cleared|aced|sat|did|took|done|finished|got\s+through)(?!\w)", re.IGNORECASE)
_AWARD = (
    r"(?:certif\w*|licen[cs]\w*|membership|endors\w*|registration|designation|credential|(?:work\s+)?experience|application"
    r"|paperwork|fees?|sponsor|cert|it|that|the\s+rest)"
)
_THE = (
    r"(?:(?:for|to\s+get|to\s+be|get|be|been|in|on|the|my|any|enough|official|full|years|of|actual|work"
    r"|required)\s+){0,5}"
)
_NOT = r"(?:never|not|(?:did|have|has|had|was|am|is|are)n['’]?t|(?:did|have|has|had|was|am|is)\s+not)"
#: What is left to do between an exam and its award.
_NO_AWARD = pattern(
    rf"(?<!\w){_NOT}\s+(?:(?:yet|been|even|actually|officially|ever)\s+){{0,2}}(?:appl(?:y|ied)|claim(?:ed)?|register(?:ed)?|submit(?:ted)?|sen[dt]|paid|pay|endorsed|certified|do(?:ne)?"
    rf"|get|got|gotten|have|had|been\s+endorsed|been\s+certified)(?!\w)(?:\s+{_THE}{_AWARD}|(?=\W*(?:yet|$)))"
    rf"|(?<!\w)(?:still|just)\s+(?:need|missing|lack|waiting|have\s+to\s+(?:get|do|apply|send)|must)\w*\s+{_THE}{_AWARD}"
    rf"|(?<!\w)(?:without|lacking|missing|no)\s+{_THE}(?:endorsement|work\s+experience|experience|certification)(?!\w)",
    re.IGNORECASE,
)
_LONGEST = 200


async def told(session: Session) -> Reply | None:
    """Nothing is kept as held; the exam alone can be, under its own name."""
    heard = session.heard
    if session.state.asking is not None or not session.given.private or heard.people or heard.teams:
        return None
    if "?" in heard.text or len(heard.text) > _LONGEST or not _PASSED.search(heard.text):
        return None
    said = _NO_AWARD.search(heard.text)
    records = records_in(heard) if said is not None else []
    if len(records) != 1 or len(records[0]["ids"]) != 1 or records[0].get("expires"):
        return None
    credential = session.manager.knowledge.catalogue.credentials.get(records[0]["ids"][0])
    if credential is None or records[0].get("doubt") in ("failed", "another", "supposed"):
        return None
    session.trace.append("an exam is passed, and what it is for not awarded")
    session.understood = (ADDING, 0.9)
    text = _(
        "Well done! The exam is passed, and {name} not awarded yet, so I have noted nothing of it. Tell me the day of "
        "the award once you have it: I count from there. I can keep the exam alone until then."
    )
    alone: dict[str, Any] = {**records[0], "ids": [], "name": _("{name} exam").format(name=short_name(credential))}
    alone = {which: value for which, value in alone.items() if which != "doubt"}
    buttons = (
        begin(_("Keep this exam alone"), ADDING, records=[alone]),
        begin(_("I hold all of it"), ADDING, records=[records[0]]),
    )
    return with_offer_to_resume(
        session, Reply(parts=(paragraph(text, name=bold(full_name(credential))),), buttons=buttons)
    )
