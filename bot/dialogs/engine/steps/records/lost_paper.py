""" "Lost my wallet with my first aid card in it, it was valid til Nov 2027": the card is kept as it is called, with
what can be done about the paper.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_records import dated, records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.words import key
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
#: "I lost my wallet, sia door badge was in it".
_IN_IT = pattern(
    rf"(?P<before>[^.!?\n]{{0,60}}?\b{_GONE}\b[^.!?\n]{{0,20}}?\b(?:my|the)\s+(?:wallet|purse|bag|backpack|rucksack|handbag|jacket|coat|phone|van|car)\W+(?:with\s+|and\s+)?)"
    rf"(?:my\s+|the\s+)?(?P<name>(?:(?!my\b|the\b|with\b|in\b|and\b)[\w&+/'’-]{{1,20}}\s+){{1,4}}?{_PAPER})\s+(?:was\s+|is\s+)?(?:in(?:side)?|with)\s+(?:it|there)(?!\w)",
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
    said = _IN_IT.match(heard.text) or _SAID.match(heard.text)
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


def lost_in(session: Session) -> list[dict[str, Any]]:
    """The record of what is said to be lost; none where that has no name, or is not the writer's."""
    said = _IN_IT.match(session.heard.text) or _SAID.match(session.heard.text)
    if said is None or not _NOW_WHAT.fullmatch(session.heard.text, said.end()):
        return []
    if _AS_A_WHOLE.fullmatch(said["name"]) or any(n.doubt for n in session.heard.named):
        return []
    with session.hearing(f"my {said['name']}"):
        records = records_in(session.heard)
    return records if len(records) == 1 and not records[0].get("doubt") else []


#: "… what do i do".
_NOW_WHAT = pattern(
    r"\W*(?:(?:btw|lol|today|yesterday|again|somewhere|sadly)\W*)?(?:(?:so\s+|and\s+)?(?:what|how|who|where|can|help|any)\b[^.!]{0,60})?\W*",
    re.IGNORECASE,
)
#: "How do i get a new one", "i lost it in may": more of the same.
_SAME_AGAIN = pattern(
    rf"{OPENING}(?:i\s+|it\s+was\s+|think\s+i\s+)?{_GONE}\s*(?:it|mine|that)?\s+[^.!?]{{2,40}}"
    r"|[^.!]{0,40}\b(?:get|order|request|need|apply\s+for|ask\s+for)\s+(?:(?:a|an|the|me|my)\s+)?(?:new|another|replacement|copy|duplicate|spare)\b[^.!]{0,20}",
    re.IGNORECASE,
)
_IT = (
    r"(?:(?:it|its|it['’]s|that|this|mine|the\s+(?:card|badge|licen[cs]e|cert\w*|ticket|paper))"
    r"(?:\s+(?:was|is|would|will|had|has))?(?:\s+(?:have|be|been|still|only))?\s+)?"
)
_ITS_DAY = pattern(
    rf"{OPENING}{_IT}(?:(?:valid|good)\s+)?(?:(?:un)?till?|thru|through|expir(?:es?|ed|ing)|exp|r[au]ns?\s+out|running\s+out|due|ends?|ended|lapses?|up)"
    r"\s+(?:(?:on|in|at|the|end|of)\s+){0,3}",
    re.IGNORECASE,
)
_MORE = pattern(r"(?:\W*(?:anyway|anyways|though|tho|btw|i\s+think|lol|so|then)\b){0,2}\W*", re.IGNORECASE)
_ITS_NUMBER = pattern(
    rf"{OPENING}(?:(?:its|it['’]?s|the|my|card|badge|licen[cs]e|cert\w*|ticket)\s+){{0,2}}(?:number|no\.?|nr\.?|num)\s*(?:(?:is|was|=|:)\s*)?"
    r"(?P<number>(?=[A-Z/-]{0,6}\d)[\w/-]{3,20}(?:\s[\d-]{2,6}){0,4})\W*",
    re.IGNORECASE,
)


#: So many answers ago it was told.
_LATELY = 2


async def its_day_or_number(session: Session) -> Reply | None:
    """ "Its number was 1013 2233", "runs out nov next year anyway", right after it was told that it is lost: who lost
    a paper holds what it is of.
    """
    heard, stored = session.heard, session.given.records
    last = next((f for f in reversed(session.state.done[-_LATELY:]) if f.dialog == _TOPICS), None)
    number = _ITS_NUMBER.fullmatch(heard.text)
    if last is None or stored is None or (session.state.asking is not None and number is None):
        return None
    record = next(iter(last.slots.get("records", ())), None)
    if record is None or heard.people or heard.teams or any(n.mention.of("credential") for n in heard.named):
        return None
    manager = session.manager
    if called_so(key(record["name"]), await stored.holdings(), manager.phrases, manager.knowledge.catalogue):
        return None
    if _SAME_AGAIN.fullmatch(heard.text.rstrip(" ?.!")):
        return await session.begin(_TOPICS, last.slots, 0.9)
    if number is not None:
        told = {**record, "number": number["number"]}
    elif len(heard.dates) == 1 and "?" not in heard.text and _ITS_DAY.fullmatch(heard.text, 0, heard.dates[0].start):
        if not _MORE.fullmatch(heard.text, heard.dates[0].end):
            return None
        told = dated({**record}, heard.dates, heard.today)
    else:
        return None
    session.trace.append("the number or the day of a paper that is lost")
    return await session.begin(ADDING, {"records": [told]}, 0.9)
