""" "Does CCNP renew my CCNA?", "if I pass CySA+, is Security+ renewed too", "what would it do to my CCNA": whether one
credential renews another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import ASKING
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.renewing import add_months
from bot.knowledge.words import key, words
from bot.messaging.reply import Reply
from bot.patterns import pattern

_ANSWERS = "renews_another"
_LONGEST, _ACRONYM = 140, 5
_PASSING = (
    r"(?:pass|passing|get|getting|earn|earning|do|doing|take|taking|complete|completing|finish|finishing|clear|sit)"
)
_RENEWING = (
    r"(?:renew(?:s|ing|al|ed)?|extend(?:s|ing|ed)?|recertif(?:y|ies|ied|ying)|prolong(?:s|ed)?|refresh(?:es|ed)?|reset(?:s)?"
    r"|restart(?:s|ed)?|keep(?:s)?|covers?)"
)
_RENEWS = pattern(rf"(?<!\w){_RENEWING}(?!\w)", re.IGNORECASE)
_ASKED = pattern(
    rf"{ASKING}(?:(?:what|and)\s+)?(?:does|do|did|will|would|wil|is|are|can|could|should|must|what|whether|if|when|once|{_PASSING})\b",
    re.IGNORECASE,
)
#: What was done already is a record.
_DONE = pattern(
    r"(?<!\w)(?<!if\s)(?<!once\s)(?<!when\s)i(?:\s+(?:have|just|had|already)|['’]?ve)*\s+(?:renewed|passed|got|earned|did|finished)(?!\w)",
    re.IGNORECASE,
)
#: Right in front of the one that is to renew.
_LED = pattern(rf"(?<!\w){_PASSING}\s+(?:(?:the|my|an?|any|some|one|of|for|exam)\s+){{0,3}}$", re.IGNORECASE)
#: The same, where it was spoken of before.
_LED_IT = pattern(
    rf"(?<!\w)(?:{_PASSING}|does|do|will|would)\s+(?:it|that|this|that\s+one|one\s+of\s+(?:them|those|these))(?!\w)",
    re.IGNORECASE,
)
#: "… if I get the professional".
_LED_WORD = pattern(
    rf"(?<!\w){_PASSING}\s+(?:the|a)\s+(?P<word>\w{{4,20}})(?:\s+(?:one|exam|cert|level))?\W*$", re.IGNORECASE
)
_BY = pattern(rf"(?<!\w){_RENEWING}\s+(?:\w+\s+){{0,2}}?(?:by|with|through|via|using)(?!\w)", re.IGNORECASE)
_STRAIGHT = pattern(
    rf"\W*(?:(?:also|too|even|automatically|then|really|still|the|cert|exam)\s+){{0,3}}{_RENEWING}(?!\w)", re.IGNORECASE
)
_TO_IT = pattern(rf"\W*(?:\w+\s+){{0,2}}?{_RENEWING}\s+(?:it|that|this|mine)(?!\w)", re.IGNORECASE)
_WHAT_DOES = pattern(r"(?<!\w)what(?:['’]?s)?\s+(?:does|do|would|will|could)(?!\w)", re.IGNORECASE)
_DOES_TO = pattern(r"\W*do\s+(?:to|for|with)(?!\w)", re.IGNORECASE)
_HAPPENS = pattern(
    r"(?<!\w)what\s+(?:happens|becomes|would\s+happen|will\s+happen)\s+(?:to|with|of)(?!\w)", re.IGNORECASE
)


async def asked(session: Session) -> Reply | None:
    """None where it is not asked of two credentials, one of which may have been spoken of before."""
    heard, catalogue = session.heard, session.manager.knowledge.catalogue
    if heard.people or heard.teams or len(heard.text) > _LONGEST or _DONE.search(heard.text):
        return None
    if "?" not in heard.text and not _ASKED.match(heard.text):
        return None
    named = [n for n in heard.named if n.mention.of("credential")]
    two = _two_named(heard, named) if len(named) == 2 else _one_named(session, named[0]) if len(named) == 1 else None
    if two is None:
        return None
    higher, lower, called = two
    renewed = await _theirs(session, lower)
    by = [i for i in higher if i != renewed and i in catalogue.credentials]
    if not by:
        return None
    session.trace.append("whether one credential renews another")
    on = {"on": day.isoformat()} if (day := _day(heard, session.given.today)) else {}
    return await session.begin(_ANSWERS, {"renewed": renewed, "by": by, "called": called, **on}, 0.9)


#: The ids of what renews and of what is renewed, and what the former is called.
_Two = tuple[list[str], list[str], str]


def _ids(named: Named) -> list[str]:
    return [m.id for m in named.mention.leading("credential")]


def _two(text: str, higher: Named, lower: Named) -> _Two:
    called = text[higher.mention.start : higher.mention.end]
    return _ids(higher), _ids(lower), called.upper() if len(called) <= _ACRONYM else called


def _two_named(heard: Heard, named: Sequence[Named]) -> _Two | None:
    """By which of them stands where, and which of them one would pass."""
    first, second = named
    text = heard.text
    before, behind = text[: first.mention.start], text[second.mention.end :]
    between = text[first.mention.end : second.mention.start]
    if _LED.search(between) and (_RENEWS.search(before + between) or _HAPPENS.search(before)):
        return _two(text, second, first)
    if _LED.search(before) and _RENEWS.search(between + behind):
        return _two(text, first, second)
    if _BY.search(between):
        return _two(text, second, first)
    if _STRAIGHT.match(between) or (_WHAT_DOES.search(before) and _DOES_TO.match(between)):
        return _two(text, first, second)
    return None


def _one_named(session: Session, one: Named) -> _Two | None:
    """ "If I pass it, is my CCNA renewed", "does CCNP renew it", "what happens to my SAA if I get the professional"."""
    at, text, ids = session.state.focus.at, session.heard.text, _ids(one)
    before, behind = text[: one.mention.start], text[one.mention.end :]
    if (said := _LED_WORD.search(behind)) is not None and (_RENEWS.search(text) or _HAPPENS.search(before)):
        above = _above(session.manager.knowledge.catalogue, ids, key(said["word"]))
        return (above, ids, "") if above else None
    if at is None or at in ids:
        return None
    if _LED_IT.search(before) and _RENEWS.search(before + behind):
        return [at], ids, ""
    return _two_of(one, text, at) if _TO_IT.match(behind) else None


def _two_of(higher: Named, text: str, lower: str) -> _Two:
    ids, _lower, called = _two(text, higher, higher)
    return ids, [lower], called


def _above(catalogue: Catalogue, ids: Sequence[str], word: str) -> list[str]:
    """Those of the same issuer and subject that are called by this word: "the professional"."""
    known = catalogue.credentials
    lower = known[ids[0]]
    issuer = catalogue.issuer(lower)
    alike = [
        c for c in known.values() if c.id not in ids and word in _words_of(c.name) and catalogue.issuer(c) == issuer
    ]
    renewing = lower.renewal.renewed_by if lower.renewal else ()
    subject = _words_of(lower.name) - _words_of(issuer.name)
    return [c.id for c in alike if c.id in renewing] or [c.id for c in alike if subject & _words_of(c.name) - {word}]


def _words_of(name: str) -> set[str]:
    return {word.text for word in words(name)}


async def _theirs(session: Session, ids: Sequence[str]) -> str:
    """Of several of one name the one they hold."""
    records = session.given.records
    held = {h.credential for h in await records.holdings()} if records is not None and len(ids) > 1 else set()
    return next((i for i in ids if i in held), ids[0])


def _day(heard: Heard, today: date) -> date | None:
    """When they would pass: ahead, whatever year it was taken for."""
    said = next((d.options[0] for d in heard.dates if d.options), None)
    if said is None:
        return None
    return said if said >= today else add_months(said, 12) if add_months(said, 12) >= today else None
