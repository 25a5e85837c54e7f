"""A posting that is pasted is one thing: what its sentences ask of others is asked of nobody here."""

from __future__ import annotations

import re

from bot.dialogs.engine.equipment import Equipment
from bot.dialogs.engine.given import TurnInput
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import State
from bot.dialogs.understanding.adverts import Advert, advert_in, standing_alone
from bot.dialogs.understanding.deciding import POSTING
from bot.dialogs.understanding.hearing import Heard
from bot.messaging.reply import Reply
from bot.patterns import pattern

#: So soon an advertisement says which job it is of, in characters.
_TITLE_WITHIN = 60
#: ... and one that nothing hands over is a title at once: "Senior Accountant (hybrid), …".
_AT_ONCE = 25
_TITLE = pattern(r"(?:\s[\w/&-]{1,15}){0,3}\s?(?:[,(\n|:.–-]|wanted\b|needed\b|required\b)", re.IGNORECASE)


async def answered(manager: Equipment, given: TurnInput, state: State) -> tuple[Session, Reply] | None:
    """What fits it; None where the message is none."""
    text = given.text or ""
    if advert_in(text) is None and standing_alone(text) is None:
        return None  # that is soon seen
    session = Session(manager, given, manager.hear(given, text, state), state)
    if posting_in(session.heard) is None:
        return None
    session.trace.append("a posting that is pasted")
    return session, await session.begin(POSTING, {"posting": session.heard.text.strip()}, 0.95)


def posting_in(heard: Heard) -> Advert | None:
    """The posting in a message: it is announced as one, or begins with a job."""
    jobs = [n.mention for n in heard.named if n.mention.of("role")]
    if (found := advert_in(heard.text)) is not None:
        titled = any(found.start <= job.start < found.start + _TITLE_WITHIN for job in jobs)
        named = found.announced and any(found.start <= n.mention.start < found.end for n in heard.named)
        return found if titled or named else None
    if heard.people or heard.teams or (found := standing_alone(heard.text)) is None:
        return None
    return found if any(job.start <= _AT_ONCE and _TITLE.match(heard.text, job.end) for job in jobs) else None
