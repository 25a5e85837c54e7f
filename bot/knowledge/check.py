"""Looking a loaded catalogue over for what a parser cannot see."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.knowledge.catalogue import Catalogue, fold_code
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import short_name
from bot.knowledge.words import key
from bot.patterns import pattern


@dataclass(frozen=True)
class Finding:
    """``error`` breaks answers and fails the check; ``warning`` asks a person to look."""

    severity: Literal["error", "warning"]
    text: str


def check(catalogue: Catalogue, today: date) -> list[Finding]:
    """All findings, errors first."""
    rules: list[Callable[[], Iterable[Finding]]] = [
        lambda: _colliding_names(catalogue),
        lambda: _shared_doings(catalogue),
        lambda: _alike_in_short(catalogue),
        lambda: _colliding_codes(catalogue),
        lambda: _code_successors(catalogue),
        lambda: _prerequisite_cycles(catalogue),
        lambda: _broader_cycles(catalogue),
        lambda: _implausible_units(catalogue),
        lambda: _orphan_skills(catalogue),
        lambda: _inside_words(catalogue),
        lambda: _stale_facts(catalogue, today),
    ]
    found = [finding for rule in rules for finding in rule()]
    return sorted(found, key=lambda f: f.severity)


def _colliding_names(catalogue: Catalogue) -> Iterator[Finding]:
    tables: dict[str, Iterable[tuple[str, tuple[str, ...]]]] = {
        "credential": ((c.id, (c.name, *c.aliases)) for c in catalogue.credentials.values()),
        "issuer": ((i.id, (i.name, *i.aliases)) for i in catalogue.issuers.values()),
        "role": ((r.id, (r.name, *r.aliases)) for r in catalogue.roles.values()),
        "skill": ((s.id, (s.name, *s.aliases)) for s in catalogue.skills.values()),
        "family": ((f.id, (f.name, *f.aliases)) for f in catalogue.families.values()),
    }
    for kind, entries in tables.items():
        owners: dict[str, dict[str, None]] = defaultdict(dict)
        for owner, names in entries:
            for name in names:
                if not key(name):
                    yield Finding("error", f"{kind} '{owner}' has a name without letters: {name!r}")
                owners[key(name)][owner] = None
        for name, ids in owners.items():
            if len(ids) > 1 and not (kind == "credential" and _apart(catalogue, ids)):
                yield Finding("error", f"the name '{name}' is given to several {kind}s: {', '.join(ids)}")


def _apart(catalogue: Catalogue, ids: Iterable[str]) -> bool:
    """Whether each counts in countries of its own, so that the country of who says the name tells which is meant."""
    tied = [set(catalogue.credentials[i].countries) for i in ids]
    return all(tied) and sum(map(len, tied)) == len(set().union(*tied))


def _alike_in_short(catalogue: Catalogue) -> Iterator[Finding]:
    """Beside each other in an answer, two of one issuer could not be told apart."""
    owners: dict[tuple[str, str], list[str]] = defaultdict(list)
    for credential in catalogue.credentials.values():
        owners[catalogue.issuer(credential).id, short_name(credential)].append(credential.id)
    for (_, name), ids in owners.items():
        if len(ids) > 1:
            yield Finding("error", f"'{name}' is short for several; give each its own short: {', '.join(ids)}")


def _shared_doings(catalogue: Catalogue) -> Iterator[Finding]:
    """What people of two jobs say of themselves names neither."""
    for kind, things in (("role", catalogue.roles), ("skill", catalogue.skills)):
        owners: dict[str, list[str]] = defaultdict(list)
        for thing in things.values():
            for phrase in thing.does:
                owners[key(phrase)].append(thing.id)
        for phrase, ids in owners.items():
            if len(ids) > 1:
                yield Finding("error", f"'{phrase}' is what several {kind}s do: {', '.join(ids)}")


def _colliding_codes(catalogue: Catalogue) -> Iterator[Finding]:
    owners: dict[str, set[str]] = defaultdict(set)
    for credential in catalogue.credentials.values():
        for code in credential.codes:
            owners[fold_code(code.code)].add(credential.id)
        for name, count in Counter(fold_code(c.code) for c in credential.codes).items():
            if count > 1:
                yield Finding("error", f"'{credential.id}' lists the code '{name}' twice")
    for folded, ids in owners.items():
        if len(ids) > 1:
            yield Finding("error", f"the code '{folded}' belongs to several credentials: {', '.join(sorted(ids))}")


def _code_successors(catalogue: Catalogue) -> Iterator[Finding]:
    for credential in catalogue.credentials.values():
        for code in credential.codes:
            if code.successor and fold_code(code.successor) not in catalogue.code_owner:
                yield Finding("error", f"'{credential.id}': {code.code} leads to {code.successor}, an unknown code")
            if code.successor and code.retired is None:
                yield Finding("error", f"'{credential.id}': {code.code} has a successor but no retired date")


def _cycles(edges: dict[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Each cycle once, by depth-first search."""
    done: set[str] = set()
    for start in edges:
        path = [start] if start not in done else []
        ahead = [iter(edges[start])]
        while path:
            node = next(ahead[-1], None)
            if node is None:
                done.add(path.pop())
                ahead.pop()
            elif node in path:
                yield [*path[path.index(node) :], node]
            elif node not in done:
                path.append(node)
                ahead.append(iter(edges.get(node, ())))


def _prerequisite_cycles(catalogue: Catalogue) -> Iterator[Finding]:
    edges = {
        c.id: tuple(i for p in c.prerequisites if p.kind == "hard" for i in p.any_of)
        for c in catalogue.credentials.values()
    }
    for cycle in _cycles(edges):
        yield Finding("error", f"prerequisites go round in a circle: {' → '.join(cycle)}")


def _broader_cycles(catalogue: Catalogue) -> Iterator[Finding]:
    for cycle in _cycles({s.id: s.broader for s in catalogue.skills.values()}):
        yield Finding("error", f"broader skills go round in a circle: {' → '.join(cycle)}")


def _implausible_units(catalogue: Catalogue) -> Iterator[Finding]:
    for credential in catalogue.credentials.values():
        for text in _unit_troubles(credential):
            yield Finding("error", f"'{credential.id}': {text}")


def _unit_troubles(credential: Credential) -> Iterator[str]:
    renewal = credential.renewal
    if renewal is None:
        return
    for route in renewal.routes:
        units = route.units
        if units is None:
            continue
        cycle = route.extends_months or renewal.validity.months
        if units.total > 400:
            yield f"{units.total} {units.name} in one cycle is more than any issuer asks"
        if units.yearly_minimum and cycle and units.yearly_minimum * cycle > units.total * 12:
            yield f"a yearly minimum of {units.yearly_minimum} {units.name} adds up to more than {units.total}"
        if units.carry_over and units.carry_over > units.total:
            yield f"carries over {units.carry_over} of {units.total} {units.name}"
    if not renewal.expires and any(r.by != "fee" for r in renewal.routes) and not renewal.maintenance:
        yield "does not expire but has routes to renew; give validity.months or drop the routes"


def _orphan_skills(catalogue: Catalogue) -> Iterator[Finding]:
    used = {s for c in catalogue.credentials.values() for s in c.skills}
    used |= {s for r in catalogue.roles.values() for s in r.skills}
    used |= {b for s in used for b in catalogue.broader(s)}
    for skill in catalogue.skills:
        if skill not in used:
            yield Finding("warning", f"the skill '{skill}' is proved by no credential and needed by no role")


#: What is said among those who keep the catalogue; notes are read by those who ask.
_INSIDE = pattern(
    r"\b(?:recalled|taken over|on record|not (?:kept|recorded)|(?:weak|issuer) page|stored copy|researched|was read)\b",
    re.IGNORECASE,
)


def _inside_words(catalogue: Catalogue) -> Iterator[Finding]:
    for credential in catalogue.credentials.values():
        for note in re.findall(r'"note":"([^"]*)"', credential.model_dump_json()):
            if _INSIDE.search(note):
                yield Finding("error", f"'{credential.id}' has a note that readers do not understand: {note}")


def _stale_facts(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    for credential in catalogue.credentials.values():
        for group, source in credential.sources.items():
            if source.checked and source.checked > today:
                yield Finding("error", f"'{credential.id}': {group} was checked on {source.checked}, in the future")
            if source.is_stale(today):
                yield Finding("warning", f"'{credential.id}': {group} was last checked on {source.checked}")
