"""An exam that was passed and awards nothing yet: "passed the CISA exam but never applied", "I passed ENCOR
yesterday", one of several, "but I'm not endorsed yet".
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.resuming import with_offer_to_resume
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.which_record import just_kept
from bot.dialogs.engine.turn import begin, fill_in
from bot.knowledge.model.credential import Credential
from bot.knowledge.several_exams import is_one_exam_of
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Button, Reply, bold, paragraph
from bot.patterns import pattern
from bot.scheduling.messages import title
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


_FINISHES, _RENEWS = "finish_study", "renew_holding"


async def one_of_several(session: Session) -> Reply | None:
    """It is asked whether they hold the whole of it; nothing is kept before."""
    heard, best = session.heard, session.guesses[0]
    if best.dialog not in (ADDING, _FINISHES) or session.state.asking is not None or "?" in heard.text:
        return None
    if heard.people or heard.teams or not session.given.private:
        return None
    records = records_in(heard)
    if len(records) != 1 or len(records[0]["ids"]) != 1 or records[0].get("doubt") or records[0].get("expires"):
        return None
    record, known = records[0], session.manager.knowledge.catalogue.credentials
    credential = known.get(record["ids"][0])
    if credential is None or not is_one_exam_of(credential, record["name"]):
        return None
    session.trace.append("one exam of a credential that takes several")
    session.understood = (ADDING, 0.9)
    text = _(
        "Well done! {exam} is one exam of {name}, which takes more than that, so I have noted nothing yet. Do you "
        "hold the whole of it now?"
    )
    asked = paragraph(text, exam=bold(record["name"]), name=bold(full_name(credential)))
    buttons = (
        begin(_("I hold all of it"), ADDING, records=[record]),
        begin(_("Keep this exam alone"), ADDING, records=[{**record, "ids": []}]),
        *await _renewed_by_it(session, credential, record),
    )
    return with_offer_to_resume(session, Reply(parts=(asked,), buttons=buttons))


async def _renewed_by_it(session: Session, credential: Credential, record: dict[str, Any]) -> list[Button]:
    """What they hold below it may be renewed by an exam alone; whether by this one they know."""
    records, known = session.given.records, session.manager.knowledge.catalogue.credentials
    buttons = []
    for holding in await records.holdings() if records is not None else ():
        held = known.get(holding.credential or "")
        if held is None or held.renewal is None or credential.id not in held.renewal.renewed_by:
            continue
        if any(route.by == "exam" for route in held.renewal.routes):
            on = {"on": record["awarded"][0]} if len(record.get("awarded", ())) == 1 else {}
            label = _("It renews my {name}").format(name=short_name(held))
            buttons.append(begin(label, _RENEWS, holding=holding.id, **on))
    return buttons


_NOT_YET = pattern(
    r"\b(?:not|isn['’]?t|ain['’]?t|aren['’]?t|wasn['’]?t|haven['’]?t\s+been)\s+(?:yet\s+|been\s+|officially\s+|fully\s+|even\s+)?"
    r"(?:endorsed|certified|licen[cs]ed|registered|awarded|official|issued|approved|confirmed)\b(?:\s+yet)?"
    r"|\b(?:endorsement|certificate|cert|licen[cs]e|registration|approval|result|paperwork)\s+(?:is\s+|are\s+)?(?:still\s+)?(?:pending|to\s+come|under\s+way"
    r"|not\s+(?:here|there|through|done|in)|takes|hasn['’]?t)"
    r"|\b(?:still|just)\s+(?:waiting|have\s+to\s+wait|need(?:s)?)\s+(?:for\s+|on\s+|to\s+(?:get|be)\s+)?(?:the\s+|my\s+|an?\s+)?(?:endors\w+|certificate|cert|licen[cs]e"
    r"|registration|approval|results?)\b",
    re.IGNORECASE,
)
_LONGEST_OF_ONE = 120


async def not_awarded_yet(session: Session) -> Reply | None:
    """It stays as it is, and what can be done is offered; nothing is changed unasked."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog not in (ADDING, _FINISHES) or session.state.asking is not None:
        return None
    if "?" in heard.text or len(heard.text) > _LONGEST_OF_ONE or heard.people or not _NOT_YET.search(heard.text):
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
