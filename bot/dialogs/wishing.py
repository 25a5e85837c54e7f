"""What a person would like to be advised on, as far as their profile says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.dialogs.gap import daily_skills
from bot.knowledge.advisor import Wish
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.role import Role
from bot.tracking.people import Profile


def profile_wish(profile: Profile, currency: str, skills: Mapping[str, int]) -> Wish:
    """For these skills, within the person's level and budget, beyond what they hold and know."""
    return Wish(
        skills=dict(skills),
        level=profile.level,  # type: ignore[arg-type]
        budget=profile.budget,
        currency=(profile.currency or currency) if profile.budget is not None else currency,
        holds=profile.holds,
        knows=profile.skills,
    )


def next_step_wish(catalogue: Catalogue, profile: Profile, currency: str, role: Role) -> Wish:
    """Towards the job ``role``; whoever works in one has what it asks for every day, and its licences."""
    wish = replace(profile_wish(profile, currency, role.skills), family=catalogue.family_of[role.id])
    current = catalogue.roles.get(profile.role or "")
    if current is None:
        return wish
    holds = (*wish.holds, *licences_of(catalogue, current))
    if current.id == role.id:
        return replace(wish, holds=holds)
    return replace(wish, holds=holds, knows=(*wish.knows, *daily_skills(current)))


def licences_of(catalogue: Catalogue, role: Role) -> list[str]:
    """The licences of a job's field that prove what it asks for every day."""
    family = catalogue.family_of[role.id]
    return [
        c.id
        for c in catalogue.credentials.values()
        if c.kind == "licence" and c.family == family and any(role.skills.get(s) == 3 for s in c.skills)
    ]
