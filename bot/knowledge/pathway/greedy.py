"""A good path at once, without proof: what adds most comes next, and then whatever swap makes it better."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

from bot.knowledge.pathway.candidate import Candidate
from bot.knowledge.pathway.ordering import best_order
from bot.knowledge.pathway.problem import Problem, cost, hours, value

Choice = tuple[Candidate, ...]
#: So many candidates that add most to a choice are looked at closely.
_LOOKED_AT = 16


def greedy_choice(problem: Problem) -> Choice:
    """Steps that keep all limits; none when what has to be included does not keep them together."""
    if not problem.candidates:
        return ()
    near = _Neighbourhood(problem)
    chosen: Choice = ()
    for key in sorted(problem.included):
        chosen += near.with_needs(near.known[key], chosen) if near.known[key] not in chosen else ()
    if not fits(problem, chosen):
        return ()
    while True:
        worth = value(problem, chosen)
        more = sorted(near.one_more(chosen, len(problem.candidates)), key=lambda choice: -value(problem, choice))
        better = next((c for c in more if value(problem, c) <= worth or fits(problem, c)), chosen)
        if value(problem, better) <= worth:
            return chosen
        chosen = better


def improved(problem: Problem, chosen: Choice, key: Callable[[Choice], Any]) -> Choice:
    """The choice after every addition, exchange and omission of steps, among the likeliest, that lessens its key."""
    near = _Neighbourhood(problem)
    while True:
        best, least = chosen, key(chosen)
        for other in near.of(chosen):
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
    if problem.budget is not None and spent.cents > problem.budget:
        return False
    return not problem.included - {c.id for c in chosen} and best_order(problem, chosen) is not None


class _Neighbourhood:
    """Choices that differ by a step from a given one."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.known = {c.id: c for c in problem.candidates}

    def of(self, chosen: Choice) -> Iterator[Choice]:
        yield from self.one_more(chosen, _LOOKED_AT)
        for i in range(len(chosen)):
            without = (*chosen[:i], *chosen[i + 1 :])
            yield without
            yield from self.one_more(without, _LOOKED_AT)

    def one_more(self, chosen: Choice, most: int) -> Iterator[Choice]:
        """The choice and one of the candidates that add most to it, with what that needs."""
        for candidate in self._likeliest(chosen, most):
            if candidate not in chosen:
                yield (*chosen, *self.with_needs(candidate, chosen))

    def with_needs(self, candidate: Candidate, chosen: Choice) -> Choice:
        """The candidate behind what it needs and is not chosen; of several the shortest, each once."""
        if not candidate.needs:
            return (candidate,)
        taken = {c.id for c in chosen}
        added: dict[str, Candidate] = {}

        def add(one: Candidate, above: frozenset[str]) -> None:
            for group in one.needs:
                options = [self.known[i] for i in sorted(group) if i in self.known and i not in above]
                if not group & (taken | added.keys()) and options:
                    add(min(options, key=lambda c: (c.hours, c.id)), above | {one.id})
            added[one.id] = one

        add(candidate, frozenset({candidate.id}))
        return tuple(added.values())

    def _likeliest(self, chosen: Choice, most: int) -> Iterator[Candidate]:
        import numpy as np

        candidates = self.problem.candidates
        gains, effort = self._figures
        proved = np.max([c.gains for c in chosen], axis=0) if chosen else np.zeros(gains.shape[1], dtype=np.int64)
        added = np.maximum(gains - proved, 0).sum(axis=1) - effort
        return (candidates[i] for i in np.argsort(-added, kind="stable")[:most])

    @cached_property
    def _figures(self) -> tuple[Any, Any]:
        """What each candidate proves, and its effort."""
        import numpy as np

        candidates = self.problem.candidates
        gains = np.array([c.gains for c in candidates], dtype=np.int64).reshape(len(candidates), -1)
        return gains, np.array([self.problem.effort(c) for c in candidates], dtype=np.int64)
