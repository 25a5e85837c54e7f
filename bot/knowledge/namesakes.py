"""What else a name in short may be of: "PRINCE2" is the Foundation to the catalogue, and the Practitioner as well."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import short_name
from bot.knowledge.words import key


def of_that_name(catalogue: Catalogue, said: str, ids: Collection[str]) -> list[str]:
    """The others of the same issuer whose names begin with ``said``, which means ``ids`` and is the name of none."""
    spoken = key(said)
    meant = [catalogue.credentials[one] for one in ids if one in catalogue.credentials]
    if not spoken or not meant or any(spoken in _names(one) for one in meant):
        return []
    issuers = {catalogue.issuer_of[one.id] for one in meant}
    return [
        one.id
        for one in catalogue.credentials.values()
        if one.id not in ids and catalogue.issuer_of[one.id] in issuers and key(one.name).startswith(f"{spoken} ")
    ]


def as_said(catalogue: Catalogue, text: str, found: Sequence[str]) -> str:
    """So much of the name of those ``found`` as is in the text: "PRINCE2"."""
    names = [catalogue.credentials[one].name.split() for one in found]
    spoken = f" {key(text)} "
    starts = (" ".join(name[:length]) for name in names for length in range(len(name), 0, -1))
    return next((start for start in starts if f" {key(start)} " in spoken), " ".join(names[0]))


def _names(credential: Credential) -> set[str]:
    return {key(credential.name), key(short_name(credential)), *map(key, credential.acronyms)}
