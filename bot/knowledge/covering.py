"""How well the catalogue serves each job: how much of what a role needs can be proved by a credential of today."""

from __future__ import annotations

from dataclasses import dataclass

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.role import Role

#: A skill that no credential proves further than this is missing.
_PROVED_FROM = 0.5


@dataclass(frozen=True)
class RoleCover:
    """``share`` of the weighted skills of a role that active credentials prove, 0 to 1; ``missing``: ids of the skills
    that none proves well, weightiest first.
    """

    role: Role
    share: float
    missing: tuple[str, ...]


def role_covers(catalogue: Catalogue) -> list[RoleCover]:
    """All roles, the worst covered first."""
    best: dict[str, float] = {}
    for credential in catalogue.credentials.values():
        if credential.status == "active":
            for skill, proved in catalogue.proofs[credential.id].items():
                best[skill] = max(best.get(skill, 0.0), min(1.0, proved))
    found = [_cover(role, best) for role in catalogue.roles.values()]
    return sorted(found, key=lambda cover: (cover.share, cover.role.id))


def _cover(role: Role, best: dict[str, float]) -> RoleCover:
    share = sum(weight * best.get(skill, 0.0) for skill, weight in role.skills.items()) / sum(role.skills.values())
    missing = sorted((s for s in role.skills if best.get(s, 0.0) < _PROVED_FROM), key=lambda s: (-role.skills[s], s))
    return RoleCover(role, share, tuple(missing))
