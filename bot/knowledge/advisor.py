"""Which credentials fit: a pure ranking by how much of the wanted skills a credential proves.

The same wish over the same catalogue gives the same advice, and every point of a score has a reason that a
person can be told.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.countries import counts_in
from bot.knowledge.model.credential import LEVELS, Credential, Level
from bot.knowledge.model.renewal import Price
from bot.knowledge.rates import roughly
from bot.knowledge.rivals import AT_HEART, is_of_another_product, rivals_of

#: What each quality adds to a score of at most 1.
_POINTS = {
    "coverage": 0.47, "focus": 0.10, "field": 0.06, "level": 0.11, "recognition": 0.18, "cost": 0.05, "hours": 0.03,
}  # fmt: skip
#: ... and where a skill or a few are wanted rather than a job: who asks for Java wants what is about Java.
_POINTS_FOR_SKILLS = {
    "coverage": 0.44, "focus": 0.12, "field": 0.0, "level": 0.10, "recognition": 0.25, "cost": 0.05, "hours": 0.04,
}  # fmt: skip
_FEW_SKILLS = 3
_RECOGNISED = {3: 1.0, 2: 0.55, 1: 0.15, None: 0.4}
#: A credential that proves less than this share of the wanted skills is not advised.
_LEAST_COVERAGE = 0.06
_UNMET_PREREQUISITE = 0.10
#: What counts only in other countries than the person's, and what was made for the job in theirs.
_ELSEWHERE, _AT_HOME = 0.35, 0.06
#: Where a skill is wanted there is mostly something of use here as well.
_ELSEWHERE_FOR_SKILLS = 0.5
#: What has an entry of its own and leads to another job than the one that is wanted.
_OTHER_PROFESSION = 0.10
#: The power to which a skill's weight counts: the daily core of a job decides, not what is useful besides.
CORE_COUNTS = 3
#: What a price or hours that are unknown cost in the order, when there is a limit to keep.
_NOT_KNOWN_TO_FIT = 0.1
#: A step of a path is about the job in this share of its own skills at least.
_STEP_FOCUS = 0.5
#: ... and mainly about a skill that weighs so much in it.
_STEP_WEIGHT = 2
#: ... and what is sorted by another quality than fit in this share, proving at least this part of what the best does.
_SORTED_FOCUS = 0.3
_SORTED_COVERAGE = 0.25
#: A step of a path proves at least this share of what is still missing; less when it is a level up.
_STEP_GAIN = 0.3
_CLIMB_GAIN = 0.1
_LOOKED_AT = 25
#: Cost and hours at which their points are used up.
_DEAR = Decimal(1500)
_LONG = 250
#: What proves a skill to an employer: an exam weighs more than having attended.
_ASSESSED = {
    "exam": 1.0,
    "practical-exam": 1.0,
    "course-and-exam": 0.8,
    "portfolio": 0.8,
    "experience": 0.7,
    "course": 0.4,
}

Sort = Literal["fit", "cheapest", "shortest", "easiest"]


@dataclass(frozen=True)
class Wish:
    """What is wanted. ``skills``: id → weight 1 to 3. Money in ``currency``, hours in total. Empty means any."""

    skills: Mapping[str, int]
    level: Level | None = None
    budget: Decimal | None = None
    currency: str = "USD"
    hours: int | None = None
    delivery: str | None = None  # online, test-centre, in-person
    no_exam: bool = False
    issuers: Collection[str] = ()
    not_issuers: Collection[str] = ()
    not_credentials: Collection[str] = ()
    holds: Collection[str] = ()
    knows: Collection[str] = ()
    sort: Sort = "fit"
    family: str | None = None  # the job family, when a job is what is wanted
    country: str | None = None  # where the person works, by ISO 3166


@dataclass(frozen=True)
class Advised:
    """A credential with what speaks for it. ``points`` add up to ``score`` (before the penalty)."""

    credential: Credential
    score: float
    points: dict[str, float]
    proves: tuple[str, ...]  # wanted skills, weightiest first
    coverage: float  # share of the wanted weight, 0 to 1
    unmet: tuple[str, ...] = ()  # hard prerequisites in words or ids
    advised_first: tuple[str, ...] = ()


@dataclass(frozen=True)
class Advice:
    """``left_out`` counts credentials that would fit but for a condition, by condition."""

    ranked: tuple[Advised, ...]
    missing: tuple[str, ...]  # wanted skills not proved by anything held or known, weightiest first
    covered: tuple[str, ...]  # wanted skills proved already
    left_out: dict[str, int] = field(default_factory=dict)
    unpriced: int = 0  # ranked credentials whose price is unknown, or in money without a rate


def advise(catalogue: Catalogue, wish: Wish) -> Advice:
    """Rank the active credentials that prove something of what is still missing."""
    covered = skills_proved(catalogue, wish.holds) | {
        s for k in wish.knows for s in (k, *catalogue.all_broader.get(k, ()))
    }
    missing = {skill: weight for skill, weight in wish.skills.items() if skill not in covered}
    advised: list[Advised] = []
    left_out: dict[str, int] = {}
    wanted = missing or wish.skills
    rivals = rivals_of(catalogue, wish.skills, wish.knows)
    for key in _candidates(catalogue, wanted):
        credential = catalogue.credentials[key]
        if credential.status == "retired" or key in wish.holds or key in wish.not_credentials:
            continue
        coverage = share_proved(catalogue.proofs[key], wanted)
        if coverage < _LEAST_COVERAGE or is_of_another_product(catalogue, credential, rivals, wish.skills):
            continue
        obstacle = _obstacle(catalogue, credential, wish)
        if obstacle:
            left_out[obstacle] = left_out.get(obstacle, 0) + 1
        else:
            advised.append(_weigh(catalogue, credential, wanted, wish, coverage))
    if wish.sort != "fit":
        advised = _about_it(advised, wish)
    advised.sort(key=lambda a: _order(a, wish))
    by_weight = sorted(wish.skills, key=lambda s: -wish.skills[s])
    return Advice(
        tuple(advised),
        tuple(s for s in by_weight if s in missing),
        tuple(s for s in by_weight if s not in missing),
        left_out,
        sum(1 for a in advised if price_in(a.credential.cost, wish.currency) is None),
    )


def _is_of_skills(wish: Wish) -> bool:
    return len(wish.skills) <= _FEW_SKILLS


def _weights(wish: Wish) -> dict[str, float]:
    return _POINTS_FOR_SKILLS if _is_of_skills(wish) else _POINTS


def _about_it(advised: list[Advised], wish: Wish) -> list[Advised]:
    """The cheapest is wanted of those that are about it, and not of those that touch it: no register of nurses for a
    physiotherapist, no arborist for who handles dangerous goods.
    """
    focus = _SORTED_FOCUS * _weights(wish)["focus"]
    advised = [a for a in advised if a.points["focus"] >= focus] or advised
    advised = [a for a in advised if not _is_of_another_profession(a.credential, wish)] or advised
    least = _SORTED_COVERAGE * max((a.points["coverage"] for a in advised), default=0)
    return [a for a in advised if a.points["coverage"] >= least]


def path(catalogue: Catalogue, wish: Wish, advice: Advice, steps: int = 3) -> list[Advised]:
    """Credentials one after the other: prerequisites first, then what fits best and adds most.

    Levels do not go down on the way; the budget and the hours of the wish hold for all steps together. This
    is a greedy choice, not a proven best.
    """
    taken: list[Advised] = []
    while len(taken) < steps:
        step = _next_step(catalogue, wish, advice, taken)
        if step is None:
            break
        taken.append(step)
    return taken


def _is_of_another_profession(credential: Credential, wish: Wish) -> bool:
    """No dental nurse becomes a radiographer for the pictures: what has an entry of its own, and is about what is at
    most useful in the job.
    """
    entry = any(p.kind == "hard" and not p.any_of and p.text for p in credential.prerequisites)
    if not entry:
        return False
    strange = any(skill not in wish.skills for skill in credential.main_skills)  # no nurse guards a pool
    return not _is_at_heart(credential, wish, AT_HEART) or (strange and not is_mostly_of(credential, wish.skills))


def is_mostly_of(credential: Credential, skills: Collection[str]) -> bool:
    """Whether at least half of what it proves, by weight, is among these skills."""
    return 2 * sum(w for skill, w in credential.skills.items() if skill in skills) >= sum(credential.skills.values())


def _is_at_heart(credential: Credential, wish: Wish, least: int) -> bool:
    """Whether it is mainly about something that weighs so much in the job: no guide of tourists trains at a company."""
    return max((wish.skills.get(skill, 0) for skill in credential.main_skills), default=0) >= least


def _next_step(catalogue: Catalogue, wish: Wish, advice: Advice, taken: list[Advised]) -> Advised | None:
    holds = {*wish.holds, *(t.credential.id for t in taken)}
    proved = skills_proved(catalogue, holds)
    left = {s: w for s in advice.missing if s not in proved and (w := wish.skills[s])}
    floor = max((_rank(t.credential) for t in taken), default=0)
    best: tuple[float, Advised] | None = None
    for entry in advice.ranked[:_LOOKED_AT]:
        credential = entry.credential
        if credential.id in holds or not _within(wish, [*taken, entry]) or _rank(credential) < floor:
            continue
        if not counts_in(credential, wish.country) or not _is_at_heart(credential, wish, _STEP_WEIGHT):
            continue
        gain = share_proved(catalogue.proofs[credential.id], left)
        climbs = _rank(credential) > floor
        about_it = entry.points["focus"] >= _STEP_FOCUS * _POINTS["focus"]
        if taken and (not about_it or gain < (_CLIMB_GAIN if climbs else _STEP_GAIN)):
            continue
        value = entry.score + gain / 2
        if best is None or value > best[0]:
            best = (value, entry)
    if best is None:
        return None
    unmet = unmet_prerequisites(best[1].credential, holds)
    return next((a for a in advice.ranked if a.credential.id in unmet and not a.unmet), best[1] if not unmet else None)


def _rank(credential: Credential) -> int:
    return LEVELS.index(credential.level) if credential.level else 0


def _within(wish: Wish, steps: list[Advised]) -> bool:
    """Whether all steps together keep to the budget and the hours; unknown facts count nothing."""
    spent = sum((price_in(s.credential.cost, wish.currency) or Decimal(0) for s in steps), Decimal(0))
    hours = sum(s.credential.hours or 0 for s in steps)
    return (wish.budget is None or spent <= wish.budget) and (wish.hours is None or hours <= wish.hours)


def share_proved(proofs: Mapping[str, float], wanted: Mapping[str, int]) -> float:
    """The share of the wanted weight that is proved, 0 to 1."""
    total = sum(w**CORE_COUNTS for w in wanted.values())
    return sum(w**CORE_COUNTS * proofs.get(s, 0.0) for s, w in wanted.items()) / total if total else 0.0


def price_in(price: Price | None, currency: str) -> Decimal | None:
    """The amount in this currency, at a rough rate when it is printed in another; None when that is not known."""
    if price is None or price.every is not None:
        return None  # a subscription costs what the pace of study makes of it
    return roughly(price.amount, price.currency, currency)


def _candidates(catalogue: Catalogue, skills: Mapping[str, int]) -> list[str]:
    found: dict[str, None] = {}
    for skill in skills:
        found.update(dict.fromkeys(catalogue.by_skill.get(skill, ())))
    return list(found)


def skills_proved(catalogue: Catalogue, credentials: Collection[str]) -> set[str]:
    """Skills that the held credentials prove well enough to count as covered."""
    proved: set[str] = set()
    for key in credentials:
        held = catalogue.credentials.get(key)
        for skill, weight in held.skills.items() if held else ():
            if weight >= 2:
                proved |= {skill, *catalogue.all_broader[skill]}
    return proved


def _weigh(
    catalogue: Catalogue, credential: Credential, wanted: Mapping[str, int], wish: Wish, coverage: float
) -> Advised:
    proofs = catalogue.proofs[credential.id]
    proof = {s: proofs.get(s, 0.0) for s in wanted}
    own = sum(credential.skills.values())
    in_scope = {s for s in credential.skills if s in wish.skills or wish.skills.keys() & catalogue.all_broader[s]}
    of_skills, weights = _is_of_skills(wish), _weights(wish)
    qualities = {
        # Half of a job's needs in one credential is as good as it gets.
        "coverage": coverage if of_skills else min(1.0, coverage * 2),
        "focus": sum(w for s, w in credential.skills.items() if s in in_scope) / own,
        "field": 1.0 if wish.family in (None, credential.family) else 0.0,
        "level": _level_fit(credential, wish.level),
        "recognition": standing_of(credential),
        "cost": _thrift(credential, wish.currency),
        "hours": 1 - min(1.0, (credential.hours or _LONG // 2) / _LONG),
    }
    points = {name: round(weights[name] * value, 4) for name, value in qualities.items()}
    unmet = unmet_prerequisites(credential, wish.holds)
    score = sum(points.values()) - (_UNMET_PREREQUISITE if unmet else 0)
    if not of_skills and _is_of_another_profession(credential, wish):
        score -= _OTHER_PROFESSION
    if not counts_in(credential, wish.country):
        score -= _ELSEWHERE_FOR_SKILLS if of_skills else _ELSEWHERE
    elif credential.countries and wish.country is not None and credential.family == wish.family:
        score += _AT_HOME
    proves = sorted((s for s in wanted if proof[s] > 0), key=lambda s: -wanted[s] * proof[s])
    advised_first = tuple(
        i
        for p in credential.prerequisites
        if p.kind == "advised" and not set(p.any_of) & set(wish.holds)
        for i in p.any_of
    )
    return Advised(credential, round(score, 4), points, tuple(proves), coverage, unmet, advised_first)


def unmet_prerequisites(credential: Credential, holds: Collection[str]) -> tuple[str, ...]:
    """The hard prerequisites that name credentials, none of which is held: one id for each."""
    return tuple(
        p.any_of[0]
        for p in credential.prerequisites
        if p.kind == "hard" and p.any_of and not set(p.any_of) & set(holds)
    )


def _level_fit(credential: Credential, wanted: Level | None) -> float:
    if credential.level is None:
        return 0.5
    if wanted is None:  # nobody said: what most people can do next
        return {"entry": 0.8, "intermediate": 1.0, "advanced": 0.65, "expert": 0.3}[credential.level]
    apart = abs(LEVELS.index(credential.level) - LEVELS.index(wanted))
    return (1.0, 0.45, 0.1, 0.0)[apart]


def standing_of(credential: Credential) -> float:
    """How widely it is asked for, and how it is earned."""
    assessed = _ASSESSED.get(credential.assessment or "", 0.5)
    return 0.8 * _RECOGNISED[credential.recognition] + 0.2 * assessed


def _thrift(credential: Credential, currency: str) -> float:
    price = price_in(credential.cost, currency)
    return 0.4 if price is None else float(1 - min(Decimal(1), price / _DEAR))


def _obstacle(catalogue: Catalogue, credential: Credential, wish: Wish) -> str | None:
    """The first condition of the wish that a credential fails; unknown facts fail none but a wish for "free"."""
    issuer = catalogue.issuer_of[credential.id]
    price = price_in(credential.cost, wish.currency)
    if (wish.issuers and issuer not in wish.issuers) or issuer in wish.not_issuers:
        return "issuer"
    if wish.budget is not None and (price > wish.budget if price is not None else wish.budget == 0):
        return "budget"
    if wish.hours is not None and credential.hours is not None and credential.hours > wish.hours:
        return "hours"
    if wish.no_exam and (credential.assessment is None or "exam" in credential.assessment):
        return "exam"
    if wish.delivery and credential.delivery and wish.delivery not in credential.delivery:
        return "delivery"
    if wish.level == "entry" and credential.level in ("advanced", "expert"):
        return "level"
    return None


def _order(advised: Advised, wish: Wish) -> tuple[float, ...]:
    """By the wish; what is not known to keep within budget and hours loses some of its score."""
    lost = _NOT_KNOWN_TO_FIT * _unknowns(advised.credential, wish)
    return _by_wish(advised, advised.score - lost, wish)


def _unknowns(credential: Credential, wish: Wish) -> int:
    unpriced = wish.budget is not None and price_in(credential.cost, wish.currency) is None
    return unpriced + (wish.hours is not None and credential.hours is None)


def _by_wish(advised: Advised, score: float, wish: Wish) -> tuple[float, ...]:
    credential = advised.credential
    elsewhere = not counts_in(credential, wish.country)
    if wish.sort == "cheapest":
        price = price_in(credential.cost, wish.currency)
        return (elsewhere, float(price) if price is not None else 1e9, -score)
    if wish.sort == "shortest":
        return (elsewhere, credential.hours or 10_000, -score)
    if wish.sort == "easiest":
        return (elsewhere, LEVELS.index(credential.level) if credential.level else 9, -score)
    return (-score, float(len(credential.id)))
