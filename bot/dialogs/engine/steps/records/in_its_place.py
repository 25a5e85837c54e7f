""" "I hold the SIA CCTV licence until 14 May 2027, not door supervisor", "CCTV one, got it 15 May 2024. Remove the door
supervisor one": one record goes, and another is kept in its place, with its own days or those of the first.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_records import dated, records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING, KEEP_A_DATE
from bot.dialogs.engine.steps.records.which_record import just_kept
from bot.dialogs.understanding.dates.fragments import fragment_in, with_parts
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.wording import is_called, short_name
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

_REMOVES = "remove_holding"
_OLD = (
    r"(?:(?:the|a|an|my|that)\s+)?(?P<name>[^\W_][\w&+/-]{0,20}(?:\s+[\w&+/-]{1,20}){0,4}?)"
    r"(?:\s+(?:one|licen[cs]e|card|cert(?:ificate)?))?"
)
_ENDS = r"(?=\s*(?:[,.;!]|$|(?:and|but|so|it['’]?s|its|it\s+is|i|that['’]?s|please|pls)(?!\w)))"
_NOT = pattern(
    rf"(?:[,;.–-]\s*|(?<!\w)(?:it['’]?s|its|it\s+is|that['’]?s|thats|was|and|but)\s+|\s+)(?:and\s+|it['’]?s\s+|its\s+)?"
    rf"(?:not|instead\s+of|rather\s+than)\s+{_OLD}{_ENDS}",
    re.IGNORECASE,
)
_REMOVE = pattern(
    rf"(?<!\w)(?:so\s+|and\s+|please\s+|pls\s+)?(?:remove|delete|scrap|drop|bin|erase|take\s+(?:off|out|away))\s+{_OLD}{_ENDS}",
    re.IGNORECASE,
)
#: "CCTV one", "the CCTV licence": called by a part of its name.
_ONE = pattern(
    r"(?:(?:the|my|a)\s+)?(?P<name>[^\W_][\w&+/-]{1,20}(?:\s[\w&+/-]{2,20})?)\s+(?:one|licen[cs]e|card|cert(?:ificate)?)(?!\w)",
    re.IGNORECASE,
)
_PART_OF_A_DAY = pattern(
    r"\W*(?:and\s+)?(?:it\s+)?(?P<day>(?:expires?|expiry|runs\s+out|ends)\s+.{3,60})$", re.IGNORECASE
)
#: All that may stand around the other one.
_AROUND = frozenset(
    """
    no nope oh ok wait sorry oops actually thats that's that is it its it's was wrong i i've ive have got hold had
    passed did meant mean the a an my and but one licence license card cert certificate until till til un to on in from
    since valid expires expiry runs out ends good at instead please pls should be hi so
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
#: "Remove CKA and CKAD" tells of none that is held.
_HOLDS = frozenset({"got", "have", "hold", "passed", "i've", "ive"})


#: "So should I drop the CISSP" asks, and "drop the CISSP class" is of no record; "but not CISM this time" is one more.
_ASKS = pattern(
    r"\b(?:should|shall|can|could|may|must|do)\s+(?:i|we)\b|\b(?:class|course|exam|lessons?|studies)\W*$|\bbut\s+not\b.{2,40}\b(?:this\s+time|yet|again|so\s+far)\b",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where it is not clear which one goes and which one comes, or anything else is said."""
    heard, records, asked = session.heard, session.given.records, session.state.asking
    if records is None or not session.given.private or "?" in heard.text or heard.people or heard.teams:
        return None
    if asked is not None and asked.dialog not in KEEP_A_DATE:
        return None
    if not _REMOVE.search(heard.text) and not _NOT.search(heard.text):
        return None
    if _ASKS.search(heard.text):
        return None
    everything = await records.holdings()
    found = await _that_goes(session, everything)
    if found is None:
        return None
    old, said = found
    with session.hearing(f"{heard.text[: said.start()]} {heard.text[said.end() :]}".strip(" ,.;–-")) as rest:
        record = _that_comes(session, rest, old, said.re is _REMOVE)
    if record is None or any(h.credential in record["ids"] for h in everything):
        return None
    session.trace.append("one record in place of another")
    session.state.drop(asked)
    removed = await session.begin(_REMOVES, {"holding": old.id}, 0.9)
    return together(session, [removed, await session.begin(ADDING, {"records": [record]}, 0.9)])


async def _that_goes(session: Session, held: list[Holding]) -> tuple[Holding, re.Match[str]] | None:
    """What is to be removed, or was just kept and is not the one; and where that is said."""
    text, last = session.heard.text, session.state.last
    lately = await just_kept(session, last) if last is not None and last.dialog in KEEP_A_DATE else []
    for way, among in ((_REMOVE, held), (_NOT, lately)):
        for said in way.finditer(text):
            meant = _called(session, said, among)
            if len(meant) == 1:
                return meant[0], said
    return None


def _called(session: Session, said: re.Match[str], among: list[Holding]) -> list[Holding]:
    a, b = said.span("name")
    ids = {m.id for n in session.heard.named if a <= n.mention.start < b for m in n.mention.leading("credential")}
    return [h for h in among if h.credential in ids] or called_so(
        key(said["name"]), among, session.manager.phrases, session.manager.knowledge.catalogue
    )


def _that_comes(session: Session, rest: Heard, old: Holding, removed: bool) -> dict[str, Any] | None:
    """The only other one that is named, by its name or by a part of it that no other of the same issuer has. Where one
    is to be ``removed``, the other is told to be held, and has days of its own.
    """
    if rest.people or rest.teams or any(len(d.options) != 1 for d in rest.dates):
        return None
    named = [n for n in rest.named if any(m.exact for m in n.mention.of("credential"))]
    one = _of_the_issuer(session, rest, old)
    if len(named) == 1:
        start, end = named[0].mention.start, named[0].mention.end
        ids: list[str] = next((r["ids"] for r in records_in(rest) if r["ids"] and not r.get("doubt")), [])
    elif not named and one is not None:
        start, end, ids = one
    else:
        return None
    part = _PART_OF_A_DAY.search(rest.text, end) if not rest.dates else None
    stop = part.start() if part is not None else len(rest.text)
    words = [w for w in rest.words if not start <= w.start < end and w.start < stop]
    days = [(d.start, d.end) for d in rest.dates]
    if not ids or any(w.text not in _AROUND and not any(a <= w.start < b for a, b in days) for w in words):
        return None
    credentials = session.manager.knowledge.catalogue.credentials
    name = short_name(credentials[ids[0]]) if one is not None and not named else rest.text[start:end]
    record: dict[str, Any] = {"ids": ids, "name": name}
    if rest.dates or removed:
        held = rest.dates or any(w.text in _HOLDS for w in words)
        return dated(record, rest.dates, rest.today) if held else None
    return _with_the_days_of(record, old, part)


def _of_the_issuer(session: Session, rest: Heard, old: Holding) -> tuple[int, int, list[str]] | None:
    catalogue = session.manager.knowledge.catalogue
    issuer = catalogue.issuer_of.get(old.credential or "")
    others = [i for i, of in catalogue.issuer_of.items() if of == issuer and i != old.credential] if issuer else []
    for said in _ONE.finditer(rest.text):
        called = [i for i in others if is_called(catalogue.credentials[i], said["name"])]
        if len(called) == 1:
            return *said.span("name"), called
    return None


def _with_the_days_of(record: dict[str, Any], old: Holding, part: re.Match[str] | None) -> dict[str, Any] | None:
    """The days that were kept of the first, with that part of the expiry put right which is said to be another."""
    days: dict[str, date | None] = {"awarded": old.awarded, "expires": old.expires if old.printed else None}
    if part is not None:
        right = fragment_in(part["day"])
        if right is None or not right.right or old.expires is None:
            return None
        days["expires"] = with_parts(old.expires, right.right, None, None)
        if days["expires"] is None:
            return None
    said = {which: day for which, day in days.items() if day is not None}
    for which, day in said.items():
        record |= {which: [day.isoformat()], f"{which}_said": "day"}
    return record
