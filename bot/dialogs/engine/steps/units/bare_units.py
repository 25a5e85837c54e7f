"""An amount without the name of its unit, right after units were spoken of: "done 14 so far", "another 3 on Friday"."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.amount_slots import UNITS, written
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.said_units import entries_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import LOGGING
from bot.dialogs.engine.steps.studies.hours_by_day import amount_by_days
from bot.dialogs.engine.steps.units.unit_parts import part_said
from bot.dialogs.engine.steps.units.which_entry import OF_UNITS
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.scheduling.upkeep import unit_rule

_SO_FAR = "units_so_far"
_SHORT = 100
_FIRST = (
    r"\W*(?:(?:and|so|ok|okay|well|oh|but|yes|yeah|then|only|just|i|we|i['’]ve|ive|already|have|had|got|did|done|made|earned"
    r"|collected|logged|managed|am\s+at|i['’]?m\s+at)\W+){0,6}"
)
#: "Another one" may be another credential.
_N = rf"(?:(?:about|around|like|some|maybe|only|just|roughly)\s+){{0,2}}(?P<n>(?!one\b|an?\b){SPOKEN})"
_M = _N.replace("?P<n>", "?P<m>")
_PLEASE = r"\W*(?:(?:on|at|please|pls|thanks|thx|too|also|now|today|ones)\W*){0,4}"
_MORE = pattern(
    rf"{_FIRST}(?:(?:another|plus|add|extra)\s+{_N}(?:\s+more)?|{_M}\s+(?:more|extra|on\s+top)){_PLEASE}", re.IGNORECASE
)
_IN_ALL = pattern(
    rf"{_FIRST}{_N}(?:\W+(?:already|so\s+far|(?:up\s+)?(?:un)?till?\s+now|up\s+to\s+now|to\s+date|by\s+now|now|in\s+total|in\s+all|altogether"
    rf"|done|logged|of\s+(?:them|those|it))){{0,3}}{_PLEASE}",
    re.IGNORECASE,
)
#: "Plus 1.5 education today from a talk": what it was for, or the part of the rule, stands behind the amount.
_AND_MORE = pattern(
    rf"{_FIRST}(?:(?:another|plus|add|extra|also|\+)\W*{_N}(?:\s+(?:more|extra))?|{_M}\s+(?:more|extra|on\s+top))(?P<behind>\s+\w.{{0,70}})",
    re.IGNORECASE,
)
_FROM = pattern(
    r"\W*(?:(?:today|yesterday|now|as\s+well|too|more)\W+){0,2}(?:from|for|at|in|on|with|by|of)\s+(?:an?|the|my|some|last|this)?(?!\w*\d)",
    re.IGNORECASE,
)
#: Nothing but a number may answer anything.
_SAYS_THAT = pattern(r"[a-z]{2}", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None unless units were spoken of in the last answer, and nothing else is said."""
    last, heard = session.state.last, session.heard
    if session.state.asking is not None or last is None or last.dialog not in OF_UNITS:
        return None
    said = heard.undated
    if session.given.records is None or "?" in said or len(said) > _SHORT or heard.people:
        return None
    if (n := await _for_something(session, said)) is not None:
        return await _begin(session, LOGGING, n)
    if heard.named:
        return None
    if any(not date.options for date in heard.dates):  # there is no such day
        return None
    if (more := _MORE.fullmatch(said)) is not None:
        return await _begin(session, LOGGING, more["n"] or more["m"])
    in_all = _IN_ALL.fullmatch(said) if _SAYS_THAT.search(said) and not heard.dates else None
    return await _begin(session, _SO_FAR, in_all["n"]) if in_all is not None else None


#: "And 2 for the CISSP"; what is named stands as X.
_FOR_ANOTHER = pattern(
    rf"{_FIRST}(?:(?:another|plus|add|extra|also|log|\+)\W*)?{_N}(?:\s+(?:more|extra))?\s+(?:(?:go|goes|count|counts|each)\s+)?(?:for|to|towards?|on)\s+(?:the\s+|my\s+)?X(?:\W+(?:one|too|as\s+well|also|then|please|pls))*\W*",
    re.IGNORECASE,
)


async def for_another(session: Session) -> Reply | None:
    """An entry for another one that is held, right behind one; None where anything else is said."""
    last, heard, records = session.state.last, session.heard, session.given.records
    if session.state.asking is not None or last is None or last.dialog not in OF_UNITS or records is None:
        return None
    if len(heard.named) != 1 or heard.people or not session.given.private:
        return None
    mention = heard.named[0].mention
    said = _FOR_ANOTHER.fullmatch(f"{heard.text[: mention.start]}X{heard.text[mention.end :]}")
    held = {h.credential: h.id for h in await records.holdings()}
    theirs = [held[m.id] for m in mention.leading("credential") if m.id in held]
    if said is None or len(theirs) != 1:
        return None
    session.trace.append("units for another one as well")
    slots = {"holding": theirs[0], "amount": written(spoken_amount(said["n"]))}
    return await session.begin(LOGGING, slots, 0.9)


async def by_days(session: Session) -> Reply | None:
    """ "Did 12 this week and 4 last week", of who studies nothing, or right after units were spoken of: each on its
    day.
    """
    heard, records, last = session.heard, session.given.records, session.state.last
    if heard.named or heard.people or session.state.asking is not None or "?" in heard.text:
        return None
    spoken = last is not None and last.dialog in OF_UNITS
    if amount_by_days(heard.text, alone=spoken) is None or records is None or not session.given.private:
        return None
    entries = entries_in(heard, bare=True)
    if not entries or not all(e.on for e in entries) or (not spoken and await records.studies()):
        return None
    catalogue, held = session.manager.knowledge.catalogue, await records.holdings()
    if not spoken and not any(unit_rule(h, catalogue) for h in held) and (held or _OF_HOURS.search(heard.text)):
        return None  # they may be of a study, and are of nothing that is held
    session.trace.append("units by their days")
    of = {key: last.slots[key] for key in ("holding", "credential") if spoken and last and last.slots.get(key)}
    if len(entries) == 1:
        return await session.begin(LOGGING, {"amount": entries[0].amount, "on": entries[0].on, **of}, 0.9)
    told = [{"amount": e.amount, "on": e.on, "remark": None, "part": ""} for e in entries]
    return await session.begin("log_entries", {"entries": told, **of}, 0.9)


async def _for_something(session: Session, said: str) -> str | None:
    """The amount of a further entry that says what it was for, where it is taken for one."""
    more, best, records = _AND_MORE.fullmatch(said), session.guesses[0], session.given.records
    if more is None or best.dialog != LOGGING or records is None or UNITS.search(said):
        return None
    if any(n.mention.of("credential") for n in session.heard.named):
        return None
    rules = [unit_rule(h, session.manager.knowledge.catalogue) for h in await records.holdings()]
    first = " ".join(key(more["behind"]).split()[:_OF_A_PART])
    in_a_part = any(part_said(first, rule) for rule in rules)
    return (more["n"] or more["m"]) if in_a_part or _FROM.match(more["behind"]) else None


_OF_A_PART = 3
_STUDIES, _PROGRESS, _LEFT = "study_status", "log_progress", "units_left"
_OF_HOURS = pattern(r"\d\s*(?:h|hrs?|hours?)\b", re.IGNORECASE)
_TO_DO = pattern(
    r"(?<!\w)(?:left|to\s+do|to\s+go|remain\w*|missing|outstanding|still|need|how\s+(?:much|many))(?!\w)", re.IGNORECASE
)


_UNITS = r"(?:hours|hrs|units|points|credits|cp[de]s?|pdus?|ceus?|of\s+(?:them|those|it))"
_OPEN = r"(?:left|missing|open|to\s+go|to\s+do|outstanding|remaining|lacking)"
#: "What's missing until 31 Dec", "how much is left by then", "how many more hours do i need", "how much more".
_WHAT_IS_LEFT = pattern(
    rf"{OPENING}(?:what(?:['’]?s|\s+is|\s+are)?|how\s+(?:much|many)(?:\s+(?:more|{_UNITS})){{0,2}})\s+"
    rf"(?:(?:do|must|should|will|have)\s+i\s+(?:still\s+)?(?:need|got)?(?:\s*(?:to\s+(?:do|go|get|earn|log)|have\s+to\s+do))?|(?:(?:is|are|am\s+i)\s+)?(?:still\s+|there\s+)?{_OPEN})"
    r"(?:\s+(?:still|now|more|to\s+do|for\s+(?:it|that|this)))?"
    r"(?:\s+(?:un)?(?:till?|by|before|for)\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+year|this\s+year|then|it)?)?\W*"
    rf"|{OPENING}how\s+(?:much|many)\s+(?:{_UNITS}\s+)?(?:more|longer|still)(?:\s+{_UNITS})?(?:\s+(?:now|then|to\s+go|is\s+it|is\s+that|for\s+(?:it|that|this)))?\W*",
    re.IGNORECASE,
)
_BACK = 2


async def what_is_left(session: Session) -> Reply | None:
    """Of what units were just logged for, whatever else was asked in between."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.named or heard.people or heard.teams:
        return None
    spoken = next((f for f in reversed(session.state.done[-_BACK:]) if f.dialog in OF_UNITS), None)
    if spoken is None or _WHAT_IS_LEFT.fullmatch(heard.undated[:_SHORT]) is None:
        return None
    of = {key: spoken.slots[key] for key in ("holding", "credential") if spoken.slots.get(key)}
    session.trace.append("what is left of the units that were spoken of")
    return await session.begin(_LEFT, of, 0.9)


async def of_who_studies_nothing(session: Session) -> Reply | None:
    """ "How much of the CPC have I got to do?" of who studies for nothing, and holds what hours keep."""
    best, heard, records = session.guesses[0], session.heard, session.given.records
    if best.dialog not in (_STUDIES, _PROGRESS) or not session.sure or heard.people or heard.teams or records is None:
        return None
    if not session.given.private or await records.studies():
        return None
    catalogue = session.manager.knowledge.catalogue
    counted = [h for h in await records.holdings() if unit_rule(h, catalogue)]
    ids = {m.id for n in heard.named for m in n.mention.of("credential")} or {session.state.focus.at or ""}
    meant = [h for h in counted if h.credential in ids] or ([] if heard.named else counted)
    if len(meant) != 1:
        return None
    session.trace.append("it is held, and hours keep it")
    if best.dialog == _STUDIES:
        return await session.begin(_LEFT, {"holding": meant[0].id}, 0.9) if _TO_DO.search(heard.text) else None
    slots = fill_from_message(session.manager.dialogs[LOGGING], heard).slots
    return await session.begin(LOGGING, {**slots, "holding": meant[0].id}, 0.9) if "amount" in slots else None


async def _begin(session: Session, dialog: str, amount: str) -> Reply:
    last = session.state.last
    assert last is not None  # noqa: S101 - it was looked at before
    session.trace.append("an amount of the units that were spoken of")
    slots: dict[str, Any] = fill_from_message(session.manager.dialogs[dialog], session.heard).slots
    of = {key: last.slots[key] for key in ("holding", "credential") if last.slots.get(key)}
    return await session.begin(dialog, {**of, **slots, "amount": written(spoken_amount(amount))}, 0.9)
