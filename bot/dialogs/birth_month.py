"""The month of birth, with which some credentials end: asked of nobody, kept when it is told."""

from __future__ import annotations

import re

from bot.dialogs.engine.dialog import record_dialog
from bot.dialogs.engine.said_slots import SaidOn
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.keeping import as_it_is, facts_of, stored_line
from bot.messaging.reply import Bullets, Part, Reply, bold, paragraph, spans
from bot.patterns import pattern
from bot.scheduling.messages import title
from bot.translation import _

#: "On my mum's birthday".
_ANOTHERS = pattern(r"(?<!\w)(?:(?:my|our|his|her|the)\s+)?(?!today)[^\W\d_]{2,20}['’]s\s+birthday\b", re.IGNORECASE)


@record_dialog
async def set_birth_month(turn: Turn, day: SaidOn) -> Reply:
    """Keep the month and reckon again what ends with it and was reckoned, not printed. ``day``: any day of it."""
    if turn.said and _ANOTHERS.search(turn.heard.text):
        text = _("I noted nothing: that is no birthday of yours. What expires then, tell me by its name and day.")
        return Reply(parts=(paragraph(text),))
    await turn.records.prefer(birth_month=day.month)
    before, lines = [], []
    for holding in await turn.records.holdings():
        credential = turn.catalogue.credentials.get(holding.credential or "")
        ends = credential.renewal.validity.ends if credential and credential.renewal else "exact"
        if ends != "birth-month-end" or holding.printed or holding.awarded is None:
            continue
        facts = facts_of(turn.preferences, credential, holding.name, holding.awarded, None)
        if facts.expires == holding.expires:
            continue
        before.append(as_it_is(holding))
        await turn.records.change(holding.id, **facts.columns, watched_from=turn.now, snoozed_until=None)
        lines.append(
            spans("{name}: {line}", name=bold(title(holding, turn.catalogue)), line=stored_line(facts, turn.today))
        )
    parts: list[Part] = [paragraph(_("Thanks, I noted the month. I use it only for credentials that end with it."))]
    if lines:
        parts.append(Bullets(items=tuple(lines)))
    undo = (begin(_("Undo"), "undo_change", before=before),) if before else ()
    return Reply(parts=tuple(parts), buttons=(*undo, begin(_("My credentials"), "list_holdings")))
