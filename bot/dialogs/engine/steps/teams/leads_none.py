""" "One of my guys left, take him off", of whoever leads no team: whom it is of is not asked."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

#: What a lead alone does to somebody, who is asked for where nobody is named.
_OF_A_LEAD = frozenset({"remove_member", "make_lead", "unmake_lead", "hand_over_team", "exempt_member", "leave_alone"})
_MY_TEAMS = "my_teams"


async def told(session: Session) -> Reply | None:
    """None where it may be of a team after all."""
    heard, best = session.heard, session.guesses[0]
    if heard.leads or heard.people or heard.teams or session.given.records is None or not session.given.private:
        return None
    if best.dialog not in _OF_A_LEAD or not session.sure or session.state.asking is not None:
        return None
    session.trace.append("they lead no team")
    return await session.begin(_MY_TEAMS, {}, 0.9)


_CHANGES = "change_requirement"
_OF_ALL = pattern(r"\b(?:every\s?(?:one|body)|team|crew|staff|people|they|all|requirements?|required)\b", re.IGNORECASE)


async def nothing_to_put_right(session: Session) -> Reply | None:
    """ "I said 2026 i meant 2027", where nothing was said before: it is of no team, and nothing is guessed."""
    heard, best = session.heard, session.guesses[0]
    if heard.leads or heard.people or heard.teams or heard.named or session.state.asking is not None:
        return None
    if best.dialog != _CHANGES or not session.sure or _OF_ALL.search(heard.text):
        return None
    session.understood = (None, 0.0)
    text = _("I cannot tell what that is of, so I changed nothing. Name it, as in “my CKA expires on 3 May 2027”.")
    return Reply(parts=(paragraph(text),))
