"""From a problem to its best choice and order, with a proof, or with what is left to prove when the time is over.

A good choice is found first. What the relaxed model says cannot be part of a better one is left out, and HiGHS proves
the best of the few candidates that remain. A choice that cannot be put in an order is forbidden, and so is each of the
best ones in turn, until of several that are worth the same the one with the best order is found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

from bot.knowledge.pathway.greedy import Choice, greedy_choice, improved
from bot.knowledge.pathway.model import Goal, Model
from bot.knowledge.pathway.ordering import Order, best_order
from bot.knowledge.pathway.problem import Problem, cost, hours, value

#: Seconds for a whole answer; what is found by then is said to be unproved.
TIME_LIMIT = 2.0
#: So many choices of equal worth are looked at for the one whose value comes earliest.
_MOST_TIES = 12
_GOALS: dict[str, Goal] = {"cheapest": "cost", "shortest": "hours"}
#: What floating-point bounds may be off.
_SLACK = 1e-3


@dataclass(frozen=True)
class Solution:
    """``steps`` in order. ``gap``: by how many percent a better path could at most be better; 0 when it is proved."""

    steps: Choice
    value: int
    gap: int = 0

    @property
    def proved(self) -> bool:
        return self.gap == 0


def solve(problem: Problem, time_limit: float = TIME_LIMIT) -> Solution:
    """The best path of the problem; without steps when none keeps all limits.

    Best is, for most: the greatest value, then advice kept, value early, cost, hours. The cheapest and the shortest
    path have at least ``problem.enough`` percent of the greatest value.
    """
    if not problem.candidates:
        return Solution((), 0)
    until = perf_counter() + time_limit
    least_worth = None if problem.included else 1  # what has to be a step may add nothing
    most = _Search(problem, "value", least_worth, lambda: until - perf_counter())
    most.look()
    goal = _GOALS.get(problem.aim)
    if goal is None or most.best is None or most.unproved:
        return most.solution()
    enough = value(problem, most.best.steps) * problem.enough // 100
    enough = enough if problem.included else max(1, enough)
    least = _Search(problem, goal, enough, most.left, most.best.steps)
    least.look()
    return least.solution()


@dataclass(frozen=True)
class _Found:
    key: Any
    steps: Choice
    order: Order


class _Search:
    """The best choice for one goal among those of at least a value; ``start`` is one to begin with."""

    def __init__(
        self, problem: Problem, goal: Goal, at_least: int | None, left: Callable[[], float], start: Choice | None = None
    ) -> None:
        self.problem = problem
        self.goal = goal
        self.at_least = at_least
        self.left = left
        self.best: _Found | None = None
        self.bound: float | None = None
        self.unproved = False
        begun = improved(problem, greedy_choice(problem) if start is None else start, self._measure)
        if begun and (at_least is None or value(problem, begun) >= at_least):
            self.offer(begun)

    def look(self) -> None:
        """Find the best for the goal, and of its equals the one with the best order."""
        model = self._model(self.problem)
        relaxed = model.relax()
        if relaxed is None:
            return
        self.bound = relaxed.bound
        if self.best is not None:
            model = self._model(replace(self.problem, candidates=self._possible(relaxed.with_it)))
            self._only_as_good(model, self.goal, self.best.steps)
        goals: tuple[Goal, ...] = ("value",) if self.goal == "value" else (self.goal, "value")
        for goal in goals:
            model.aim(goal)
            found = self._next(model)
            if found is None:
                return
            self._only_as_good(model, goal, found)
        for _ in range(_MOST_TIES):
            if found is None:
                return
            model.forbid(found)
            found = self._next(model)

    def _next(self, model: Model) -> Choice | None:
        """The model's next choice that can be put in an order; None when there is none, or no time to find it."""
        while (left := self.left()) > 0:
            chosen = model.solve(left)
            if chosen is None:
                return None
            orderable = self.offer(chosen.candidates)
            if not chosen.proved:
                break
            if orderable:
                return chosen.candidates
            model.forbid(chosen.candidates)
        self.unproved = True
        return None

    def offer(self, chosen: Choice) -> bool:
        """Take a choice if it is the best so far; whether it can be put in an order."""
        order = best_order(self.problem, chosen) if chosen else None
        if order is None:
            return False
        known = {c.id: c for c in chosen}
        found = _Found(self._key(chosen, order), tuple(known[i] for i in order.ids), order)
        if self.best is None or found.key < self.best.key:
            self.best = found
        return True

    def solution(self) -> Solution:
        if self.best is None:
            return Solution((), 0, 100 if self.unproved else 0)
        worth = value(self.problem, self.best.steps)
        gap = 0
        if self.unproved and self.bound is not None:
            reached = abs(self._amount(self.best.steps))
            gap = max(1, round(100 * abs(abs(self.bound) - reached) / max(1, abs(self.bound), reached)))
        return Solution(self.best.steps, worth, gap)

    def _model(self, problem: Problem) -> Model:
        model = Model(problem)
        model.aim(self.goal)
        if self.at_least is not None:
            model.at_least(self.at_least)
        return model

    def _possible(self, with_it: Any) -> Choice:
        """The candidates with which a choice can be as good as the best so far."""
        assert self.best is not None  # noqa: S101 - for the type checker
        reached = self._amount(self.best.steps)
        if self.goal == "value":
            return tuple(c for c in self.problem.candidates if with_it[c.id] >= reached - _SLACK)
        return tuple(c for c in self.problem.candidates if with_it[c.id] <= reached + _SLACK)

    def _only_as_good(self, model: Model, goal: Goal, choice: Choice) -> None:
        if goal == "value":
            model.at_least(value(self.problem, choice))
        else:
            model.at_most(goal, self._amount(choice))

    def _amount(self, chosen: Choice) -> int:
        if self.goal == "value":
            return value(self.problem, chosen)
        return hours(chosen) if self.goal == "hours" else cost(chosen).amount

    def _measure(self, chosen: Choice) -> Any:
        """What the first choice is improved by: less is better."""
        worth = value(self.problem, chosen)
        if self.goal == "value":
            return -worth
        short = max(0, (self.at_least or 0) - worth)
        return (short, self._amount(chosen), -worth)

    def _key(self, chosen: Choice, order: Order) -> Any:
        worth = -value(self.problem, chosen)
        ties = (order.against_advice, order.late, cost(chosen), hours(chosen), order.ids)
        return (worth, *ties) if self.goal == "value" else (self._amount(chosen), worth, *ties)
