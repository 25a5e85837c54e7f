""" "The second one was 2024", "first one is 4 July 2028", "third is wrong, it was the 11th": the day of one of those
that were just kept or listed, called by its place.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.part_of_a_day import Key, right_in_part
from bot.dialogs.engine.steps.records.righting import CORRECTS
from bot.dialogs.understanding.dates import SaidDate, day_said
from bot.dialogs.understanding.dates.fragments import fragment_in
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

_PLACE = pattern(
    r"\W*(?:(?:no+|oh|oops|sorry|wait|actually|and|but|ok|btw|argh|hm+|i\s+think)\W+){0,4}(?:the\s+|my\s+)?"
    r"(?:(?P<word>first|second|third|fourth|fifth|sixth|last)|(?P<nth>[1-9])(?:st|nd|rd|th)|(?:number|no\.?|nr\.?|\#)\s?(?P<n>[1-9]))"
    r"(?:\s+(?:one|record|card|cert\w*))?(?:\s+(?:is|was)\s+(?:wrong|not\s+right)\W+(?:it|that)?)?"
    r"\s*(?P<said>(?:['’]s|is(?!\s+not\b|n['’]t)|was(?!\s+not\b|n['’]t)|should\s+(?:be|have\s+been)|has\s+to\s+be|expires?|ends?|runs?\s+out|till?|until)\s.{2,60})",
    re.IGNORECASE,
)
#: "Is on the 14th" says nothing of month and year.
_A_NUMBER_ALONE = pattern(r"\D{0,20}\d{1,2}(?:st|nd|rd|th)?\W*")
_LISTS, _ASKED_BESIDE = "list_holdings", "set_time_zone"


async def told(session: Session) -> Reply | None:
    """None where none has that place, or more is said than its day."""
    said = _PLACE.fullmatch(session.heard.text)
    if said is None or "?" in session.heard.text or session.heard.people or session.heard.named:
        return None
    among = await _listed(session)
    number = said["nth"] or said["n"] or said["word"]
    place = len(among) if number.casefold() == "last" else day_said(number)
    if not 1 <= place <= len(among) or len(among) == 1:
        return None
    meant = among[place - 1]
    days = [d for d in session.heard.dates if d.start >= said.start("said")]
    whole = len(days) == 1 and days[0].grain == "day" and len(days[0].options) == 1 and not days[0].year_guessed
    if whole and not _A_NUMBER_ALONE.fullmatch(said["said"]):
        return await _whole(session, meant, days[0])
    parts = fragment_in(said["said"])
    if parts is None:
        return None
    return await right_in_part(session, [meant], parts)


async def _listed(session: Session) -> list[Holding]:
    """In the order in which they were just shown."""
    records, waiting = session.given.records, session.state.waiting
    if records is None or not session.given.private or (waiting is not None and waiting.dialog != _ASKED_BESIDE):
        return []
    last = next((f for f in reversed(session.state.done) if f.dialog not in (CORRECTS, _ASKED_BESIDE)), None)
    if last is None or last.dialog not in (ADDING, _LISTS):
        return []
    held = {h.id: h for h in await records.holdings()}
    if last.dialog == _LISTS:
        return [held[i] for i in last.slots.get("shown") or () if i in held]
    told = [r for r in last.slots.get("records") or () if isinstance(r, dict)]
    of_each = [[h for h in held.values() if h.credential in r["ids"] or h.name == r["name"]] for r in told]
    return [of[0] for of in of_each] if all(len(of) == 1 for of in of_each) else []


async def _whole(session: Session, meant: Holding, said: SaidDate) -> Reply:
    day = said.options[0]
    ends = said.cue in ("expires", "until") or day > session.heard.today or meant.awarded is None
    key: Key = "expires" if ends and said.cue != "awarded" else "awarded"
    session.trace.append("the day of one that is called by its place")
    return await session.begin(CORRECTS, {"holding": meant.id, "days": {key: day.isoformat()}}, 0.9)
