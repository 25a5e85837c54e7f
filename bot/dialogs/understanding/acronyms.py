"""Credentials that share their acronym with something else: the CDL of a truck driver is no Cloud Digital Leader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.words import words
from bot.patterns import pattern
from bot.tracking.people import Profile

#: Of longer words so many letters tell enough: driver, driving.
_STEM = 4
_ACRONYM = 8


def in_this_talk(heard: Heard, catalogue: Catalogue, profile: Profile) -> Heard:
    """What names a credential and, as exactly, a skill that it does not prove: which of them the talk is of.

    Of the skill: the credential is dropped, for what is meant is not in the catalogue. Of neither: that is noted.
    """
    named = tuple(_theirs(n, heard, catalogue, profile) for n in heard.named if not _is_polite(n, heard))
    if any(_namesake(n, catalogue) for n in named):
        named = tuple(_meant(n, heard, catalogue, profile) for n in named)
    return heard if named == heard.named else replace(heard, named=named)


#: "I'm a po", "as PO"; "I want a data job po" is polite in Manila, and no product owner.
_POLITE, _A_PO = (
    pattern(r"po"),
    pattern(r"\b(?:an?|the|as|our|be|become|i['’]?m|am|senior|junior|lead)\s+$", re.IGNORECASE),
)


def _is_polite(named: Named, heard: Heard) -> bool:
    start, end = named.mention.start, named.mention.end
    return _POLITE.fullmatch(heard.text, start, end) is not None and not (
        _A_PO.search(heard.text, 0, start) or heard.text.strip() == "po"
    )


#: "The CISRS", "my CISRS card", "and what about PRINCE2".
_OWN = pattern(r"(?<!\w)(?:the|my|what\s+about|how\s+about)\s+$", re.IGNORECASE)


def _theirs(named: Named, heard: Heard, catalogue: Catalogue, profile: Profile) -> Named:
    """Of an issuer by whose name one credential is called as well, the only one that the person holds is meant; so is
    the only one whose name has the acronym in it, "the CPC" of who holds the Driver CPC.
    """
    exact = [m for m in named.mention.leading("credential") if m.exact]
    issuers = {m.id for m in named.mention.of("issuer") if m.exact}
    said = heard.text[named.mention.start : named.mention.end].casefold()
    if len(exact) != 1 or exact[0].id in profile.holds or not _OWN.search(heard.text, 0, named.mention.start):
        return named
    known = [catalogue.credentials[i] for i in profile.holds if i in catalogue.credentials]
    held = [c.id for c in known if catalogue.issuer_of[c.id] in issuers]
    if not issuers and len(said) <= _ACRONYM:
        held = [c.id for c in known if any(said in (w.text for w in words(name)) for name in (c.name, *c.aliases))]
    if len(held) != 1:
        return named
    others = tuple(m for m in named.mention.matches if m.kind != "credential")
    theirs = replace(exact[0], id=held[0])
    return replace(named, mention=replace(named.mention, matches=(theirs, *others)))


def _namesake(named: Named, catalogue: Catalogue) -> tuple[str, str] | None:
    """The credential and the skill."""
    exact = [m for m in named.mention.leading("credential") if m.exact]
    skills = [m.id for m in named.mention.of("skill") if m.exact]
    if len(exact) != 1 or not skills or skills[0] in catalogue.proofs[exact[0].id]:
        return None
    return exact[0].id, skills[0]


def _meant(named: Named, heard: Heard, catalogue: Catalogue, profile: Profile) -> Named:
    pair = _namesake(named, catalogue)
    if pair is None:
        return named
    credential, skill = catalogue.credentials[pair[0]], pair[1]
    said = {_stem(w.text) for w in heard.words if not named.mention.start <= w.start < named.mention.end}
    others = [m.id for n in heard.named if n is not named for m in n.mention.matches[:1]]
    roles = [catalogue.roles[i] for i in (*others, profile.role, profile.goal) if i in catalogue.roles]
    held = [catalogue.credentials[i] for i in (*others, *profile.holds) if i in catalogue.credentials]
    of_skill = bool(said & set(_stems(_names_of(catalogue, skill)))) or any(skill in role.skills for role in roles)
    family = {catalogue.family_of[r.id] for r in roles} | {c.family for c in held if c.id != credential.id}
    own = (credential.name, catalogue.issuer(credential).name)
    of_credential = bool(said & set(_stems(own))) or credential.family in family
    if of_skill and not of_credential:
        left = tuple(m for m in named.mention.matches if m.kind != "credential")
        return replace(named, mention=replace(named.mention, matches=left), unlisted=True)
    return named if of_credential and not of_skill else replace(named, namesake=skill)


def _names_of(catalogue: Catalogue, skill: str) -> tuple[str, ...]:
    known = catalogue.skills[skill]
    return known.name, *known.aliases


def _stems(names: Iterable[str]) -> Iterator[str]:
    return (_stem(word.text) for name in names for word in words(name) if len(word.text) >= _STEM - 1)


def _stem(word: str) -> str:
    return word[:_STEM] if len(word) > _STEM else word
