"""What the catalogue knows of a credential and of its issuer."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AnyHttpUrl, Field, model_validator

from bot.knowledge.model.renewal import Price, Renewal
from bot.knowledge.model.source import FactGroup, Id, Source, SourceField, Strict, Text

Level = Literal["entry", "intermediate", "advanced", "expert"]
LEVELS: tuple[Level, ...] = ("entry", "intermediate", "advanced", "expert")
#: A certification is examined and usually renewed; a certificate marks a finished course; a licence is
#: required by law or regulation for the work.
Kind = Literal["certification", "certificate", "badge", "licence"]
#: How it is earned.
Assessment = Literal["exam", "practical-exam", "course", "course-and-exam", "portfolio", "experience"]
Delivery = Literal["online", "test-centre", "in-person"]
Status = Literal["active", "retiring", "retired"]
#: Where alone a credential is of use, by ISO 3166, or EU; the catalogue's editors judge it by what it is: a licence, a
#: country's law or code, a national framework. None named: everywhere.
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
#: How widely employers ask for it by name, as the catalogue's editors estimate it: 3 across its field or required
#: by rule, 2 known to specialists, 1 little known. An estimate, shown as one.
Recognition = Literal[1, 2, 3]
#: How much of a skill a credential proves (1 touches it, 3 is about it) or a role needs (3 is daily work).
Weight = Annotated[int, Field(ge=1, le=3)]


class Code(Strict):
    """An exam code as printed; a retired one names the code that follows it."""

    code: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ._/-]*$", max_length=40)]
    retired: date | None = None
    successor: str | None = None


class Prerequisite(Strict):
    """What must (hard) or should (advised) come first: catalogue credentials, any one of which does, or words."""

    kind: Literal["hard", "advised"]
    any_of: tuple[Id, ...] = ()
    text: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Prerequisite:
        if not self.any_of and not self.text:
            raise ValueError("a prerequisite names credentials (any_of) or says it in words (text)")
        return self


class Beginning(Strict):
    """The year in which a credential was first awarded: nobody holds one from before."""

    year: Annotated[int, Field(ge=1900, le=2100)]
    source: SourceField


class Credential(Strict):
    """One credential. Empty means unknown: nothing here is ever guessed."""

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    acronyms: tuple[Annotated[str, Field(pattern=r"^[A-Za-z0-9+&/-]{2,12}$")], ...] = ()
    short: Annotated[str, Field(max_length=40)] | None = None  # where the issuer has others of that acronym
    codes: tuple[Code, ...] = ()
    kind: Kind
    family: Id
    level: Level | None = None
    recognition: Recognition | None = None
    summary: Text
    audience: Text | None = None
    skills: dict[Id, Weight] = Field(min_length=1)
    prerequisites: tuple[Prerequisite, ...] = ()
    cost: Price | None = None
    hours: Annotated[int, Field(ge=1, le=6000)] | None = None
    assessment: Assessment | None = None
    delivery: tuple[Delivery, ...] = ()
    languages: tuple[Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$")], ...] = ()
    recognised_by: tuple[Text, ...] = ()
    countries: tuple[Country, ...] = ()
    renewal: Renewal | None = None  # None: unknown, which differs from "does not expire"
    began: Beginning | None = None
    status: Status = "active"
    retires: date | None = None
    successor: Id | None = None
    url: AnyHttpUrl
    sources: dict[FactGroup, SourceField]

    @model_validator(mode="after")
    def _every_group_has_a_source(self) -> Credential:
        given: dict[FactGroup, bool] = {
            "exam": bool(self.codes),  # codes and status
            "cost": self.cost is not None,
            "effort": True,  # level, hours, skills, prerequisites, assessment, delivery, languages
            "renewal": self.renewal is not None,
        }
        for group, present in given.items():
            if present and group not in self.sources:
                raise ValueError(f"facts of the group '{group}' need sources.{group}: a url and date, or recalled")
        if self.status == "active" and (self.retires or self.successor):
            raise ValueError("an active credential has no retires or successor; set status: retiring or retired")
        return self

    def source(self, group: FactGroup) -> Source:
        return self.sources.get(group) or Source()

    @property
    def main_skills(self) -> tuple[str, ...]:
        """What it is mainly about: the skills that weigh most in it."""
        most = max(self.skills.values(), default=0)
        return tuple(skill for skill, weight in self.skills.items() if weight == most)

    @property
    def current_codes(self) -> tuple[str, ...]:
        return tuple(c.code for c in self.codes if c.retired is None)


class Issuer(Strict):
    """Who awards credentials."""

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    url: AnyHttpUrl


class IssuerFile(Strict):
    """The shape of one file in ``data/credentials``."""

    issuer: Issuer
    credentials: tuple[Credential, ...] = Field(min_length=1)
