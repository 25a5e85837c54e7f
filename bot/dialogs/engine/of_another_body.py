"""A body or a place in front of a name that is not of it: "ICAN ACA" is no ACA of England, "texas food handler card" is
no card of a company. What is called so is not in the catalogue, and is kept as it was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.dialogs.engine.talk import Talk
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.zones import country_mentioned, country_said, is_region
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.countries import counts_in
from bot.knowledge.finder.names import NameKind
from bot.knowledge.model.credential import Credential
from bot.knowledge.words import key
from bot.patterns import pattern

#: "MAPAQ food handler": in capitals, as only a name is written that nobody speaks as a word.
_BODY = pattern(r"(?<![\w-])(?P<body>[A-Z]{4,7})\s+$")
#: "Texas food handler card", "austrian ADR".
_PLACE = pattern(r"(?<![\w-])(?P<place>[^\W\d_]{4,15}(?:\s[^\W\d_]{4,15})?)\s+$")
#: Institutes of one country each, whose members are called alike.
_INSTITUTES = frozenset(
    "ican icag icap icai icas icasl icab icaz icam icpak icpau saica caanz zica nbaa micpa hkicpa isca icmab".split()  # noqa: SIM905
)
#: The chamber of commerce of Japan, which tests bookkeepers.
_CHAMBERS = frozenset({"nissho"})
_INSTITUTE = pattern(r"(?<![\w-])(?P<body>[a-z]{4,7})\s+$", re.IGNORECASE)
_REACH = 40
#: Written so, too.
_NO_BODIES = frozenset(
    "HOLD HAVE PASSED ALSO FROM WITH PLUS THEN JUST JUNE JULY SEPT LEVEL GOLD BLUE CARD VALID".split()  # noqa: SIM905
)


#: "A forklift licence from spain 2021".
_IN_A_YEAR = pattern(r"(?<![\w.,:/€£$-])(?:19[89]|20[0-3])\d\W*$")


def set_apart(talk: Talk) -> None:
    """What is named so is none of the catalogue's; credentials that count everywhere are nobody's in particular."""
    text = talk.heard.text
    if not any(n.mention.of("credential") for n in talk.heard.named):
        return
    catalogue = talk.manager.knowledge.catalogue
    named = [_apart(n, text, talk.heard.named, catalogue) for n in talk.heard.named]
    dated = bool(talk.heard.dates) or _IN_A_YEAR.search(text) is not None
    if talk.given.private and dated and "?" not in text:
        named = [_taught(n, text, catalogue) for n in named]
        named = [_from_elsewhere(n, text, catalogue) for n in named]
        told = country_mentioned(text) or talk.profile.country
        apart = (n.unlisted or _says_where(n, text, catalogue) for n in named)
        named = [
            n if as_it_is else _elsewhere(n, text, told, talk.country, catalogue)
            for n, as_it_is in zip(named, apart, strict=True)
        ]
    starts = {n.mention.start for n in named if n.unlisted}
    kept = (n for n in named if n.unlisted or not any(s <= n.mention.start < e for s, e in _spans(named, starts)))
    talk.heard = replace(talk.heard, named=tuple(kept))


#: "Manual handling trainer cert": who teaches it holds another one than who learned it.
_TEACHES = pattern(
    r"\s+(?P<who>trainer|instructor|assessor|tutor|examiner|(?:train|teach)\s+the\s+(?:trainer|teacher))s?(?:\s+(?:cert(?:ificate)?|card|licen[cs]e|award|course|qualification|ticket))?(?!\w)",
    re.IGNORECASE,
)


def _taught(named: Named, text: str, catalogue: Catalogue) -> Named:
    """Kept as it is called, where none of those that are found is of one who teaches."""
    said = _TEACHES.match(text, named.mention.end)
    known = [catalogue.credentials[m.id] for m in named.mention.leading("credential") if m.id in catalogue.credentials]
    if said is None or not known or _is_of(said["who"], known, catalogue):
        return named
    return _kept_as_said(named, named.mention.start, said.end())


#: "A forklift licence from spain": the paper is a part of what is named.
_FROM = pattern(r"\s+from\s+(?P<place>[^\W\d_]{4,15}(?:\s[^\W\d_]{4,15})?)(?!\w)", re.IGNORECASE)
_A_PAPER = pattern(r".*\b(?:licen[cs]e|card|cert(?:ificate)?|permit|registration|ticket)", re.IGNORECASE)


def _from_elsewhere(named: Named, text: str, catalogue: Catalogue) -> Named:
    """A paper of a country in which none of those counts that are found, kept as it is called."""
    start, end = named.mention.start, named.mention.end
    said = _FROM.match(text, end) if _A_PAPER.fullmatch(text, start, end) else None
    known = [catalogue.credentials[m.id] for m in named.mention.leading("credential") if m.id in catalogue.credentials]
    if said is None or not known or not all(c.countries for c in known):
        return named
    for place in (said["place"], said["place"].split(None, 1)[0]):
        country = country_said(place)
        if country is not None and not any(counts_in(c, country) for c in known):
            return _kept_as_said(named, start, said.start("place") + len(place))
    return named


def _spans(named: Iterable[Named], starts: set[int]) -> list[tuple[int, int]]:
    return [(n.mention.start, n.mention.end) for n in named if n.mention.start in starts]


def _apart(named: Named, text: str, among: Iterable[Named], catalogue: Catalogue) -> Named:
    ids = [m.id for m in named.mention.leading("credential")]
    known = [catalogue.credentials[i] for i in ids if i in catalogue.credentials]
    if not known:
        return named
    start = _institute(named, text, known, catalogue)
    if start is None and all(c.countries for c in known):
        start = _body(named, text, among, known, catalogue)
        start = _place(named, text, known, catalogue) if start is None else start
        if start is None and (end := _place_behind(named, text, known, catalogue)) is not None:
            return _kept_as_said(named, named.mention.start, end)
    return named if start is None else _kept_as_said(named, start, named.mention.end)


def _kept_as_said(named: Named, start: int, end: int) -> Named:
    return replace(named, mention=replace(named.mention, start=start, end=end), unlisted=True, cue=None)


_WORD_IN_FRONT = pattern(r"(?P<word>[^\W\d_]{2,15})\s+$")


def _says_where(named: Named, text: str, catalogue: Catalogue) -> bool:
    """ "My UK ADR" of who is in Spain now is that of the UK."""
    start, end = named.mention.start, named.mention.end
    front = _WORD_IN_FRONT.search(text, max(0, start - _REACH), start)
    words = [*text[start:end].split(), *([front["word"]] if front is not None else [])]
    said = {code for word in words if (code := country_said(word)) is not None}
    known = [catalogue.credentials[m.id] for m in named.mention.leading("credential") if m.id in catalogue.credentials]
    return any(counts_in(c, code) for c in known for code in said)


#: What a country gives, as a nurse's; first aid is learned anywhere.
_LICENCE = pattern(r"\b(?:licen[cs]e|registration|permit)\b", re.IGNORECASE)
_BEHIND_REACH = 14
_PAPER_BEHIND = pattern(r"\s+(?:licen[cs]e|registration|permit|card|cert(?:ificate)?)(?!\w)", re.IGNORECASE)


def _elsewhere(named: Named, text: str, told: str | None, here: str | None, catalogue: Catalogue) -> Named:
    """ "My ADR", "code 95", of who told that they drive in France: what is called by what it is for is another
    one there. "A nursing licence" is of any country, where nobody knows theirs or it is only another clock that tells.
    """
    matches = named.mention.leading("credential")
    known = [catalogue.credentials[m.id] for m in matches if m.id in catalogue.credentials]
    what_for = any(named.mention.of(kind) for kind in _SUBJECTS) and not named.mention.of("issuer")
    exact = any(m.exact for m in matches)
    if not known or not all(c.countries for c in known):
        return named
    counts = [c for c in known if counts_in(c, told or here)]
    if told is not None:
        another = not counts and (what_for or not exact)
    else:
        licence = _LICENCE.search(text, named.mention.start, min(len(text), named.mention.end + _BEHIND_REACH))
        vague = len(known) == 1 and what_for and not exact and not _is_in_its_name(named, text, known[0])
        another = licence is not None and vague and (here is None or not counts)
    paper = _PAPER_BEHIND.match(text, named.mention.end)
    end = paper.end() if paper is not None else named.mention.end
    return _kept_as_said(named, named.mention.start, end) if another else named


def _is_in_its_name(named: Named, text: str, credential: Credential) -> bool:
    """ "Personal licence" of the Award for Personal Licence Holders."""
    said = key(text[named.mention.start : named.mention.end]).split()
    return set(said) <= set(key(credential.name).split())


_SUBJECTS: tuple[NameKind, ...] = ("skill", "role", "family")


def _institute(named: Named, text: str, known: list[Credential], catalogue: Catalogue) -> int | None:
    said = _INSTITUTE.search(text, max(0, named.mention.start - _REACH), named.mention.start)
    if said is None or said["body"].casefold() not in _INSTITUTES | _CHAMBERS or _is_of(said["body"], known, catalogue):
        return None
    return said.start("body")


def _body(named: Named, text: str, among: Iterable[Named], known: list[Credential], catalogue: Catalogue) -> int | None:
    said = _BODY.search(text, max(0, named.mention.start - _REACH), named.mention.start)
    if said is None or text.isupper() or said["body"] in _NO_BODIES:
        return None
    heard = any(n.mention.start < said.end("body") and said.start("body") < n.mention.end for n in among)
    return None if heard or _is_of(said["body"], known, catalogue) else said.start("body")


def _place(named: Named, text: str, known: list[Credential], catalogue: Catalogue) -> int | None:
    said = _PLACE.search(text, max(0, named.mention.start - _REACH), named.mention.start)
    for place in (said["place"], said["place"].rsplit(None, 1)[-1]) if said is not None else ():
        country = country_said(place)
        elsewhere = country is not None and not any(counts_in(c, country) for c in known)
        if elsewhere or (country is None and is_region(place) and not _is_of(place, known, catalogue)):
            return said.end("place") - len(place) if said is not None else None
    return None


#: "Paramedic licence in Texas": what a state gives is no national one.
_PLACE_BEHIND = pattern(
    r"(?:\s+(?:licen[cs]e|card|cert(?:ificate)?|permit|registration))\s+(?:in|from|of|for)\s+(?P<place>[^\W\d_]{4,15}(?:\s[^\W\d_]{4,15})?)(?!\w)",
    re.IGNORECASE,
)


def _place_behind(named: Named, text: str, known: list[Credential], catalogue: Catalogue) -> int | None:
    said = _PLACE_BEHIND.match(text, named.mention.end)
    for place in (said["place"], said["place"].split(None, 1)[0]) if said is not None else ():
        country = country_said(place)
        elsewhere = country is not None and not any(counts_in(c, country) for c in known)
        if elsewhere or (country is None and is_region(place) and not _is_of(place, known, catalogue)):
            return said.start("place") + len(place) if said is not None else None
    return None


def _is_of(body: str, known: list[Credential], catalogue: Catalogue) -> bool:
    """Whether the name, another name or the issuer of one has it in it."""
    said = key(body)
    issuers = [catalogue.issuer(c) for c in known]
    names = [n for c in known for n in (c.name, *c.aliases)] + [n for i in issuers for n in (i.name, *i.aliases)]
    return any(f" {said} " in f" {key(name)} " for name in names)
