"""An amount without the name of its unit, right after units were spoken of: "done 14 so far", "another 3 on Friday"."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.amount_slots import written
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import LOGGING
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.scheduling.upkeep import unit_rule

_SO_FAR = "units_so_far"
_SPOKEN_OF_UNITS = frozenset({"units_left", LOGGING, "log_entries", _SO_FAR})
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
#: Nothing but a number may answer anything.
_SAYS_THAT = pattern(r"[a-z]{2}", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None unless units were spoken of in the last answer, and nothing else is said."""
    last, heard = session.state.last, session.heard
    if session.state.asking is not None or last is None or last.dialog not in _SPOKEN_OF_UNITS:
        return None
    said = heard.undated
    if session.given.records is None or "?" in said or len(said) > _SHORT or heard.named or heard.people:
        return None
    if any(not date.options for date in heard.dates):  # there is no such day
        return None
    if (more := _MORE.fullmatch(said)) is not None:
        return await _begin(session, LOGGING, more["n"] or more["m"])
    in_all = _IN_ALL.fullmatch(said) if _SAYS_THAT.search(said) and not heard.dates else None
    return await _begin(session, _SO_FAR, in_all["n"]) if in_all is not None else None


_STUDIES, _PROGRESS, _LEFT = "study_status", "log_progress", "units_left"
_TO_DO = pattern(
    r"(?<!\w)(?:left|to\s+do|to\s+go|remain\w*|missing|outstanding|still|need|how\s+(?:much|many))(?!\w)", re.IGNORECASE
)


#: "What's missing until 31 Dec", "how much is left by then".
_WHAT_IS_LEFT = pattern(
    r"\W*(?:(?:and|so|ok|okay|but|then|hm+|now)\W+){0,3}(?:what(?:['’]?s|\s+is|\s+are)?|how\s+(?:much|many))\s+(?:(?:do|must|should|will)\s+i\s+(?:still\s+)?(?:need|have\s+to\s+do)"
    r"|(?:(?:is|are|am\s+i)\s+)?(?:still\s+|there\s+)?(?:left|missing|open|to\s+go|outstanding|remaining))(?:\s+(?:still|now|to\s+do|for\s+(?:it|that|this)))?"
    r"(?:\s+(?:un)?(?:till?|by|before|for)\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+year|this\s+year|then|it)?)?\W*",
    re.IGNORECASE,
)
_BACK = 2


async def what_is_left(session: Session) -> Reply | None:
    """Of what units were just logged for, whatever else was asked in between."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.named or heard.people or heard.teams:
        return None
    spoken = next((f for f in reversed(session.state.done[-_BACK:]) if f.dialog in _SPOKEN_OF_UNITS), None)
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
