"""Finding the best learning path, beside a greedy one: time, and what each covers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from time import perf_counter

from bot.knowledge.catalogue import Catalogue, load_catalogue
from bot.knowledge.model.credential import Credential
from bot.knowledge.pathway.framing import framed
from bot.knowledge.pathway.greedy import greedy_choice
from bot.knowledge.pathway.path import best_path
from bot.knowledge.pathway.problem import covered
from bot.knowledge.pathway.solving import solve
from bot.knowledge.pathway.wish import PathWish
from tests.benchmarks import report

#: Milliseconds for a whole path on the shipped catalogue.
_TARGET = 200.0
_SIZES = (2_000, 5_000)
_TODAY = date(2026, 11, 2)
#: Budget, hours a week and end of the wishes: tight, open, roomy.
_LIMITS = (
    (Decimal(500), 5, date(2027, 6, 1)), (None, 5, date(2027, 11, 2)), (Decimal(1500), 10, date(2027, 11, 2)),
)  # fmt: skip


@dataclass
class Compared:
    """Milliseconds and points covered of both, path by path; ``unproved`` counts those that ran out of time."""

    best: list[float] = field(default_factory=list)
    greedy: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    unproved: int = 0

    def note(self, catalogue: Catalogue, wish: PathWish) -> None:
        began = perf_counter()
        problem = framed(catalogue, wish).problem
        framing = perf_counter() - began
        began = perf_counter()
        solution = solve(problem)
        self.best.append(1000 * (framing + perf_counter() - began))
        began = perf_counter()
        greedy = greedy_choice(problem)
        self.greedy.append(1000 * (framing + perf_counter() - began))
        self.unproved += not solution.proved
        if solution.steps:
            self.shares.append(covered(greedy) / covered(solution.steps) if greedy else 0.0)


def run(quick: bool) -> list[report.Line]:
    """The shipped catalogue with every job (every tenth in a quick run), then larger ones."""
    catalogue = load_catalogue()
    best_path(catalogue, _wishes(catalogue, ["data-engineer"])[0])  # loads the solver
    jobs = list(catalogue.roles)[:: 10 if quick else 1]
    measured = {len(catalogue.credentials): _compare(catalogue, jobs)}
    for size in () if quick else _SIZES:
        measured[size] = _compare(_grown(catalogue, size), jobs[::10])
    shipped = measured[len(catalogue.credentials)]
    print(_table(measured) + "\n")  # noqa: T201 - the output of `make bench`
    return [
        report.Line("Learning path, p50", report.percentile(shipped.best, 0.5), "ms"),
        report.Line("Learning path, p95", report.percentile(shipped.best, 0.95), "ms", _TARGET),
    ]


def _wishes(catalogue: Catalogue, jobs: Sequence[str]) -> list[PathWish]:
    return [
        PathWish(catalogue.roles[job].skills, _TODAY, by, hours, budget)
        for job in jobs
        for budget, hours, by in _LIMITS
    ]


def _compare(catalogue: Catalogue, jobs: Sequence[str]) -> Compared:
    compared = Compared()
    for wish in _wishes(catalogue, jobs):
        compared.note(catalogue, wish)
    return compared


def _grown(catalogue: Catalogue, size: int, seed: int = 7) -> Catalogue:
    """The shipped credentials and variants of those that can be planned with: other hours, prices and a skill less."""
    chance = random.Random(seed)  # noqa: S311
    patterns = [c for c in catalogue.credentials.values() if c.hours and c.cost and c.status == "active"]
    grown = dict(catalogue.credentials)
    issuer_of = dict(catalogue.issuer_of)
    while len(grown) < size:
        pattern = chance.choice(patterns)
        variant = _variant(pattern, f"{pattern.id}-{len(grown)}", chance)
        grown[variant.id] = variant
        issuer_of[variant.id] = catalogue.issuer_of[pattern.id]
    return replace(catalogue, credentials=grown, issuer_of=issuer_of)


def _variant(pattern: Credential, key: str, chance: random.Random) -> Credential:
    skills = dict(pattern.skills)
    if len(skills) > 1:
        del skills[chance.choice(list(skills))]
    assert pattern.cost is not None
    cost = pattern.cost.model_copy(update={"amount": round(pattern.cost.amount * Decimal(chance.uniform(0.5, 1.5)))})
    hours = max(1, round((pattern.hours or 1) * chance.uniform(0.5, 1.5)))
    return pattern.model_copy(update={"id": key, "skills": skills, "cost": cost, "hours": hours})


def _table(measured: dict[int, Compared]) -> str:
    header = (
        "credentials",
        "best p50 / p95",
        "greedy p50 / p95",
        "greedy covers of the best, mean / worst",
        "unproved",
    )
    rows = []
    for size, found in measured.items():
        best, greedy = (
            [report.figure(report.percentile(t, s)) for s in (0.5, 0.95)] for t in (found.best, found.greedy)
        )
        mean, worst = sum(found.shares) / len(found.shares), min(found.shares)
        rows.append((f"{size:,}", f"{best[0]} / {best[1]} ms", f"{greedy[0]} / {greedy[1]} ms",
                     f"{mean:.1%} / {worst:.1%}", str(found.unproved)))  # fmt: skip
    return report.table(header, rows)
