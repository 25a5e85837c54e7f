"""The credential knowledge base in memory: read once from ``data/``, then immutable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from bot.knowledge.model.credential import Credential, Issuer, IssuerFile
from bot.knowledge.model.role import Family, Role, RoleFile, Skill, SkillFile
from bot.knowledge.reading import Problem, line_of, read_yaml

T = TypeVar("T")

#: The weight of a skill in a credential that is all about it.
FULL_PROOF = 3
#: Proving a narrower skill counts this much for the wider one.
NARROWER_COUNTS = 0.5


class CatalogueError(Exception):
    """The catalogue could not be read; ``problems`` says for each file and line what is expected."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(p) for p in self.problems))


@dataclass(frozen=True)
class Catalogue:
    """Everything by id. ``family_of`` maps a role's id to its family's id."""

    credentials: dict[str, Credential]
    issuers: dict[str, Issuer]
    skills: dict[str, Skill]
    families: dict[str, Family]
    roles: dict[str, Role]
    issuer_of: dict[str, str]
    family_of: dict[str, str]
    origin: dict[tuple[str, str], Path] = field(default_factory=dict, compare=False)  # by kind and id

    def issuer(self, credential: Credential) -> Issuer:
        return self.issuers[self.issuer_of[credential.id]]

    @cached_property
    def by_skill(self) -> dict[str, tuple[str, ...]]:
        """Skill id → ids of the credentials that prove it or a narrower skill, in catalogue order."""
        found: dict[str, dict[str, None]] = {}
        for credential in self.credentials.values():
            for name in self.proofs[credential.id]:
                found.setdefault(name, {})[credential.id] = None
        return {skill: tuple(ids) for skill, ids in found.items()}

    @cached_property
    def proofs(self) -> dict[str, dict[str, float]]:
        """Credential id → skill → how well it is proved, 0 to 1; a narrower skill counts in part for the wider."""
        return {credential.id: self._proofs_of(credential) for credential in self.credentials.values()}

    def _proofs_of(self, credential: Credential) -> dict[str, float]:
        proofs: dict[str, float] = {}
        for skill, weight in credential.skills.items():
            proofs[skill] = max(proofs.get(skill, 0.0), weight / FULL_PROOF)
            for wider in self.all_broader[skill]:
                proofs[wider] = max(proofs.get(wider, 0.0), weight / FULL_PROOF * NARROWER_COUNTS)
        return proofs

    @cached_property
    def all_broader(self) -> dict[str, tuple[str, ...]]:
        """Skill → all skills wider than it."""
        return {skill: self.broader(skill) for skill in self.skills}

    def broader(self, skill: str) -> tuple[str, ...]:
        """The skills one or more steps wider than ``skill``, nearest first, each once."""
        reached: dict[str, None] = {}
        queue = list(self.skills[skill].broader)
        while queue:
            name = queue.pop(0)
            if name not in reached:
                reached[name] = None
                queue.extend(self.skills[name].broader)
        return tuple(reached)

    @cached_property
    def code_owner(self) -> dict[str, str]:
        """Folded exam code → id of its credential. Folding drops everything but letters and digits."""
        return {
            fold_code(code.code): credential.id for credential in self.credentials.values() for code in credential.codes
        }

    @cached_property
    def newest_check(self) -> date | None:
        """The day on which the most recent fact was checked."""
        days = [s.checked for c in self.credentials.values() for s in c.sources.values() if s.checked]
        return max(days, default=None)


def fold_code(text: str) -> str:
    """``AZ-104``, ``az 104`` and ``az104`` are one code."""
    return "".join(ch for ch in text.casefold() if ch.isalnum())


def data_folder() -> Path:
    """The folder of the shipped catalogue: inside an installed package, or beside it in a checkout."""
    packaged = Path(__file__).parents[1] / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class Shelf:
    """All files of a catalogue folder as they were read, each by its name."""

    skills: SkillFile
    roles: dict[str, RoleFile]
    credentials: dict[str, IssuerFile]


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Read and link a catalogue folder.

    Raises CatalogueError naming every file and line that cannot be read, and every id that is used but
    not defined: a Catalogue that exists has no dangling reference.
    """
    folder = folder or data_folder()
    return link(read_shelf(folder), folder)


def read_shelf(folder: Path) -> Shelf:
    """Raises CatalogueError naming every file and line that cannot be read."""
    problems: list[Problem] = []
    skills = read_yaml(folder / "skills.yaml", SkillFile, problems)
    roles = {p.name: read_yaml(p, RoleFile, problems) for p in sorted((folder / "roles").glob("*.yaml"))}
    issuers = {p.name: read_yaml(p, IssuerFile, problems) for p in sorted((folder / "credentials").glob("*.yaml"))}
    if not issuers and not problems:
        problems.append(Problem(folder, None, "no credentials/*.yaml here; a catalogue folder needs some"))
    if skills is None or problems:
        raise CatalogueError(problems)
    return Shelf(
        skills,
        {name: file for name, file in roles.items() if file is not None},
        {name: file for name, file in issuers.items() if file is not None},
    )


def link(shelf: Shelf, folder: Path) -> Catalogue:
    """Raises CatalogueError naming every id that is used but not defined, where it stands in ``folder``."""
    builder = _Builder()
    for skill in shelf.skills.skills:
        builder.put(builder.skills, "skill", skill.id, skill, folder / "skills.yaml")
    for name, roles in shelf.roles.items():
        builder.add_roles(folder / "roles" / name, roles)
    for name, issuer in shelf.credentials.items():
        builder.add_issuer(folder / "credentials" / name, issuer)
    return builder.finish()


class _Builder:
    """Collects the parts of a catalogue and the problems of their linking."""

    def __init__(self) -> None:
        self.credentials: dict[str, Credential] = {}
        self.issuers: dict[str, Issuer] = {}
        self.skills: dict[str, Skill] = {}
        self.families: dict[str, Family] = {}
        self.roles: dict[str, Role] = {}
        self.issuer_of: dict[str, str] = {}
        self.family_of: dict[str, str] = {}
        self.origin: dict[tuple[str, str], Path] = {}
        self.problems: list[Problem] = []

    def put(self, table: dict[str, T], what: str, key: str, value: T, path: Path) -> None:
        if key in table:
            self.problems.append(Problem(path, line_of(path, key), f"the {what} '{key}' is defined twice"))
        table[key] = value
        self.origin[what, key] = path

    def add_roles(self, path: Path, file: RoleFile) -> None:
        self.put(self.families, "family", file.family.id, file.family, path)
        for role in file.roles:
            self.put(self.roles, "role", role.id, role, path)
            self.family_of[role.id] = file.family.id

    def add_issuer(self, path: Path, file: IssuerFile) -> None:
        self.put(self.issuers, "issuer", file.issuer.id, file.issuer, path)
        for credential in file.credentials:
            self.put(self.credentials, "credential", credential.id, credential, path)
            self.issuer_of[credential.id] = file.issuer.id

    def finish(self) -> Catalogue:
        self._check_references()
        if self.problems:
            raise CatalogueError(self.problems)
        return Catalogue(
            self.credentials, self.issuers, self.skills, self.families, self.roles,
            self.issuer_of, self.family_of, self.origin,
        )  # fmt: skip

    def _check_references(self) -> None:
        for skill in self.skills.values():
            self._need(("skill", skill.id), "skill", (*skill.broader, *skill.rivals), self.skills)
        for role in self.roles.values():
            self._need(("role", role.id), "skill", role.skills, self.skills)
        for credential in self.credentials.values():
            owner = ("credential", credential.id)
            self._need(owner, "skill", credential.skills, self.skills)
            self._need(owner, "family", (credential.family,), self.families)
            self._need(owner, "credential", _mentioned(credential), self.credentials)

    def _need(self, owner: tuple[str, str], what: str, ids: Iterable[str], table: Mapping[str, object]) -> None:
        for key in ids:
            if key not in table:
                path = self.origin[owner]
                text = f"'{owner[1]}' names the {what} '{key}', which is not defined"
                self.problems.append(Problem(path, line_of(path, owner[1], key), text))


def _mentioned(credential: Credential) -> Iterable[str]:
    """The ids of other credentials that a credential refers to."""
    for prerequisite in credential.prerequisites:
        yield from prerequisite.any_of
    if credential.successor:
        yield credential.successor
    if credential.renewal:
        yield from credential.renewal.renewed_by
        for route in credential.renewal.routes:
            yield from route.credentials
