""" "Ccna exp 5/28", and "no wait thats ccnp" while it is asked which day that is: of another credential, with the day
that was told.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steering import control, press
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.dates import DateCue
from bot.dialogs.understanding.openings import ACTUALLY, SLIPS
from bot.messaging.reply import Reply
from bot.patterns import pattern

_DATES = "date_holding"
#: All in front of the name.
_IT_IS = pattern(
    rf"\W*(?:(?:no+|nope|nah|oh|sorry|oops|wait|argh|hang\s+on|hm+|{ACTUALLY}|{SLIPS}|wrong\s+one|(?:i\s+)?meant(?:\s+to\s+say)?|i\s+mean|should\s+be|typo"
    r"|(?:that|it)(?:['’]?s|\s+was|\s+is|\s+should\s+be))(?!\w)\W*){1,6}(?:(?:the|my|an?|for)\s+){0,2}",
    re.IGNORECASE,
)
_BESIDE = pattern(
    r"\W*(?:(?:and\s+)?(?:not|instead\s+of|rather\s+than)\s+(?:(?:the|my|an?)\s+)?[\w+-]+(?:\s+one)?)?"
    r"(?:\W*(?:sorry|actually|i\s+think|i\s+mean(?:t)?|instead|pls|please|then|lol|exp(?:ires)?|until|till?|in|on|the|one|card|cert|duh)\b){0,4}\W*",
    re.IGNORECASE,
)


async def meant(session: Session) -> Reply | None:
    """None where what is named answers the question, or anything else is said."""
    frame, heard = session.state.asking, session.heard
    if frame is None or frame.awaiting is None or "?" in heard.text or heard.people or heard.teams:
        return None
    before = _told(session, frame)
    said = _IT_IS.match(heard.text)
    named = [n for n in heard.named if n.mention.of("credential") and said and n.mention.start == said.end()]
    if before is None or len(named) != 1 or named[0].doubt or named[0].kind != "credential":
        return None
    ids = ids_of(named[0])
    if set(ids) & {*before["ids"], *(o for o in frame.awaiting.options if isinstance(o, str))}:
        return None
    behind = heard.text[named[0].mention.end :]
    for day in reversed(heard.dates):
        if day.start >= named[0].mention.end:
            start, end = (at - named[0].mention.end for at in (day.start, day.end))
            behind = behind[:start] + behind[end:]
    if _BESIDE.fullmatch(behind) is None:
        return None
    new: dict[str, Any] = {"ids": ids, "name": heard.text[named[0].mention.start : named[0].mention.end]}
    record = {**{k: v for k, v in before.items() if k not in ("vague", "among", "namesake")}, **new}
    if heard.dates:
        ends: DateCue | None = "expires" if "expires" in before else None
        record = dated(new, [replace(d, cue=d.cue or ends) for d in heard.dates], heard.today)
    session.trace.append("another one is meant than that which is asked about")
    session.state.stack.remove(frame)
    if frame.dialog == _DATES and session.state.undo is not None:
        await press(session, session.state.undo)
    return await session.begin(ADDING, {"records": [record]}, 0.9)


def _told(session: Session, frame: Frame) -> dict[str, Any] | None:
    """The only record that is asked about."""
    told = [r for r in frame.slots.get("records") or () if isinstance(r, dict) and r.get("ids")]
    if len(told) != 1 or frame.dialog not in (ADDING, _DATES):
        return None
    if frame.dialog == _DATES and session.state.undo is None:
        return None
    return {"name": "", **told[0]}


#: "K drop that", of what is told and asked about, and not kept yet.
_DROPS = pattern(
    r"\W*(?:(?:k|kk|ok|okay|oh|alright|right|no|nah|well|then|just|pls|please|actually)\W+){0,4}(?:drop|scrap|forget|leave|skip|ditch|bin|ignore)\s+(?:that|it|this)(?:\s+one)?"
    r"(?:\W+(?:then|pls|please|for\s+now|again|thanks|sorry))*\W*",
    re.IGNORECASE,
)


async def dropped(session: Session) -> Reply | None:
    """The question is dropped, and no record is removed."""
    frame = session.state.asking
    if frame is None or frame.dialog != ADDING or frame.awaiting is None or not _DROPS.fullmatch(session.heard.text):
        return None
    return await control(session, "cancel")


_IS_THE = pattern(
    r"\W*(?:(?:oh|no|sorry|actually|wait)\W+){0,3}(?:it|that)(?:['’]?s|\s+is|\s+was)\s+(?:the|an?|my)\s+", re.IGNORECASE
)


async def called_exactly(session: Session) -> Reply | None:
    """ "Its the NPLQ", right after "my lifeguard qual …" was kept as another one: the same days are of that."""
    heard, last, undo = session.heard, session.state.last, session.state.undo
    said = _IS_THE.match(heard.text)
    if said is None or last is None or last.dialog != ADDING or undo is None or "?" in heard.text or heard.dates:
        return None
    named = [n for n in heard.named if n.mention.start == said.end() and n.kind == "credential" and not n.doubt]
    told = [r for r in last.slots.get("records") or () if isinstance(r, dict)]
    if session.state.asking is not None or len(named) != 1 or len(told) != 1 or heard.people or heard.teams:
        return None
    ids = ids_of(named[0])
    if not _BESIDE.fullmatch(heard.text, named[0].mention.end) or set(ids) & set(told[0]["ids"]):
        return None
    session.trace.append("what was just kept is called otherwise")
    await press(session, undo)
    name = heard.text[named[0].mention.start : named[0].mention.end]
    kept = {k: v for k, v in told[0].items() if k not in ("vague", "among", "namesake")}
    return await session.begin(ADDING, {"records": [{**kept, "ids": ids, "name": name}]}, 0.9)
