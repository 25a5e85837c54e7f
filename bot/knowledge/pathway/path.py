"""A learning path as a person is told it: steps with their days, what they add, and what stays open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from bot.knowledge.advisor import share_proved
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.credential import Credential
from bot.knowledge.pathway.candidate import Candidate, Field, asked_in_words, price_of
from bot.knowledge.pathway.framing import framed
from bot.knowledge.pathway.giving import Giving, what_gives
from bot.knowledge.pathway.solving import TIME_LIMIT, Solution, solve
from bot.knowledge.pathway.uncovered import Uncovered, why_uncovered
from bot.knowledge.pathway.wish import Pace, PathWish
from bot.knowledge.renewing.periods import period_end


@dataclass(frozen=True)
class Step:
    """``adds``: skills that it proves better than all steps before, weightiest first. ``price`` None is unknown.

    ``asks``: entry requirements in words, which nobody here can check. ``expires``: the end of its first period.
    """

    credential: Credential
    starts: date
    ends: date
    hours: int
    price: Decimal | None
    adds: tuple[str, ...]
    asks: tuple[str, ...] = ()
    expires: date | None = None

    @property
    def least(self) -> bool:
        """Whether more is due besides the price."""
        return bool(self.price and self.credential.cost and self.credential.cost.least)


@dataclass(frozen=True)
class Path:
    """``share``: of the weight of what was missing, 0 to 1. ``gap``: percent that a better path could be better by.

    ``giving``: for a path without steps, what would have to give.
    """

    wish: PathWish
    steps: tuple[Step, ...]
    missing: tuple[str, ...]
    covered: tuple[str, ...]
    share: float = 0.0
    gap: int = 0
    uncovered: tuple[Uncovered, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    impossible: tuple[str, ...] = ()
    giving: Giving | None = None

    @property
    def hours(self) -> int:
        return sum(s.hours for s in self.steps)

    @property
    def price(self) -> Decimal:
        """Of all steps whose price is known."""
        return sum((s.price for s in self.steps if s.price is not None), Decimal(0))

    @property
    def at_least(self) -> bool:
        """Whether more is due besides the price, for some of the steps."""
        return any(s.least for s in self.steps)

    @property
    def unpriced(self) -> int:
        return sum(1 for s in self.steps if s.price is None)

    @property
    def ends(self) -> date:
        return self.steps[-1].ends if self.steps else self.wish.start


def best_path(catalogue: Catalogue, wish: PathWish, time_limit: float = TIME_LIMIT) -> Path:
    """The best path for a wish, proved unless ``gap`` says otherwise. Pure, and takes up to ``time_limit`` seconds."""
    frame = framed(catalogue, wish)
    solution = Solution((), 0) if frame.impossible else solve(frame.problem, time_limit)
    path = _told(catalogue, wish, frame.field, solution)
    wanted = bool(path.missing or frame.problem.included) and not frame.impossible
    giving = what_gives(catalogue, wish) if wanted and not path.steps else None
    return replace(path, impossible=frame.impossible, giving=giving)


def _told(catalogue: Catalogue, wish: PathWish, chosen_from: Field, solution: Solution) -> Path:
    wish = replace(wish, currency=_money_of(catalogue, wish, solution))
    missing = {s: wish.skills[s] for s in chosen_from.missing}
    proofs: dict[str, float] = {}
    steps: list[Step] = []
    studied = 0
    for candidate in solution.steps:
        own = catalogue.proofs[candidate.id]
        adds = sorted((s for s in missing if own.get(s, 0.0) > proofs.get(s, 0.0)), key=lambda s: -missing[s] * own[s])
        steps.append(_step(catalogue, wish, candidate, studied, adds))
        studied += candidate.hours
        proofs |= {s: max(proofs.get(s, 0.0), own.get(s, 0.0)) for s in missing}
    open_skills = [s for s in missing if not proofs.get(s)]
    spent = sum((s.price for s in steps if s.price is not None), Decimal(0))
    return Path(
        wish, tuple(steps), chosen_from.missing, chosen_from.covered, share_proved(proofs, missing), solution.gap,
        why_uncovered(catalogue, wish, open_skills, spent, studied), chosen_from.left_out,
    )  # fmt: skip


def _money_of(catalogue: Catalogue, wish: PathWish, solution: Solution) -> str:
    """The money of the budget; without one, that in which all steps print their prices."""
    costs = [catalogue.credentials[each.id].cost for each in solution.steps]
    printed = {cost.currency for cost in costs if cost is not None and cost.amount}
    unlimited = wish.budget is None and wish.monthly is None
    return printed.pop() if unlimited and len(printed) == 1 else wish.currency


def _step(catalogue: Catalogue, wish: PathWish, candidate: Candidate, before: int, adds: Sequence[str]) -> Step:
    credential = catalogue.credentials[candidate.id]
    pace = Pace(wish.start, wish.hours_a_week)
    ends = pace.day(before + candidate.hours)
    renewal = credential.renewal
    return Step(
        credential, pace.day(before), ends, candidate.hours, price_of(credential, wish), tuple(adds),
        asked_in_words(credential), period_end(renewal.validity, ends) if renewal else None,
    )  # fmt: skip
