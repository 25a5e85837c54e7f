""" "I passed ENCOR yesterday": one exam of a credential that takes several is not yet the credential."""

from __future__ import annotations

from typing import Any

from bot.dialogs.engine.resuming import with_offer_to_resume
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.turn import begin
from bot.knowledge.model.credential import Credential
from bot.knowledge.several_exams import is_one_exam_of
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Button, Reply, bold, paragraph
from bot.translation import _

_FINISHES, _RENEWS = "finish_study", "renew_holding"


async def passed(session: Session) -> Reply | None:
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
