""" "Also rigger level 1 same", right behind a record with its day: another one with that day."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_SAME = pattern(
    r"\W*(?:(?:and|also|plus|ok|oh|then)\W+){0,3}(?:(?:my|the)\s+)?(?P<name>[^\W_][\w&+/-]{1,20}(?:\s+[\w&+/-]{1,20}){0,4}?)\s*[,:–-]?\s+"
    r"(?:(?:is|on|has)\s+)?(?:the\s+)?same(?:\s+(?:day|date|dates|expiry|time|one))?(?:\s+(?:too|again|as\s+well|aswell))?\W*",
    re.IGNORECASE,
)
_KEYS = ("awarded", "awarded_said", "expires", "expires_said")


async def told(session: Session) -> Reply | None:
    """None where it is no name of a credential, or what was told before has no day, or several."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog != ADDING or heard.dates or heard.people or heard.teams or "?" in heard.text:
        return None
    before = [r for r in last.slots.get("records") or () if not r.get("doubt")]
    said = _SAME.fullmatch(heard.text)
    if said is None or len(before) != 1 or not {"awarded", "expires"} & before[0].keys() or not heard.named:
        return None
    with session.hearing(f"got my {said['name']}"):
        records = records_in(session.heard)
    if len(records) != 1 or records[0].get("doubt") or records[0]["ids"] == before[0]["ids"]:
        return None
    session.trace.append("another one with the day that was told before")
    days = {k: before[0][k] for k in _KEYS if k in before[0]}
    return await session.begin(ADDING, {"records": [{**records[0], **days}]}, 0.9)
