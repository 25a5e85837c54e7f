""" "Passed ADR today", of a card that runs out soon: it is renewed by that, and not awarded for the first time."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.which_record import named
from bot.knowledge.model.credential import Credential
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

_RENEWS = "renew_holding"
_PASSED = pattern(
    r"(?<!\w)(?:pass(?:ed)?|did|done|redid|redone|completed|finished|cleared)(?!\w)",
    re.IGNORECASE,
)
#: Renewing is a matter of the last part of the time that something is valid.
_AHEAD, _OF_LATE = timedelta(days=366), timedelta(days=62)
_LAST_PART = 0.5


async def told(session: Session) -> Reply | None:
    """None unless one of theirs is named that is to be renewed by now, and is said to be passed of late."""
    heard, records, best = session.heard, session.given.records, session.guesses[0]
    if records is None or best.dialog != ADDING or not session.sure or not session.given.private:
        return None
    if session.state.asking is not None or "?" in heard.text or heard.people or not _PASSED.search(heard.text):
        return None
    ids = {m.id for n in heard.named for m in n.mention.leading("credential") if n.doubt is None}
    held = [h for h in await records.holdings() if h.credential in ids] or await _called(session)
    days = [d.options[0] for d in heard.dates if len(d.options) == 1]
    if len(held) != 1 or len(heard.dates) != len(days) or len(days) > 1:
        return None
    on = days[0] if days else heard.today
    credential = session.manager.knowledge.catalogue.credentials.get(held[0].credential or "")
    if not heard.today - _OF_LATE <= on <= heard.today or not _is_due(held[0], credential, on):
        return None
    session.trace.append("what is to be renewed is passed again")
    return await session.begin(_RENEWS, {"holding": held[0].id, "on": on.isoformat()}, 0.9)


async def _called(session: Session) -> list[Holding]:
    """ "Passed the first aid", kept under a name of its own."""
    return [h for h in await named(session, 0) if h.credential is None]


def _is_due(holding: Holding, credential: Credential | None, on: date) -> bool:
    """Whether it is renewed by passing something, and is in the last part of its time."""
    if credential is None:
        return holding.expires is not None and holding.expires - on <= _OF_LATE
    renewal = credential.renewal
    if renewal is None or holding.expires is None or not any(route.units is None for route in renewal.routes):
        return False
    if holding.opens is not None and on < holding.opens:
        return False
    whole = holding.expires - holding.awarded if holding.awarded else 2 * _AHEAD
    return holding.expires - on <= min(_AHEAD, _LAST_PART * whole)
