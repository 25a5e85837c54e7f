""" "Delete the one from 3 Nov", "that was for the CIA": an entry of units goes, or goes to another credential;
so it goes where its units were rejected.
"""

from __future__ import annotations

import re
from decimal import Decimal

from bot.dialogs.engine.amount_slots import UNITS
from bot.dialogs.engine.answers import closest
from bot.dialogs.engine.controls import SIGHS
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.own_records import LOGGING
from bot.dialogs.engine.steps.records.which_record import AROUND_A_NAME, named
from bot.dialogs.engine.steps.talking.followups import not_excluding
from bot.dialogs.engine.steps.units.which_entry import (
    OF_UNITS,
    all_entries,
    drop_the_question,
    entries_meant,
    may_be_of_one,
    says_units,
    units_spoken_of,
)
from bot.dialogs.understanding.amounts import spoken_amount
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.scheduling.messages import short_title, title
from bot.tracking.holdings import Earned, Holding
from bot.translation import _, number

_REMOVES, _MOVES, _LEFT = "remove_entry", "move_entry", "units_left"
_REMOVES_ALL = "remove_holding"
_POINTS = frozenset({"that", "it", "this", "those", "these", "they", "them"})
_TAKE = (
    r"(?:delete|remove|scrap|drop|erase|cancel|undo|revert|forget|strike|bin|unlog|cross\s+out"
    r"|take\s+(?:out|off|back|away)|get\s+rid\s+of)"
)
_REMOVE = pattern(
    rf"{SIGHS}(?:(?:and|then|now|i\s+want\s+to|i['’]d\s+like\s+to|let['’]?s)\s+)*(?:{_TAKE}\s+(?:out\s+|off\s+)?|take\s+(?=.{{1,60}}\s(?:out|off|away|back)\b))"
    r"(?P<what>\w.{0,60}?)(?:\s+(?:off|out|away|again|back|please|pls|thanks))*\W*",
    re.IGNORECASE,
)
#: "The podcast doesn't count, take it out".
_COUNTS_NOT = pattern(
    rf"{SIGHS}(?:(?:and|but|i\s+think|apparently|turns\s+out)\s+)*(?:the|that|my)\s+(?P<what>\w.{{0,60}}?)\s+"
    r"(?:does\s*n['’]?t|does\s+not|did\s*n['’]?t|did\s+not|do\s*n['’]?t|wo\s*n['’]?t|will\s+not|is\s*n['’]?t|is\s+not|was\s*n['’]?t|was\s+not)\s+(?:really\s+|actually\s+|even\s+)?"
    r"(?:count(?:ed|ing)?|valid|eligible|accepted|recogni[sz]ed|allowed|approved)"
    rf"(?:\W+(?:at\s+all|after\s+all|though|for\s+(?:it|that|this)|towards\s+(?:it|that|this)))*(?:\W+(?:so|and|please|pls|can\s+you|could\s+you))*(?:\W+{_TAKE}(?:\s+(?:it|that|this))?(?:\s+(?:out|off|away|again|back))?|\W+take\s+(?:it|that|this)\s+(?:out|off|away|back))?"
    r"(?:\W+(?:please|pls|thanks|thx|again))*\W*",
    re.IGNORECASE,
)
_IT = r"(?:that|it|this|those|these|they|them)"
_BELONGS = (
    r"(?:['’]?s|\s+(?:is|was|were|are|should\s+(?:be|go|count|have\s+been)|goes|go|counts?|belongs?|had\s+to\s+be))"
)
#: "Undo that, it was for the CIA", "no thats for my RN licence", "for the CIA".
_FOR_ANOTHER = pattern(
    rf"{SIGHS}(?:{_TAKE}\s+{_IT}\W+(?:back\W+)?)?(?:(?:and|as|because|cos|no|but|wrong\s+one|my\s+bad|i\s+mean[t]?)\W+)*"
    rf"(?:{_IT}{_BELONGS}?\s+(?:all\s+|actually\s+|really\s+|meant\s+)*)?(?:for|to|towards?|under)\s+(?=\w)",
    re.IGNORECASE,
)
#: "Move the 2 from this morning to the CIA", "put it under CIA"; "log 3 CPE for CISM" is a new entry, however often.
_MOVE = pattern(
    rf"{SIGHS}(?:(?:move|shift|transfer|switch)\s+(?P<what>{_IT}|.{{1,60}}?)|(?:put|count|book|assign|log)\s+(?P<it>{_IT}))"
    r"\s+(?:over\s+)?(?:to|onto|for|under|towards?)\s+(?=\w)",
    re.IGNORECASE,
)
_LONGEST = 150


_THE_LAST = pattern(rf"{SIGHS}{_TAKE}\s+(?:the\s+|my\s+)?(?:last|latest)\s+(?:one|entry|log|units?)\W*", re.IGNORECASE)


async def last_one(session: Session) -> Reply | None:
    """ "Delete the last entry", after it was moved: it goes, and does not only come back."""
    last = session.state.last
    if last is None or last.dialog != _MOVES or _THE_LAST.fullmatch(session.heard.text[:_LONGEST]) is None:
        return None
    entries = await _just_logged(session, last)
    return await session.begin(_REMOVES, {"among": [entries[-1].id]}, 0.9) if entries else None


async def taken_off(session: Session) -> Reply | None:
    """None where no entry is spoken of, or a credential is. A credential goes only when it is named."""
    counts_not = _COUNTS_NOT.fullmatch(session.heard.text[:_LONGEST])
    said = counts_not or _REMOVE.fullmatch(session.heard.text[:_LONGEST])
    if said is None or "?" in session.heard.text or not may_be_of_one(session) or session.heard.people:
        return None
    what, spoken = said["what"], units_spoken_of(session)
    if counts_not is not None and not spoken:
        return None
    if key(what) in _POINTS:
        return await _pointed_at(session)
    if not spoken and not (says_units(what) and await _has_entries(session)):
        return None
    entries = await _of_the_named(session, said.start("what"), what) if spoken else None
    if entries is None:
        entries = await entries_meant(session, what)
    if entries:
        session.trace.append("an entry of units is to be removed")
        drop_the_question(session)
        return await session.begin(_REMOVES, {"among": [e.id for e in entries]}, 0.9)
    if entries is None and (
        counts_not is not None or not _may_be_one(session, what) or await _calls_one(session, said.start("what"))
    ):
        return None
    session.trace.append("no such entry of units")
    none = Reply(parts=(paragraph(_("I find no such entry, so nothing is changed.")),))
    return none.plus(await session.begin(_LEFT, _of_last(session.state.last), 0.9))


_REJECTED = pattern(
    r"\b(?:rejected|refused|denied|disallowed|turned\s+down|thrown\s+out|(?:not|n['’]?t|never)\s+(?:been\s+|be\s+|get\s+)?(?:accepted|approved|recogni[sz]ed|credited))\b",
    re.IGNORECASE,
)
_LOGS = frozenset({LOGGING, _LEFT, "log_entries", "units_so_far", "log_progress"})
_NUMBER = pattern(r"(?<![\w.,])\d+(?:[.,]\d+)?")


async def rejected(session: Session) -> Reply | None:
    """ "My 3 PDUs got rejected": they are not logged, and an entry of so many goes."""
    heard = session.heard
    if _REJECTED.search(heard.text[:_LONGEST]) is None or "?" in heard.text or heard.people:
        return None
    units = UNITS.search(heard.text)
    if units is None or session.guesses[0].dialog not in _LOGS or not session.given.private:
        return None
    undated = heard.undated
    if len(_NUMBER.findall(undated)) > 1 or heard.teams:
        return None  # "5 PDUs, 2 of them rejected"
    amount = spoken_amount(units["n"])
    found = [e for e in await all_entries(session) if e.amount == amount]
    session.trace.append("units that were rejected")
    if found:
        return await session.begin(_REMOVES, {"among": [e.id for e in found]}, 0.9)
    session.understood = (_REMOVES, 0.9)
    text = _("I logged nothing: what was rejected does not count, and no entry of {n} is logged.")
    return Reply(parts=(paragraph(text, n=number(amount or Decimal(0))),))


#: "That last one for CIA", "the entry under the CIA": an entry, and not what it is logged for.
_ONE_OF = pattern(
    r"(?:(?:that|the|my)\s+)?(?:(?P<last>last|latest|newest)\s+)?(?:one|entry|log)(?:\s+(?:for|of|on|under|from|in)\s+(?:my\s+|the\s+)?(?P<of>\w.*))?",
    re.IGNORECASE,
)


async def _of_the_named(session: Session, start: int, what: str) -> list[Earned] | None:
    """Those of the one that is named, or of all where none is; the last of them where that is said."""
    records, one = session.given.records, _ONE_OF.fullmatch(what)
    if records is None or one is None or session.heard.dates or not (one["of"] or one["last"]):
        return None
    held = await named(session, start) if one["of"] else await records.holdings()
    if not held:
        return None
    entries = sorted(await records.units([h.id for h in held]), key=lambda e: e.id)
    return entries[-1:] if one["last"] else entries


async def _has_entries(session: Session) -> bool:
    """Who never logged units means a record by "the NASM entry"."""
    records = session.given.records
    return records is not None and bool(await records.units([h.id for h in await records.holdings()]))


async def _pointed_at(session: Session) -> Reply | None:
    """ "Delete that", after it was looked at what is left: an entry of that, and never the credential."""
    last, records = session.state.last, session.given.records
    if last is None or last.dialog not in OF_UNITS or session.state.undo is not None or records is None:
        return None  # what was just logged is taken back as by its button
    if session.guesses[0].dialog != _REMOVES_ALL:
        return None
    held = [h.id for h in await records.holdings() if h.credential == session.state.focus.at]
    entries = [e.id for e in await records.units(held)]
    return await session.begin(_REMOVES, {"among": entries}, 0.9) if entries else None


def _may_be_one(session: Session, what: str) -> bool:
    one = says_units(what) or bool(session.heard.dates) or "one" in key(what).split()
    return one and session.guesses[0].dialog == _REMOVES_ALL


async def _calls_one(session: Session, start: int) -> bool:
    """Whether a credential is named, theirs or not."""
    return any(n.mention.of("credential") for n in session.heard.named) or bool(await named(session, start))


async def of_another(session: Session) -> Reply | None:
    """What was just logged, or the entry that is described, counts for another of theirs."""
    text, last = session.heard.text[:_LONGEST], session.state.last
    if "?" in text or session.state.asking is not None or session.heard.people or not units_spoken_of(session):
        return None
    moved, said = _MOVE.match(text), _FOR_ANOTHER.match(text)
    if moved is not None and moved["what"] is not None and key(moved["what"]) not in _POINTS:
        entries = await entries_meant(session, moved["what"]) or []
    else:
        entries = await _just_logged(session, last)
    match = moved or said
    if match is None or not entries:
        return None
    return await _to_another(session, entries, match.end())


async def _to_another(session: Session, entries: list[Earned], start: int) -> Reply | None:
    now = {e.holding_id for e in entries}
    meant = [h for h in await _named(session, start) if h.id not in now]
    meant = meant or (await _called_by_a_word(session, now) if _says_no_more(session, start) else [])
    if len(meant) == 1:
        session.trace.append("the units are of another credential")
        return await session.begin(_MOVES, {"entries": [e.id for e in entries], "to": meant[0].id}, 0.9)
    if not meant and (same := [h for h in await _named(session, start) if {h.id} == now]):
        return _counts_already(session, same[0])
    strange = [n for n in not_excluding(session.heard).named if n.mention.start >= start and n.mention.of("credential")]
    if meant or not strange or not _says_no_more(session, start):
        return None
    return await _not_held(session, strange[0].mention.of("credential")[0].id, now)


def _counts_already(session: Session, holding: Holding) -> Reply:
    session.understood = (_MOVES, 0.9)
    name = short_title(holding, session.manager.knowledge.catalogue)
    return Reply(parts=(paragraph(_("It is logged for {name} already."), name=bold(name)),))


async def _named(session: Session, start: int) -> list[Holding]:
    """Those that are named behind ``start``, "not ACLS" left out, and nothing else is said."""
    if not _says_no_more(session, start):
        return []
    return await named(session, start, not_excluding(session.heard))


async def _called_by_a_word(session: Session, now: set[int]) -> list[Holding]:
    """ "My RN licence" is the only other one that has "RN" in its name."""
    records, catalogue = session.given.records, session.manager.knowledge.catalogue
    others = [h for h in await records.holdings() if h.id not in now] if records is not None else []
    found = closest(session.heard, [title(h, catalogue) for h in others])
    return [others[found]] if found is not None else []


def _says_no_more(session: Session, start: int) -> bool:
    spans = [(n.mention.start, n.mention.end) for n in session.heard.named]
    rest = [w.text for w in session.heard.words if w.start >= start and not any(a <= w.start < b for a, b in spans)]
    return _AROUND.issuperset(rest) or not spans


_AROUND = AROUND_A_NAME | {"not", "and", "sorry", "actually", "then", "thanks", "license", "rather", "than"}


async def _just_logged(session: Session, last: Frame | None) -> list[Earned]:
    """The entries that "undo" would take back, or the last one, as long as units were spoken of last."""
    undo = (session.state.undo or {}).get("slots", {})
    records = session.given.records
    if last is None or last.dialog not in OF_UNITS or records is None:
        return []
    ids = {undo.get("entry"), *(undo.get("others") or ()), *(undo.get("entries") or ())}
    entries = await records.units([h.id for h in await records.holdings()])
    if not undo and last.dialog in (LOGGING, _MOVES):  # that was undone itself
        return sorted(entries, key=lambda e: e.id)[-1:]
    return [e for e in entries if e.id in ids]


async def _not_held(session: Session, credential: str, now: set[int]) -> Reply | None:
    """What was logged is not lost where the other one is not kept."""
    records, catalogue = session.given.records, session.manager.knowledge.catalogue
    held = [h for h in await records.holdings() if h.id in now] if records is not None else []
    if not held or credential not in catalogue.credentials:
        return None
    session.understood = (_MOVES, 0.9)
    text = _("I keep no {other} of you, so the units stay with {name}.")
    other, name = catalogue.credentials[credential].name, short_title(held[0], catalogue)
    return Reply(parts=(paragraph(text, other=bold(other), name=bold(name)),))


def _of_last(last: Frame | None) -> dict[str, int]:
    holding = last.slots.get("holding") if last is not None else None
    return {"holding": holding} if holding is not None else {}
