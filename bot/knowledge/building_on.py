"""Which credentials build on others: those that ask for one of them first, or advise it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.credential import Credential


@dataclass(frozen=True)
class Further:
    """``first``: what it builds on; ``needed``: whether it asks for it, or only advises it; ``or_other``: another
    one will do as well.
    """

    credential: Credential
    first: str
    needed: bool
    or_other: bool


def further(catalogue: Catalogue, held: Collection[str]) -> list[Further]:
    """Those that are not held and still offered, what is asked for before what is only advised, in the order held."""
    order = {key: place for place, key in enumerate(held)}
    found = [each for each in _all(catalogue, order) if each.credential.id not in order]
    found.sort(key=lambda each: (not each.needed, -order[each.first], each.credential.name))
    return list({each.credential.id: each for each in reversed(found)}.values())[::-1]


def _all(catalogue: Catalogue, held: Collection[str]) -> Iterator[Further]:
    for credential in catalogue.credentials.values():
        if credential.status == "retired":
            continue
        for wanted in credential.prerequisites:
            if first := next((i for i in wanted.any_of if i in held), None):
                yield Further(credential, first, wanted.kind == "hard", len(wanted.any_of) > 1)
