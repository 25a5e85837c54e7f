""" "In the next 6 months I mean", "no, until end of March": what expires was asked of another time."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.engine.said_slots import SpanSlot
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.dates import find_dates
from bot.messaging.reply import Reply
from bot.patterns import pattern

#: What is asked of a stretch of time.
_OF_A_TIME = frozenset({"list_holdings", "team_expiring", "team_renewal_costs"})
_TIME_SLOTS = frozenset({"within", "period", "page", "shown"})
_SAID = pattern(
    r"\W*(?:(?:no+|nope|sorry|oops|oh|wait|ok|okay|actually|rather|well|hm+|and|but|or|so|i\s+mean[t]?|make\s+(?:it|that)|say|that['’]?s|for)\W+){0,5}"
    r"(?P<time>\w.{2,50}?)(?:\W+(?:i\s+mean[t]?|please|pls|instead|then|rather|sorry|thanks))*\W*",
    re.IGNORECASE,
)
#: A day alone may put a record right: "no, 1 June".
_STRETCH = pattern(
    r"(?<!\w)(?:in|within|over|during|until|till|by|before|next|coming|this|last|from|between|days?|weeks?|months?|years?|quarter)(?!\w)",
    re.IGNORECASE,
)
_AROUND = frozenset(
    "in within over during until till by before the next coming this end of from to between and up for all".split()  # noqa: SIM905
)


async def meant(session: Session) -> Reply | None:
    """The same of that time; None where anything else is said, or no time was asked of."""
    last, heard = session.state.last, session.heard
    if last is None or last.dialog not in _OF_A_TIME or not {"within", "period"} & {*last.slots}:
        return None
    if session.state.asking is not None or heard.named or heard.people or heard.teams:
        return None
    said = _SAID.fullmatch(heard.text)
    if said is None or _STRETCH.search(said["time"]) is None:
        return None
    span = next((found for lead in ("", "within ") if (found := _span(session, lead + said["time"]))), None)
    if span is None:
        return None
    session.trace.append("the same of another time")
    kept = {k: v for k, v in last.slots.items() if k not in _TIME_SLOTS}
    return await session.begin(last.dialog, {**kept, "within": span}, 0.9)


def _span(session: Session, text: str) -> list[str | None] | None:
    """First and last day as the slot keeps them; None where the text says more than a time."""
    heard = session.heard
    dates = find_dates(text, heard.today, heard.day_first, asked="ahead")
    rest = text
    for found in reversed(dates):
        rest = rest[: found.start] + " " + rest[found.end :]
    if not dates or not _AROUND.issuperset(re.findall(r"\w+", rest.casefold())):
        return None
    span: list[str | None] | None = SpanSlot().find(replace(heard, text=text, dates=tuple(dates))).value
    return span
