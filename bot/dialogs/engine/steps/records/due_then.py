""" "NMC revalidation, that's July 2028": when what is held has to be renewed, of what was never told before."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.engine import in_several
from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.said_records import dated, records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.which_record import named
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_RENEWED = pattern(
    r"\W*(?:(?:oh|and|also|so|ok|btw|then|next|hi|my|the|got|i've|have|with)\W+){0,5}(?P<whole>(?P<name>(?:[\w&+/-]{1,20}\s+){1,4}?)"
    r"(?P<kind>re-?validation|renewal|re-?certification|re-?cert|re-?registration|refresher|registration))\W{1,3}"
    r"(?:(?:that['’]?s|it['’]?s|is|its|due|on|in|by|at|comes?|up|for|the|date|around|about|like|not|until|till)\s+){0,5}",
    re.IGNORECASE,
)
_HOW = "how_to_renew"
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


#: Behind the day something may be asked of it: "…. What do I need for it?"
_ASKS = pattern(r"\W*(?:(?:and|so|but)\W+)?(?:what|how|where|do|does|can|must|should)\b", re.IGNORECASE)
_CLAUSE = pattern(r"(?:^|[.,;:!–-]\s{1,3})(?=\w)")
_REACH = 200


async def told(session: Session) -> Reply | None:
    """It is kept with that day; None where it may be one that is kept already, or the day is over."""
    heard = session.heard
    said = _said(heard)
    if said is None or heard.people or heard.teams or session.state.asking is not None:
        return None
    day = heard.dates[0]
    if min(day.options) <= heard.today or session.given.records is None or not session.given.private:
        return None
    if await named(session, said.start("name")):
        return None
    name = said["whole"] if said["kind"].casefold() in _OWN else said["name"]
    everyday = {*session.manager.phrases.common, *session.manager.phrases.generic}
    if all(word in everyday for word in key(said["name"]).split()):
        return None  # "no, the renewal is 1 Feb" names none
    within = [n for n in heard.named if said.start("name") <= n.mention.start < said.end("name")]
    record = next(iter(records_in(heard)), {}) if any(n.mention.of("credential") for n in within) else {}
    if record.get("doubt") not in (None, "planned"):
        return None
    session.trace.append("when it is to be renewed")
    named_so = [i for n in within if any(m.exact for m in n.mention.of("credential")) for i in ids_of(n)]
    kept = {"ids": record.get("ids") or named_so or _of_the_job(session, within), "name": name.strip()}
    reply = await session.begin(ADDING, {"records": [dated(kept, [replace(day, cue="expires")], heard.today)]}, 0.9)
    return await _and_how(session, reply) if _ASKS.match(heard.text, day.end) else reply


def _said(heard: Heard) -> re.Match[str] | None:
    """Where it is said: in one clause, the day right behind, and no question before it."""
    if len(heard.dates) != 1 or not heard.dates[0].options:
        return None
    day = heard.dates[0]
    if "?" in heard.text and not _ASKS.match(heard.text, day.end):
        return None
    for clause in _CLAUSE.finditer(heard.text, 0, min(day.start, _REACH)):
        said = _RENEWED.match(heard.text, clause.end(), day.start)
        if said is not None and day.start <= said.end() + _GAP:
            return said
    return None


_GAP = 4


def _of_the_job(session: Session, within: list[Named]) -> list[str]:
    """Of a nurse the NMC's revalidation is that of its registration of nurses."""
    catalogue = session.manager.knowledge.catalogue
    issuers = {m.id for n in within for m in n.mention.leading("issuer")}
    jobs = {m.id for n in session.heard.named if n.kind == "role" for m in n.mention.leading("role")}
    called = [f" {key(catalogue.roles[job].name)} " for job in jobs]
    theirs = [
        c for i, c in catalogue.credentials.items() if catalogue.issuer_of[i] in issuers and c.renewal is not None
    ]
    found = [c.id for c in theirs if any(job in f" {key(each)} " for job in called for each in (c.name, *c.aliases))]
    return found if len(found) == 1 else []


async def _and_how(session: Session, kept: Reply) -> Reply:
    """How it is renewed as well; a question that was left open stays the last."""
    records = session.given.records
    newest = max((h.id for h in await records.holdings()), default=None) if records is not None else None
    asked, session.state.stack = session.state.stack, []
    how = await session.begin(_HOW, {"holding": newest}, 0.9)
    session.state.stack = asked or session.state.stack
    return in_several.together(session, [how, kept] if asked else [kept, how])
