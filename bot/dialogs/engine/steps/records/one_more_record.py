"""Another record beside the one just kept: "also the CEN, but that's private", "and the CKA too, same day", "and
ACLS a year later".
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.said_years import later, says_later
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.bare_records import AROUND_A_RECORD
from bot.dialogs.engine.steps.records.own_records import ADDING, KEEP_A_DATE
from bot.dialogs.engine.steps.records.told_together import several_in
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _, listed

#: "Also the CEN, but that's private", right after another was recorded.
_BESIDE = pattern(
    r"\W*(?:(?:oh|ok|okay|yes|wait|hm+|btw)\W+)*(?:and|n|also|plus|then\s+there['’]?s)(?!\w)", re.IGNORECASE
)
_OF_PRIVACY = frozenset(
    """
    hide hidden secret confidential team teams lead leads boss them shouldnt shouldn't dont don't see want share show
    not be for
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
#: "And safeguarding level 2, did that on 12 September": told to be theirs, whatever was asked before.
_TOLD = pattern(
    r"(?<!\w)(?:i\s+)?(?:did|done|got|passed|earned|completed|have|hold)\s+(?:it|that|this|on|in|last|back)(?!\w)",
    re.IGNORECASE,
)
_ASKED_BESIDE = "set_time_zone"
#: So many words an unknown name has at most.
_NAME_WORDS = 4


async def also_a_record(session: Session) -> Reply | None:
    """Another one beside the one just recorded, or asked about: its privacy is not said of that."""
    heard, frame = session.heard, session.state.waiting
    asked = frame is not None and frame.dialog == ADDING
    before = [f for f in session.state.done if f.dialog != _ASKED_BESIDE]
    same = _SAME_DAY.search(heard.text) is not None and any(f.dialog in KEEP_A_DATE for f in before)
    after = same or (bool(before) and before[-1].dialog in KEEP_A_DATE)
    beside = _BESIDE.match(heard.text) is not None or (same and bool(heard.named))
    if not (asked or after) or not beside or heard.people or heard.teams or "?" in heard.text:
        return None
    spans = [(n.mention.start, n.mention.end) for n in heard.named] + [(d.start, d.end) for d in heard.dates]
    rest = [w.text for w in heard.words if not any(a <= w.start < b for a, b in spans)]
    name = [word for word in rest if word not in AROUND_A_RECORD | _OF_PRIVACY and not word.isdecimal()]
    records = several_in(session) or records_in(heard)
    told = (
        same or any(r.get("private") for r in records) or (bool(heard.dates) and _TOLD.search(heard.text) is not None)
    )
    new = not heard.named and 0 < len(name) <= _NAME_WORDS and told
    if not records or any(r.get("doubt") for r in records) or not (new or (heard.named and not name)):
        return None
    await _on_the_same_day(session, records)
    return await _kept_too(session, records)


async def ends_as_well(session: Session) -> Reply | None:
    """ "ACLS in April", right after "my BLS expires on 20 December": on that day it expires, too."""
    heard, frame = session.heard, session.state.waiting
    if frame is not None and frame.dialog not in (ADDING, _ASKED_BESIDE):
        return None
    done = next((f for f in reversed(session.state.done) if f.dialog != _ASKED_BESIDE), None)
    last = frame if frame is not None and frame.dialog == ADDING else done
    if last is None or last.dialog != ADDING or not _only_expire(last.slots.get("records")):
        return None
    if len(heard.named) != 1 or len(heard.dates) != 1 or heard.dates[0].cue is not None or "?" in heard.text:
        return None
    name, said = heard.named[0].mention, heard.dates[0]
    rest = [w.text for w in heard.words if not (name.start <= w.start < name.end or said.start <= w.start < said.end)]
    if not name.of("credential") or name.start > said.start or not _NO_MORE_THAN_A_DAY.issuperset(rest):
        return None
    with session.hearing(f"{heard.text[: name.end]} expires {heard.text[name.end :]}") as spelled_out:
        records = records_in(spelled_out)
        return await _kept_too(session, records) if _only_expire(records) else None


_NO_MORE_THAN_A_DAY = frozenset(
    {"and", "n", "also", "plus", "then", "my", "the", "in", "on", "is", "it's", "its", "by"}
)


def _only_expire(records: Any) -> bool:
    told = [r for r in records or () if isinstance(r, dict)]
    return bool(told) and all("expires" in r and "awarded" not in r for r in told)


async def _kept_too(session: Session, records: list[dict[str, Any]]) -> Reply:
    """Kept at once, or with those of which it was asked which they are."""
    session.trace.append("one more record")
    frame = session.state.waiting
    if frame is None or frame.awaiting is None or frame.dialog != ADDING:
        return await session.begin(ADDING, {"records": records}, 0.9)
    frame.slots["records"] = [*frame.slots.get("records", []), *records]
    asking = frame.awaiting
    names = listed([str(r["name"]) for r in records])
    text = _("{names} is noted with it.") if len(records) == 1 else _("{names} are noted with it.")
    again = session.ask(frame, asking.slot, tuple(asking.options), asking.question, tuple(asking.labels))
    return Reply(parts=(paragraph(text, names=bold(names)),)).plus(again)


_SAME_DAY = pattern(r"(?<!\w)same\s+(?:day|date|dates|time|exam\s+day|month|expiry)(?!\w)", re.IGNORECASE)


async def _on_the_same_day(session: Session, records: list[dict[str, Any]]) -> None:
    """ "And the CKA too, same day": as the one that was just kept."""
    stored, done = session.given.records, session.state.done
    last = next((f for f in reversed(done) if f.dialog in KEEP_A_DATE), None)
    if stored is None or last is None or not _SAME_DAY.search(session.heard.text):
        return
    ids = {last.slots.get("holding"), *session.state.changed_records()}
    told = [r for r in last.slots.get("records") or () if isinstance(r, dict)]
    names, known = {r["name"] for r in told if not r["ids"]}, {i for r in told for i in r["ids"]}
    everything = await stored.holdings()
    held = [h for h in everything if h.credential in known or (h.credential is None and h.name in names)]
    held = [h for h in everything if h.id in ids] or held
    if len({(h.awarded, h.expires if h.printed else None) for h in held}) != 1:
        return
    days = {"awarded": held[0].awarded, "expires": held[0].expires if held[0].printed else None}
    for record in records:
        for key, day in days.items():
            if day is not None and key not in record:
                record[key], record[f"{key}_said"] = [day.isoformat()], "day"


_TELLS = pattern(
    r"\W*(?:(?:and|then|also|plus|i|got|did|passed|had|the|my|ok|oh|with)\W+){0,5}[^?]{2,60}", re.IGNORECASE
)
_SHORT = 12


async def later_than_that(session: Session) -> Reply | None:
    """None unless nothing but one more record is told, and the one before has its day."""
    heard = session.heard
    if not says_later(heard.text) or heard.dates or heard.people or heard.teams or len(heard.words) > _SHORT:
        return None
    first, records = _just_told(session), records_in(heard)
    if first is None or len(records) != 1 or not records[0]["ids"] or _TELLS.fullmatch(heard.text) is None:
        return None
    day = later(heard.text, first, heard.today)
    if not day or records[0].get("doubt"):
        return None
    session.trace.append("a day counted from that of the record before")
    record = {**records[0], **day}
    frame = session.state.asking
    asked = frame.awaiting if frame is not None else None
    if frame is None or asked is None:
        return await session.begin(ADDING, {"records": [record]}, 0.9)
    frame.slots["records"] = [*frame.slots.get("records", []), record]
    again = session.ask(frame, asked.slot, tuple(asked.options), asked.question, tuple(asked.labels))
    text = paragraph(_("{names} is noted with it."), names=bold(record["name"]))
    return Reply(parts=(text,)).plus(again)


def _just_told(session: Session) -> dict[str, Any] | None:
    """The last of those that are asked about, or that were just kept."""
    frame = session.state.asking or session.state.last
    if frame is None or frame.dialog != ADDING:
        return None
    told = [r for r in frame.slots.get("records") or () if isinstance(r, dict)]
    return told[-1] if told else None
