"""A good path at once, without proof: what adds most comes next, and then whatever swap makes it better."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bot.knowledge.pathway.candidate import Candidate
from bot.knowledge.pathway.ordering import best_order
from bot.knowledge.pathway.problem import Problem, cost, hours, value

Choice = tuple[Candidate, ...]


def greedy_choice(problem: Problem) -> Choice:
    """Steps that keep all limits; none when what has to be included does not keep them together."""
    known = {c.id: c for c in problem.candidates}
    chosen: Choice = ()
    for key in sorted(problem.included):
        chosen += _with_needs(known, known[key], chosen) if known[key] not in chosen else ()
    if not fits(problem, chosen):
        return ()
    while True:
        best, worth = chosen, value(problem, chosen)
        for more in _one_more(problem, known, chosen):
            gained = value(problem, more)
            if gained > worth and fits(problem, more):
                best, worth = more, gained
        if best == chosen:
            return chosen
        chosen = best


def improved(problem: Problem, chosen: Choice, key: Callable[[Choice], Any]) -> Choice:
    """The choice after every addition, exchange and omission of steps that makes its key less."""
    known = {c.id: c for c in problem.candidates}
    while True:
        best, least = chosen, key(chosen)
        for other in _neighbours(problem, known, chosen):
            found = key(other)
            if found < least and fits(problem, other):
                best, least = other, found
        if best == chosen:
            return chosen
        chosen = best


def fits(problem: Problem, chosen: Sequence[Candidate]) -> bool:
    """Whether the steps together keep the limits and can be put in an order."""
    if len(chosen) > problem.most_steps or hours(chosen) > problem.hours:
        return False
    spent = cost(chosen)
    if problem.budget is not None and (spent.unknown or spent.cents > problem.budget):
        return False
    return not problem.included - {c.id for c in chosen} and best_order(problem, chosen) is not None


def _neighbours(problem: Problem, known: dict[str, Candidate], chosen: Choice) -> Iterator[Choice]:
    yield from _one_more(problem, known, chosen)
    for i in range(len(chosen)):
        without = (*chosen[:i], *chosen[i + 1 :])
        yield without
        yield from _one_more(problem, known, without)


def _one_more(problem: Problem, known: dict[str, Candidate], chosen: Choice) -> Iterator[Choice]:
    for candidate in problem.candidates:
        if candidate not in chosen:
            yield (*chosen, *_with_needs(known, candidate, chosen))


def _with_needs(known: dict[str, Candidate], candidate: Candidate, chosen: Choice) -> Choice:
    """The candidate behind what it needs and is not chosen; of several the shortest. A circle comes to nothing new."""
    if not candidate.needs:
        return (candidate,)
    taken = {c.id for c in chosen}
    added: dict[str, Candidate] = {}

    def add(one: Candidate, above: frozenset[str]) -> None:
        for group in one.needs:
            options = [known[i] for i in sorted(group) if i in known and i not in above]
            if not group & (taken | added.keys()) and options:
                add(min(options, key=lambda c: (c.hours, c.id)), above | {one.id})
        added[one.id] = one

    add(candidate, frozenset({candidate.id}))
    return tuple(added.values())
