""" "Ok let her see the dates then": a member shows more than before, and what was shown stays shown."""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.sharing_more import shows_more
from bot.messaging.reply import Reply

_SHARES, _CHOICE = "share_less", "choice"


async def told(session: Session) -> Reply | None:
    """None unless a member says nothing else, of the team that is asked about, if one is."""
    frame, joined = session.state.waiting, session.given.circle.joined
    asked = frame is not None and frame.dialog == _SHARES and frame.awaiting is not None
    said = shows_more(session.heard.text, at_the_question=asked) if joined or asked else None
    if said is None:
        return None
    session.trace.append("more is shown to the leads")
    if asked and frame is not None and frame.awaiting is not None and frame.awaiting.slot == _CHOICE:
        return await session.accept(frame, said)
    teams = session.teams_named()
    return await session.begin(_SHARES, {_CHOICE: said, **({"team": teams[0]} if len(teams) == 1 else {})}, 0.9)
