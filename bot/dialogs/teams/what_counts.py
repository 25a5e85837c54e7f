"""Which credentials meet a requirement: what is named by its name, what proves a skill, and where that counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from bot.dialogs.engine.turn import Turn
from bot.dialogs.teams.asking.seeing import proving
from bot.knowledge.catalogue import FULL_PROOF, Catalogue
from bot.knowledge.countries import counts_in
from bot.knowledge.wording import full_name, short_name
from bot.knowledge.words import words
from bot.messaging.reply import Part, note
from bot.patterns import pattern
from bot.tracking.teams.requirements import Requirement
from bot.translation import _, country, listed

#: "First aiders" are called by what they can do.
_WHO_HAS_IT = pattern(r"\b(?:aider|warden|marshal|driver|operator|handler)s?$", re.IGNORECASE)
#: More credentials that count are not named.
_MOST_NAMED = 6


def meaning(turn: Turn, want: dict[str, Any]) -> tuple[str, list[str], str | None]:
    """What it is called, and which credentials count, and the skill that others prove too."""
    catalogue = turn.catalogue
    ids = [i for i in want["ids"] if i in catalogue.credentials]
    skill = want["skill"] if want["skill"] in catalogue.skills else None
    if skill is not None and (called_so := _called_so(turn, want)):
        ids, skill = [*ids, *called_so], None
    if skill is not None:
        ids += _at_home(catalogue, mainly_proving(catalogue, skill), turn.country)
    if len(ids) == 1 and skill is None:
        return short_name(catalogue.credentials[ids[0]]), ids, None
    called = {short_name(catalogue.credentials[i]) for i in ids}
    name = called.pop() if skill is None and len(called) == 1 else want["name"]
    if skill is not None and _WHO_HAS_IT.search(name):  # what a record of it is called
        name = catalogue.skills[skill].name
    return name[:1].upper() + name[1:] if name.islower() and not ids else name, list(dict.fromkeys(ids)), skill


def _called_so(turn: Turn, want: dict[str, Any]) -> list[str]:
    """ "First Aid at Work" is a credential where it counts, and elsewhere the skill that people call so."""
    said = [word.text for word in words(want["name"])]
    known = (turn.catalogue.credentials.get(i) for i in want.get("called", ()))
    named = [one for one in known if one is not None and [word.text for word in words(one.name)] == said]
    return [one.id for one in named if counts_in(one, turn.country)]


def mainly_proving(catalogue: Catalogue, skill: str) -> list[str]:
    """What is about the skill above all: cabin crew learn first aid, and are no first aiders for that.

    What proves it at all where nothing is mainly about it.
    """
    every = proving(catalogue, skill)
    return [i for i in every if _is_about(catalogue, i, skill)] or every


def _is_about(catalogue: Catalogue, credential: str, skill: str) -> bool:
    """Whether the skill, or a narrower one, weighs as much in it as anything; of a little of each, what comes first."""
    weights = catalogue.credentials[credential].skills
    mine = [name for name in weights if name == skill or skill in catalogue.all_broader[name]]
    most = max(weights.values(), default=0)
    first = next(iter(weights), None)
    return any(weights[name] == most and (most == FULL_PROOF or name == first) for name in mine)


def _at_home(catalogue: Catalogue, ids: Sequence[str], where: str | None) -> list[str]:
    """Those that count in the country; all of them where none does."""
    return [i for i in ids if counts_in(catalogue.credentials[i], where)] or list(ids)


def also_proving(catalogue: Catalogue, skill: str, counting: Iterable[str]) -> list[str]:
    """What proves the skill besides by now, and counts in one of the countries in which those do that count already."""
    known = [catalogue.credentials[i] for i in counting if i in catalogue.credentials]
    places = {code for one in known for code in one.countries}
    if not places:
        return mainly_proving(catalogue, skill)
    return [
        i for i in mainly_proving(catalogue, skill)
        if any(counts_in(catalogue.credentials[i], place) for place in places)
    ]  # fmt: skip


def told(turn: Turn, requirement: Requirement) -> list[Part]:
    """What counts, where that is more than one thing, or nothing that the catalogue knows."""
    names = [full_name(turn.catalogue.credentials[c]) for c in requirement.credentials]
    if len(names) > 1:
        more = len(names) - _MOST_NAMED
        if more > 0:
            names = [*names[:_MOST_NAMED], _("{n} more").format(n=more)]
        text = _("Any of these counts: {names}.")
        if requirement.skill is not None:
            text = _("Any of these counts: {names}; and what comes into my catalogue later and proves it.")
        return [note(text, names=listed(names, "or")), *_elsewhere(turn, requirement)]
    if names and requirement.skill is not None:
        text = _("Of what I know {name} counts, and what comes into my catalogue later and proves it.")
        return [note(text, name=names[0]), *_elsewhere(turn, requirement)]
    if not names:
        text = _("My catalogue has no “{name}”: a record that is called so counts.")
        return [note(text, name=requirement.name)]
    return []


def _elsewhere(turn: Turn, requirement: Requirement) -> list[Part]:
    """That others prove the skill and are left out, for they count in other countries alone."""
    if requirement.skill is None or turn.country is None:
        return []
    if set(mainly_proving(turn.catalogue, requirement.skill)) <= set(requirement.credentials):
        return []
    text = _(
        "What counts in other countries alone does not, for you are in {country}. If you are not, say where you work, "
        "and then what is needed again."
    )
    return [note(text, country=country(turn.country))]
