"""A yes or no, however it is said, to being in a team, or in several that one was asked into."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.dialogs.understanding.agreeing import Answer, agreed, asks, speaks_of_joining, to_share
from bot.messaging.reply import Reply

if TYPE_CHECKING:
    from bot.dialogs.engine.session import Session

#: The dialog that takes a yes or no to being in a team.
_CONSENT = "answer_invitation"
_ALL = re.compile(
    r"[\s,]*\b(?:(?:to|for|in|with|into)\s+)?(?:the\s+)?(?:both|all|each|either|neither|any)(?:\s+(?:two|three|of\s+them|of\s+those"
    r"|teams?|invitations?))*\b",
    re.IGNORECASE,
)
_JOINING = r"(?:to|for|in|into|with|join|being|be|the|team|i|i['’]?m|am|want|would|like|d)"
#: "Yes to", ", no to", "and join": what stands in front of the name of a team in an answer.
_TO = re.compile(
    rf"[\s,.;]+(?:(?:and|but|also)\s+)?{_JOINING}(?:\s+{_JOINING}){{0,6}}\s*$|^[\s,]*(?:and|but|also)\b", re.IGNORECASE
)
_AND = re.compile(r"^[\s,&]*(?:and|also)?[\s,]*(?:to|for|in|into)?\s*(?:the\s+)?(?:team\s+)?$", re.IGNORECASE)


async def answered(session: Session) -> Reply | None:
    """What becomes of an answer to an invitation; None when the message is none."""
    frame, text = session.state.waiting, session.heard.text
    answer = agreed(text)
    sharing = {"sharing": said} if (said := to_share(text)) else {}
    open_ones = tuple(session.given.circle.asked)
    if each := _each(session, open_ones):
        session.trace.append("an answer to each invitation that is named")
        reply = Reply()
        for team, said_of_it in each.items():
            reply = reply.plus(await session.begin(_CONSENT, {"answer": said_of_it, "team": team}))
        return reply
    if answer is None:
        return None
    if frame is not None and frame.dialog == _CONSENT:
        frame.slots |= sharing
        return await session.accept(frame, answer)
    teams = session.given.invitations
    if not teams and speaks_of_joining(text):
        teams = open_ones
    if not teams:
        return None
    session.trace.append("an answer to an invitation")
    if len(teams) > 1:
        return await session.begin("open_invitation", {})
    return await session.begin(_CONSENT, {"answer": answer, "team": teams[0], **sharing})


def _each(session: Session, teams: tuple[int, ...]) -> dict[int, Answer]:
    """ "Ok for both", "yes to Ops, no to Data": the answer to each team; empty when none is named in it."""
    text = session.heard.text
    if not teams or asks(text):
        return {}
    if len(teams) > 1 and _ALL.search(text):
        answer = agreed(_ALL.sub("", text))
        return dict.fromkeys(teams, answer) if answer else {}
    found: dict[int, Answer] = {}
    position, last = 0, None
    for said in session.heard.teams:
        meant = [team for team in said.ids if team in teams]
        between = text[position : said.start]
        answer = agreed(_TO.sub("", _TO.sub("", between))) or (last if _AND.match(between) else None)
        if not meant or answer is None:
            return {}
        found |= dict.fromkeys(meant, answer)
        position, last = said.end, answer
    return found if not text[position:].strip(" .!,") else {}
