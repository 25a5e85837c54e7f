"""What a message says of the person's own records without asking for it: that something is not theirs, or was wrong."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.dialogs.engine import repair
from bot.dialogs.engine.amount_slots import written
from bot.dialogs.engine.controls import only_names_another
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.other_amount import amount_alone
from bot.dialogs.engine.said_records import dated, records_in
from bot.dialogs.engine.said_slots import DateSlot
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.several import several_meant
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steering import press
from bot.dialogs.engine.steps.records.which_record import just_kept
from bot.dialogs.engine.steps.reminders.after_a_reminder import PASSED
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.engine.steps.talking.followups import not_excluding
from bot.dialogs.engine.steps.units.which_entry import what_is_right
from bot.dialogs.understanding.agreeing import asks
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.dates.fragments import fragment_in
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import CORRECTING, OPENING
from bot.dialogs.understanding.standing import speaks_of_another
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.holdings import Holding
from bot.tracking.learning import Study
from bot.translation import _

_RENEWS = "renew_holding"
ADDING, LOGGING, _FINISHING = "add_holding", "log_units", "finish_study"
#: What is done of one credential, and again of another when that was meant.
_OF_ONE = frozenset(
    {"renew_holding", "log_progress", "mute_holding", "remove_holding", "drop_study", "snooze_reminder"}
)
_STARTS = "start_study"
#: Dialogs after which "no, 2 July" puts a date right.
KEEP_A_DATE = frozenset({"add_holding", "date_holding", "correct_holding", "renew_holding", "finish_study"})
#: What is said so of a credential is no trait of the writer either.
_NO_TRAIT = frozenset({"failed", "lacking", "former", "supposed", "asked"})
#: ... and this is not asked of the catalogue: it tells that something is not held.
NOT_HELD = frozenset({"failed", "lacking", "former"})
#: Answers that list what nobody spoke of.
_ADVISE = frozenset({"credential_for_skill", "credential_for_role", "browse_credentials", "skill_gap"})
_SAYS_PASSED = pattern(r"\bpassed\b", re.IGNORECASE)
_DATING, _PROGRESS = "date_holding", "log_progress"
_ASK_OF_RECORDS = frozenset({ADDING, _DATING, "offer_study"})
#: What takes people or teams is about others by its nature.
OF_OTHERS = frozenset({"person", "team"})
_MAKES_A_TEAM = "create_team"
_TAKES_BACK = pattern(
    rf"^{CORRECTING}(?:delete|remove|scrap|drop|undo|cancel|take\s+back|take)\s+"
    r"(?:(?:that|this|it|the|my|last|back|log|logs|entry|units?|cpes?|pdus?|ceus?|hours|again|please|one)\W*)+$",
    re.IGNORECASE,
)
_EXPIRES = pattern(r"(?<!\w)when\b.*\b(?:expir\w*|runs?\s+out|due|ends?|valid\s+(?:until|till))(?!\w)", re.IGNORECASE)
_NUMBER = pattern(r"(?<![\w.,-])\d{1,3}(?:[.,]\d{1,2})?(?![\w%])")


async def passed(session: Session) -> Reply | None:
    """ "Passed it!" of who studies is about what they study; a day said with it may answer a question for one."""
    records, heard, frame = session.given.records, session.heard, session.state.waiting
    if heard.named or not PASSED.fullmatch(heard.undated) or records is None:
        return None
    if heard.dates and frame is not None and frame.dialog in KEEP_A_DATE:
        return None
    if not session.given.private:
        return None
    if (lapsed := await _just_lapsed(session)) is not None:
        return await session.start(Guess(_RENEWS, 0.9, "what ran out is passed anew"), {"holding": lapsed.id})
    talked_of, held = session.state.focus.at, {h.credential for h in await records.holdings()}
    studies = await records.studies()
    last = session.state.last
    listed = last is not None and last.dialog in _ADVISE
    if not studies and (talked_of is None or talked_of in held or listed):
        # What was only listed is nothing that was passed; it is asked what was.
        free = frame is None or frame.dialog == _PROGRESS  # "did 2 hours" of nothing that is known
        unknown = (talked_of is None or listed) and _SAYS_PASSED.search(heard.text) is not None and free
        return await session.begin(ADDING, {}, 0.9) if unknown and not heard.dates else None
    studied = await study_meant(session)
    known = {"study": studied.id} if studied and (talked_of in held or _studies(studies, talked_of)) else {}
    return await session.start(Guess(_FINISHING, 0.9, "what was passed is studied, or was talked of"), known)


def _studies(studies: list[Study], talked_of: str | None) -> bool:
    return talked_of is None or talked_of in {s.credential for s in studies}


async def _just_lapsed(session: Session) -> Holding | None:
    """ "SMSTS ran out last month" – "passed it yesterday": the one that was just kept, and is over."""
    last = session.state.last
    kept = await just_kept(session, last) if last is not None and last.dialog in KEEP_A_DATE else []
    over = [h for h in kept if h.expires is not None and h.expires < session.given.today]
    return over[0] if len(kept) == 1 and over else None


_IT_EXPIRES = pattern(
    rf"{OPENING}(?:when\s+)?(?:does|will|do)\s+(?:it|that|mine|this)(?:\s+one)?\s+(?:ever\s+)?"
    r"(?:expires?|run\s+out|end|lapse|become\s+invalid)\W*",
    re.IGNORECASE,
)


#: "Both expire in the same year, right?"
_AT_ONE_TIME = pattern(
    rf"{OPENING}(?:(?:do|will|does)\s+)?(?:they|both|all|the\s+two|these|those|all\s+of\s+(?:them|it)|both\s+of\s+(?:them|it))(?:\s+(?:both|all|then|also))?\s+"
    r"(?:expire|run\s+out|end|lapse|go|renew)\s+(?:(?:in|on|at)\s+)?the\s+same\s+(?:year|month|week|day|time)\W*"
    r"(?:\b(?:right|correct|yes|yeah|no|or(?:\s+(?:not|what))?|then)\b\W*){0,2}",
    re.IGNORECASE,
)


async def expiries(session: Session) -> Reply | None:
    """ "When do CKA and CISSP expire?" of who holds them compares nothing; "does it expire?" asks of what is held."""
    if _IT_EXPIRES.fullmatch(session.heard.text) and session.given.records is not None and session.given.private:
        talked_of = session.state.focus.at
        if talked_of and any(h.credential == talked_of for h in await session.given.records.holdings()):
            return await session.begin("holding_status", {"credential": [talked_of]}, 0.9)
    if _AT_ONE_TIME.fullmatch(session.heard.text) and session.given.private and session.state.asking is None:
        return await session.begin("list_holdings", {}, 0.9)
    records, meant = session.given.records, several_meant(session.heard, session.state.focus)
    best = session.guesses[0].dialog if session.guesses else None
    if best != "compare_credentials" or not _EXPIRES.search(session.heard.text) or records is None or len(meant) < 2:
        return None
    if not session.given.private or not any(h.credential in meant for h in await records.holdings()):
        return None
    return await session.begin("holding_status", {}, 0.9)


_AROUND_A_DAY = frozenset(
    """
    on the it's its it is that's exactly sorry i mean meant yes yeah yep around about roughly think was be will maybe
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def day_told(session: Session) -> Reply | None:
    """ "March 14", right after "runs out in March": the day of what was just kept."""
    last, heard, waiting = session.state.last, session.heard, session.state.waiting
    if last is None or last.dialog != ADDING or not heard.dates or heard.named:
        return None
    if waiting is not None and waiting.awaiting is not None:
        slot = session.dialog(waiting).slot(waiting.awaiting.slot)
        if isinstance(slot.type, DateSlot):
            return None
    spans = [(d.start, d.end) for d in heard.dates]
    if any(w.text not in _AROUND_A_DAY and not any(a <= w.start < b for a, b in spans) for w in heard.words):
        return None
    return await correct_record(session, last)


async def take_back_units(session: Session) -> Reply | None:
    """ "Delete that log" after units were logged takes back the entry, and not what they were logged for."""
    last, undo = session.state.last, session.state.undo
    if last is None or last.dialog != LOGGING or undo is None or not _TAKES_BACK.search(session.heard.text):
        return None
    if any(n.mention.of("credential") for n in session.heard.named):
        return None
    session.trace.append("the units just logged are taken back")
    return await press(session, undo)


async def not_held(session: Session) -> Reply | None:
    """ "My colleague got CISSP", "I failed CKA": that becomes neither a record nor a trait of the writer."""
    best = session.guesses[0]
    dialog = session.manager.dialogs[best.dialog]
    if best.dialog == _MAKES_A_TEAM or (dialog.accepts & OF_OTHERS and (session.sure or session.heard.people)):
        return None
    named = session.heard.named
    if best.dialog in (TELLING, OUT_OF_SCOPE) and any(_may_be_another(n, session.heard) for n in named):
        return await _told(session, session.heard)
    if named and (best.dialog in (OUT_OF_SCOPE, TELLING) or dialog.private or not session.sure):
        doubts = {n.doubt for n in named}
        if doubts == {"another"} and not (dialog.advises and session.sure):  # a plan for one's wife is advice
            return await _fact_for_anybody(session) or repair.not_yours(session)
        certified = any(n.mention.of("credential") for n in named)
        if doubts == {"supposed"} and certified and session.heard.dates and dialog.private and not dialog.advises:
            return await _told(session, session.heard)
        told = _NO_TRAIT if best.dialog == TELLING else frozenset()
        if not session.sure or best.dialog == _FINISHING:  # an exam that was failed finishes no study
            told = told | NOT_HELD
        if doubts <= told and certified:
            return await _told(session, not_excluding(session.heard))
    elif dialog.writes and session.sure and speaks_of_another(session.heard.text):
        return repair.not_yours(session)
    return None


#: What is asked beside somebody else's news, and holds for anybody.
_FOR_ANYBODY = frozenset({"renewal", "validity", "price", "prerequisites", "hours"})
_ASKS_OF_IT = pattern(
    r"\?|\b(?:do|does|did|must|should|will|would|has|have|is|was|can|when|how)\s+(?:he|she|they|it|that|this|much|long|often)\b",
    re.IGNORECASE,
)


async def _fact_for_anybody(session: Session) -> Reply | None:
    """ "My friend has PMP, does she have to renew": nothing is kept of her, and the rule is told."""
    facet = next((f for f in session.heard.choices.get("facet", ()) if f in _FOR_ANYBODY), None)
    named = [n.mention.leading("credential") for n in session.heard.named]
    if facet is None or len(named) != 1 or len(named[0]) != 1 or not _ASKS_OF_IT.search(session.heard.text):
        return None
    session.trace.append("it is said of somebody else, and a fact is asked for")
    told = paragraph(_("That is about somebody else, so I noted nothing. For anybody this holds:"))
    fact = await session.begin("credential_info", {"credential": named[0][0].id, "facet": facet}, 0.9)
    return Reply(parts=(told,)).plus(fact)


async def _told(session: Session, heard: Heard) -> Reply | None:
    """What becomes of what was told; None where nothing of it could be a record."""
    records = records_in(heard)
    return await session.begin(ADDING, {"records": records}, session.guesses[0].score) if records else None


def _may_be_another(named: Named, heard: Heard) -> bool:
    """Whether it is told to be held, and is perhaps not the credential that the catalogue knows by this name."""
    told = named.cue == "held" or bool(heard.dates)
    return told and "?" not in heard.text and (named.unlisted or named.namesake is not None)


def of_another_record(session: Session, frame: Frame) -> bool:
    """ "I passed CKAD on 3 May" when a day was asked of CKA."""
    asked = {i for r in frame.slots.get("records") or () if isinstance(r, dict) for i in r.get("ids", ())}
    named = {m.id for n in session.heard.named for m in n.mention.of("credential")}
    writes = session.manager.dialogs[session.guesses[0].dialog].writes
    tells = frame.dialog != _DATING or writes or bool(session.heard.dates)
    told = bool(frame.slots.get("records")) and bool(named) and tells
    return frame.dialog in _ASK_OF_RECORDS and told and not asked & named and session.sure


async def another_day(session: Session, frame: Frame) -> Reply | None:
    """ "No, 3 Feb 2029", at "is that 3 Feb 2027 or 2 Mar 2027?": neither was meant."""
    options = frame.awaiting.options if frame.awaiting is not None else []
    days = [d for d in session.heard.dates if d.grain == "day" and len(d.options) == 1]
    if frame.dialog != ADDING or any(n.mention.of("credential") for n in session.heard.named):
        return None
    if frame.awaiting is not None and frame.awaiting.slot == "which" and session.heard.dates:
        return None if _is_no_day_of_it(session) else _day_meanwhile(session, frame)
    if frame.awaiting is not None and (month := _in_that_month(session, frame.awaiting.options)) is not None:
        return await session.accept(frame, month)
    if len(days) != 1:
        return None
    records, said = frame.slots.get("records") or (), days[0].options[0].isoformat()
    unclear = [(r, k) for r in records for k in ("awarded", "expires") if len(r.get(k, ())) > 1 and r[k] == options]
    year = re.search(r"(?<!\d)\d{4}(?!\d)", session.heard.text[days[0].start : days[0].end])
    if len(unclear) != 1 or said in options or year is None:
        return None
    record, key = unclear[0]
    record[key] = [said]
    session.state.stack.remove(frame)
    return await session.begin(ADDING, {"records": records}, 0.9)


def _in_that_month(session: Session, options: list[Any]) -> str | None:
    """ "April", at "is that 4 Feb 2024 or 2 Apr 2024?"."""
    said = fragment_in(session.heard.text)
    if said is None or set(said.right) != {"month"} or len(options) < 2 or not all(_is_a_day(o) for o in options):
        return None
    meant = [o for o in options if date.fromisoformat(o).month == said.right["month"]]
    return meant[0] if len(meant) == 1 else None


def _is_a_day(option: Any) -> bool:
    return isinstance(option, str) and _ISO.fullmatch(option) is not None


_ISO = pattern(r"\d{4}-\d{2}-\d{2}")


def _is_no_day_of_it(session: Session) -> bool:
    """ "6 hours today, a wound care course" and "what's missing until 31 Dec" date nothing."""
    best, text = session.guesses[0], session.heard.text
    return asks(text) or (session.sure and best.dialog == LOGGING)


def _day_meanwhile(session: Session, frame: Frame) -> Reply | None:
    """ "Got it feb 25", at "which one do you mean?": the day is kept, and the question stays."""
    records, awaiting = frame.slots.get("records") or [], frame.awaiting
    if len(records) != 1 or awaiting is None:
        return None
    frame.slots["records"] = [dated(dict(records[0]), session.heard.dates, session.given.today)]
    return session.ask(frame, awaiting.slot, tuple(awaiting.options), awaiting.question, tuple(awaiting.labels))


def corrects_none(session: Session, frame: Frame) -> bool:
    """ "I meant this year", at "what did you get, and when?", changes nothing that was kept before."""
    best, heard = session.guesses[0] if session.guesses else None, session.heard
    asked = frame.awaiting is not None and frame.awaiting.slot == "awarded"
    if asked and any(said.grain == "day" for said in heard.dates) and not session.manager.controls.corrects(heard):
        return False  # "5 May 2023" at "when did you get it?", though it resembles the change of a day
    return frame.dialog == ADDING and best is not None and best.dialog == "correct_holding" and not session.heard.named


#: "I meant what is good for HR" asks, and puts no record right.
_ASKS_BESIDE = pattern(
    r"(?<!\w)(?:what|which|how\s+(?:do|can|about|much|long)|is\s+there|are\s+there|any\s+(?:good|other|cert\w*)|recommend|suggest)(?!\w)(?!\s+i\s+(?:meant|said|wrote|typed))",
    re.IGNORECASE,
)


def nothing_told_yet(session: Session) -> bool:
    """ "No sorry march", where it is asked what they got, is of that and puts none right that was kept before; nor does
    it where what was said last was not understood.
    """
    asking = session.state.asking
    if session.state.misses > 0 and asking is None and not session.heard.named:
        return True
    return asking is not None and asking.dialog == ADDING and not asking.slots.get("records")


async def correct_record(session: Session, last: Frame) -> Reply | None:
    """ "No, 2 July 2028", "no, I meant CKAD": what was just kept is put right, not kept beside it."""
    if nothing_told_yet(session) or _ASKS_BESIDE.search(session.heard.text):
        return None
    if last.dialog in (ADDING, _STARTS) and (reply := await _correct_name(session, last)):
        return reply
    if last.dialog == LOGGING:
        return await correct_units(session, last)
    if (reply := await _of_another(session, last)) is not None:
        return reply
    if last.dialog not in KEEP_A_DATE or any(n.mention.of("credential") for n in session.heard.named):
        return None
    session.trace.append("a correction of what was just kept")
    dialog = session.manager.dialogs["correct_holding"]
    slots = fill_from_message(dialog, session.heard).slots
    return await session.begin(dialog.name, {**slots, **await _of_that_month(session)}, 0.9)


async def _of_that_month(session: Session) -> dict[str, int]:
    """Of several that were just kept the one with a day in the month that is said: "yes, the tenth of February"."""
    records, added = session.given.records, (session.state.undo or {}).get("slots", {}).get("added") or ()
    if records is None or len(added) < 2:
        return {}
    months = {day.month for said in session.heard.dates for day in said.options}
    held = [h for h in await records.holdings() if h.id in added]
    meant = [h.id for h in held if months & {day.month for day in (h.awarded, h.expires if h.printed else None) if day}]
    return {"holding": meant[0]} if len(meant) == 1 else {}


async def _of_another(session: Session, last: Frame) -> Reply | None:
    """ "No wait, that was the ACLS": what was just done of one is taken back, and done of the other."""
    undo = session.state.undo
    named = [n.mention.of("credential") for n in session.heard.named if n.mention.of("credential")]
    if undo is None or last.dialog not in _OF_ONE or len(named) != 1:
        return None
    session.trace.append("what was just done is meant of another credential")
    await press(session, undo)
    kept = {k: v for k, v in last.slots.items() if k not in ("credential", "holding", "study", "among")}
    return await session.begin(last.dialog, {**kept, "credential": [m.id for m in named[0]]}, 0.9)


async def _is_of_one_held(session: Session, last: Frame, meant: dict[str, Any]) -> bool:
    """ "No, CKA is June 2027", where both are held: its own day is put right, and what was just kept stays."""
    records = session.given.records
    if last.dialog != ADDING or records is None or not (meant.get("awarded") or meant.get("expires")):
        return False
    return sum(h.credential in meant["ids"] for h in await records.holdings()) == 1


async def _correct_name(session: Session, last: Frame) -> Reply | None:
    """Of the one record that was added, or the study begun, another credential is meant: the same days, unless new ones
    are said.
    """
    before = last.slots.get("records") or []
    meant = records_in(not_excluding(session.heard))
    undo = session.state.undo
    if last.dialog == _STARTS or only_names_another(session.heard):  # "that should be the CKAD" doubts nothing
        meant = [{k: v for k, v in each.items() if k != "doubt"} for each in meant]
    if undo is None or len(before) != 1 or len(meant) != 1 or not meant[0]["ids"] or meant[0].get("doubt"):
        return None
    if meant[0]["ids"] == before[0]["ids"]:
        return None
    if await _is_of_one_held(session, last, meant[0]):
        session.trace.append("a correction of one that was kept before")
        dialog = session.manager.dialogs["correct_holding"]
        return await session.begin(dialog.name, fill_from_message(dialog, session.heard).slots, 0.9)
    session.trace.append("a correction of which credential was just kept")
    await press(session, undo)
    others = (
        {} if last.dialog == ADDING else {k: v for k, v in last.slots.items() if k in ("target", "percent", "starts")}
    )
    return await session.begin(last.dialog, {**others, "records": [{**before[0], **meant[0]}]}, 0.9)


async def correct_units(session: Session, last: Frame) -> Reply | None:
    """ "Oops, that was 6", "no, for CISA": the entry is taken back and logged as it is right."""
    heard, undo = session.heard, session.state.undo
    dialog = session.manager.dialogs[LOGGING]
    changes = fill_from_message(dialog, not_excluding(heard)).slots
    if "amount" not in changes and undo is not None and not heard.dates and _NUMBER.search(heard.text):
        amount = amount_alone(heard.text)
        if amount is None:
            return what_is_right(session)
        changes["amount"] = written(amount)
    if undo is None or not changes:
        return None
    left = frozenset({"holding", "category"}) if "credential" in changes else frozenset()
    kept = {k: v for k, v in last.slots.items() if k not in left}
    session.trace.append("a correction of the units just logged")
    return await log_anew(session, as_noted({**kept, **changes}) if set(changes) == {"amount"} else {**kept, **changes})


def as_noted(slots: dict[str, Any]) -> dict[str, Any]:
    """With the note as it was, for what puts an amount right says nothing of what it was for."""
    return {**slots, "remark": slots.get("remark") or ""}


async def log_anew(session: Session, slots: dict[str, Any]) -> Reply:
    """What was just logged is taken back, and logged as it is right: for each of those that it was logged for, unless
    another one is named.
    """
    undo, records = session.state.undo or {}, session.given.records
    ids = {each["slots"].get("entry") for each in undo.get("each", ()) if "slots" in each}
    entries = await records.units([h.id for h in await records.holdings()]) if records is not None and ids else []
    each = list(dict.fromkeys(e.holding_id for e in entries if e.id in ids))
    await press(session, undo)
    if len(each) < 2 or "credential" in slots:
        return await session.begin(LOGGING, slots, 0.9)
    return together(session, [await session.begin(LOGGING, {**slots, "holding": h}, 0.9) for h in each])
