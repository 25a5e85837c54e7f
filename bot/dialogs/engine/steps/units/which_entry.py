"""Which of the entries of units a message means: "the one from 3 Nov", "the 4 CPE", "the webinar"."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from bot.dialogs.engine.amount_slots import UNIT
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.dates import SaidDate, find_dates
from bot.knowledge.words import key
from bot.messaging.reply import Button, Reply, paragraph
from bot.patterns import pattern
from bot.tracking.holdings import Earned
from bot.translation import _

#: After these units are spoken of.
OF_UNITS = frozenset(
    {
        "log_units", "log_entries", "units_left", "units_so_far", "change_entry", "set_category", "remove_entry",
        "move_entry", "unlog_units",
    }
)  # fmt: skip
CHANGES, _LOGS = "change_entry", "log_units"
_BACK = 3
_AMOUNT = pattern(rf"(?<![\w.,/-])(?P<n>(?!one\b|an?\b){SPOKEN})(?=\s*(?:{UNIT}\b|\W|$))", re.IGNORECASE)
_IN_UNITS = pattern(rf"(?<!\w)(?:{UNIT}|entry|entries)(?!\w)", re.IGNORECASE)
#: What stands around a day, an amount and the words of an entry.
_AROUND = frozenset(
    """
    the that this those these my last one ones entry entries log logs logged from of on for in at and with about was
    were it i put added did had earned done cpe cpes pdu pdus ceu ceus ce cpd cpds credit credits unit units point
    points hour hours hrs hr h course morning evening afternoon today yesterday
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


def units_spoken_of(session: Session) -> bool:
    return any(frame.dialog in OF_UNITS for frame in session.state.done[-_BACK:])


def may_be_of_one(session: Session) -> bool:
    """Whether what is said may be of an entry: nothing is asked, or how many units something was, which it was not."""
    waiting = session.state.waiting
    awaiting = waiting.awaiting if waiting is not None else None
    return waiting is None or (waiting.dialog == _LOGS and awaiting is not None and awaiting.slot == "amount")


def drop_the_question(session: Session) -> None:
    """That question, once it is clear that an entry was meant."""
    session.state.drop_of(_LOGS)


def says_units(what: str) -> bool:
    return _IN_UNITS.search(what) is not None


async def all_entries(session: Session) -> list[Earned]:
    records = session.given.records
    if records is None or not session.given.private:
        return []
    return await records.units([h.id for h in await records.holdings()])


async def entries_meant(session: Session, what: str) -> list[Earned] | None:
    """Those of the day, the amount, the credential and the words in ``what``; None where it says anything else, or too
    little to tell one.
    """
    records, entries = session.given.records, await all_entries(session)
    if records is None:
        return None
    rest, told = what, False
    dates = find_dates(what, session.heard.today, session.heard.day_first, asked="any")
    for said in reversed(dates):
        rest = rest[: said.start] + " " + rest[said.end :]
    if dates:
        entries, told = [e for e in entries if any(is_on(said, e.on) for said in dates)], True
    amount = _AMOUNT.search(rest)
    if amount is not None and (n := spoken_amount(amount["n"])) is not None:
        entries, told = [e for e in entries if e.amount == Decimal(n)], True
        rest = rest[: amount.start()] + " " + rest[amount.end() :]
    of = await _of_credentials(session, rest)
    if of is not None:
        entries, rest = [e for e in entries if e.holding_id in of[0]], of[1]
    words = set(key(rest).split()) - _AROUND
    if words:
        entries = [e for e in entries if words & set(key(f"{e.note or ''} {e.category or ''}").split())]
        if not entries:
            return None  # it is about something else
        told = True
    return entries if told else None


def is_on(said: SaidDate, day: date) -> bool:
    """Whether that may be the day that is said, or lies in the month that is."""
    if said.grain == "month":
        return (day.year, day.month) in {(option.year, option.month) for option in said.options}
    return day in said.options


async def _of_credentials(session: Session, rest: str) -> tuple[set[int], str] | None:
    """The holdings that are named, and what is said without their names."""
    records = session.given.records
    names = [n.mention for n in session.heard.named if n.mention.of("credential")]
    texts = [session.heard.text[m.start : m.end] for m in names]
    said = [(m, t) for m, t in zip(names, texts, strict=True) if t in rest]
    if not said or records is None:
        return None
    ids = {match.id for mention, _text in said for match in mention.leading("credential")}
    held = {h.id for h in await records.holdings() if h.credential in ids}
    if not held:
        return None
    for _mention, text in said:
        rest = rest.replace(text, " ")
    return held, rest


def what_is_right(session: Session) -> Reply:
    """The question, of units that were just logged: nothing is changed before it is answered."""
    session.understood = (CHANGES, 0.9)
    text = paragraph(_("What is right? Say “it was 5”, “it was on 3 November” or “undo”."))
    undo = session.state.undo
    return Reply(parts=(text,), buttons=(Button(label=_("Undo"), action=undo),) if undo is not None else ())
