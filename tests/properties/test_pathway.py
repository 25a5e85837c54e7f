"""The solver against every order of every choice, on small problems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.model.renewal import Validity
from bot.knowledge.pathway.candidate import Candidate
from bot.knowledge.pathway.dominance import worth_choosing
from bot.knowledge.pathway.greedy import fits, greedy_choice
from bot.knowledge.pathway.problem import Problem, value
from bot.knowledge.pathway.solving import solve
from bot.knowledge.pathway.wish import Pace
from bot.knowledge.renewing.periods import period_end
from tests.properties.examples import examples

START = date(2026, 11, 26)
MOST_STEPS = 4
SKILLS = 3
IDS = "abcdefghij"


def _candidates(ids: str) -> st.SearchStrategy[tuple[Candidate, ...]]:
    groups = st.lists(st.frozensets(st.sampled_from(ids), min_size=1, max_size=2), max_size=1).map(tuple)

    def one(key: str) -> st.SearchStrategy[Candidate]:
        return st.builds(
            Candidate,
            id=st.just(key),
            gains=st.tuples(*[st.sampled_from((0, 0, 300, 333, 600, 1000))] * SKILLS),
            price=st.none() | st.integers(0, 60).map(lambda n: n * 500),
            hours=st.integers(1, 120),
            rank=st.none() | st.integers(0, 3),
            needs=st.one_of(st.just(()), st.just(()), groups),
            advised=st.one_of(st.just(()), st.just(()), groups),
            latest=st.none() | st.none() | st.integers(1, 300),
            validity=st.none() | st.sampled_from((Validity(), Validity(months=2), Validity(months=12))),
        )

    return st.tuples(*[one(key) for key in ids])


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    ids = IDS[: draw(st.integers(1, len(IDS)))]
    candidates = draw(_candidates(ids))
    budget = draw(st.none() | st.integers(0, 80).map(lambda n: n * 500))
    if budget is not None:  # an unknown price keeps out of a plan with a budget
        candidates = tuple(c for c in candidates if c.price is not None)
    return Problem(
        candidates, 1000 * SKILLS, Pace(START, draw(st.integers(1, 20))), draw(st.integers(0, 400)), budget,
        draw(st.integers(0, 3)), most_steps=MOST_STEPS,
    )  # fmt: skip


def keeps_all_rules(problem: Problem, steps: Sequence[Candidate]) -> bool:
    """Every rule in its own words, one step after the other."""
    if sum(c.hours for c in steps) > problem.hours:
        return False
    if problem.budget is not None and sum(c.price or 0 for c in steps) > problem.budget:
        return False
    end = problem.pace.day(sum(c.hours for c in steps))
    studied, level = 0, None
    for i, step in enumerate(steps):
        before = {c.id for c in steps[:i]}
        studied += step.hours
        if not all(group & before for group in step.needs) or studied > (step.latest or studied):
            return False
        if step.rank is not None:
            highest = problem.highest_start if level is None else max(problem.highest_start, level + 1)
            if (level is not None and step.rank < level) or step.rank > highest:
                return False
            level = step.rank if level is None else max(level, step.rank)
        expires = period_end(step.validity, problem.pace.day(studied)) if step.validity else None
        if expires is not None and expires < end:
            return False
    return True


def every_path(problem: Problem) -> list[tuple[Candidate, ...]]:
    sizes = range(1, min(MOST_STEPS, len(problem.candidates)) + 1)
    orders = (order for size in sizes for order in permutations(problem.candidates, size))
    return [order for order in orders if keeps_all_rules(problem, order)]


def lateness(problem: Problem, steps: Sequence[Candidate]) -> tuple[int, int]:
    """Advice that comes too late, and points times hours until they are proved."""
    against, late, studied = 0, 0, 0
    proved = [0] * SKILLS
    ids = {c.id for c in steps}
    for i, step in enumerate(steps):
        studied += step.hours
        before = {c.id for c in steps[:i]}
        against += sum(1 for group in step.advised if group & ids and not group & before)
        late += studied * sum(max(0, g - p) for g, p in zip(step.gains, proved, strict=True))
        proved = [max(g, p) for g, p in zip(step.gains, proved, strict=True)]
    return against, late


def rank_of(problem: Problem, steps: Sequence[Candidate]) -> Any:
    prices = [c.price for c in steps]
    cost = (sum(p is None for p in prices), sum(p for p in prices if p is not None))
    return (-value(problem, steps), *lateness(problem, steps), cost, sum(c.hours for c in steps))


@examples(60)
@given(problems())
def test_no_path_is_better_and_every_rule_is_kept(problem: Problem) -> None:
    found = solve(problem, time_limit=60)
    worthwhile = [p for p in every_path(problem) if value(problem, p) > 0]
    assert found.proved
    if not worthwhile:
        assert not found.steps
        return
    assert keeps_all_rules(problem, found.steps)
    assert found.value == max(value(problem, p) for p in worthwhile)
    assert rank_of(problem, found.steps) == min(rank_of(problem, p) for p in worthwhile)


@examples(60)
@given(problems())
def test_the_cheapest_and_the_shortest_have_enough_of_the_best(problem: Problem) -> None:
    best = solve(problem, time_limit=60)
    enough = [p for p in every_path(problem) if value(problem, p) >= max(1, best.value * 80 // 100)]
    cheapest = solve(replace(problem, aim="cheapest"), time_limit=60)
    shortest = solve(replace(problem, aim="shortest"), time_limit=60)
    if not enough or not best.steps:
        assert not cheapest.steps
        assert not shortest.steps
        return
    assert rank_of(problem, cheapest.steps)[3] == min(rank_of(problem, p)[3] for p in enough)
    assert sum(c.hours for c in shortest.steps) == min(sum(c.hours for c in p) for p in enough)


@examples(60)
@given(problems())
def test_what_is_replaced_is_missed_by_no_best_path(problem: Problem) -> None:
    fewer = replace(problem, candidates=worth_choosing(problem.candidates, frozenset()))
    assert solve(fewer, time_limit=60).value == solve(problem, time_limit=60).value


@examples(60)
@given(problems())
def test_the_same_problem_has_the_same_answer(problem: Problem) -> None:
    backwards = replace(problem, candidates=tuple(reversed(problem.candidates)))
    assert solve(problem, time_limit=60) == solve(problem, time_limit=60) == solve(backwards, time_limit=60)


@examples(60)
@given(problems())
def test_the_greedy_path_keeps_the_rules_too_and_is_no_better(problem: Problem) -> None:
    greedy = greedy_choice(problem)
    assert fits(problem, greedy)
    assert value(problem, greedy) <= solve(problem, time_limit=60).value


@examples(40)
@given(problems(), st.sampled_from(IDS))
def test_what_has_to_be_a_step_is_one_or_there_is_no_path(problem: Problem, key: str) -> None:
    if key not in {c.id for c in problem.candidates}:
        return
    pinned = replace(problem, included=frozenset({key}))
    found = solve(pinned, time_limit=60)
    possible = [p for p in every_path(problem) if any(c.id == key for c in p)]
    assert bool(found.steps) == bool(possible)
    if possible:
        assert key in {c.id for c in found.steps}
        assert found.value == max(value(problem, p) for p in possible)


@examples(40)
@given(problems(), st.sampled_from(IDS))
def test_the_shortest_way_to_one_step_takes_what_that_needs_and_no_more(problem: Problem, key: str) -> None:
    """A wish for a credential alone: nothing else is worth anything."""
    if key not in {c.id for c in problem.candidates}:
        return
    alone = tuple(replace(c, gains=()) for c in problem.candidates)
    wanted = replace(problem, candidates=alone, total=0, included=frozenset({key}), aim="shortest")
    found = solve(wanted, time_limit=60)
    possible = [p for p in every_path(wanted) if any(c.id == key for c in p)]
    assert found.proved
    assert bool(found.steps) == bool(possible)
    if possible:
        assert keeps_all_rules(wanted, found.steps)
        assert sum(c.hours for c in found.steps) == min(sum(c.hours for c in p) for p in possible)


def test_what_is_retired_soon_takes_no_room_when_it_is_no_step() -> None:
    def candidate(key: str, gains: tuple[int, ...], hours: int, rank: int | None, latest: int | None) -> Candidate:
        return Candidate(
            id=key, gains=gains, price=None, hours=hours, rank=rank, needs=(), advised=(), latest=latest, validity=None
        )

    problem = Problem(
        candidates=(
            candidate("a", (0, 0), 17, 1, 1), candidate("b", (300, 300), 40, None, None),
            candidate("c", (300, 0), 27, 0, None), candidate("d", (0, 300), 1, None, None),
        ),
        total=3000, pace=Pace(start=date(2026, 11, 26), hours_a_week=1), hours=42, budget=None, highest_start=0,
        included=frozenset(), most_steps=4, aim="shortest", enough=80,
    )  # fmt: skip
    assert {c.id for c in solve(problem, time_limit=60).steps} == {"c", "d"}
