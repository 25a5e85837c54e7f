"""Jobs that are near to what somebody knows: those that build most on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.role import Role

_SHOWN = 5
#: A job of which less is covered builds on nothing of it.
_LEAST = 0.15


def with_broader(catalogue: Catalogue, skills: Iterable[str]) -> set[str]:
    """The skills, and the wider ones that each of them is a part of."""
    return {s for k in skills for s in (k, *catalogue.all_broader.get(k, ()))}


def near_jobs(
    catalogue: Catalogue,
    skills: set[str],
    now: Role | None = None,
    least: float = _LEAST,
    without: Collection[str] = (),
) -> list[tuple[Role, float]]:
    """Jobs with the share of them that is covered, of the weight of their skills; nearest first, without ``now``.

    ``without``: ids of jobs, families and skills; a job that is one, is of one or mainly needs one is left out.
    """
    shares = [
        (role, sum(w for s, w in role.skills.items() if s in skills) / sum(role.skills.values()))
        for role in catalogue.roles.values()
        if (now is None or role.id != now.id) and not _has_to_do_with(catalogue, role, without)
    ]
    return sorted((each for each in shares if each[1] >= least), key=lambda each: (-each[1], each[0].name))[:_SHOWN]


def _has_to_do_with(catalogue: Catalogue, role: Role, ids: Collection[str]) -> bool:
    mainly = (skill for skill, weight in role.skills.items() if weight == max(role.skills.values()))
    return not {role.id, catalogue.family_of.get(role.id), *with_broader(catalogue, mainly)}.isdisjoint(ids)
