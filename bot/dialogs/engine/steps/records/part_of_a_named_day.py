"""A part of the day of a record that is called by its name: "asbestos was the 14th", "no wait bls was april not march.
12th", "actually the ckad was in october 2024 the 3rd".
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import KEEP_A_DATE
from bot.dialogs.engine.steps.records.part_of_a_day import right_in_part
from bot.dialogs.engine.steps.records.which_record import named
from bot.dialogs.understanding.dates.fragments import Fragment, fragment_in
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_LEADS = pattern(
    r"\W*(?:(?:no+|nope|nah|oh|oops|sorry|wait|hang\s+on|actually|and|but|ok|okay|so|also|then|btw|argh|hm+|my|the|i\s+mean[t]?|i\s+think)\W+){0,5}",
    re.IGNORECASE,
)
#: Where its name ends; "and sssts the 20th", behind a day that was put right, needs no verb.
_IS = pattern(
    r"\s+(?:(?:one|card|cert\w*|ticket|licen[cs]e)\s+)?(?P<verb>(?:is|was|were|should\s+be|expires?|ends?|runs?\s+out)\s)?(?=\S)",
    re.IGNORECASE,
)
_GOES_ON = pattern(r"\W*(?:and|also|then|plus)\b", re.IGNORECASE)
_LONGEST = 120


async def put_right(session: Session) -> Reply | None:
    """None where none of theirs is named, or anything but parts of a day is said of it."""
    heard = session.heard
    if session.state.last is None or session.state.asking is not None or "?" in heard.text:
        return None
    if heard.people or heard.teams or len(heard.text) > _LONGEST:
        return None
    lead = _LEADS.match(heard.text)
    start = lead.end() if lead is not None else 0
    parts = next((p for said in _IS.finditer(heard.text, start + 1) if (p := _parts(session, said, start))), None)
    held = [h for h in await named(session, start) if h.awarded or h.expires] if parts is not None else []
    return await right_in_part(session, held, parts) if parts is not None and len(held) == 1 else None


def _parts(session: Session, said: re.Match[str], start: int) -> Fragment | None:
    """What is put right behind the name; a whole day, or a month alone, is put right as any other is."""
    heard, last = session.heard, session.state.last
    parts = fragment_in(heard.text[said.start("verb") if said["verb"] else said.end() :])
    if parts is None or "day" not in parts.right or not key(heard.text[start : said.start()]):
        return None
    lately = last is not None and last.dialog in KEEP_A_DATE
    tells = bool(said["verb"]) or (lately and _GOES_ON.match(heard.text) is not None)
    whole = any(d.grain == "day" and len(d.options) == 1 for d in heard.dates) and not parts.wrong
    rough = [d for d in heard.dates if d.grain != "day"]
    return parts if tells and (lately or parts.turns) and (not whole or rough) else None
