"""The choice of steps as a mixed-integer program for HiGHS (https://highs.dev).

A skill is worth its best proof, so it is cut into layers, one for each worth that some proof of it has: a layer counts
when a step reaches it. The relaxation of that is tight, and there are few layers however many credentials there are.
The order of the steps is not in here: what cannot be ordered is forbidden when it comes up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from bot.knowledge.pathway.candidate import Candidate
from bot.knowledge.pathway.problem import UNKNOWN_PRICE, Problem

if TYPE_CHECKING:
    import highspy

_INFINITE = 1e30
_ZERO = 1e-6

Goal = Literal["value", "cost", "hours"]


@dataclass(frozen=True)
class Chosen:
    """``bound``: the goal of no choice is better. ``proved``: nor is it better than this one's."""

    candidates: tuple[Candidate, ...]
    bound: int
    proved: bool


@dataclass(frozen=True)
class Relaxed:
    """No choice reaches more than ``bound`` of the goal, and none with a candidate more than ``with_it`` says."""

    bound: float
    with_it: Mapping[str, float]


@dataclass
class Model:
    """One problem with its goal and limits, which may be changed between two solutions."""

    problem: Problem
    _columns: dict[str, int] = field(default_factory=dict)
    _costs: list[float] = field(default_factory=list)
    _upper: list[float] = field(default_factory=list)
    _lower: list[float] = field(default_factory=list)
    _rows: list[tuple[float, float, dict[int, float]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for candidate in self.problem.candidates:
            self._columns[candidate.id] = self._column(
                -self.problem.effort(candidate), candidate.id in self.problem.included
            )
        self._limit()
        self._prove()
        self._follow()
        self._climb()
        self._solver = self._load()

    def solve(self, seconds: float) -> Chosen | None:
        """The best choice; None when there is none. What is found when the time is over is not proved."""
        import highspy

        solver = self._solver
        solver.setOptionValue("time_limit", solver.getRunTime() + seconds)
        solver.run()
        status, info = solver.getModelStatus(), solver.getInfo()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        proved = status == highspy.HighsModelStatus.kOptimal
        if not proved and info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return Chosen((), round(info.mip_dual_bound) if abs(info.mip_dual_bound) < _INFINITE else 0, proved=False)
        values = solver.getSolution().col_value
        chosen = tuple(c for c in self.problem.candidates if values[self._columns[c.id]] > 1 / 2)
        return Chosen(chosen, round(info.mip_dual_bound), proved)

    def relax(self) -> Relaxed | None:
        """What the relaxation says of the goal; None when even that cannot be met."""
        import highspy

        solver = self._solver
        solver.setOptionValue("solve_relaxation", True)
        solver.run()
        solver.setOptionValue("solve_relaxation", False)
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        bound, solution = solver.getInfo().objective_function_value, solver.getSolution()
        with_it = {
            key: bound if solution.col_value[column] > _ZERO else bound + solution.col_dual[column]
            for key, column in self._columns.items()
        }
        return Relaxed(bound, with_it)

    def aim(self, goal: Goal) -> None:
        """Look for most value, least cost or fewest hours."""
        import numpy as np

        costs = self._goal(goal)
        indices = np.arange(len(costs), dtype=np.int32)
        self._solver.changeColsCost(len(costs), indices, np.array(costs, dtype=float))
        self._solver.changeObjectiveSense(_sense(goal))

    def at_least(self, value: int) -> None:
        """Only choices of such a value from here on."""
        self._add(self._goal("value"), value, _INFINITE)

    def at_most(self, goal: Goal, amount: int) -> None:
        """Only choices of no more cost or hours from here on."""
        self._add(self._goal(goal), -_INFINITE, amount)

    def forbid(self, chosen: Collection[Candidate]) -> None:
        """Not exactly this choice any more."""
        ids = {c.id for c in chosen}
        row = {column: 1.0 if key in ids else -1.0 for key, column in self._columns.items()}
        self._add_row(row, -_INFINITE, len(ids) - 1)

    # -- building --------------------------------------------------------------------------------------

    def _column(self, worth: float, fixed: bool = False, upper: float = 1.0) -> int:
        self._costs.append(worth)
        self._lower.append(1.0 if fixed else 0.0)
        self._upper.append(upper)
        return len(self._costs) - 1

    def _row(self, terms: Mapping[int, float], lower: float, upper: float) -> None:
        self._rows.append((lower, upper, dict(terms)))

    def _sum(self, candidates: Iterable[Candidate], factor: float = 1.0) -> dict[int, float]:
        return {self._columns[c.id]: factor for c in candidates}

    def _limit(self) -> None:
        problem = self.problem
        self._row(self._sum(problem.candidates), 0, problem.most_steps)
        self._row({self._columns[c.id]: c.hours for c in problem.candidates}, 0, problem.hours)
        if problem.budget is not None:
            priced = {self._columns[c.id]: float(c.price or 0) for c in problem.candidates}
            self._row(priced, 0, problem.budget)

    def _prove(self) -> None:
        for gains in zip(*(c.gains for c in self.problem.candidates), strict=True):
            below = 0
            for worth in sorted({g for g in gains if g > 0}):
                layer = self._column(worth - below)
                reach = [c for c, g in zip(self.problem.candidates, gains, strict=True) if g >= worth]
                self._row({layer: 1.0, **self._sum(reach, -1.0)}, -_INFINITE, 0)
                below = worth

    def _follow(self) -> None:
        known = {c.id: c for c in self.problem.candidates}
        for candidate in self.problem.candidates:
            own = self._columns[candidate.id]
            for group in candidate.needs:
                self._row({own: 1.0, **self._sum((known[i] for i in sorted(group) if i in known), -1.0)}, -_INFINITE, 0)
            for group in candidate.advised:
                alone = self._column(-self.problem.advice_cost)
                first = self._sum((known[i] for i in sorted(group) if i in known), -1.0)
                self._row({own: 1.0, alone: -1.0, **first}, -_INFINITE, 0)

    def _climb(self) -> None:
        """No level is jumped over; and before what is retired there is room for the lower levels only."""
        for candidate in self.problem.candidates:
            own, rank = self._columns[candidate.id], candidate.rank
            if rank is not None and rank > self.problem.highest_start:
                steps = (c for c in self.problem.candidates if c.rank == rank - 1)
                self._row({own: 1.0, **self._sum(steps, -1.0)}, -_INFINITE, 0)
            if rank is not None and candidate.latest is not None:
                lower = {self._columns[c.id]: float(c.hours) for c in self.problem.candidates if _below(c, rank)}
                # Without it the lower ones have all hours that there are.
                taken = self.problem.hours - (candidate.latest - candidate.hours)
                self._row({**lower, own: float(taken)}, -_INFINITE, self.problem.hours)

    def _load(self) -> highspy.Highs:
        import highspy
        import numpy as np

        from bot.knowledge.pathway.solver import Solver

        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self._costs), len(self._rows)
        lp.col_cost_ = np.array(self._costs, dtype=float)
        lp.col_lower_, lp.col_upper_ = np.array(self._lower), np.array(self._upper)
        lp.row_lower_ = np.array([r[0] for r in self._rows], dtype=float)
        lp.row_upper_ = np.array([r[1] for r in self._rows], dtype=float)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(r[2]) for r in self._rows)], dtype=np.int32)
        lp.a_matrix_.index_ = np.array([i for r in self._rows for i in r[2]], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([v for r in self._rows for v in r[2].values()], dtype=float)
        whole = len(self.problem.candidates)
        kinds = highspy.HighsVarType
        lp.integrality_ = [kinds.kInteger] * whole + [kinds.kContinuous] * (len(self._costs) - whole)
        lp.sense_ = highspy.ObjSense.kMaximize
        solver = Solver()
        solver.passModel(lp)
        return solver

    def _goal(self, goal: Goal) -> list[float]:
        if goal == "value":
            return self._costs
        amounts = [0.0] * len(self._costs)
        for candidate in self.problem.candidates:
            unpriced = UNKNOWN_PRICE if candidate.price is None else candidate.price
            amounts[self._columns[candidate.id]] = float(candidate.hours if goal == "hours" else unpriced)
        return amounts

    def _add(self, terms: Sequence[float], lower: float, upper: float) -> None:
        self._add_row({i: v for i, v in enumerate(terms) if v}, lower, upper)

    def _add_row(self, terms: Mapping[int, float], lower: float, upper: float) -> None:
        import numpy as np

        indices = np.array(list(terms), dtype=np.int32)
        self._solver.addRow(lower, upper, len(indices), indices, np.array(list(terms.values()), dtype=float))


def _sense(goal: Goal) -> highspy.ObjSense:
    import highspy

    return highspy.ObjSense.kMaximize if goal == "value" else highspy.ObjSense.kMinimize


def _below(candidate: Candidate, rank: int) -> bool:
    return candidate.rank is not None and candidate.rank < rank
