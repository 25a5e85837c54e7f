"""Credentials of another product than the one a job is about: no AWS administrator proves what runs on Azure."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.credential import Credential

#: The weight of a skill without which the job is another one.
AT_HEART = 3


def rivals_of(catalogue: Catalogue, skills: Mapping[str, int], knows: Collection[str] = ()) -> frozenset[str]:
    """The products that compete with those at the heart of a job, without those that it needs or somebody ``knows``."""
    heart = [s for s, weight in skills.items() if weight >= AT_HEART and s in catalogue.skills]
    return frozenset({r for s in heart for r in catalogue.skills[s].rivals}.difference(skills, knows))


def is_of_another_product(
    catalogue: Catalogue, credential: Credential, rivals: Collection[str], skills: Collection[str]
) -> bool:
    """Whether it is mainly about one of the ``rivals``, and not about what they compete with too."""
    main = set(credential.main_skills)
    theirs = main.intersection(rivals)
    return bool(theirs) and not any(s in skills for r in theirs for s in catalogue.skills[r].rivals if s in main)
