"""Everything the catalogue knows of one thing, as a title and named facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import singledispatch

from bot.commands.kb.upkeep import upkeep_facts
from bot.commands.things import Thing
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.credential import Code, Credential, Issuer
from bot.knowledge.model.role import Family, Role, Skill
from bot.knowledge.model.source import Source
from bot.knowledge.wording import (
    ASSESSMENT_WORDS,
    DELIVERY_WORDS,
    KIND_WORDS,
    cost_words,
    full_name,
    hours_words,
    level_words,
    prerequisite_words,
)
from bot.translation import _, day, listed

Fact = tuple[str, str]
#: How a weight of 1 to 3 is said.
_WEIGHTS = {3: "above all", 2: "also", 1: "touches"}


def describe(catalogue: Catalogue, thing: Thing, today: date) -> tuple[str, list[Fact]]:
    """A title and the facts that are known, in reading order; facts from before the last year are called old."""
    title = full_name(thing) if isinstance(thing, Credential) else thing.name
    facts = _facts(thing, catalogue, today)
    return title, [("id", thing.id), *((name, value) for name, value in facts if value)]


@singledispatch
def _facts(thing: Thing, catalogue: Catalogue, today: date) -> Iterator[Fact]:
    raise TypeError(f"nothing is known of how to show {thing!r}")


@_facts.register
def _credential(credential: Credential, catalogue: Catalogue, today: date) -> Iterator[Fact]:
    yield _("issuer"), _with_id(catalogue.issuer(credential))
    yield _("kind"), _(KIND_WORDS[credential.kind])
    yield _("family"), _with_id(catalogue.families[credential.family])
    yield _("level"), level_words(credential.level) or _("unknown")
    yield _("status"), _status(catalogue, credential)
    yield _("about"), credential.summary
    yield _("for"), credential.audience or ""
    yield _("also called"), ", ".join((*credential.acronyms, *credential.aliases))
    yield _("exam codes"), "; ".join(map(_code, credential.codes))
    yield from _weighted(catalogue, credential.skills, _("proves"))
    yield _("before it"), "; ".join(prerequisite_words(catalogue, credential))
    yield _("price"), cost_words(credential)
    yield _("study"), hours_words(credential.hours) or _("unknown")
    yield _("earned by"), _(ASSESSMENT_WORDS[credential.assessment]) if credential.assessment else ""
    yield _("held"), listed([_(DELIVERY_WORDS[d]) for d in credential.delivery], "or")
    yield _("languages"), ", ".join(credential.languages)
    yield _("recognised by"), ", ".join(credential.recognised_by)
    yield _("countries"), ", ".join(credential.countries)
    yield from upkeep_facts(catalogue, credential.renewal)
    yield _("page"), str(credential.url)
    for group, source in credential.sources.items():
        yield _("source of {group}").format(group=group), _source(source, today)


@_facts.register
def _role(role: Role, catalogue: Catalogue, today: date) -> Iterator[Fact]:
    yield _("kind"), _("role that leads") if role.leads else _("role")
    yield _("family"), _with_id(catalogue.families[catalogue.family_of[role.id]])
    yield _("about"), role.summary
    yield _("also called"), ", ".join(role.aliases)
    yield from _weighted(catalogue, role.skills, _("needs"))
    yield _("credentials for it"), f"laurel advise {role.id}"


@_facts.register
def _skill(skill: Skill, catalogue: Catalogue, today: date) -> Iterator[Fact]:
    yield _("kind"), _("skill")
    yield _("area"), skill.area
    yield _("also called"), ", ".join(skill.aliases)
    yield _("part of"), ", ".join(catalogue.broader(skill.id))
    yield _("parts"), ", ".join(s.id for s in catalogue.skills.values() if skill.id in s.broader)
    proving = sorted(catalogue.credentials.values(), key=lambda c: -c.skills.get(skill.id, 0))
    yield _("proved by"), ", ".join(c.id for c in proving if skill.id in c.skills)
    needing = sorted(catalogue.roles.values(), key=lambda r: -r.skills.get(skill.id, 0))
    yield _("needed by"), ", ".join(r.id for r in needing if skill.id in r.skills)


@_facts.register
def _issuer(issuer: Issuer, catalogue: Catalogue, today: date) -> Iterator[Fact]:
    yield _("kind"), _("issuer")
    yield _("also called"), ", ".join(issuer.aliases)
    yield _("page"), str(issuer.url)
    awarded = [c for c in catalogue.credentials.values() if catalogue.issuer_of[c.id] == issuer.id]
    yield _("awards"), "".join(f"\n  {c.id} – {full_name(c)}" for c in awarded)


@_facts.register
def _family(family: Family, catalogue: Catalogue, today: date) -> Iterator[Fact]:
    yield _("kind"), _("job family")
    yield _("also called"), ", ".join(family.aliases)
    yield _("roles"), ", ".join(r for r, f in catalogue.family_of.items() if f == family.id)
    yield _("credentials"), str(sum(1 for c in catalogue.credentials.values() if c.family == family.id))


def _weighted(catalogue: Catalogue, skills: Mapping[str, int], verb: str) -> Iterator[Fact]:
    for weight, words in _WEIGHTS.items():
        names = [catalogue.skills[s].name for s, w in skills.items() if w == weight]
        yield f"{verb} ({_(words)})", ", ".join(names)


def _with_id(owner: Issuer | Family) -> str:
    return f"{owner.name} ({owner.id})"


def _status(catalogue: Catalogue, credential: Credential) -> str:
    if credential.status == "active":
        return _("active")
    said = _("retired") if credential.status == "retired" else _("being retired")
    if credential.retires:
        said += " (" + day(credential.retires) + ")"
    if credential.successor:
        name = full_name(catalogue.credentials[credential.successor])
        said += ", " + _("its successor is {name} ({id})").format(name=name, id=credential.successor)
    return said


def _code(code: Code) -> str:
    if code.retired is None:
        return code.code
    said = _("{code} retired on {day}").format(code=code.code, day=day(code.retired))
    return said + (", " + _("{code} follows it").format(code=code.successor) if code.successor else "")


def _source(source: Source, today: date) -> str:
    """Where a group of facts was read and when; ``recalled`` when it was not read at all."""
    if source.checked is None:
        said = _("recalled, check the provider's page")
    else:
        said = _("checked {day}").format(day=day(source.checked))
        if source.is_stale(today):
            said += ", " + _("may be out of date")
    where = f"{source.url}, " if source.url else ""
    return f"{where}{said}" + (f" – {source.note}" if source.note else "")
