"""A record whose day is not remembered: "AZ-900, forget when", "I have the CKA but I forgot when I got it", and "no
idea which day" behind one that was noted by its month alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.dialogs.engine.resuming import records_of
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.bare_records import AROUND_A_RECORD
from bot.dialogs.engine.steps.records.own_records import ADDING, KEEP_A_DATE
from bot.dialogs.understanding.asked_for import TELLING
from bot.knowledge.wording import short_name
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_DAY = "date_holding"
_ROUGH = frozenset({"month", "year", "season", "quarter"})
_NOT_KNOWN = (
    r"(?:(?:i\s+)?(?:(?:can['’]?t|cannot|can\s+not|do\s?n['’]?t|do\s+not|could\s?n['’]?t)\s+(?:really\s+|quite\s+|exactly\s+)?(?:remember|recall|know|say|tell\s+you)"
    r"|forg[eo]t(?:ten)?|lost\s+track\s+of|dunno|idk|have\s+no\s+(?:idea|clue)|(?:am|['’]m)\s+not\s+sure)|i['’]?m\s+not\s+sure|i['’]ve\s+forgotten|no\s+(?:idea|clue)|not\s+sure|unsure|idk|dunno)"
)
_OF_WHAT = (
    r"(?:about\s+)?(?:exactly\s+|anymore\s+|now\s+)?(?:when|(?:what|which)\s+(?:day|date|month|year)|(?:the\s+)?(?:exact\s+)?(?:date|day|year)s?)"
    r"(?:\s+(?:i|it|that|they|we|of|exactly|anymore|any\s+more|tho(?:ugh)?|now|was|got|did|passed|were|is|expires?|ends?|runs?\s+out|took|them|one|though|sorry|lol)){0,6}"
)
_FORGOTTEN = pattern(
    rf"\s*[,;.:(–-]*\s*(?:(?:but|and|just|sorry|tbh|honestly)\s+){{0,2}}(?:{_NOT_KNOWN}\s+{_OF_WHAT}|(?:the\s+)?(?:exact\s+)?(?:date|day|year)\s+(?:i\s+)?(?:forg[eo]t(?:ten)?|unknown|not\s+known|(?:do\s?n['’]?t|dont)\s+(?:know|remember)))\W*$",
    re.IGNORECASE,
)
_FORGOT = pattern(
    rf"\W*(?:(?:oh|sorry|tbh|honestly|hm+|um+|well|i|don['’]?t\s+know|no|but)\W+){{0,4}}(?:{_NOT_KNOWN}(?:\s+{_OF_WHAT})?|forgot)\W*(?:sorry|tbh|lol)?\W*",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """It is kept without a day; None where more is said, or a question for a day may be answered by it."""
    heard, frame = session.heard, session.state.waiting
    if not heard.named or "?" in heard.text or heard.people or heard.teams or heard.dates:
        return None
    said = _FORGOTTEN.search(heard.text)
    if said is None:
        return None
    if frame is not None and frame.dialog in KEEP_A_DATE:
        return None
    named = [n for n in heard.named if n.mention.start < said.start()]
    if not named or not all(n.mention.of("credential") and not n.doubt for n in named):
        return None
    rest = (
        w.text
        for w in heard.words
        if w.start < said.start() and not any(n.mention.start <= w.start < n.mention.end for n in named)
    )
    if not AROUND_A_RECORD.issuperset(rest):
        return None
    plain = replace(heard, text=heard.text[: said.start()], named=tuple(named))
    return await _kept(session, records_in(plain))


_FORGOTTEN_ONE = pattern(
    rf"\s*[,;:(–-]*\s*(?:(?:but|sorry|tbh|honestly)\s+){{0,2}}{_NOT_KNOWN}\s+(?:exactly\s+)?(?:when|(?:what|which)\s+(?:day|date|month|year))"
    r"(?:\s+(?:i|it|got|did|passed|was|that|exactly|tho|though)\b){0,4}\)?",
    re.IGNORECASE,
)


async def in_a_list(session: Session) -> Reply | None:
    """ "CCRN I forget when and ACLS from 5/2025": kept without a day beside those that have one."""
    heard = session.heard
    said = _FORGOTTEN_ONE.search(heard.text)
    if said is None or not heard.dates or "?" in heard.text or heard.people or heard.teams or session.state.asking:
        return None
    if not heard.named or not all(n.mention.of("credential") and not n.doubt for n in heard.named):
        return None
    spans = [*((n.mention.start, n.mention.end) for n in heard.named), *((d.start, d.end) for d in heard.dates)]
    rest = (w.text for w in heard.words if not any(a <= w.start < b for a, b in (*spans, said.span())))
    if not AROUND_A_RECORD.issuperset(rest):
        return None
    # A full stop in its place, so that it shares no day with what is listed behind.
    text = heard.text[: said.start()] + ".".ljust(len(said[0])) + heard.text[said.end() :]
    records = records_in(replace(heard, text=text))
    undated = [r for r in records if not r.get("awarded") and not r.get("expires")]
    if len(undated) != 1 or len(records) == 1:
        return None
    session.trace.append("one of several records whose day is not remembered")
    kept = [{**r, "forgotten": True} if r in undated else r for r in records]
    return await session.begin(ADDING, {"records": kept}, 0.9)


async def not_known(session: Session) -> Reply | None:
    """ "Dunno" where they were asked when they got what they hold: it is kept without a day."""
    frame, last = session.state.waiting, session.state.last
    if session.heard.named or _FORGOT.fullmatch(session.heard.text) is None:
        return None
    if frame is None and last is not None and _was_rough(last):
        session.trace.append("the day is not known, and it stays as it was noted")
        session.understood = (last.dialog, 0.9)
        text = _("That is fine: it stays as I noted it. Say “it was the 12th” once you know.")
        return Reply(parts=(paragraph(text),))
    if frame is not None and frame.dialog == _DAY:
        session.state.stack.remove(frame)
        session.trace.append("the day that is asked for is not remembered")
        session.understood = (_DAY, 0.9)
        text = _("Then it stays without a day. Tell me once you find it, and I remind you in time.")
        return Reply(parts=(paragraph(text),))
    asked = frame.awaiting.slot if frame is not None and frame.awaiting is not None else None
    if frame is not None and frame.dialog == ADDING and asked in ("awarded", "expires"):
        records = [{k: v for k, v in r.items() if k != "asked"} for r in frame.slots.get("records") or ()]
        session.state.stack.remove(frame)
        return await _kept(session, records)
    if frame is not None or last is None or last.dialog != TELLING or not session.given.private:
        return None
    held = last.slots.get("held") or []
    if not held:
        return None
    credentials = session.manager.knowledge.catalogue.credentials
    return await _kept(session, [{"ids": [each], "name": short_name(credentials[each])} for each in held])


def _was_rough(last: Frame) -> bool:
    """Whether a record was just noted by its month or its year alone, and asked for the day."""
    said = {record.get(name) for record in records_of(last) for name in ("awarded_said", "expires_said")}
    return last.dialog in KEEP_A_DATE and bool(said & _ROUGH)


async def _kept(session: Session, records: list[dict[str, Any]]) -> Reply:
    session.trace.append("a record whose day is not remembered")
    return await session.begin(ADDING, {"records": [{**record, "forgotten": True} for record in records]}, 0.9)
