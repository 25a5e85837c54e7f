"""Every name under which something in the catalogue may be asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.words import word_texts

NameKind = Literal["credential", "role", "skill", "issuer", "family"]


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one thing. An ``acronym`` is matched letter by letter, never by likeness."""

    text: str
    kind: NameKind
    id: str
    acronym: bool = False


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Drop a plural ending; applied to names and questions alike, so it need not be right, only equal."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def tokens(text: str) -> tuple[str, ...]:
    """The stemmed words of a name."""
    return tuple(map(stem, word_texts(text)))


def names_of(catalogue: Catalogue) -> Iterator[Name]:
    """All names of a catalogue, credentials also with their issuer in front."""
    issuers = {issuer.id: set(tokens(issuer.name)) for issuer in catalogue.issuers.values()}
    for credential in catalogue.credentials.values():
        issuer = catalogue.issuer(credential)
        known = issuers[issuer.id]
        for text in (credential.name, *filter(None, (credential.short,)), *credential.aliases):
            yield Name(text, "credential", credential.id)
            if known.isdisjoint(tokens(text)):
                yield Name(f"{issuer.name} {text}", "credential", credential.id)
        for text in credential.acronyms:
            yield Name(text, "credential", credential.id, acronym=True)
            yield Name(f"{issuer.name} {text}", "credential", credential.id)
    for role in catalogue.roles.values():
        yield from (Name(text, "role", role.id) for text in (role.name, *role.aliases))
    for skill in catalogue.skills.values():
        yield from (Name(text, "skill", skill.id) for text in (skill.name, *skill.aliases))
    for owner in catalogue.issuers.values():
        yield from (Name(text, "issuer", owner.id) for text in (owner.name, *owner.aliases))
    for family in catalogue.families.values():
        yield from (Name(text, "family", family.id) for text in (family.name, *family.aliases))
