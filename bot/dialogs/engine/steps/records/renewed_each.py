""" "Did first aid, passed, and gold card renewed til 9 Jan 2030": each of several that were renewed, by its own words.
What has a day runs to that, and what has none by its rule.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.renewed_till import called, ids_between
from bot.dialogs.understanding.dates import SaidDate, end_of
from bot.dialogs.understanding.hearing import A_DAY, Heard
from bot.messaging.reply import Reply
from bot.patterns import pattern

_RENEWS, _SNOOZES = "renew_holding", "snooze_reminder"
_TWO, _MOST, _A_YEAR = 2, 6, 366
_JOINT = pattern(
    r"\s*(?:[,;.&+\n]+\s*(?:(?:and|also|plus|then)\s+){0,2}|\s(?:and|plus|then)\s+(?:also\s+)?)", re.IGNORECASE
)
_DONE = r"(?:passed|renewed|done|redone|sorted|completed|finished|re-?certified|re-?validated)"
_WHEN = rf"(?:\s+(?:on\s+|in\s+)?(?P<on>{A_DAY})|\s+(?:already|now|finally|again|too|as\s+well|online))?"
_TILL = (
    rf"(?:[\s,;–-]+(?:(?:it|and|now|is|it['’]?s|its|new|one|runs?|valid|good|expires?|ends?|says?)\s+){{0,4}}(?:un|till?|until|to|thru|through|up\s+to|valid|expires?|ends?|on)"
    rf"\s+(?:the\s+)?(?P<until>{A_DAY}))?"
)
_PART = pattern(
    r"\W*(?:(?:ok|okay|yes|yep|yeah|hi|hey|oh|so|finally|also|i|i['’]?ve|ive|have|just|and|good\s+news|all)\s+){0,5}"
    rf"(?:(?:(?P<front>did|redid|{_DONE})|got)\s+)?(?:(?:my|the)\s+)?(?P<name>[^\W_][\w&+/-]{{0,20}}(?:\s+[\w&+/-]{{1,20}}){{0,5}}?)"
    rf"(?:\s+(?:(?:is|was|got|been|has|all|just|now|course|refresher|requal\w*|test|exam|renewal)\s+){{0,3}}(?P<behind>{_DONE}))?{_WHEN}{_TILL}\W*",
    re.IGNORECASE,
)
#: "…, passed, …": of what was named right before.
_ONLY_DONE = pattern(rf"\W*(?:(?:i|and|all|it['’]?s|is|was)\s+){{0,3}}{_DONE}(?:\s+(?:it|that))?\W*", re.IGNORECASE)
#: "…, expires 12 Dec 2029", of the same.
_ONLY_TILL = pattern(
    r"\W*(?:(?:it|now|is|it['’]?s|its|new|one|runs?|valid|good|expires?|ends?|says?)\s+){0,4}"
    rf"(?:un|till?|until|to|thru|through|valid|expires?|ends?|on)\s+(?:the\s+)?{A_DAY}\W*",
    re.IGNORECASE,
)
_DONE_ANYHOW = pattern(rf"(?<!\w)(?:did|redid|{_DONE})(?!\w)", re.IGNORECASE)


class _Part(NamedTuple):
    """One of them: where its name stands, and the days that are said of it."""

    start: int
    end: int
    on: SaidDate | None
    until: SaidDate | None


async def told(session: Session) -> Reply | None:
    """None where a part is none of these, or none of them is held."""
    heard, records, asked = session.heard, session.given.records, session.state.asking
    if records is None or not session.given.private or "?" in heard.text or heard.people or heard.teams:
        return None
    if (asked is not None and asked.dialog != _SNOOZES) or not all(len(d.options) == 1 for d in heard.dates):
        return None
    parts = _parts(heard)
    held = [await called(session, part.start, part.end) for part in parts]
    if len(parts) < _TWO or not any(held) or any(len(each) > 1 for each in held):
        return None
    if len({each[0].id for each in held if each}) != len([each for each in held if each]):
        return None
    ids = [ids_between(session, part.start, part.end) for part in parts]
    if not all(of_it or known for of_it, known in zip(held, ids, strict=True)):
        return None
    session.trace.append("each of several was renewed")
    session.state.drop(asked)
    each: list[tuple[str, dict[str, Any]]] = [
        (_RENEWS, {"holding": of_it[0].id, **_days(part)}) if of_it else (ADDING, _record(heard, part, known))
        for part, of_it, known in zip(parts, held, ids, strict=True)
    ]
    each.sort(key=lambda one: "until" not in one[1])  # what may be asked about comes last
    return together(session, [await session.begin(dialog, slots, 0.9) for dialog, slots in each])


def _parts(heard: Heard) -> list[_Part]:
    """None where anything is no such part, or nothing says that one was renewed."""
    text, at = _marked(heard), {d.start: d for d in heard.dates}
    said = _pieces(text)
    if not _TWO <= len(said) <= _MOST:
        return []
    parts: list[_Part] = []
    shares: list[bool] = []
    for start, end, done in said:
        found = _PART.fullmatch(text, start, end)
        if found is None:
            return []
        on, until = (at.get(found.start(kind)) if found[kind] else None for kind in ("on", "until"))
        own = bool(done or found["behind"] or until or on)
        if not (own or found["front"] or (shares and shares[-1])):
            return []
        if (on and not _lately(heard, on)) or (until and until.options[0] <= heard.today):
            return []
        parts.append(_Part(*found.span("name"), on, until))
        shares.append(not own)
    return _with_shared_days(parts, shares) if _DONE_ANYHOW.search(text) else []


def _lately(heard: Heard, on: SaidDate) -> bool:
    """Of a day long past it is told when it was got."""
    return 0 <= (heard.today - on.options[0]).days <= _A_YEAR


def _with_shared_days(parts: list[_Part], shares: list[bool]) -> list[_Part]:
    """ "Renewed first aid and gold card til 9 Jan 2030" is one day of both."""
    for i in reversed(range(len(parts) - 1)):
        if shares[i]:
            parts[i] = parts[i]._replace(on=parts[i + 1].on, until=parts[i + 1].until)
    return parts


def _pieces(text: str) -> list[tuple[int, int, bool]]:
    """Where each of what is told stands, and whether it is said behind a comma that it is done."""
    found, start = [], 0
    for joint in _JOINT.finditer(text):
        found.append((start, joint.start()))
        start = joint.end()
    pieces: list[tuple[int, int, bool]] = []
    for a, b in [*found, (start, len(text))]:
        if pieces and _ONLY_DONE.fullmatch(text, a, b):
            pieces[-1] = (*pieces[-1][:2], True)
        elif pieces and _ONLY_TILL.fullmatch(text, a, b):
            pieces[-1] = (pieces[-1][0], b, pieces[-1][2])
        elif text[a:b].strip(" .!"):
            pieces.append((a, b, False))
    return pieces


def _marked(heard: Heard) -> str:
    """The text with its days marked, and every word where it was."""
    text = heard.text
    for said in heard.dates:
        text = text[: said.start] + A_DAY.ljust(said.end - said.start) + text[said.end :]
    return text


def _days(part: _Part) -> dict[str, str]:
    on = {"on": part.on.options[0].isoformat()} if part.on else {}
    return {**on, **({"until": end_of(part.until.options[0], part.until.grain).isoformat()} if part.until else {})}


def _record(heard: Heard, part: _Part, ids: list[str]) -> dict[str, Any]:
    days = [d for d in (part.on, part.until) if d is not None]
    return {"records": [dated({"ids": ids, "name": heard.text[part.start : part.end]}, days, heard.today)]}
