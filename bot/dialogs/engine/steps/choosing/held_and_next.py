""" "I have the CKA. What's next?", "done A+, where do I go from here": what builds on it, and it is kept as theirs."""

from __future__ import annotations

import re

from bot.dialogs.engine import in_several
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_NEXT = "next_after"
_HAVE = pattern(
    r"\W*(?:(?:hi|hey|hello|so|ok|okay|well|now)\W+){0,3}(?:i['’]?ve\s+|i\s+)?(?:(?:just|already|finally|only|recently|now)\s+){0,2}"
    r"(?:have|got|hold|passed|did|done|finished|completed|earned)\s+(?:(?:got|passed|done|with|just|my|the|an?|only)\s+){0,3}",
    re.IGNORECASE,
)
_WHAT_NEXT = pattern(
    r"(?:\s+(?:cert\w*|already|now|yesterday|today|yay))?\W{1,4}(?:(?:so|and|now|but|ok|yay)\W+){0,3}"
    r"(?:what(?:['’]?s)?\s+(?:is\s+|comes\s+|should\s+(?:i|be)\s+(?:do\s+)?|(?:can|do|could|would)\s+i\s+(?:do\s+|take\s+|get\s+)?|(?:the\s+|my\s+)?(?:best\s+|logical\s+)?)?(?:now|next(?:\s+(?:step|one|cert\w*|move))?)"
    r"|where\s+(?:to\s+|do\s+i\s+|should\s+i\s+|can\s+i\s+)?(?:go\s+)?(?:next|now|from\s+here|from\s+there)|(?:next\s+steps?|which\s+(?:one\s+|cert\s+)?next))(?:\W+(?:then|please|pls|from\s+here))*\W*",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None unless one credential that they have, and the question, are all that is said."""
    heard = session.heard
    if session.state.waiting is not None or len(heard.named) != 1 or heard.people or heard.teams or heard.dates:
        return None
    one = heard.named[0]
    if one.kind != "credential" or one.unlisted or _HAVE.fullmatch(heard.text, 0, one.mention.start) is None:
        return None
    if _WHAT_NEXT.fullmatch(heard.text, one.mention.end) is None:
        return None
    ids = [m.id for m in one.mention.leading("credential")]
    if len(ids) != 1:
        return None
    session.trace.append("what is next behind what they have")
    after = await session.begin(_NEXT, {"credential": ids[0]}, 0.9)
    if session.given.records is None or not session.given.private:
        return after
    with session.hearing(heard.text[: one.mention.end]) as told:
        records = records_in(told)
        kept = await session.begin(ADDING, {"records": records}, 0.9) if records else None
    return in_several.together(session, [after, kept]) if kept is not None else after
