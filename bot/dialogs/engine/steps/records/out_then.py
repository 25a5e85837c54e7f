""" "My slingers out in feb", "first aid is out in march": what is out in a month that is still to come ends then."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.engine.free_names import stripped
from bot.dialogs.engine.said_beside import A_PAPER, NO_CREDENTIAL
from bot.dialogs.engine.said_records import dated, records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.unlisted_held import whether
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.standing import has_an_owner
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_OUT = pattern(
    rf"{OPENING}(?P<mine>my\s+)?(?:the\s+)?(?P<name>[^\W\d_][\w&+/-]{{1,20}}(?:\s+[\w&+/-]{{1,20}}){{0,3}}?)"
    r"(?P<is>['’]s|\s+(?:is|are|goes))?\s+out\s+(?:(?:in|on|at|by|the|end|of)\s+){0,4}",
    re.IGNORECASE,
)
_MORE = pattern(r"\W*(?:(?:anyway|though|tho|btw|i\s+think|already|again)\W*){0,2}", re.IGNORECASE)
#: What comes out on a day, and what nobody holds.
_COMES_OUT = pattern(
    r"\b(?:results?|album|song|single|book|film|movie|game|record|report|episode|series|version|update|edition|exams?|issue|magazine|paper|news|syllabus"
    r"|dates?|schedule|rota|ad|advert)\b",
    re.IGNORECASE,
)
#: "My slingers out": the "s" is of "is", where it is no part of an acronym.
_IS_LEFT_OUT = pattern(r"[a-z ]{4,}[b-hj-rt-z]s")
#: Who is out, and not what.
_WHO = pattern(
    r"(?:.*\s)?(?:i|im|we|he|she|they|it|that|this|who|what|boss|manager|team|baby|kid|everyone)", re.IGNORECASE
)
_RUNS = frozenset({"run", "runs", "ran", "running", "sold", "time", "times", "timed"})
_SHORT = 5


async def told(session: Session) -> Reply | None:
    """Of what is not known, and not called "my", it is asked whether it is a paper."""
    heard = session.heard
    if session.state.asking is not None or len(heard.dates) != 1 or heard.people or heard.teams or "?" in heard.text:
        return None
    said = _OUT.fullmatch(heard.text, 0, heard.dates[0].start)
    if said is None or not _MORE.fullmatch(heard.text, heard.dates[0].end):
        return None
    name = stripped(said["name"])
    if not name or has_an_owner(said["name"]) or said["name"].split()[-1].casefold() in _RUNS:
        return None
    if _COMES_OUT.search(said["name"]):
        session.understood = (None, session.guesses[0].score)
        return Reply(parts=(paragraph(_("I keep credentials and what you study for, so I noted nothing of that.")),))
    if NO_CREDENTIAL.search(said["name"]) or _WHO.fullmatch(said["name"]):
        return None
    day = next(iter(heard.ahead()), heard.dates[0])
    if not day.options or max(day.options) <= heard.today:
        return None
    inside = [n for n in heard.named if n.mention.start < said.end("name")]
    known = next((r for r in records_in(heard) if r["ids"]), {})
    if known.get("doubt") not in (None, "planned") or any(n.doubt for n in inside):
        return None
    if not said["is"] and not known and _IS_LEFT_OUT.fullmatch(name):
        name = name[:-1]
    record = dated({"ids": known.get("ids", []), "name": name}, [replace(day, cue="expires")], heard.today)
    session.trace.append("what is out in a month ends then")
    who = bool(said["is"]) and any(n.kind == "role" for n in inside)  # "my plumber is out in Feb" may be either
    certain = bool(inside) or A_PAPER.search(name) is not None or len(name) < _SHORT
    paper = bool(known) or (bool(said["mine"]) and certain and not who)
    return await session.begin(ADDING, {"records": [record]}, 0.9) if paper else whether(session, record)
