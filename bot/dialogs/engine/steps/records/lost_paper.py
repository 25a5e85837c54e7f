""" "Lost my wallet with my first aid card in it, it was valid til Nov 2027": the card is kept as it is called, with
what can be done about the paper.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_TOPICS = "good_to_know"
_PAPER = r"(?:cards?|licen[cs]es?|cert\w*|tickets?|badges?|permits?|papers?|diploma)"
_GONE = (
    r"(?:lost|misplaced|mislaid|left|forgot|dropped|washed|binned|shredded|burn(?:t|ed)|ripped|ruined|broke|ate|chewed|stolen|nicked|robbed|"
    r"threw\s+(?:out|away)|can(?:['’]?t|not)\s+find)"
)
#: From what happened to what it is called, and behind it where it was.
_SAID = pattern(
    rf"(?P<before>[^.!?\n]{{0,60}}?\b{_GONE}\b[^.!?\n]{{0,50}}?)\b(?:my|the)\s+(?P<name>(?:(?!my\b|the\b|with\b|in\b|and\b)[\w&+/'’-]{{1,20}}\s+){{1,4}}?{_PAPER})"
    r"(?P<where>(?:\s+(?:was\s+|were\s+)?(?:in(?:side)?|on|at|with)\s+(?:it|there|(?:the|a|an|my)\s+[\w-]{2,20})){0,2})(?!\w)",
    re.IGNORECASE,
)
_AS_A_WHOLE = pattern(rf"(?:(?:new|old|other|whole|plastic|paper)\s+)*{_PAPER}", re.IGNORECASE)

#: "… on 3 March": when it was lost, and nothing of what is written on it.
_THEN = pattern(r"\s+(?:(?:on|in|at|last|this|back|around|early|late|the)\s+){0,3}", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None where no day is told, so that there is nothing to keep, or it is not clear of what."""
    heard = session.heard
    if session.state.asking is not None or not heard.dates or heard.people or heard.teams or not session.given.private:
        return None
    said = _SAID.match(heard.text)
    if said is None or _AS_A_WHOLE.fullmatch(said["name"]) or any(d.start < said.end() for d in heard.dates):
        return None
    if _THEN.fullmatch(heard.text, said.end(), heard.dates[0].start):
        session.trace.append("on which day a paper was lost")
        return await session.begin(_TOPICS, {"topic": "copies"}, 0.9)
    with session.hearing(f"my {said['name']}{heard.text[said.end() :]}"):
        records = records_in(session.heard)
    if len(records) != 1 or records[0].get("doubt") or not {"awarded", "expires"} & records[0].keys():
        return None
    session.trace.append("a paper that is lost, and its day")
    copies = await session.begin(_TOPICS, {"topic": "copies"}, 0.9)
    kept = await session.begin(ADDING, {"records": records}, 0.9)
    return copies.model_copy(update={"buttons": ()}).plus(kept)
