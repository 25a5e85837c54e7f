""" "No, the ethics one was 3, not 4", "change the entry of 3 September to 3 hours", of units that were logged."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.which_entry import units_spoken_of
from bot.dialogs.understanding.dates import find_dates
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Earned

_CHANGES = "change_entry"
_POINTS = frozenset({"that", "it", "this", "those", "these", "they", "the last", "last"})
_N = r"(?P<{}>\d{{1,3}}(?:[.,]\d{{1,2}})?)\s*(?:h|hrs?|hours?|cpes?|cpds?|pdus?|ceus?|units?|points?|credits?)?"
_WAS = pattern(
    r"\W*(?:(?:no|nope|wait|sorry|oops|oh|actually|hang\s+on|hm+)\W+){0,4}(?:the\s+|that\s+)?"
    r"(?P<what>[\w &/-]{2,40}?)(?:\s+(?:one|ones|entry|course|webinar|hours))?\s+"
    rf"(?:was|were|is|should\s+be|should\s+have\s+been)\s+(?:only\s+|just\s+)?{_N.format('right')}(?:\W*(?:and\s+)?not\s+{_N.format('wrong')})?\W*",
    re.IGNORECASE,
)
_CHANGE = pattern(
    r"\W*(?:(?:please|pls|can|could|you|ok|no|wait|sorry|then)\W+){0,4}(?:change|correct|fix|edit|update|set)\s+(?:the\s+|that\s+)?(?:entry|entries|one|log|hours|units|cpes?|pdus?)\s+"
    rf"(?:of|from|on|for|about)\s+(?P<what>.{{2,40}}?)\s+(?:to|into)\s+{_N.format('right')}\W*",
    re.IGNORECASE,
)


async def put_right(session: Session) -> Reply | None:
    """None where no units were spoken of, or more than one entry may be meant."""
    heard, records = session.heard, session.given.records
    said = _CHANGE.fullmatch(heard.text) or _WAS.fullmatch(heard.text)
    if said is None or key(said["what"]) in _POINTS:
        return None  # "that was 6, not 12" is of the last one
    if (
        not units_spoken_of(session)
        or records is None
        or not session.given.private
        or session.state.waiting is not None
    ):
        return None
    held = {h.id: h for h in await records.holdings()}
    entries = await records.units(list(held))
    meant = [e for e in entries if _is_meant(session, e, said["what"])]
    wrong = said.groupdict().get("wrong")
    if wrong:
        amount = Decimal(wrong.replace(",", "."))
        meant = [e for e in (meant or entries) if e.amount == amount]
    if len(meant) != 1:
        return None
    session.trace.append("one of the entries is put right")
    right = said["right"].replace(",", ".")
    return await session.begin(_CHANGES, {"entry": meant[0].id, "holding": meant[0].holding_id, "amount": right}, 0.9)


def _is_meant(session: Session, entry: Earned, what: str) -> bool:
    """By the day on which it was earned, or a word of what was noted with it."""
    heard = session.heard
    days = {d for said in find_dates(what, heard.today, heard.day_first, asked="any") for d in said.options}
    if days:
        return entry.on in days
    everyday = {*session.manager.phrases.common, *session.manager.phrases.generic}
    words = set(key(what).split()) - everyday
    return bool(words & set(key(f"{entry.note or ''} {entry.category or ''}").split()))
