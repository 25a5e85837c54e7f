"""The best order of a few steps: exact, over all subsets of them, which are at most 2 ** MOST_STEPS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.knowledge.pathway.candidate import Candidate
from bot.knowledge.pathway.problem import Problem, covered, hours
from bot.knowledge.renewing.periods import period_end


@dataclass(frozen=True, order=True)
class Order:
    """Steps in turn. The least one is best: advice kept, then value early (``late``: points times hours waited)."""

    against_advice: int
    late: int
    ids: tuple[str, ...]


def best_order(problem: Problem, chosen: Sequence[Candidate]) -> Order | None:
    """The best order in which every step can be taken; None when there is none.

    Prerequisites come first, levels do not go down and climb one at a time, what is retired is passed before, and
    nothing expires before the last step is done. What somebody wants first goes before what it does not need.
    """
    steps = sorted(chosen, key=lambda c: c.id)
    end = problem.pace.day(hours(steps))
    everything = (1 << len(steps)) - 1
    points = [covered(c for i, c in enumerate(steps) if mask >> i & 1) for mask in range(everything + 1)]
    best: dict[int, Order] = {0: Order(0, 0, ())}
    for mask in range(everything):
        if mask not in best:
            continue
        before, taken = best[mask], [c for i, c in enumerate(steps) if mask >> i & 1]
        for i, step in enumerate(steps):
            after = mask | 1 << i
            done = hours(taken) + step.hours
            if after == mask or not _can_follow(problem, taken, step, done, end):
                continue
            early = sum(1 for group in step.advised if not group & set(before.ids) and group & {c.id for c in steps})
            if step.id not in problem.first:
                early += sum(c.id in problem.first for c in steps if c.id not in before.ids)
            late = before.late + (points[after] - points[mask]) * done
            order = Order(before.against_advice + early, late, (*before.ids, step.id))
            if after not in best or order < best[after]:
                best[after] = order
    return best.get(everything)


def _can_follow(problem: Problem, taken: Sequence[Candidate], step: Candidate, done: int, end: date) -> bool:
    ids = {c.id for c in taken}
    if any(not group & ids for group in step.needs):
        return False
    reached = max((c.rank for c in taken if c.rank is not None and c.id not in problem.first), default=None)
    if step.rank is not None and step.id not in problem.first:
        if reached is not None and step.rank < reached:
            return False
        if step.rank > max(problem.highest_start, -1 if reached is None else reached + 1):
            return False
    if step.latest is not None and done > step.latest:
        return False
    expires = period_end(step.validity, problem.pace.day(done)) if step.validity else None
    return expires is None or expires >= end
