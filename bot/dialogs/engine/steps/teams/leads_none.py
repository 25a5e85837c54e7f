""" "One of my guys left, take him off", of whoever leads no team: whom it is of is not asked."""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply

#: What a lead alone does to somebody, who is asked for where nobody is named.
_OF_A_LEAD = frozenset({"remove_member", "make_lead", "unmake_lead", "hand_over_team", "exempt_member", "leave_alone"})
_MY_TEAMS = "my_teams"


async def told(session: Session) -> Reply | None:
    """None where it may be of a team after all."""
    heard, best = session.heard, session.guesses[0]
    if heard.leads or heard.people or heard.teams or session.given.records is None or not session.given.private:
        return None
    if best.dialog not in _OF_A_LEAD or not session.sure or session.state.waiting is not None:
        return None
    session.trace.append("they lead no team")
    return await session.begin(_MY_TEAMS, {}, 0.9)
