"""The question what is right of units that were just logged: nothing is changed before it is answered."""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Button, Reply, paragraph
from bot.translation import _

CHANGES = "change_entry"


def asked(session: Session) -> Reply:
    session.understood = (CHANGES, 0.9)
    text = paragraph(_("What is right? Say “it was 5”, “it was on 3 November” or “undo”."))
    undo = session.state.undo
    return Reply(parts=(text,), buttons=(Button(label=_("Undo"), action=undo),) if undo is not None else ())
