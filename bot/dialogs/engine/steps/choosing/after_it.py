"""What comes after a credential: "what comes after Security+?", "and after that one?"."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply
from bot.patterns import pattern

_NEXT = "next_after"
_AFTER = pattern(
    r"^\W{0,9}(?:(?:and|ok|okay|so|but|hm+|then|great|cool|nice|well)\W{1,9}){0,9}(?:wh?at(?:['’]?s|\s+is|\s+(?:would|could|can|should|do|might)(?:\s+(?:i|be|come|you))*)?|which\s+(?:one|cert\w*))?"
    r"\s{0,3}(?:(?:comes?|do|take|get|recommend|suggest|there|good|logical|the|is|be|best|cert|certs|step|usually|people)\s{1,3}){0,4}?(?:next\s+)?(?:after|following|on\s+top\s+of|builds?\s+on)\s+",
    re.IGNORECASE,
)
_IT = pattern(r"(?:(?:that|this)(?:\s+one)?|it)(?:\W+(?:then|please|pls))*\W*$", re.IGNORECASE)


#: "Security+ then what", "CCNA, what next?"
_BEFORE = pattern(r"\W*(?:(?:after|ok|okay|so|and|say)\W+){0,3}(?:(?:the|my)\s+)?", re.IGNORECASE)
_THEN_WHAT = pattern(
    r"\W*(?:and\s+)?(?:then\s+wh?at|wh?at(?:['’]?s|\s+is|\s+comes?|\s+to\s+do)?\s+(?:next|then|after(?:\s+(?:that|it))?|afterwards?)|and\s+(?:next|then))(?:\s+(?:next|then|should\s+i\s+(?:do|get|take)))?\W*",
    re.IGNORECASE,
)


async def then_what(session: Session) -> Reply | None:
    """None unless one credential is named, and nothing else is said but what comes then."""
    named = session.heard.named
    if session.state.waiting is not None or len(named) != 1 or named[0].kind != "credential":
        return None
    ids = {m.id for m in named[0].mention.leading("credential")}
    before, text = named[0].mention, session.heard.text
    if len(ids) != 1 or not _BEFORE.fullmatch(text, 0, before.start) or not _THEN_WHAT.fullmatch(text, before.end):
        return None
    return await session.begin(_NEXT, {"credential": ids.pop()}, 0.9)


#: "After that what?", "and then what", "what next after it".
_AFTER_IT = pattern(
    r"\W*(?:(?:and|ok|okay|so|but)\W+){0,3}(?:after\s+(?:that|it|this)(?:\s+one)?\s*,?\s*wh?at(?:\s+(?:next|then|should\s+i\s+(?:do|get|take)))?|then\s+wh?at(?:\s+next)?)\W*",
    re.IGNORECASE,
)


async def comes_after(session: Session) -> Reply | None:
    """None unless one credential is named right behind it, or "that" is the one that was talked of."""
    heard, last = session.heard, session.state.last
    shown = last is not None and last.dialog in ("credential_info", _NEXT) and session.state.waiting is None
    if shown and session.state.focus.at and not heard.named and _AFTER_IT.fullmatch(heard.text):
        return await session.begin(_NEXT, {"credential": session.state.focus.at}, 0.9)
    if session.state.waiting is not None or heard.people or heard.teams or heard.dates:
        return None
    said = _AFTER.match(heard.text)
    if said is None:
        return None
    named = [n for n in heard.named if n.kind == "credential"]
    at = session.state.focus.at if not heard.named and _IT.match(heard.text, said.end()) else None
    if len(heard.named) == len(named) == 1 and named[0].mention.start - said.end() in (
        0,
        4,
    ):  # "the " may stand between
        ids = [m.id for m in named[0].mention.leading("credential")]
        behind = heard.text[named[0].mention.end :].strip(" ?!.")
        at = ids[0] if len(ids) == 1 and not behind else None
    return await session.begin(_NEXT, {"credential": at}, 0.9) if at else None
