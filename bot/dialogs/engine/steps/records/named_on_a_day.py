"""Nothing but a name and its day or year: "AFGSU 2 on 7 November 2026", "ccna 2022", "got my first aid in May 2024
btw", "got F-Gas 2023", "I already have first aid, done in March".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.dialogs.engine.said_beside import NO_CREDENTIAL, day_at
from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.said_records import dated, records_in
from bot.dialogs.engine.said_years import with_years
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.bare_records import AROUND_A_RECORD
from bot.dialogs.engine.steps.records.got_my_paper import OF_TRADES
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.privately import without_privacy
from bot.knowledge.finder import Mention
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_NAME_ON = pattern(
    r"\W*(?:(?:and|also|oh|my|the)\s+){0,3}(?P<name>[^\W_][\w&+/-]{1,20}(?:\s+[\w&+/-]{1,20}){0,3}?)\s+(?:(?:on|from|got|done|passed|dated)\s+){1,2}(?:the\s+)?",
    re.IGNORECASE,
)
#: It is hardly anything else that is told where the best guess is less sure.
_SURELY = 0.5


async def told(session: Session) -> Reply | None:
    """None where a word of it is an everyday one, or the year is not said."""
    heard, best = session.heard, session.guesses[0]
    if session.state.asking is not None or heard.named or heard.people or heard.teams or len(heard.dates) != 1:
        return None
    day = heard.dates[0]
    over = day.grain == "day" and day.options and max(day.options) <= heard.today and not day.year_guessed
    said = _NAME_ON.fullmatch(heard.text, 0, day.start)
    if said is None or not over or heard.text[day.end :].strip(" .!") or NO_CREDENTIAL.search(said["name"]):
        return None
    everyday = {*session.manager.phrases.common, *session.manager.phrases.generic}
    strange = [w for w in key(said["name"]).split() if w not in everyday and not w.isdecimal()]
    if best.score >= _SURELY or not strange or len(strange) < sum(not w.isdecimal() for w in key(said["name"]).split()):
        return None
    records = records_in(heard)
    if len(records) != 1 or records[0].get("doubt"):
        return None
    session.trace.append("a name and the day on which it was got")
    return await session.begin(ADDING, {"records": records}, 0.9)


_WAS_DONE = pattern(r"(?<!\w)(?:done|passed|got|completed|earned)(?!\w)", re.IGNORECASE)
_YEAR = pattern(r"(?:19|20)\d\d")
_HEDGES = frozenset(
    (
        "no",
        "idea",
        "when",
        "sometime",
        "dunno",
        "exactly",
        "guess",
        "believe",
        "reckon",
        "was",
        "it",
        "in",
        "mine",
        "back",
        "tbh",
        "lol",
        "yeah",
        "yes",
    )
)


#: "Unvented done 2020, no expiry i think": the catalogue knows whether it ends.
_NO_END = pattern(
    r",\s*(?:it\s+has\s+|got\s+|with\s+)?(?:no\s+(?:expiry|end|expiration)(?:\s+date)?|(?:never|(?:it\s+)?does\s*n['’]?t|wont|won['’]t)\s+(?:expires?|runs?\s+out))(?!\w)",
    re.IGNORECASE,
)


async def in_a_year(session: Session) -> Reply | None:
    """None where the year is still running, or a question is open that it may answer."""
    heard = session.heard
    if session.state.asking is not None or "?" in heard.text or heard.people or heard.teams or not heard.named:
        return None
    if "renew" in heard.text.casefold():
        return None
    done = _WAS_DONE.search(heard.text) is not None
    exact = all(
        (n.kind in ("credential", "issuer") and any(m.exact for m in n.mention.matches))
        or (done and n.kind == "credential" and len(ids_of(n)) == 1)  # "unvented done 2020"
        for n in heard.named
    )
    words = frozenset[str]()
    if not exact and all(n.kind == "credential" and len(ids_of(n)) == 1 for n in heard.named):
        words, exact = _words_of(session, ids_of(heard.named[0])[0]), len(heard.named) == 1
    dated = with_years(heard)
    if not exact or not dated.dates or any(d.grain != "year" for d in dated.dates):
        return None
    if any(_YEAR.search(heard.text, d.start, d.end) is None for d in dated.dates):  # "last year"
        return None
    if any(not d.options or d.options[0].year >= heard.today.year for d in dated.dates):
        return None
    spans = [*((n.mention.start, n.mention.end) for n in heard.named), *((d.start, d.end) for d in dated.dates)]
    spans += [said.span() for said in _NO_END.finditer(heard.text)]
    rest = (w.text for w in heard.words if not any(a <= w.start < b for a, b in spans))
    if not (AROUND_A_RECORD | _HEDGES | words).issuperset(rest):
        return None
    records = records_in(dated)
    if not all(r["ids"] and not r.get("doubt") for r in records) or not any(r.get("awarded") for r in records):
        return None  # "got CKA 2022 and PMP": one of them with its year tells what the others are
    session.trace.append("a credential and its year")
    return await session.begin(ADDING, {"records": records}, 0.9)


def _words_of(session: Session, credential: str) -> frozenset[str]:
    """ "Inspection and testing 2391 2019": all that is said is of its name."""
    known = session.manager.knowledge.catalogue.credentials[credential]
    return frozenset(w for name in (known.name, *known.aliases) for w in key(name.replace("-", " ")).split())


_GOT = pattern(
    r"\W*(?:(?:oh|hi|hey|and|also|btw|yes|yeah|so|ok|well|i|i['’]?ve|have|just|finally|did\s+i\s+say)\W+){0,5}"
    r"(?:got|did|done|passed|earned|completed|received)\s+(?:(?:my|the|an?|this)\s+)?",
    re.IGNORECASE,
)
#: "Got pool plant operator": what stands before what the catalogue knows is of the name as well.
_MORE_OF_THE_NAME = r"(?:(?!(?:an?|the|my|new|from|in|on|of|as|job|rid|hired|promoted)\b)[a-z][\w-]{2,14}\s+){0,2}"
_GOT_LONGER = pattern(_GOT.pattern + _MORE_OF_THE_NAME, re.IGNORECASE)
_ON = pattern(
    r"\W{0,3}(?:(?:certificate|cert|card|licen[cs]e|ticket|one|back|on|in|at|the|beginning|end|start|of)\W+){0,5}",
    re.IGNORECASE,
)
_ASIDE = pattern(
    r"\W*(?:(?:btw|by\s+the\s+way|lol|haha|so|too|also|as\s+well|actually|i\s+think|finally|yay|fyi|tbh|though|tho|just|keep"
    r"|please|pls|and|but)\W*){0,6}",
    re.IGNORECASE,
)
_GRAINS = frozenset({"day", "month", "year"})


async def got(session: Session) -> Reply | None:
    """None where it is surely heard already, or anything else is told with it."""
    heard, best = session.heard, session.guesses[0]
    if session.state.asking is not None or "?" in heard.text or heard.people or heard.teams or len(heard.dates) > 1:
        return None
    if len(heard.named) != 1 or heard.values or (best.dialog == ADDING and session.sure):
        return None
    named = heard.named[0].mention
    day = heard.dates[0] if heard.dates else day_at(heard, named.end, len(heard.text.rstrip(" .!")))
    proof = named.of("credential") or (named.of("skill") if heard.dates else ())  # "got Excel 2019" is of a version
    behind_got = _GOT_LONGER if named.of("credential") and heard.dates else _GOT
    said = behind_got.fullmatch(heard.text, 0, named.start) or (
        not heard.dates and await _studied_alone(session, named)
    )
    if (
        not proof
        or not said
        or day is None
        or day.grain not in _GRAINS
        or not day.options
        or min(day.options) > heard.today
    ):
        return None
    rest = without_privacy(heard.text)
    if not _ON.fullmatch(heard.text, named.end, day.start) or not _ASIDE.fullmatch(rest, day.end):
        return None
    records = records_in(heard)
    if len(records) != 1 or records[0].get("doubt"):
        return None
    session.trace.append("what they got on a day")
    return await session.begin(ADDING, {"records": records}, 0.9)


async def _studied_alone(session: Session, named: Mention) -> bool:
    """ "F-Gas 2023" with nothing in front of it, of who studies for that: it is done by now."""
    records = session.given.records
    if records is None or not session.given.private or session.heard.text[: named.start].strip():
        return False
    studied = {study.credential for study in await records.studies()}
    return any(match.id in studied for match in named.leading("credential"))


#: "I already have first aid, done in March": up to the name, and up to the day.
_HAVE = pattern(
    rf"{OPENING}(?:i|i['’]?ve)\s+(?:(?:already|also|still|do|got|have|hold|had|did|passed|completed)\s+){{1,3}}(?:(?:my|the|an?)\s+)?",
    re.IGNORECASE,
)
#: "Allergens too, did that in March".
_AND = pattern(r"\W*(?:(?:and|also|plus|oh|ok|my|the|then)\W+){0,4}", re.IGNORECASE)
_DONE = pattern(
    r"(?:\s+(?:certificate|cert|card|ticket|training|course|one|too|already|as\s+well|aswell)){0,2}\s*[,;–-]?\s+(?:(?:and|which|i|it|was)\s+){0,2}"
    r"(?:done|did|got|passed|took|completed|renewed|earned|(?:that|it)\s+was)\s+(?:(?:it|that|this|mine)\s+)?"
    r"(?:(?:back|on|in|at|around|about|last|the)\s+){0,3}",
    re.IGNORECASE,
)


async def have_done(session: Session) -> Reply | None:
    """What is called as a skill and was done on a day is a paper; None where anything else is told with it."""
    heard = session.heard
    if session.state.asking is not None or "?" in heard.text or heard.people or heard.teams or len(heard.dates) != 1:
        return None
    if len(heard.named) != 1 or heard.named[0].doubt or not heard.named[0].mention.of("skill"):
        return None
    named, day = heard.named[0].mention, heard.dates[0]
    over = day.grain in _GRAINS and day.options and max(day.options) <= heard.today
    if not over or (_HAVE.fullmatch(heard.text, 0, named.start) or _AND.fullmatch(heard.text, 0, named.start)) is None:
        return None
    if not _DONE.fullmatch(heard.text, named.end, day.start) or not _ASIDE.fullmatch(heard.text, day.end):
        return None
    session.trace.append("what they have, done on a day")
    record = {"ids": ids_of(heard.named[0]), "name": heard.text[named.start : named.end]}
    return await session.begin(ADDING, {"records": [dated(record, [replace(day, cue="awarded")], heard.today)]}, 0.9)


_ATTENDED = pattern(
    rf"{OPENING}(?:i\s+|i['’]?ve\s+|have\s+|just\s+|also\s+)*(?:finished|completed|did|done|attended|passed|had)\s+"
    r"(?:(?:my|the|an?)\s+)?(?P<course>(?P<name>[\w&+/ -]{3,40}?)"
    r"\s+(?:refresher\s+)?(?:course|training|class|refresher))\s+(?:(?:on|in|at|back|last|this|the)\s+){0,3}",
    re.IGNORECASE,
)


async def attended(session: Session) -> Reply | None:
    """ "Finished first aid course on Saturday", in a trade where a course ends with its paper."""
    heard = session.heard
    if session.state.asking is not None or "?" in heard.text or heard.people or heard.teams or len(heard.dates) != 1:
        return None
    if len(heard.named) != 1 or heard.named[0].kind != "skill" or heard.named[0].doubt or heard.values:
        return None
    named, day = heard.named[0].mention, heard.dates[0]
    said = _ATTENDED.fullmatch(heard.text, 0, day.start)
    if said is None or not day.options or max(day.options) > heard.today or not _ASIDE.fullmatch(heard.text, day.end):
        return None
    skills = named.of("skill")
    area = session.manager.knowledge.catalogue.skills[skills[0].id].area if skills else None
    if area not in OF_TRADES or not said.start("name") <= named.start < said.end("name"):
        return None
    session.trace.append("a course of a trade that was attended")
    record: dict[str, Any] = {"ids": [], "name": said["course"].strip()}
    return await session.begin(ADDING, {"records": [dated(record, [replace(day, cue="awarded")], heard.today)]}, 0.9)
