"""What sounds like a day put right, where no record is named and none was spoken of: nothing is changed for that."""

from __future__ import annotations

from bot.dialogs.engine import repair
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.stale import reminded_lately
from bot.dialogs.engine.steps.records.own_records import KEEP_A_DATE
from bot.dialogs.engine.steps.records.which_record import LOOK_AT_ONE, named
from bot.messaging.reply import Reply

_CORRECTS = "correct_holding"
#: After these, within so many answers, a day is of a record that was shown.
_SHOWS = (
    KEEP_A_DATE
    | LOOK_AT_ONE
    | {_CORRECTS, "list_holdings", "next_reminders", "renew_holding", "change_days", "add_evidence"}
)
_BACK = 2
#: What says that a record is meant.
_OF_A_RECORD = frozenset(
    """
    record card cert certificate licence license ticket badge credential credentials expiry expires expired expire
    expiration awarded award issued date dates valid renewal registration mine my
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def corrected(session: Session) -> Reply | None:
    """ "This year I mean", after a question on units, changes no expiry."""
    heard, records = session.heard, session.given.records
    if session.guesses[0].dialog != _CORRECTS or records is None or session.state.asking is not None:
        return None
    if any(n.mention.of("credential") for n in heard.named) or any(w.text in _OF_A_RECORD for w in heard.words):
        return None
    if await named(session, 0):
        return None
    if any(f.dialog in _SHOWS for f in session.state.done[-_BACK:]):
        return None
    if await reminded_lately(session):
        return None
    session.trace.append("no record is spoken of whose day it could put right")
    return await repair.not_understood(session, session.guesses[1:3])
