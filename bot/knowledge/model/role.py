"""Roles people work in or aim for, the skills they need, and the skills themselves."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from bot.knowledge.model.credential import Weight
from bot.knowledge.model.source import Id, Strict, Text

Area = Literal[
    "cloud", "devops", "security", "networking", "data", "ai", "software", "qa", "design", "it-support",
    "marketing", "sales", "hr", "finance", "project", "product", "business", "healthcare", "food",
    "construction", "trades", "education", "logistics", "customer-service", "general",
    "protection", "facilities", "environment", "engineering",
    "social-care", "legal", "property", "travel", "beauty", "media",
]  # fmt: skip


class Skill(Strict):
    """Something a credential proves and a role needs; proving it counts in part for the ``broader`` ones.

    ``does``: what somebody says they can do who has it, as verb and object (``read blueprints``). ``rivals``: products
    that do the same; a job that is about this one asks for no proof of those.
    """

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    does: tuple[Text, ...] = ()
    area: Area
    broader: tuple[Id, ...] = ()
    rivals: tuple[Id, ...] = ()


class Family(Strict):
    """A job family: the shelf on which roles and credentials stand."""

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()


class Role(Strict):
    """A job title without its seniority, which is said by a modifier (``senior``, ``junior``, ``head of``).

    ``does``: what somebody says of themselves who works as one, as verb and object (``drive a lorry``).
    """

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    does: tuple[Text, ...] = ()
    summary: Text
    skills: dict[Id, Weight] = Field(min_length=3)
    leads: bool = False  # the title itself is senior: a manager, a head, an architect


class SkillFile(Strict):
    skills: tuple[Skill, ...]


class RoleFile(Strict):
    """The shape of one file in ``data/roles``: a job family and its roles."""

    family: Family
    roles: tuple[Role, ...] = ()
