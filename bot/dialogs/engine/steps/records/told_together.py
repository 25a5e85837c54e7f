""" "Got my asbestos awareness, IPAF and PASMA all last week", "CPR and first aid both done 12 May, CPR lasts 1 year,
first aid 3": each of a list is read as if it had been told alone, with the day of all and how long it lasts itself.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from bot.dialogs.engine.free_names import stripped
from bot.dialogs.engine.said_beside import A_PAPER, JOINT, NO_CREDENTIAL, day_at
from bot.dialogs.engine.said_pairs import are_listed, each_its_own
from bot.dialogs.engine.said_parts import BARE_NAME
from bot.dialogs.engine.said_records import dated, records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.standing import is_of_another
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_OPENS = r"\W*(?:(?:hi|hey|hello|ok|so|oh|and|also|btw|well|i['’]?ve|i|just|finally)\W+){0,4}"
_HAS = r"(?:(?:have\s+)?(?:got|did|done|passed|completed|earned|received)|have|hold)"
_A_LIST = r"(?:[^.!?\n]|\.(?=\w)){5,120}?"
#: All in front of the day that is said of all; they are told to be had in front or behind, or both.
_EACH = pattern(
    rf"{_OPENS}(?:(?P<has>{_HAS})\s+)?(?P<list>{_A_LIST})[,.;:]?"
    r"(?P<each>\s+(?:(?:(?:and\s+)?i(?:['’]?ve)?\s+)?(?:(?:have\s+)?(?:did|got|passed|renewed|done|had|took|completed|redid))\s+(?:them\s+)?(?:both|all)(?:\s+(?:of\s+(?:them|those)|two|three|four))?"
    r"|(?:were|are)\s+(?:both|all)|all|both|each|together|(?:all|both)\s+of\s+them)(?=\s))?(?:\s+(?:are|were|was|all|both|i)(?=\s)){0,3}"
    r"(?P<told>\s+(?:done|did|got|passed|completed|expire[sd]?|expiring|end|ends|ended|r[au]ns?\s+out|lapse[sd]?|valid|good|due|dated)(?=\s))?"
    r"(?P<when>(?:\s+(?:it|them|on|in|at|by|from|since|until|till?|through|thru|the|back)){0,3})\s+",
    re.IGNORECASE,
)
#: Nothing but names, some with their year.
_NO_DAY = pattern(rf"{_OPENS}(?P<has>{_HAS})\s+(?P<list>{_A_LIST})\W*", re.IGNORECASE)
#: "I have CISSP and my CKA expires in March": not of the first, without a word that says so.
_OF_ITS_OWN = pattern(r"\b(?:expir|end|run|lapse|valid|good|due|(?:un)?till?\b|thr)", re.IGNORECASE)
_JOINT = pattern(JOINT, re.IGNORECASE)
_ARTICLES = pattern(r"\W*(?:(?:my|the|an?|both|also|and|plus)\s+){0,3}", re.IGNORECASE)
#: What may stand behind a name in such a list.
_BEHIND = pattern(
    r"(?:\s+(?:from|by)\s+[A-Za-z][\w.]{1,20})?(?:\s+(?P<year>(?:19[89]|20[0-4])\d))?(?:\s*\(?(?:no\s+expiry|never\s+expires|for\s+life|lifetime)\)?)?\W*$",
    re.IGNORECASE,
)
_BOTH_IN = pattern(r"\b(?:both|all)\s+(?:in\s+|from\s+)?\d{4}\W*$", re.IGNORECASE)
_NUMBER = pattern(r"[1-9]\d{3}(?:-\d{2})?")
#: "CPR lasts 1 year", "first aid 3", "both last two years".
_LASTS = pattern(
    r"\W*(?:and\s+|but\s+)?(?:the\s+|my\s+)?(?P<name>[\w&+/ -]{2,40}?)?"
    r"\s*\b(?:(?:lasts?|is|are|runs?|valid|good|for)\s+){0,3}"
    r"(?P<n>\d{1,2}|an?|one|two|three|four|five|six)(?:\s*(?P<unit>years?|yrs?|y|months?))?\W*",
    re.IGNORECASE,
)
_ALL = frozenset(
    {"", "both", "all", "each", "they", "both are", "all are", "they are", "each is", "it", "valid", "good"}
)
#: What names in a row are taken for: "BLS, ACLS till June" asks nothing.
_ASKED = frozenset({"compare_credentials", "credential_info"})
_TWO, _MOST = 2, 7


class _Listed(NamedTuple):
    names: list[str]
    has: str
    told: str
    day: SaidDate | None
    each: bool = False


async def told(session: Session) -> Reply | None:
    """None where they are heard each with its day already, or anything else is said."""
    records = several_in(session) if session.state.asking is None else []
    if not records:
        return None
    session.trace.append("several are told together")
    return await session.begin(ADDING, {"records": records}, 0.9)


def several_in(session: Session) -> list[dict[str, Any]]:
    """No records where they are heard each with its day already, or anything else is said."""
    heard = session.heard
    if len(heard.dates) > 1 or "?" in heard.text or _JOINT.search(heard.text) is None:
        return []
    if heard.people or heard.teams or not heard.named:
        return []
    listed = _listed(session)
    lasts = _lasts(session, listed) if listed is not None else None
    if listed is None or lasts is None or not _are_papers(session, listed) or is_of_another(heard.text):
        return []
    whole = records_in(heard)
    if session.guesses[0].dialog not in _ASKED and _are_heard(whole, listed):
        return []
    records = [_alone(session, listed, name, lasts.get(key(name), lasts.get("", ""))) for name in listed.names]
    if any(record.get("doubt") for record in records):
        return []
    for record in records:  # beside an ACLS a BLS is of the same issuer
        record["ids"] = next((r["ids"] for r in whole if r["ids"] and r["name"] == record["name"]), record["ids"])
    return records


async def each_in_order(session: Session) -> Reply | None:
    """ "First aid and forklift run out 3 may 2027 and 4 june 2028": as many days as names are theirs in that order."""
    heard = session.heard
    if len(heard.dates) < _TWO or "?" in heard.text or session.state.asking is not None or heard.people or heard.teams:
        return None
    if not are_listed(heard, heard.dates) or heard.text[heard.dates[-1].end :].strip(" .!").casefold() not in _IN_ORDER:
        return None
    listed = _listed(session)
    days = each_its_own(heard, heard.dates, len(listed.names)) if listed is not None else []
    if listed is None or not days or not _are_papers(session, listed) or is_of_another(heard.text):
        return None
    if any(record.get("doubt") for record in records_in(heard)) or any(_are_two(session, n) for n in listed.names):
        return None
    pairs = zip(listed.names, days, strict=True)
    records = [_alone(session, listed._replace(day=day), name, "") for name, day in pairs]
    if any(record.get("doubt") for record in records):
        return None
    session.trace.append("several days are told in the order of the names")
    return await session.begin(ADDING, {"records": records}, 0.9)


def _are_two(session: Session, name: str) -> bool:
    """ "Cissp cism and ccna": two that are named without a comma."""
    start = session.heard.text.find(name)
    inside = (n for n in session.heard.named if start <= n.mention.start < start + len(name))
    return sum(n.kind == "credential" for n in inside) > 1


_IN_ORDER = frozenset({"", "respectively", "in that order", "resp"})


#: "2019 the yachtmaster": a year alone in front of the first.
_YEAR_FIRST = pattern(
    r"\W*(?:in\s+)?(?P<year>(?:19[89]|20[0-4])\d)\s+(?:(?:got|did|passed|was)\s+)?(?:(?:the|my|an?)\s+)?"
    r"(?P<name>[a-z][\w&+/ -]{1,40})",
    re.IGNORECASE,
)


async def years_first(session: Session) -> Reply | None:
    """ "2019 the yachtmaster, gmdss 2020 nov", "2019 cissp, nov 2020 cism": a year in front is of the name behind it,
    which has no part in the day of the next one. None where not each has a day of its own then.
    """
    heard = session.heard
    if session.state.asking is not None or "?" in heard.text or heard.people or heard.teams or not heard.named:
        return None
    clauses = [clause.strip() for clause in _JOINT.split(heard.text.rstrip(" .!")) if clause.strip()]
    if not _TWO <= len(clauses) <= _MOST or not _YEAR_FIRST.fullmatch(clauses[0]) or is_of_another(heard.text):
        return None
    with session.hearing(", ".join([_day_last(session, clause) for clause in clauses])):
        records = records_in(session.heard)
    days = [record.keys() & {"awarded", "expires"} for record in records]
    if len(records) != len(clauses) or not all(days) or not any(record["ids"] for record in records):
        return None
    if any(record.get("doubt") or record.get("left") for record in records):
        return None
    session.trace.append("each is told behind its year")
    return await session.begin(ADDING, {"records": records}, 0.9)


def _day_last(session: Session, clause: str) -> str:
    """The same with its day behind the name, where it stands in front."""
    with session.hearing(clause) as heard:
        first = next((day for day in heard.dates if day.start == 0), None)
    if first is not None and clause[first.end :].strip():
        return f"{_ARTICLES.sub('', clause[first.end :], count=1)} {clause[: first.end]}"
    said = _YEAR_FIRST.fullmatch(clause)
    return f"{said['name']} {said['year']}" if said is not None else clause


def _listed(session: Session) -> _Listed | None:
    heard = session.heard
    day = heard.dates[0] if heard.dates else _year_of_all(session)
    said = _NO_DAY.fullmatch(heard.text) if day is None else _EACH.fullmatch(heard.text, 0, day.start)
    if said is None or (day is not None and not day.options):
        return None
    has, when = said["has"] or "", f"{said['told'] or ''}{said['when'] or ''}" if day is not None else ""
    if has and _OF_ITS_OWN.search(when) and not said["each"]:
        return None
    names = [_ARTICLES.sub("", part, count=1).strip() for part in _JOINT.split(said["list"])]
    over = (
        day is not None and bool(said["each"]) and max(day.options) <= heard.today
    )  # "first aid and BLS I did both in july"
    if (
        not (has or when.strip() or over)
        or not _TWO <= len(names) <= _MOST
        or not all(is_a_name(name) for name in names)
    ):
        return None
    each = day is not None and bool(said["each"] or _BOTH_FIRST.match(said["list"]) or _THEY_END.fullmatch(when))
    return _Listed(names, has or "got", when, day, each=each)


#: "Both first aid and anaphylaxis"; "first aid and anaphylaxis expire in July", which one alone expires.
_BOTH_FIRST = pattern(r"\W*both\s", re.IGNORECASE)
_THEY_END = pattern(r"\W*(?:expire|end|run\s+out|lapse)(?:\s+\w+)*", re.IGNORECASE)


def _year_of_all(session: Session) -> SaidDate | None:
    """ "Security+ and Network+, both 2023", which alone would be any number."""
    heard = session.heard
    return day_at(heard, 0, len(heard.text.rstrip(" .!"))) if _BOTH_IN.search(heard.text) is not None else None


def is_a_name(name: str) -> bool:
    bare = _BEHIND.sub("", name).strip()
    named = BARE_NAME.fullmatch(bare) is not None and stripped(bare) != ""
    return (named or _NUMBER.fullmatch(bare) is not None) and NO_CREDENTIAL.search(bare) is None


def _are_papers(session: Session, listed: _Listed) -> bool:
    """Whether each may be one, and one is for certain; skills alone are, where a day of theirs is told."""
    kinds = [_kinds_of(session, name) for name in listed.names]
    known = [kind for kind in kinds if kind]
    if not known or (len(known) < len(kinds) and not (listed.each and _have_names(session, listed))):
        return False
    if not all(_is_alone(session, name) for name in listed.names):
        return False
    if any(kind & {"credential", "issuer"} for kind in kinds):
        return listed.day is not None or all(kind - {"skill"} for kind in kinds)
    told = listed.told.split() or listed.each or _DEED.match(listed.has)
    return listed.day is not None and listed.day.grain in ("day", "month") and bool(told)


#: "Passed fire marshal and food hygiene 3/6/25"; "got" may be of anything.
_DEED = pattern(r"(?:have\s+)?(?:passed|completed|earned|received)\b", re.IGNORECASE)


def _have_names(session: Session, listed: _Listed) -> bool:
    """What is not known is no word of any talk."""
    phrases = session.manager.phrases
    ordinary = {*phrases.common, *phrases.generic}
    return all(not ordinary.issuperset(key(name).split()) for name in listed.names)


def _kinds_of(session: Session, name: str) -> set[str]:
    """As what it is known; "paper" is what is written as such things are, and no skill."""
    start = session.heard.text.find(name)
    named = [n for n in session.heard.named if start <= n.mention.start < start + len(name)]
    kinds = {n.kind for n in named} & {"credential", "issuer", "skill"}
    kinds |= {"credential" for n in named if n.mention.of("credential") and n.kind in ("role", "family")}
    paper = A_PAPER.search(name) is not None or _NUMBER.fullmatch(_BEHIND.sub("", name)) is not None
    return kinds | ({"paper"} if paper and "skill" not in kinds else set())


#: "CISA mocks" and "CISM revision" are no credential.
_ABOUT_IT = pattern(
    r"\s(?:mocks?|exams?|books?|vouchers?|revision|practice|questions?|webinars?|tasters?|quiz(?:zes)?|bootcamps?|class(?:es)?)\W*$",
    re.IGNORECASE,
)


def _is_alone(session: Session, name: str) -> bool:
    """Nothing stands in front of what is known: "Kevin CISA", "almost CISA", "revised CISM"."""
    start = session.heard.text.find(name)
    inside = [n.mention.start for n in session.heard.named if start <= n.mention.start < start + len(name)]
    return _ABOUT_IT.search(name) is None and (not inside or min(inside) == start)


def _are_heard(records: list[dict[str, Any]], listed: _Listed) -> bool:
    dated = [r for r in records if "awarded" in r or "expires" in r]
    wanted = listed.names if listed.day is not None else [n for n in listed.names if _year_of(n)]
    return len(records) == len(listed.names) and len(dated) >= len(wanted)


def _year_of(name: str) -> str | None:
    behind = _BEHIND.search(name)
    return behind["year"] if behind is not None else None


def _lasts(session: Session, listed: _Listed) -> dict[str, str] | None:
    """How long each is valid, by its name, or all of them by none; None where something else stands behind the day."""
    rest = session.heard.text[listed.day.end :].strip(" .!") if listed.day is not None else ""
    found: dict[str, str] = {}
    unit = "years"
    for clause in _JOINT.split(rest) if rest else ():
        said = _LASTS.fullmatch(clause) if clause.strip() else None
        if said is None:
            if clause.strip():
                return None
            continue
        of, unit = key(said["name"] or ""), said["unit"] or unit
        if of not in _ALL and of not in {key(name) for name in listed.names}:
            return None
        found["" if of in _ALL else of] = f", valid for {said['n']} {unit}"
    return found


def _alone(session: Session, listed: _Listed, name: str, lasts: str) -> dict[str, Any]:
    """The record of the sentence that tells of it alone."""
    text, day = session.heard.text, listed.day
    day = None if _year_of(name) else day
    when = f"{listed.told} {text[day.start : day.end]}" if day is not None else ""
    with session.hearing(f"{listed.has} {name}{when}{lasts}") as heard:
        records = records_in(heard)
        if len(records) == 1:
            return records[0]
        bare = {"ids": [], "name": _BEHIND.sub("", name).strip()}
        own = day_at(heard, 0, len(heard.text)) if day is None else next(iter(heard.dates), None)
    return dated(bare, [own] if own is not None else [], session.heard.today)
