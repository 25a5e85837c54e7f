"""Requests that are said so plainly that they need no likeness to anything said before."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.outright import (
    courtesies,
    elsewhere,
    first_steps,
    kept_from_work,
    leading,
    making,
    members,
    of_a_business,
    of_oneself,
    of_records,
    small_firms,
    their_people,
)
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply

_SAID = (
    *leading.SAID,
    *their_people.SAID,
    *making.SAID,
    *of_a_business.SAID,
    *first_steps.SAID,
    *small_firms.SAID,
    *members.SAID,
    *of_oneself.SAID,
    *kept_from_work.SAID,
    *of_records.SAID,
    *elsewhere.SAID,
    *courtesies.SAID,
)


async def asked_outright(session: Session) -> Reply | None:
    """What such a request asks for; None when the message is none."""
    dialog = next((name for said, name in _SAID if said(session.heard)), None)
    if dialog is None:
        return None
    if dialog == of_oneself.LEFT_OUT:  # "why not the CKA" names it as one not wanted
        ids = next(n.mention.leading("credential") for n in session.heard.named if n.mention.of("credential"))
        if len(ids) == 1:
            return await session.begin(dialog, {"credential": ids[0].id})
    if members.takes_off_one(session.heard.text) or members.into_a_file(session.heard.text):
        # "the safeguarding one", "put that in Excel" name no team
        session.heard = replace(session.heard, unknown_team=None)
    return await session.start(Guess(dialog, 1.0, "it is said outright"))
