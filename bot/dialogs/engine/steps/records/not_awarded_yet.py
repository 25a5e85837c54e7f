""" "But I'm not endorsed yet", right after something was kept: the exam is passed, the award is to come."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.which_record import just_kept
from bot.dialogs.engine.turn import begin, fill_in
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.scheduling.messages import title
from bot.translation import _

_FINISHES = "finish_study"
_NOT_YET = pattern(
    r"\b(?:not|isn['’]?t|ain['’]?t|aren['’]?t|wasn['’]?t|haven['’]?t\s+been)\s+(?:yet\s+|been\s+|officially\s+|fully\s+|even\s+)?"
    r"(?:endorsed|certified|licen[cs]ed|registered|awarded|official|issued|approved|confirmed)\b(?:\s+yet)?"
    r"|\b(?:endorsement|certificate|cert|licen[cs]e|registration|approval|result|paperwork)\s+(?:is\s+|are\s+)?(?:still\s+)?(?:pending|to\s+come|under\s+way"
    r"|not\s+(?:here|there|through|done|in)|takes|hasn['’]?t)"
    r"|\b(?:still|just)\s+(?:waiting|have\s+to\s+wait|need(?:s)?)\s+(?:for\s+|on\s+|to\s+(?:get|be)\s+)?(?:the\s+|my\s+|an?\s+)?(?:endors\w+|certificate|cert|licen[cs]e"
    r"|registration|approval|results?)\b",
    re.IGNORECASE,
)
_LONGEST = 120


async def told(session: Session) -> Reply | None:
    """It stays as it is, and what can be done is offered; nothing is changed unasked."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog not in (ADDING, _FINISHES) or session.state.asking is not None:
        return None
    if "?" in heard.text or len(heard.text) > _LONGEST or heard.people or not _NOT_YET.search(heard.text):
        return None
    kept = [h for h in await just_kept(session, last) if h.awarded is not None]
    if len(kept) != 1:
        return None
    session.trace.append("what was kept is not awarded yet")
    session.understood = (ADDING, 0.9)
    name = bold(title(kept[0], session.manager.knowledge.catalogue))
    text = _(
        "All right. I keep {name} as it is for now: tell me the day of the award once you have it, as “it was awarded "
        "on …”, and I count anew from there. Or I take it off until then."
    )
    edit = fill_in(_("Change the date"), "record", {"holding": kept[0].id}, "correct_holding", holding=kept[0].id)
    remove = begin(_("Take it off"), "remove_holding", holding=kept[0].id)
    return Reply(parts=(paragraph(text, name=name),), buttons=(edit, remove))
