""" "Done that, new one till Jan 2030", "it's done now, valid 3 years": of what one was reminded of, the day to which
the new one runs, or how long. A span also answers the question for that day.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.stale import reminded_lately
from bot.dialogs.understanding.dates import end_of
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.values import count
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.scheduling.agenda import last_reminder, reminded_of_since

#: The day on which it was done, and the one to which it runs.
_TWO = 2
_RENEWS, _SNOOZES = "renew_holding", "snooze_reminder"
#: After these the talk is of one record.
_OF_ONE = frozenset({_SNOOZES, "remind_also", "holding_status", "how_to_renew"})
_FIRST = (
    r"\W*(?:(?:ok|okay|yes|yep|yeah|yay|hi|hey|oh|so|and|well|great|good\s+news|hooray|finally|phew|right|all"
    r"|just|now)\W+){0,4}"
)
_PAPER = (
    r"(?:(?:new|renewed)\s+)?(?:licen[cs]e|card|cert(?:ificate)?|badge|ticket|permit|pin|one|pass|registration"
    r"|letter|renewal)"
)
_WHEN = (
    rf"(?:\W*(?:(?:on\s+)?{A_DAY}|already|now|finally|online|today|yesterday|last\s+week|this\s+(?:week|morning)"
    r"|at\s+last|in\s+the\s+(?:post|mail)|thanks?|thx|through|back)(?!\w)){0,3}"
)
#: That it is done, or that the new paper is here; "a new licence" may be one that they never told of.
_DONE = (
    r"(?:(?:i|i['’]?ve|have|it['’]?s|it|its|that['’]?s|thats|that|this|is|was|has|been|all|just|got|had|also)\s+){0,4}"
    r"(?:done|did|sorted|approved|accepted|granted|renewed|completed|finished|passed|redone|re-?certified)(?:\s+(?:that|it|this|one|that\s+one|this\s+one|the\s+course|the\s+refresher))?"
)
_GOT = (
    rf"(?:(?:i|i['’]?ve|have|just|finally)\s+){{0,3}}(?:got|received|have)\s+(?:it|mine|(?:the|my)\s+{_PAPER})"
    rf"|(?:it|(?:(?:the|my)\s+)?{_PAPER})\s+(?:has\s+|is\s+|just\s+|finally\s+){{0,3}}(?:came|come|arrived|here|through|in|back)"
)
_THEN = rf"\W*(?:(?:and|it|it['’]?s|its|which|is|now|that|this|the|my|a|says?|reads|{_PAPER}(?:['’]?s)?)\W+){{0,4}}"
_RUNS = (
    r"(?:(?:valid|good|runs?|lasts?|expires?|ends?|goes|renewed|for|again|now|on|in|until|untill|till|til|un|to|thru|through"
    r"|up\s+to|up|another|they\s+gave\s+me)\s*(?:the\s+)?){1,4}"
)
_SPAN = r"(?P<n>\d{1,2}|an?|one|two|three|four|five|six|seven|eight|ten)\s*(?:more\s+)?(?P<unit>years?|yrs?|months?)"
_END = r"(?:\W*(?:now|again|more|thanks?|thx|please|pls|cheers)(?!\w)){0,3}\W*"
#: "Done it, new card says 14 Feb 2032": what the new paper says needs no "until".
_SAYS = r"(?:(?<=says\s)|(?<=say\s)|(?<=reads\s))"
_TO_A_DAY = pattern(rf"{_FIRST}(?:{_DONE}|{_GOT}){_WHEN}{_THEN}(?:{_RUNS}|{_SAYS})\s*{A_DAY}{_END}", re.IGNORECASE)
_SO_LONG = pattern(rf"{_FIRST}(?:{_DONE}|{_GOT}){_WHEN}{_THEN}{_RUNS}\s*{_SPAN}{_END}", re.IGNORECASE)
#: "They gave me two years", "another 3 years", where it was asked until when.
_ONLY_SO_LONG = pattern(
    rf"{_FIRST}(?:(?:it|it['’]?s|its|i|they|that['’]?s|is|was|will\s+be|got|gave|give|me|have|valid|good|runs?|lasts?|renewed|extended"
    rf"|for|another|about|the|usual|new\s+one|card|licen[cs]e)\s+){{0,7}}{_SPAN}(?:\W*(?:from|as\s+of|starting)\s+(?:now|today))?{_END}",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where nothing of theirs was spoken of, or something is named."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or "?" in heard.text or heard.people or heard.teams:
        return None
    waiting = session.state.waiting
    if waiting is not None and waiting.dialog == _RENEWS and waiting.awaiting and waiting.awaiting.slot == "until":
        return await _answered(session)
    if waiting is not None and waiting.dialog not in (_SNOOZES, _RENEWS):
        return None
    new = _until(session) or _for_so_long(_SO_LONG.fullmatch(heard.text)) or _just_done(session)
    if new is None or any(n.mention.of("credential") for n in heard.named):
        return None
    meant = await meant_by_it(session)
    if not meant:
        return None
    session.trace.append("renewed, and how long it runs")
    session.state.drop_of(_SNOOZES, _RENEWS)
    which: dict[str, Any] = {"holding": meant[0]} if len(meant) == 1 else {"among": meant}
    return await session.begin(_RENEWS, {**new, **which}, 0.9)


async def _answered(session: Session) -> Reply | None:
    new = _for_so_long(_ONLY_SO_LONG.fullmatch(session.heard.text))
    frame = session.state.waiting
    if new is None or frame is None:
        return None
    session.trace.append("a span answers until when")
    session.state.stack.remove(frame)
    return await session.begin(_RENEWS, {**frame.slots, **new}, 0.9)


def _until(session: Session) -> dict[str, Any] | None:
    """The day on the new paper, and the one on which it was renewed, where that is said as well."""
    heard = session.heard
    if not 1 <= len(heard.dates) <= _TWO or any(len(d.options) != 1 for d in heard.dates):
        return None
    *done, until = heard.dates
    if until.options[0] <= heard.today or _TO_A_DAY.fullmatch(heard.marked) is None:
        return None
    if any(d.grain != "day" or d.options[0] > heard.today for d in done):
        return None
    on = {"on": done[0].options[0].isoformat()} if done else {}
    return {"until": end_of(until.options[0], until.grain).isoformat(), **on}


#: "I did it today!"; "done" alone may be of anything.
_DID_IT = pattern(
    rf"{_FIRST}(?:(?:i|i['’]?ve|ive|have|just|finally)\s+){{0,3}}(?:did|done|redid|redone|sorted)\s+(?:it|that|mine)\s*(?:on\s+)?{A_DAY}{_END}",
    re.IGNORECASE,
)


def _just_done(session: Session) -> dict[str, Any] | None:
    """The day on which what was just looked at, or is to be reminded of, was done again; until when is asked then."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog not in _OF_ONE or len(heard.dates) != 1 or len(heard.dates[0].options) != 1:
        return None
    day = heard.dates[0].options[0]
    if day > heard.today or heard.dates[0].grain != "day" or _DID_IT.fullmatch(heard.marked) is None:
        return None
    return {"on": day.isoformat()}


def _for_so_long(said: re.Match[str] | None) -> dict[str, Any] | None:
    if said is None:
        return None
    number = count(said["n"]) or 1
    return {"months": number * (1 if said["unit"].casefold().startswith("m") else 12)}


async def meant_by_it(session: Session) -> list[int]:
    """What they were reminded of since they last wrote; else what was talked of, or the last reminder was about."""
    records, last, before = session.given.records, session.state.last, session.before
    assert records is not None  # noqa: S101 - told looks
    held = {h.id for h in await records.holdings()}
    since = await reminded_of_since(records.connection, records.person_id, before) if before is not None else set()
    if since & held:
        return sorted(since & held)
    if last is not None and last.dialog in _OF_ONE:
        shown = [last.slots["holding"]] if last.slots.get("holding") else list(last.slots.get("shown", ()))
        return [i for i in shown if i in held]
    if not await reminded_lately(session):
        return []
    reminder = await last_reminder(records.connection, records.person_id)
    return sorted(reminder.holdings & held) if reminder is not None else []
