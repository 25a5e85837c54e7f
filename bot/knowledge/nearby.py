"""Jobs that are near to what somebody knows: those that build most on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.role import Role

_SHOWN = 5
#: A job of which less is covered builds on nothing of it.
_LEAST = 0.15
#: The share of a leading job from which on it is near to who leads nobody.
_RISES_FROM = 0.5
#: As well as the main skills of a job have to be known.
_WELL = 3


def with_broader(catalogue: Catalogue, skills: Iterable[str]) -> set[str]:
    """The skills, and the wider ones that each of them is a part of."""
    return {s for k in skills for s in (k, *catalogue.all_broader.get(k, ()))}


def used_in(catalogue: Catalogue, role: Role) -> dict[str, int]:
    """The skills of a job and the wider ones they are part of, with their weight there: 1 to 3."""
    used: dict[str, int] = {}
    for skill, weight in role.skills.items():
        for each in (skill, *catalogue.all_broader.get(skill, ())):
            used[each] = max(weight, used.get(each, 0))
    return used


def near_jobs(
    catalogue: Catalogue,
    skills: Iterable[str] | Mapping[str, int],
    now: Role | None = None,
    least: float = _LEAST,
    without: Collection[str] = (),
) -> list[tuple[Role, float]]:
    """Jobs with the share of them that is covered, of the weight of their skills; nearest first, without ``now``.

    ``skills``: those that are known, or how well each is, from 1 (used beside others) to 3 (every day).
    ``without``: ids of jobs, families and skills; a job that is one, is of one or mainly needs one is left out.
    """
    known = skills if isinstance(skills, Mapping) else dict.fromkeys(skills, _WELL)
    shares = [
        (role, sum(min(w, known.get(s, 0)) for s, w in role.skills.items()) / sum(role.skills.values()))
        for role in catalogue.roles.values()
        if (now is None or role.id != now.id) and not _has_to_do_with(catalogue, role, without)
    ]
    reached = (each for each in shares if each[1] >= least and _within_reach(catalogue, *each, now))
    return sorted(reached, key=lambda each: (-each[1], each[0].name))[:_SHOWN]


def _within_reach(catalogue: Catalogue, role: Role, share: float, now: Role | None) -> bool:
    """Who leads nobody now may rise in their own field, once they can do half of it."""
    if not role.leads or now is None or now.leads:
        return True
    return share >= _RISES_FROM and catalogue.family_of.get(role.id) == catalogue.family_of.get(now.id)


def _has_to_do_with(catalogue: Catalogue, role: Role, ids: Collection[str]) -> bool:
    mainly = (skill for skill, weight in role.skills.items() if weight == max(role.skills.values()))
    return not {role.id, catalogue.family_of.get(role.id), *with_broader(catalogue, mainly)}.isdisjoint(ids)
