"""The day of a record is put right while something else of it is asked: "sorry, 5 of March I mean" at "Which one?"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.said_validity import lasts
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.own_records import ADDING, KEEP_A_DATE
from bot.dialogs.engine.steps.records.righting import CORRECTS
from bot.dialogs.engine.steps.records.which_record import just_kept, named
from bot.dialogs.understanding.dates.fragments import Fragment, fits, fragment_in, with_parts
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern


async def put_right(session: Session) -> Reply | None:
    """The question once more, with the right day kept for it; None when anything else is said."""
    frame, heard = session.state.waiting, session.heard
    if frame is None or frame.awaiting is None or frame.dialog != ADDING or not frame.awaiting.options:
        return None
    if frame.awaiting.put_again and session.state.last and session.state.last.dialog in KEEP_A_DATE:
        return None  # another one was recorded since the question: it is of that
    if (kept := await _of_one_kept(session, frame)) is not None:
        return kept
    records, said = frame.slots.get("records") or [], fragment_in(heard.text)
    if (meant := _of_the_two(frame, said)) is not None:
        return await session.accept(frame, meant)
    if (long := _so_long(session, frame, records)) is not None:
        return long
    if len(records) > 1:
        return _of_one_of_them(session, frame, records)
    if (right := await _another_of_two(session, frame, records)) is not None:
        return right
    if (right := await _of_one_beside(session, frame, records)) is not None:
        return right
    if (right := _another_day(session, frame, records)) is not None:
        return right
    if len(records) != 1 or said is None or not said.turns or heard.named:
        return None
    key = next((key for key in ("expires", "awarded") if records[0].get(key)), None)
    if key is None:
        return None
    day = with_parts(date.fromisoformat(records[0][key][0]), said.right, None, None)
    if day is None:
        return None
    session.trace.append("the day of what is being recorded is put right")
    frame.slots["records"] = [{**records[0], key: [day.isoformat()], f"{key}_said": "day"}]
    asked = frame.awaiting
    return session.ask(frame, asked.slot, tuple(asked.options), asked.question, tuple(asked.labels))


def _so_long(session: Session, frame: Frame, records: list[dict[str, Any]]) -> Reply | None:
    """ "BLS is yearly btw", at "which BLS?"."""
    heard, asked = session.heard, frame.awaiting
    if asked is None or asked.slot != "which" or len(records) != 1 or "?" in heard.text or heard.dates:
        return None
    if heard.named and key(str(records[0].get("name", ""))) not in heard.key:
        return None
    right = dict(records[0])
    lasts(right, heard.text)
    if right == records[0]:
        return None
    session.trace.append("how long what is being recorded is valid")
    frame.slots["records"] = [right]
    return session.ask(frame, asked.slot, tuple(asked.options), asked.question, tuple(asked.labels))


def _of_the_two(frame: Frame, said: Fragment | None) -> str | None:
    """ "Thats march 4 not april", at "is that 3 Apr or 4 Mar 2027?"."""
    if said is None or frame.awaiting is None or frame.awaiting.slot != "meant":
        return None
    fitting = [o for o in frame.awaiting.options if fits(date.fromisoformat(o), said.right)]
    return fitting[0] if len(fitting) == 1 else None


#: "ILS is 19th Jan", of what was kept beside what is asked about.
_IS_ON = pattern(
    r"\W*(?:(?:no|oh|sorry|wait|and|but|actually|the|my)\W+){0,4}(?P<name>[^\W\d_][\w&+/ -]{1,40}?)\s+"
    r"(?:one\s+|card\s+|cert\s+)?"
    r"(?:is|was|expires?|ends?|runs\s+out|should\s+be)\s+(?:(?:on|in|at|until|till?|up)\s+){0,2}(?:the\s+)?",
    re.IGNORECASE,
)


async def _of_one_kept(session: Session, frame: Frame) -> Reply | None:
    """The only day of a record that is kept already, and called by its name, is put right; the question stays."""
    heard = session.heard
    day = heard.dates[0] if len(heard.dates) == 1 else None
    said = _IS_ON.fullmatch(heard.text, 0, day.start) if day is not None else None
    if said is None or day is None or len(day.options) != 1 or heard.text[day.end :].strip(" .!") or "?" in heard.text:
        return None
    asked = {key(str(r.get("name", ""))) for r in frame.slots.get("records") or ()}
    held = await named(session, said.start("name"))
    if len(held) != 1 or key(said["name"]) in asked:
        return None
    days = {k: d for k, d in (("awarded", held[0].awarded), ("expires", held[0].expires)) if d is not None}
    if len(days) != 1:
        return None
    (which, known), right = *days.items(), day.options[0]
    right = right.replace(year=known.year) if day.year_guessed and (right.month, right.day) != (2, 29) else right
    session.trace.append("the day of what is kept is put right")
    return await session.begin(CORRECTS, {"holding": held[0].id, "days": {which: right.isoformat()}}, 0.9)


_TURNS = pattern(r"\b(?:no|nope|wrong|sorry|oops|wait|actually|i\s+mean[t]?|rather|neither)\b", re.IGNORECASE)


async def _another_of_two(session: Session, frame: Frame, records: list[dict[str, Any]]) -> Reply | None:
    """ "Wrong one, the pool is till March 28", at "is that 27 or 31 March 2027?": neither was meant."""
    heard, asked = session.heard, frame.awaiting
    if asked is None or asked.slot != "meant" or len(heard.dates) != 1 or len(records) != 1 or "?" in heard.text:
        return None
    options = [day.isoformat() for day in heard.dates[0].options]
    which = next((k for k in ("awarded", "expires") if list(records[0].get(k, ())) == list(asked.options)), None)
    if which is None or not options or set(options) & set(asked.options) or not _TURNS.search(heard.text):
        return None
    session.trace.append("neither of the two days was meant")
    bare = {k: v for k, v in records[0].items() if not k.startswith(which)}
    session.state.stack.remove(frame)
    said = replace(heard.dates[0], cue="expires" if which == "expires" else "awarded")
    return await session.begin(frame.dialog, {"records": [dated(bare, [said], heard.today)]}, 0.9)


#: "Wait no i did it in april", of the only one that is being recorded.
_IT_WAS = pattern(
    r"\W*(?:(?:no|nope|wrong|sorry|oops|wait|actually|hang\s+on|i\s+mean[t]?|rather|well|it|that|was|is|i|did|got|passed|had|done|it['’]?s|that['’]?s|on|in|at|the"
    r"|expires?|until|till?|runs?|out)\W+){1,9}",
    re.IGNORECASE,
)


async def _of_one_beside(session: Session, frame: Frame, records: list[dict[str, Any]]) -> Reply | None:
    """ "Wrong, 12 May", where 12 April was kept beside what is asked about, which has no day like it."""
    heard, asked = session.heard, frame.awaiting
    if asked is None or asked.slot == "meant" or len(heard.dates) != 1 or heard.named or "?" in heard.text:
        return None
    said, turns = heard.dates[0], _IT_WAS.fullmatch(heard.text, 0, heard.dates[0].start)
    if turns is None or not _TURNS.search(turns.group()) or heard.text[said.end :].strip(" .!") or not said.options:
        return None
    right = said.options[0]
    of_it = [date.fromisoformat(day) for r in records for k in ("awarded", "expires") for day in r.get(k, ())]
    if said.grain != "day" or any(_alike(day, right) for day in of_it):
        return None
    kept = await just_kept(session, frame)
    beside = [(h, k) for h in kept for k, day in (("awarded", h.awarded), ("expires", h.expires))
              if day is not None and _alike(day, right) and (k == "awarded" or h.printed)]  # fmt: skip
    if len(beside) != 1:
        return None
    holding, which = beside[0]
    known = holding.awarded if which == "awarded" else holding.expires
    if said.year_guessed and known is not None and (right.month, right.day) != (2, 29):
        right = right.replace(year=known.year)
    session.trace.append("the day of what was kept beside it is put right")
    return await session.begin(CORRECTS, {"holding": holding.id, "days": {which: right.isoformat()}}, 0.9)


def _alike(one: date, other: date) -> bool:
    return one.day == other.day or one.month == other.month


def _another_day(session: Session, frame: Frame, records: list[dict[str, Any]]) -> Reply | None:
    """The day is another one than was said before, while it is asked which one is meant."""
    heard, asked = session.heard, frame.awaiting
    if asked is None or asked.slot == "meant" or len(records) != 1 or len(heard.dates) != 1 or heard.named:
        return None
    said, turns = heard.dates[0], _IT_WAS.fullmatch(heard.text, 0, heard.dates[0].start)
    if turns is None or not _TURNS.search(turns.group()) or heard.text[said.end :].strip(" .!") or not said.options:
        return None
    which = next((k for k in ("awarded", "expires") if records[0].get(k)), None)
    if which is None:
        return None
    session.trace.append("the day of what is being recorded is put right")
    if said.cue is not None:  # "no, it expires in June 2029" leaves the day on which they got it
        which = "expires" if said.cue in ("expires", "until") else which
    bare = {k: v for k, v in records[0].items() if not k.startswith(which)}
    frame.slots["records"] = [dated(bare, [replace(said, cue=said.cue or which)], heard.today)]  # type: ignore[arg-type]
    return session.ask(frame, asked.slot, tuple(asked.options), asked.question, tuple(asked.labels))


def _of_one_of_them(session: Session, frame: Frame, records: list[dict[str, Any]]) -> Reply | None:
    """ "Sorry, fire marshal was 12 March", of one of several that are being recorded."""
    heard, asked = session.heard, frame.awaiting
    if asked is None or len(heard.dates) != 1 or not heard.dates[0].options or "?" in heard.text:
        return None
    ids = {m.id for n in heard.named for m in n.mention.leading("credential")}
    meant = [i for i, r in enumerate(records) if ids.intersection(r["ids"]) or (key(r["name"]) in heard.key)]
    if len(meant) != 1 or any(
        n.mention.of("credential") and not ids & set(records[meant[0]]["ids"]) for n in heard.named
    ):
        return None
    session.trace.append("the day of one of those that are being recorded is put right")
    bare = {k: v for k, v in records[meant[0]].items() if not k.startswith(("awarded", "expires"))}
    right = dated(bare, heard.dates, heard.today)
    frame.slots["records"] = [right if i == meant[0] else r for i, r in enumerate(records)]
    return session.ask(frame, asked.slot, tuple(asked.options), asked.question, tuple(asked.labels))
