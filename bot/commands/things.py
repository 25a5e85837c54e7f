"""The kinds of things in a catalogue, by the names the finder has for them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.finder import NameKind
from bot.knowledge.model.credential import Credential, Issuer
from bot.knowledge.model.role import Family, Role, Skill

Thing = Credential | Role | Skill | Issuer | Family
KINDS: tuple[NameKind, ...] = ("credential", "role", "skill", "issuer", "family")


def things(catalogue: Catalogue, kind: NameKind) -> Mapping[str, Thing]:
    """Everything of a kind by id."""
    tables: dict[NameKind, Mapping[str, Thing]] = {
        "credential": catalogue.credentials,
        "role": catalogue.roles,
        "skill": catalogue.skills,
        "issuer": catalogue.issuers,
        "family": catalogue.families,
    }
    return tables[kind]


def called(catalogue: Catalogue, key: str) -> list[tuple[NameKind, Thing]]:
    """What the id stands for, kind by kind: an issuer and a skill may share one."""
    return [(kind, things(catalogue, kind)[key]) for kind in KINDS if key in things(catalogue, kind)]
