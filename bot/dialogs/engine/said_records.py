"""What one message says of credentials: a record for each, with the days that are said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from bot.dialogs.engine.free_names import free_name, stripped
from bot.dialogs.engine.said_bare import marked_bare
from bot.dialogs.engine.said_beside import NO_CREDENTIAL, each_alone, listed_beside, year_behind
from bot.dialogs.engine.said_exams import exam_day, is_on
from bot.dialogs.engine.said_level import of_another_level, of_another_standard, of_another_version, only_a_part
from bot.dialogs.engine.said_means import is_of_life, without_means, without_news
from bot.dialogs.engine.said_names import ids_of, is_vague, may_be_records
from bot.dialogs.engine.said_pairs import paired
from bot.dialogs.engine.said_parts import dated_parts, named_without_a_day, names_between, number_behind, number_later
from bot.dialogs.engine.said_renewed import latest_award
from bot.dialogs.engine.said_same import with_same_days
from bot.dialogs.engine.said_too import one_more
from bot.dialogs.engine.said_validity import is_held_since, lasts
from bot.dialogs.engine.said_years import later, with_hedged_years
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.dates import SaidDate, end_of
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.privately import all_private, is_private
from bot.dialogs.understanding.qualifications import qualifications_in, same_subject
from bot.dialogs.understanding.standing import THEIR_NAME_NEXT, Doubt, doubt_of, has_an_owner
from bot.knowledge.finder import Mention
from bot.knowledge.words import key
from bot.patterns import pattern

_TWO = 2


_LISTING = pattern(
    rf"^[\s,/&+;]*(?:and|or|plus|also|as\s+well\s+as|then)?[\s,/&+]*(?:an?|the|my|{THEIR_NAME_NEXT})?\s*$",
    re.IGNORECASE,
)


def records_in(heard: Heard) -> list[dict[str, Any]]:
    """As ``_said_in`` finds them; ``bare`` where nothing says of what their days are."""
    return marked_bare(heard, _said_in(heard))


def _said_in(heard: Heard) -> list[dict[str, Any]]:
    """One record for each credential: ``ids`` (its readings; empty for a name that the catalogue does not have),
    ``name``, ``awarded`` and ``expires`` with the days that are said of it (two when day and month can swap), and
    ``doubt`` where it is not said to be the writer's own. ``left``: more days than one can tell what they are of.

    A date belongs to the credential before it, or to the first one when it stands before all. Credentials that are
    listed together share the dates that follow the last of them.
    """
    heard = with_same_days(with_hedged_years(without_means(without_news(heard))))
    parts = dated_parts(heard)
    named = each_narrowed(heard, may_be_records(heard, parts))
    whole = [*qualifications(heard)]
    named = [n for n in named if not any(n.mention.start < q.end and q.start < n.mention.end for q in whole)]
    spots = [*(_Spot(n.mention.start, n.mention.end, n) for n in named), *whole, *_unlisted_beside(heard, whole)]
    if not parts and (not spots or (not named and not whole and len(_in_a_word(heard)) < _TWO)):
        if each := each_alone(heard):
            return _with_its_paper([dated({"ids": [], "name": called}, [day], heard.today) for called, day in each])
        name = free_name(heard)
        if name is None:
            return []
        at = max(heard.text.find(name), 0)
        doubt: Doubt | None = "another" if has_an_owner(name) else doubt_of(heard.text, at, at + len(name))
        record = {"ids": [], "name": name, **_doubted(doubt), **_secret(heard.text)}
        record = dated(record, latest_award(heard.text, at, heard.dates), heard.today)
        if exam_day(heard, at, at + len(name)) is not None:
            record["doubt"] = record.get("doubt", "planned")
        lasts(record, heard.text[at + len(name) :])
        return [record]
    in_front = _in_front(heard, min((spot.start for spot in spots), default=0))
    spots += [s for s in in_front if not any(p.start <= s.start < p.day.start for p in parts)]
    spots += _skills_that_end(heard, spots)
    for listed in (names_between, listed_beside, named_without_a_day):
        spots += [_Spot(a, b, None) for a, b in listed(heard, [(s.start, s.end) for s in spots])]
    too = one_more(heard, [(s.start, s.end) for s in spots])
    spots += [_Spot(too.start, too.end, too.named)] if too is not None else []
    spots.sort(key=lambda spot: spot.start)
    owned: list[list[SaidDate]] = [[] for _ in spots]
    of_others: list[SaidDate] = []
    for said in sorted({*heard.dates, *(part.day for part in parts)}, key=lambda d: d.start):
        before = [i for i, spot in enumerate(spots) if spot.start < said.start]
        if not before and is_of_life(heard.text, said, spots[0].start):
            of_others.append(said)
            continue
        if before and _ANOTHER_THING.search(heard.text[spots[before[-1]].end : said.start]):
            of_others.append(said)
            continue
        owned[before[-1] if before else 0].append(said)
    for i in reversed(range(len(spots) - 1)):
        if (
            not owned[i]
            and spots[i + 1].named is not None
            and not _DEGREE.search(heard.text, spots[i].start, spots[i].end)
            and _LISTING.match(heard.text[spots[i].end : spots[i + 1].start])
            and not _ends_alone(heard.text, spots[i], spots[i + 1])
        ):
            owned[i] = owned[i + 1]
    of_others += paired(heard, owned)
    ends = [*(spot.start for spot in spots[1:]), len(heard.text)]
    every = _secret(heard.text) if all_private(heard.text) or is_private(heard.text[: spots[0].start]) else {}
    named_ones = (
        {**_named(heard, spot), **every, **_secret(heard.text[spot.end : end])}
        for spot, end in zip(spots, ends, strict=True)
    )
    days = (
        latest_award(heard.text, spot.start, _those_behind_first(spot, dates))
        for spot, dates in zip(spots, owned, strict=True)
    )
    records = [dated(record, said, heard.today) for record, said in zip(named_ones, days, strict=True)]
    for record, spot, end in zip(records, spots, ends, strict=True):
        record |= number_behind(heard.text, spot.end) or number_later(heard.text, spot.end, end)
        lasts(record, heard.text[spot.end : end])
        is_held_since(record, heard.text[spot.end : end])
        record |= {} if "awarded" in record or "expires" in record else year_behind(heard, spot.end, end)
        sits = _SITS.search(heard.text, max(0, spot.start - _SITS_REACH), spot.start) is not None
        ahead = _is_ahead(record) and (sits or exam_day(heard, spot.start, spot.end) is not None)
        if ahead or is_on(heard, spot.start, spot.end) is not None:
            record["doubt"] = record.get("doubt", "planned")
    for first, record, spot, end in zip(records, records[1:], spots[1:], ends[1:], strict=False):
        if "awarded" not in record and "expires" not in record:
            record |= later(heard.text[spot.end : end], first, heard.today)
    if too is not None:
        records[-1] = too.told(records[-1], records[-2])
    records = _each_once(_with_its_paper(records))
    if left := [said.options[0].isoformat() for said in of_others if said.options]:
        records[0]["left"] = [*records[0].get("left", ()), *left]
    if len(records) == 1 and records[0]["ids"] and not heard.dates:
        _in_a_bare_year(records[0], heard)
    return records


#: "I have BLS and my ACLS expires …", "I'm an EMT, my paramedic exam is …": another sentence, of the second alone.
_I_AM_OR_HAVE = pattern(
    r"(?<!\w)(?:i(?:['’]?(?:m|ve)|\s+(?:am|have|hold|got|did|passed|do))|im|ive|got|have|hold|passed)\s+(?:(?:also|both|got|an?|the)\s+){0,3}$",
    re.IGNORECASE,
)
_AND_MY = pattern(r"\W+(?:(?:and|but|plus|also)\s+){0,2}(?:my|the)\s+", re.IGNORECASE)
_OF_ONE = pattern(
    r"(?:\s+(?:card|cert\w*|licen[cs]e|ticket|one|exam|test|badge))?\s+(?:expires|runs\s+out|ends|lapses|is|was|renews|comes|needs|has|ran\s+out|expired)(?!\w)",
    re.IGNORECASE,
)


def _ends_alone(text: str, first: _Spot, second: _Spot) -> bool:
    """Whether the first has a sentence of its own, so that the day behind the second is not of it."""
    mine = _AND_MY.fullmatch(text, first.end, second.start) and _OF_ONE.match(text, second.end)
    return bool(mine) and _I_AM_OR_HAVE.search(text, max(0, first.start - _SITS_REACH), first.start) is not None


#: "Got my CCNA 2022", "ITIL foundation, got it 2023".
_BARE_YEAR = pattern(
    r"(?<![\w.:,/#$€£-])(?P<year>(?:19[89]|20[0-4])\d)(?![\w:/-]|[.,]\d)\W*(?:$|(?:btw|already|now|too|i\s+think)\W*$)",
    re.IGNORECASE,
)
_GOT_IT = pattern(r"(?<!\w)(?:got|passed|earned|have|did|received|since|hold|completed)(?!\w)", re.IGNORECASE)


def _in_a_bare_year(record: dict[str, Any], heard: Heard) -> None:
    """The year in which it was got, at the end of a message that tells of nothing else and asks nothing."""
    said = _BARE_YEAR.search(heard.text)
    if said is None or "?" in heard.text or not _GOT_IT.search(heard.text) or int(said["year"]) > heard.today.year:
        return
    if any(n.mention.start <= said.start() < n.mention.end for n in heard.named) or record.get("doubt"):
        return
    if "awarded" not in record and "expires" not in record:
        record |= {"awarded": [date(int(said["year"]), 1, 1).isoformat()], "awarded_said": "year"}


#: "I'm a CPA, license expires in December": the paper of the one that was named.
_ITS_PAPER = pattern(r"(?:(?:my|the)\s+)?(?:licen[cs]e|card|cert(?:ificate)?|registration|badge|ticket)", re.IGNORECASE)
#: "BHV done on 20 Dec, certificate says 20-12-2027": whatever the catalogue knows.
_PAPER_SAYS = pattern(
    r"(?:(?:my|the|its|new)\s+){0,2}(?:licen[cs]e|card|cert(?:ificate)?|paper|letter|badge|ticket|one|it)\s+(?:says?|said|reads?|states?|shows?|runs?)",
    re.IGNORECASE,
)


def _with_its_paper(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if len(records) == _TWO and _PAPER_SAYS.fullmatch(records[1]["name"].strip()) and "expires" not in records[0]:
        return [{**records[0], **{k: v for k, v in records[1].items() if k in ("expires", "expires_said")}}]
    known = [r for r in records if r["ids"]]
    papers = [r for r in records if not r["ids"] and _ITS_PAPER.fullmatch(r["name"].strip())]
    if len(known) != 1 or len(papers) != 1 or "expires" in known[0] or "expires" not in papers[0]:
        return records
    days = {k: v for k, v in papers[0].items() if k in ("expires", "expires_said")}
    return [{**known[0], **days} if r is known[0] else r for r in records if r is not papers[0]]


def _each_once(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """ "I'm a CPA, and the CPA renews in December": of one that is named again, all that is said."""
    kept: dict[Any, dict[str, Any]] = {}
    for number, record in enumerate(records):
        one = number if len(record["ids"]) > 1 else (*record["ids"],) or key(record["name"])
        known = kept.get(one)
        if known is None or any(
            k in known and known[k] != record[k] for k in ("awarded", "expires", "doubt") if k in record
        ):
            kept[one if known is None else number] = record
        else:
            known |= {k: v for k, v in record.items() if k not in known}
    return list(kept.values())


#: "OSHA 30 from March and my forklift until July": what is not known by name has a day of its own.
_ANOTHER_THING = pattern(
    r"(?:\band|,|;|&)\s+(?:also\s+)?my\s+(?!(?:\w+\s+)?(?:exams?|tests?|cards?|cert\w*|licen\w*|badges?|expir\w*|renew\w*|last|first|next|one|dates?"
    r"|end|deadline|target|goal|plan)\b)\w"
    r"|[,;&]\s*(?:and\s+)?(?-i:[A-Z][A-Z0-9-]{2,})\s"
    r"|[,.;]\s*(?:but\s+)?it['’]?s\s+(?:the|my)\s+(?:\w+\s+){1,3}(?:one|card|cert\w*|licen[cs]e)\s+(?:that|which|expir|run|end)",
    re.IGNORECASE,
)


#: "I finish my AZ-900 on 12 December": of a day to come that is a plan, and no expiry.
_SITS = pattern(r"(?<!\w)i\s+(?:finish|sit|take|write|do|complete)\s+(?:my\s+|the\s+|an?\s+)?$", re.IGNORECASE)
_SITS_REACH = 24


def _is_ahead(record: dict[str, Any]) -> bool:
    return "expires" in record and "awarded" not in record


class _Spot(NamedTuple):
    """Where something is named; ``named`` is None for what the catalogue does not have."""

    start: int
    end: int
    named: Named | None


def each_narrowed(heard: Heard, named: list[Named]) -> list[Named]:
    """ "CCNP ENCOR": a name of several, and right behind it one that is of a single one of them, are one name."""
    kept: list[Named] = []
    for one in named:
        before = kept[-1] if kept else None
        if before is not None and _narrows(heard, before, one):
            kept.pop()
            whole = replace(one.mention, start=before.mention.start)
            one = replace(one, mention=whole, doubt=before.doubt or one.doubt, cue=before.cue or one.cue)
        kept.append(one)
    return kept


def _narrows(heard: Heard, before: Named, one: Named) -> bool:
    ids, of_all = set(ids_of(one)), set(ids_of(before))
    between = heard.text[before.mention.end : one.mention.start]
    return len(ids) == 1 < len(of_all) and ids < of_all and not between.strip(" -–(:")


def _named(heard: Heard, spot: _Spot) -> dict[str, Any]:
    name = heard.text[spot.start : spot.end]
    if spot.named is None:
        return {"ids": [], "name": name, **_doubted(doubt_of(heard.text, spot.start, spot.end))}
    for is_another in (of_another_level, of_another_standard, only_a_part):
        if (whole := is_another(heard.text, spot.named.mention)) is not None:
            return {"ids": [], "name": whole, **_doubted(spot.named.doubt)}
    called = [match.name for match in spot.named.mention.leading("credential")]
    if of_another_version(name, called):
        return {"ids": [], "name": name, **_doubted(spot.named.doubt)}
    ids, vague = [] if spot.named.unlisted else ids_of(spot.named), is_vague(spot.named)
    doubt = spot.named.doubt
    if doubt is None and spot.named.cue == "goal":
        doubt = "planned"  # "want to move into close protection"
    return {"ids": ids, "name": name, **_doubted(doubt), **_namesake(spot.named), **vague}


#: "… and my SIA licence runs out in February": another one, beside one that the catalogue has.
_MY_OTHER = pattern(
    r"(?:[,;&.!?\n]|(?<!\w)(?:and|but|plus))\s{1,5}(?:also\s+)?(?:(?:i\s+(?:have|got|passed|earned|received|renewed)|i['’]ve\s+got|got)\s+)?my\s+"
    r"(?P<name>(?:(?!new\b|old\b|other\b|digital\b|paper\b|printed\b|exam\b|course\b|plastic\b)[\w&/-]+\s+){1,3}?"
    r"(?:licen[cs]e|certificat(?:e|ion)|cert|card|ticket|badge|permit|registration|diploma))(?!\w)",
    re.IGNORECASE,
)


#: "… plus an ECS gold card good til 09/2027": with its day right behind.
_A_CARD = pattern(
    r"(?:(?<!\w)(?:an?|the|and)\s+|[,;&]\s*)(?P<name>(?:(?!new\b|old\b|other\b|my\b|the\b|an?\b|and\b|i\b)[\w&/+-]{2,20}\s+){1,3}?(?:licen[cs]e|certificate|cert|card|ticket|badge|permit))\s+"
    r"(?:(?:is|which|that|it)\s+){0,2}(?:(?:good|valid|expires?|expiring|runs?\s+out|ends?|lapses?|due|dated|from|since)\s+)?"
    r"(?:(?:on|in|until|till|til|to|from|since)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_CARD = pattern(
    r"(?<!\w)my\s+(?P<name>(?:(?!new\b|old\b|other\b|first\b|last\b|expired\b)[\w&/-]{2,20}\s+){1,3}?)(?:licen[cs]e|certificate|cert|card|ticket|badge|permit)(?!\w)",
    re.IGNORECASE,
)


def other_cards(text: str) -> list[str]:
    """By what they are called: "CSCS" of "my CSCS card"."""
    return [found["name"].strip() for found in _CARD.finditer(text)]


#: "I hold BCPS since 2021 and …", "got my ipaf on 3 March and the cscs until May": in a word, its day right behind.
_IN_A_WORD = pattern(
    r"(?<!\w)(?:(?P<had>(?:i|i['’]ve|ive|and|also|,)\s+(?:hold|passed|got|have|had|did|earned|renewed)|(?:hold|passed|got|had))\s+(?:the\s+|my\s+|an?\s+)?"
    r"|(?:the|my)\s+)(?P<name>[\w-]{3,12})\s+(?:(?:card|ticket|licen[cs]e)\s+)?"
    r"(?:(?:is|was)\s+)?(?:(?:expire[sd]?|runs?\s+out|ran\s+out|ends?|lapse[sd]?|valid|good|due|dated)\s+)?"
    r"(?:(?:since|in|on|until|till|til|from|by|to)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


#: "CIMSPA membership ends 1 February and first aid …": in a few words, in front of all that is known.
_IN_FRONT = pattern(
    r"(?<!\w)(?P<name>(?:[\w&+/-]{2,20}\s+){1,3}?)(?:(?:done|passed|completed|ends?|expires?|renews?|runs?\s+out|lapses?|(?:is\s+)?(?:valid|good))\s+"
    r"|(?:(?<=register\s)|(?<=registration\s)|(?<=licence\s)|(?<=license\s)|(?<=membership\s)|(?<=card\s)|(?<=ticket\s)|(?<=permit\s)"
    r"|(?<=(?-i:[A-Z]{3})\s))(?=(?:til|till|until)\s))"
    r"(?:(?:on|in|at|by|until|till|til|to)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


def _in_front(heard: Heard, first: int) -> Iterator[_Spot]:
    """What ends on a day that is said before anything known is named."""
    begins = {d.start for d in heard.dates if d.start < first}
    for found in _IN_FRONT.finditer(heard.text, 0, first) if begins else ():
        name = stripped(found["name"])
        if found.end() in begins and name and not NO_CREDENTIAL.search(found["name"]):
            start = found.start("name") + found["name"].rfind(name)
            yield _Spot(start, start + len(name), None)


def qualifications(heard: Heard) -> Iterator[_Spot]:
    """Those of which the whole name is said; only where the catalogue has all of it they are taken for its own."""
    for start, whole in qualifications_in(heard.text):
        end = _before_another(heard, start, whole)
        said = heard.text[start:end]
        parts = [n for n in heard.named if n.mention.start < end and start < n.mention.end]
        known = {m.id: m for n in parts for m in n.mention.of("credential") if same_subject(said, m.name)}
        named = replace(parts[0], mention=Mention(start, end, tuple(known.values()))) if known else None
        yield _Spot(start, end, named)


#: Nobody renews one.
_DEGREE = pattern(r"(?<!\w)(?:bachelor|master|bsc|msc|ba|ma|phd|degree)(?:['’]?s)?(?!\w)", re.IGNORECASE)
#: "Bachelor in nursing and ACLS": an acronym behind "and" is of something else.
_AND = pattern(r"\s*(?:,|&|\band\b|\bplus\b)\s*(?:an?\s+|my\s+|the\s+)?$", re.IGNORECASE)


def _before_another(heard: Heard, start: int, end: int) -> int:
    """Where a qualification ends, that a credential known outright is listed behind."""
    for other in (n.mention for n in heard.named if start < n.mention.start < end):
        behind = _AND.search(heard.text, start, other.start)
        outright = any(m.exact for m in other.of("credential"))
        outright = outright and (not other.of("skill") or heard.text[other.start : other.end].isupper())
        if behind is not None and outright:
            return behind.start()
    return end


def _unlisted_beside(heard: Heard, among: list[_Spot]) -> Iterator[_Spot]:
    """Nobody holds a skill, so that what is held in a word is only no credential of the catalogue."""
    credentials = [n.mention for n in heard.named if n.mention.of("credential")]
    in_a_word = _in_a_word(heard)
    taken = [(spot.start, spot.end) for spot in among]
    everything, begins = [n.mention for n in heard.named], {d.start for d in heard.dates}
    cards = [m for m in _A_CARD.finditer(heard.text) if m.end() in begins]
    for ways, known in ((_MY_OTHER.finditer(heard.text), everything), (cards, everything), (in_a_word, credentials)):
        for found in ways:
            start, end = found.span("name")
            if not any(a < end and start < b for a, b in (*((m.start, m.end) for m in known), *taken)) and stripped(
                found["name"]
            ):
                taken.append((start, end))  # an "ICU card" is no "ICU" besides
                yield _Spot(start, end, None)


#: "First aid till 3 March 2027": what ends on a day is a paper, though it is called as what one knows is.
_ENDS_ON = pattern(
    r"[\s,;–-]{1,3}(?:(?:card|cert\w*|ticket|training|thing)[\s,;–-]{1,3})?(?:(?:and|but|which|that|it|is|mine|it['’]?s|that['’]?s)\s+){0,3}(?:(?:valid|good)\s+)?"
    r"(?:(?:un)?till?|expires?|expiring|exp|runs?\s+out|running\s+out|ends?|ending|lapses|due|up|goes\s+out\s+of\s+date)\s+(?:(?:on|in|at|the|end|of|this|next)\s+){0,3}",
    re.IGNORECASE,
)


def skills_that_end(heard: Heard) -> list[Mention]:
    """What is called as a skill is, and ends on a day to come that is said right behind: what is over was done."""
    ahead = [d.start for d in heard.dates if d.options and max(d.options) > heard.today]
    skills = [n.mention for n in heard.named if n.kind == "skill" and not n.doubt]
    return [
        m
        for m in skills
        if any(_ENDS_ON.fullmatch(heard.text, m.end, day) for day in ahead if day > m.end)
        and not NO_CREDENTIAL.search(heard.text, m.start, m.end)
    ]


def _skills_that_end(heard: Heard, among: list[_Spot]) -> Iterator[_Spot]:
    for mention in skills_that_end(heard):
        if not any(s.start < mention.end and mention.start < s.end for s in among):
            yield _Spot(mention.start, mention.end, None)


def _in_a_word(heard: Heard) -> list[re.Match[str]]:
    """A word that is not said to be held is a name where it is in capitals, or is one of who issues such things."""
    begins = {d.start for d in heard.dates}
    issuers = {n.mention.start for n in heard.named if n.mention.of("issuer")}
    found = (m for m in _IN_A_WORD.finditer(heard.text) if m.end() in begins)
    found = (m for m in found if not NO_CREDENTIAL.search(m["name"]))
    return [m for m in found if m["had"] or m["name"].isupper() or m.start("name") in issuers]


def _those_behind_first(spot: _Spot, dates: list[SaidDate]) -> list[SaidDate]:
    """ "The badge on 2 February and CKA on 3 May": what stands in front of CKA is of something else."""
    return sorted(dates, key=lambda d: d.start < spot.start)


def _secret(behind: str) -> dict[str, Any]:
    """ "…, keep it private": of what stands in front of it."""
    return {"private": True} if is_private(behind) else {}


def _namesake(named: Named) -> dict[str, Any]:
    return {"namesake": named.namesake} if named.namesake else {}


def _doubted(doubt: Doubt | None) -> dict[str, Any]:
    return {"doubt": doubt} if doubt else {}


_ROUGHLY = 100


def _is_more_exact(record: dict[str, Any], key: str, said: SaidDate) -> bool:
    """ "In the spring, let me look it up… 22 April"."""
    if record.get(f"{key}_said") not in ("month", "quarter", "year") or said.grain != "day" or len(said.options) != 1:
        return False
    rough, exact = date.fromisoformat(record[key][0]), said.options[0]
    return rough.year == exact.year and 0 <= (exact - rough).days < _ROUGHLY


def dated(record: dict[str, Any], dates: Iterable[SaidDate], today: date) -> dict[str, Any]:
    for said in dates:
        ends = said.cue in ("expires", "until") or (
            said.cue in (None, "target", "from") and min(said.options, default=today) > today
        )
        key = "expires" if ends else "awarded"
        if key in record and _is_more_exact(record, key, said):
            record |= {key: [said.options[0].isoformat()], f"{key}_said": "day"}
            continue
        if key in record:
            if said.options and said.options[0].isoformat() not in record[key]:
                record.setdefault("left", []).append(said.options[0].isoformat())
            continue
        month = [end_of(said.or_month, "month") if ends else said.or_month] if said.or_month else []
        record[key] = [o.isoformat() for o in (*said.options, *month)]
        record[f"{key}_said"] = said.grain if said.options else "impossible"
    return record
