"""What a person would like to be advised on, as far as their profile says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.dialogs.gap import daily_skills
from bot.dialogs.spending import MONTHS_OF_ADVICE, budget_told
from bot.knowledge.advisor import Wish
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.credential import Credential
from bot.knowledge.model.role import Role
from bot.tracking.people import Profile

#: The weight of what is done every day in a job.
_DAILY = 3
#: A nursing assistant is no licensed nurse, and a lorry driver no transport manager.
_NEXT_TO_ALL = 0.75


def profile_wish(profile: Profile, currency: str, skills: Mapping[str, int], country: str | None) -> Wish:
    """For these skills, within the person's level and budget, beyond what they hold and know, where they work."""
    budget = budget_told(profile, currency)
    return Wish(
        skills=dict(skills),
        level=profile.level,  # type: ignore[arg-type]
        budget=budget.in_months(MONTHS_OF_ADVICE) if budget else None,
        currency=budget.currency if budget else currency,
        holds=profile.holds,
        knows=profile.skills,
        country=country,
    )


def next_step_wish(catalogue: Catalogue, profile: Profile, currency: str, role: Role, country: str | None) -> Wish:
    """Towards the job ``role``; whoever works in one has what it asks for every day, and its licences."""
    wish = replace(profile_wish(profile, currency, role.skills, country), family=catalogue.family_of[role.id])
    current = catalogue.roles.get(profile.role or "")
    if current is None:
        return wish
    holds = (*wish.holds, *licences_of(catalogue, current))
    if current.id == role.id:
        return replace(wish, holds=holds)
    return replace(wish, holds=holds, knows=(*wish.knows, *daily_skills(current)))


def licences_of(catalogue: Catalogue, role: Role) -> list[str]:
    """The licences of a job's field that nobody does the job without: what each proves above all is done every day in
    it, and next to all that it proves is asked for.
    """
    family = catalogue.family_of[role.id]
    licences = (c for c in catalogue.credentials.values() if c.kind == "licence" and c.family == family)
    return [licence.id for licence in licences if _is_of(licence, role)]


def _is_of(licence: Credential, role: Role) -> bool:
    most = max(licence.skills.values(), default=0)
    daily = all(role.skills.get(skill) == _DAILY for skill, weight in licence.skills.items() if weight == most)
    shared = sum(min(weight, role.skills.get(skill, 0)) for skill, weight in licence.skills.items())
    return bool(most) and daily and shared >= _NEXT_TO_ALL * sum(licence.skills.values())
