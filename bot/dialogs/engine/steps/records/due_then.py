""" "NMC revalidation, that's July 2028": when what is held has to be renewed, of what was never told before."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.engine.said_records import dated, records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.which_record import named
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_RENEWED = pattern(
    r"\W*(?:(?:oh|and|also|so|ok|btw|then|next|hi|my|the|got|i've|have|with)\W+){0,5}(?P<whole>(?P<name>(?:[\w&+/-]{1,20}\s+){1,4}?)"
    r"(?P<kind>re-?validation|renewal|re-?certification|re-?cert|re-?registration|refresher|registration))\W{1,3}"
    r"(?:(?:that['’]?s|it['’]?s|is|its|due|on|in|by|at|comes?|up|for|the|date|around|about|like|not|until|till)\s+){0,5}",
    re.IGNORECASE,
)
_OWN = frozenset({"revalidation", "registration", "re-validation"})


_NOT_RENEWED = pattern(
    r"\b(?:have\s?n['’]?t|have\s+not|did\s?n['’]?t|not|never)\s+(?:yet\s+)?renewed?\b", re.IGNORECASE
)
_RAN_OUT = pattern(r"\b(?:ran\s+out|expired|lapsed|ended|is\s+(?:out|over))\b", re.IGNORECASE)


async def not_renewed(session: Session) -> Reply | None:
    """ "My CSCS ran out in September, haven't renewed", of what is not kept yet."""
    heard, best = session.heard, session.guesses[0]
    if best.dialog != "renew_holding" or "?" in heard.text or heard.people or heard.teams or len(heard.dates) != 1:
        return None
    renewed, over = _NOT_RENEWED.search(heard.text), _RAN_OUT.search(heard.text)
    if renewed is None or over is None or session.state.asking is not None or await named(session, 0):
        return None
    plain = replace(heard, text=heard.text[: renewed.start()])
    records = [r for r in records_in(plain) if not r.get("doubt")]
    if len(records) != 1:
        return None
    session.trace.append("it has run out and was not renewed")
    return await session.begin(ADDING, {"records": records}, 0.9)


async def told(session: Session) -> Reply | None:
    """It is kept with that day; None where it may be one that is kept already, or the day is over."""
    heard = session.heard
    said = _RENEWED.match(heard.text[:200])
    if said is None or "?" in heard.text or heard.people or heard.teams or session.state.asking is not None:
        return None
    if len(heard.dates) != 1 or heard.dates[0].start > said.end() + 4 or not heard.dates[0].options:
        return None
    if min(heard.dates[0].options) <= heard.today or session.given.records is None or not session.given.private:
        return None
    if await named(session, said.start("name")):
        return None
    name = said["whole"] if said["kind"].casefold() in _OWN else said["name"]
    everyday = {*session.manager.phrases.common, *session.manager.phrases.generic}
    if all(word in everyday for word in key(said["name"]).split()):
        return None  # "no, the renewal is 1 Feb" names none
    known = [n for n in heard.named if n.mention.of("credential") and n.mention.start < said.end("name")]
    record = records_in(heard)[0] if known else {}
    if record.get("doubt") not in (None, "planned"):
        return None
    session.trace.append("when it is to be renewed")
    kept = {"ids": record.get("ids", []), "name": name.strip()}
    return await session.begin(
        ADDING, {"records": [dated(kept, [replace(heard.dates[0], cue="expires")], heard.today)]}, 0.9
    )
