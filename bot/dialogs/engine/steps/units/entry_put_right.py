""" "No, the ethics one was 3, not 4", "it was 6 hours, not 4", "change the entry of 3 September to 3 hours", of units
that were logged.
"""

from __future__ import annotations

import re
from decimal import Decimal

from bot.dialogs.engine.controls import SIGHS
from bot.dialogs.engine.other_amount import OtherAmount, other_amount
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.own_records import LOGGING, log_anew
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY
from bot.dialogs.engine.steps.units.which_entry import (
    CHANGES,
    drop_the_question,
    is_on,
    may_be_of_one,
    units_spoken_of,
    what_is_right,
)
from bot.dialogs.understanding.dates import find_dates
from bot.dialogs.understanding.number_words import BELOW_A_HUNDRED
from bot.dialogs.understanding.openings import CORRECTING, SLIPS
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Earned

#: Characters of a message that says no more than an amount.
_LONGEST = 100
_TURNS = pattern(rf"\b(?:actually|no|nope|nah|wait|sorry|oops|ups|{SLIPS})\b", re.IGNORECASE)
_POINTS = frozenset({"that", "it", "this", "those", "these", "they", "the last", "last"})
_N = r"(?P<{}>\d{{1,3}}(?:[.,]\d{{1,2}})?)\s*(?:h|hrs?|hours?|cpes?|cpds?|pdus?|ceus?|units?|points?|credits?)?"
_WAS = pattern(
    rf"{CORRECTING}(?:the\s+|that\s+)?"
    r"(?P<what>[\w &/-]{2,40}?)(?:\s+(?:one|ones|entry|course|webinar|hours))?\s+"
    rf"(?:was|were|is|should\s+be|should\s+have\s+been)\s+(?:only\s+|just\s+)?{_N.format('right')}(?:\W*(?:and\s+)?not\s+{_N.format('wrong')})?(?:\W+(?:sorry|actually|though|tho|my\s+bad|btw|pls|please))*\W*",
    re.IGNORECASE,
)
_CHANGE = pattern(
    rf"{CORRECTING}(?:change|correct|fix|edit|update|set)\s+(?:the\s+|that\s+)?(?:entry|entries|one|log|hours|units|cpes?|pdus?)\s+"
    rf"(?:of|from|on|for|about)\s+(?P<what>.{{2,40}}?)\s+(?:to|into)\s+{_N.format('right')}\W*",
    re.IGNORECASE,
)


#: "Actually that conference was in 2025, 3 Nov 2025", "the webinar was on 5 November": up to the first day.
_WAS_ON = pattern(
    rf"{CORRECTING}"
    r"(?:(?P<it>it|that|this)|(?:the|that)\s+(?P<what>[\w &/-]{2,40}?))\s+"
    r"(?:was|were|is|should\s+be)\s+(?:actually\s+|really\s+)?(?:(?:on|in|from|last|back\s+in|already)\s+){0,2}(?:the\s+)?",
    re.IGNORECASE,
)
_BETWEEN_DAYS = pattern(r"\W*(?:(?:on|the|so|i\s+mean|namely|that\s+is)\W*){0,3}", re.IGNORECASE)


async def on_another_day(session: Session) -> Reply | None:
    """Of the units just logged, by what they were for: the day that is said last and whole."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog != LOGGING or session.state.undo is None or "?" in heard.text or not heard.dates:
        return None
    said = _WAS_ON.fullmatch(heard.text, 0, heard.dates[0].start)
    ends = [*(d.start for d in heard.dates[1:]), len(heard.text)]
    alone = all(_BETWEEN_DAYS.fullmatch(heard.text, d.end, e) for d, e in zip(heard.dates, ends, strict=True))
    days = [d for d in heard.dates if d.grain == "day" and len(d.options) == 1 and d.options[0] <= heard.today]
    if said is None or not alone or not days or session.state.asking is not None:
        return None
    known = set(key(str(last.slots.get("remark") or "")).split())
    if said["it"] is None and not known.intersection(key(said["what"]).split()):
        return None
    session.trace.append("the day of the units just logged is put right")
    kept = {k: v for k, v in last.slots.items() if k != "on"}
    return await log_anew(session, {**kept, "on": days[-1].options[0].isoformat()})


#: "Actually I did 6", "it was only 6"; what is said first or second turns, so that it is no new entry.
_RATHER = pattern(
    rf"(?P<sighs>{SIGHS})(?:and\s+|but\s+)?(?:(?:it|that|this|those|they|i)\s+)?(?:(?:was|were|is|did|had|meant?|should\s+(?:be|have\s+been))\s+)?"
    rf"(?P<turns>(?:(?:actually|really|only|just|in\s+fact)\s+)*){_N.format('right')}(?:\W+(?:sorry|actually|though|tho))*\W*",
    re.IGNORECASE,
)
_LOGS_NOW = frozenset({LOGGING, "log_entries"})


async def was_another_amount(session: Session) -> Reply | None:
    """The entry of the wrong amount, or the last one, although something else was told since; None right after it was
    logged, when it is logged anew.
    """
    records, last = session.given.records, session.state.last
    said = other_amount(session.heard.text) or _turned(session.heard.text[:_LONGEST])
    if said is None or records is None or not session.given.private or not may_be_of_one(session):
        return None
    if said.wrong is None and session.state.asking is not None:
        return None  # it answers how many it was
    if not units_spoken_of(session) or last is None or last.dialog in OF_A_STUDY:
        return None
    if last.dialog in _LOGS_NOW and session.state.undo is not None and _is_of_the_last(said, last):
        return None
    entries = sorted(await records.units([h.id for h in await records.holdings()]), key=lambda e: e.id)
    if said.wrong is not None:
        entries = [e for e in entries if e.amount == said.wrong]
    if not entries:
        return None
    session.trace.append("the amount of an entry is put right")
    return await _changed(session, entries[-1], said.right)


async def just_logged(session: Session) -> Reply | None:
    """ "No, 2.5", "no, 3 CPE", right behind an entry, be it that its part is asked for: it is logged anew."""
    last, waiting = session.state.last, session.state.asking
    if last is None or last.dialog != LOGGING or session.state.undo is None or session.heard.named:
        return None
    if waiting is not None and (waiting.awaiting is None or not waiting.awaiting.options):
        return None
    said = _turned(session.heard.text[:_LONGEST])
    if said is None:
        return None
    if waiting is not None:
        session.state.stack.remove(waiting)
    session.trace.append("another amount than was just logged")
    return await log_anew(session, {**last.slots, "amount": str(said.right)})


_IN_WORDS = pattern(r"(?<!\w)(?:" + "|".join(BELOW_A_HUNDRED) + r")(?!\w)", re.IGNORECASE)


def _turned(text: str) -> OtherAmount | None:
    said = _RATHER.fullmatch(_IN_WORDS.sub(lambda word: str(BELOW_A_HUNDRED[word[0].casefold()]), text))
    if said is None or not (said["turns"] or _TURNS.search(said["sighs"])):
        return None
    return OtherAmount(None, _number(said["right"]))


def _is_of_the_last(said: OtherAmount, last: Frame) -> bool:
    """Whether what was just logged has that amount; of no amount that is named it is that as well."""
    amounts = [each.get("amount") for each in last.slots.get("entries") or (last.slots,)]
    return said.wrong is None or said.wrong in [Decimal(str(n)) for n in amounts if n is not None]


_WRONG = pattern(
    rf"{SIGHS}(?:that|this|it)(?:['’]?s|\s+is|\s+was)\s+(?:not\s+(?:right|correct|true)|wrong|incorrect)\W*|{SIGHS}(?:that|this|it)\s+(?:is|was)\s*n['’]?t\s+(?:right|correct)\W*",
    re.IGNORECASE,
)


async def wrong_somehow(session: Session) -> Reply | None:
    """ "That's wrong", of units that were just logged: nothing is changed before it is said what is right."""
    last = session.state.last
    if last is None or last.dialog not in _LOGS_NOW | {CHANGES} or session.state.undo is None:
        return None
    if session.state.asking is not None or _WRONG.fullmatch(session.heard.text[:_LONGEST]) is None:
        return None
    session.trace.append("something is wrong with the units just logged")
    return what_is_right(session)


async def put_right(session: Session) -> Reply | None:
    """None where no units were spoken of, or more than one entry may be meant."""
    heard, records = session.heard, session.given.records
    said = _CHANGE.fullmatch(heard.text) or _WAS.fullmatch(heard.text)
    if said is None or key(said["what"]) in _POINTS:
        return None  # "that was 6, not 12" is of the last one
    if not units_spoken_of(session) or records is None or not session.given.private or not may_be_of_one(session):
        return None
    held = {h.id: h for h in await records.holdings()}
    entries = await records.units(list(held))
    meant = [e for e in entries if _is_meant(session, e, said["what"])]
    wrong = said.groupdict().get("wrong")
    if wrong:
        meant = [e for e in (meant or entries) if e.amount == _number(wrong)]
    if len(meant) != 1:
        return None
    session.trace.append("one of the entries is put right")
    return await _changed(session, meant[0], _number(said["right"]))


async def _changed(session: Session, entry: Earned, right: Decimal) -> Reply:
    drop_the_question(session)
    slots = {"entry": entry.id, "holding": entry.holding_id, "amount": str(right)}
    return await session.begin(CHANGES, slots, 0.9)


def _number(said: str) -> Decimal:
    return Decimal(said.replace(",", "."))


def _is_meant(session: Session, entry: Earned, what: str) -> bool:
    """By the day on which it was earned, or a word of what was noted with it."""
    heard = session.heard
    dates = find_dates(what, heard.today, heard.day_first, asked="any")
    if dates:
        return any(is_on(said, entry.on) for said in dates)
    everyday = {*session.manager.phrases.common, *session.manager.phrases.generic}
    words = set(key(what).split()) - everyday
    return bool(words & set(key(f"{entry.note or ''} {entry.category or ''}").split()))
