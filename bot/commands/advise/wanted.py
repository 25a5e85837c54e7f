"""What a few free words ask for: a role, or skills separated by commas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any, cast

import click

from bot.commands.nearest import nearest
from bot.commands.things import things
from bot.dialogs.understanding.phrases import Phrases
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.finder import Match, NameKind
from bot.knowledge.finder.finder import leading
from bot.knowledge.model.credential import Level
from bot.knowledge.words import words
from bot.translation import _, listed

#: The weight of a skill that is asked for by name.
_ASKED = 3


@dataclass(frozen=True)
class Wanted:
    """What was asked for. ``skills``: id → weight 1 to 3; ``level``: what ``senior`` in front of a role says."""

    names: str
    skills: Mapping[str, int]
    role: str | None = None
    level: Level | None = None


class UnclearError(click.ClickException):
    """The words name nothing, or several things that are too alike to choose: says which, exit code 2."""

    exit_code = 2

    def __init__(self, message: str, choices: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.choices = choices

    def show(self, file: IO[Any] | None = None) -> None:
        for line in (self.message, *(f"  {choice}" for choice in self.choices)):
            click.echo(line, file=file, err=file is None)


@dataclass(frozen=True)
class _Reading:
    """One way to read the text: ``parts`` are the words for each thing, with what they may mean, best first."""

    kind: NameKind
    parts: tuple[tuple[str, tuple[Match, ...]], ...]
    level: Level | None = None

    @property
    def trust(self) -> tuple[bool, float]:
        """Exact names before likeness, then the weakest part decides."""
        firsts = [matches[0] if matches else None for _words, matches in self.parts]
        exact = all(first is not None and first.exact for first in firsts)
        return exact, min(first.score if first else 0.0 for first in firsts)


def understand(knowledge: KnowledgeBase, phrases: Phrases, text: str) -> Wanted:
    """The role or the skills that ``text`` names. Raises UnclearError."""
    if not words(text):
        raise UnclearError(_('Say a role or skills, for example: laurel advise "data engineer"'))
    # max keeps the first of equals: a role before a skill, the whole before the part after "senior".
    best = max(_readings(knowledge, phrases, text), key=lambda reading: reading.trust)
    if not best.trust[0]:
        _refuse_others(knowledge, text)
    chosen = [_only(knowledge, part, matches, best.kind) for part, matches in best.parts]
    catalogue = knowledge.catalogue
    if best.kind == "role":
        role = catalogue.roles[chosen[0]]
        return Wanted(role.name, role.skills, role.id, best.level)
    names = listed([catalogue.skills[skill].name for skill in dict.fromkeys(chosen)])
    return Wanted(names, dict.fromkeys(chosen, _ASKED))


def pick(knowledge: KnowledgeBase, kind: NameKind, text: str, option: str) -> str:
    """The id that ``text`` is, or that it names exactly. Raises click.BadParameter naming the nearest."""
    if text in things(knowledge.catalogue, kind):
        return text
    exact = [match.id for match in knowledge.finder.find(text, {kind}) if match.exact]
    if len(exact) == 1:
        return exact[0]
    said = _("there is no {kind} with the id “{id}”.").format(kind=kind, id=text)
    close = ", ".join(key for _kind, key in nearest(knowledge, text, (kind,)))
    said += " " + _("The nearest: {ids}.").format(ids=close) if close else ""
    raise click.BadParameter(said, param_hint=option)


def _readings(knowledge: KnowledgeBase, phrases: Phrases, text: str) -> Iterator[_Reading]:
    parts = [part for part in text.split(",") if words(part)]
    role = _Reading("role", ((text, _matches(knowledge, text, "role")),))
    if len(parts) == 1 or role.trust[0]:
        yield role
    yield _Reading("skill", tuple((part.strip(), _matches(knowledge, part, "skill")) for part in parts))
    for level, rest in _without_seniority(phrases, text):
        yield _Reading("role", ((rest, _matches(knowledge, rest, "role")),), level)


def _matches(knowledge: KnowledgeBase, text: str, kind: NameKind) -> tuple[Match, ...]:
    key = text.strip()
    if key in things(knowledge.catalogue, kind):
        return (Match(kind, key, 1.0, key, exact=True),)
    return tuple(knowledge.finder.find(text, {kind}))


def _without_seniority(phrases: Phrases, text: str) -> Iterator[tuple[Level, str]]:
    """The level and the title that is left, when the title begins with its seniority (``senior``, ``junior``)."""
    said = words(text)
    for level, ways in phrases.choices["seniority"].items():
        for way in ways:
            prefix = [word.text for word in words(way)]
            if len(said) > len(prefix) and [word.text for word in said[: len(prefix)]] == prefix:
                yield cast(Level, level), text[said[len(prefix)].start :]


def _refuse_others(knowledge: KnowledgeBase, text: str) -> None:
    """The exact name of something else is not bent into a role or a skill that is called alike."""
    exact = [m for m in knowledge.finder.find(text, {"family", "credential", "issuer"}) if m.exact]
    if not exact:
        return
    catalogue, match = knowledge.catalogue, exact[0]
    if match.kind == "family":
        said = _("“{text}” is a whole job family. Say one of its roles, or a skill:").format(text=text)
        ids = [role for role, family in catalogue.family_of.items() if family == match.id]
        raise UnclearError(said, [f"{role} – {catalogue.roles[role].name}" for role in ids])
    said = _("“{text}” is no role or skill but a name of this {kind}:").format(text=text, kind=match.kind)
    raise UnclearError(said, [f"{match.id} – {things(catalogue, match.kind)[match.id].name}"])


def _only(knowledge: KnowledgeBase, text: str, matches: tuple[Match, ...], kind: NameKind) -> str:
    tied = leading(matches)
    if len(tied) == 1:
        return tied[0].id
    if not tied:
        said = _("I know no role or skill called “{text}”.").format(text=text)
        close = nearest(knowledge, text, ("role", "skill", "family", "credential"))
        raise UnclearError(said + (" " + _("The nearest:") if close else ""), [f"{i} ({k})" for k, i in close])
    table = things(knowledge.catalogue, kind)
    said = _("“{text}” may mean several things. Say which, by name or id:").format(text=text)
    raise UnclearError(said, [f"{match.id} – {table[match.id].name}" for match in tied])
