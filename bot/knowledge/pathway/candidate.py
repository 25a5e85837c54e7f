"""Which credentials can be a step of a path, and what each brings and takes, in whole numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from math import ceil

from bot.knowledge.advisor import CORE_COUNTS, price_in, skills_proved, standing_of
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.countries import counts_in
from bot.knowledge.model.credential import LEVELS, Credential
from bot.knowledge.model.renewal import Validity
from bot.knowledge.pathway.wish import DAYS_A_WEEK, Pace, PathWish
from bot.knowledge.rates import roughly
from bot.knowledge.rivals import is_of_another_product, rivals_of
from bot.patterns import pattern

#: What a skill of weight 1 is worth when it is proved in full by what everybody asks for.
POINTS = 1000
#: A proof that employers do not know is worth this share of one that they ask for by name; so is one of a credential
#: that is mostly about something else.
_LITTLE_KNOWN = 0.65
_ASIDE = 0.8
#: Whether experience or a degree that is asked for in words is there, nobody here can tell.
_UNSURE_TO_BE_ADMITTED = 0.75
#: The weight of a skill that belongs to a job, and is not only useful in it.
_OF_THE_JOB = 2
_DAYS_A_MONTH = 30.4375
_MONTHS = {"month": 1, "year": 12}
CENTS = 100


@dataclass(frozen=True)
class Candidate:
    """``gains``: points for each missing skill, in the order of the problem. ``price`` in cents, None when unknown.

    ``hours`` are those still to study. ``rank``: the level from 0 to 3, None when unknown. Each of ``needs`` and
    ``advised`` is a group of credentials, one of which comes first. ``latest``: hours after which it is retired.
    """

    id: str
    gains: tuple[int, ...]
    price: int | None
    hours: int
    rank: int | None = None
    needs: tuple[frozenset[str], ...] = ()
    advised: tuple[frozenset[str], ...] = ()
    latest: int | None = None
    validity: Validity | None = None


@dataclass(frozen=True)
class Field:
    """``candidates`` by id. ``left_out``: how many that prove something missing were not, by reason."""

    missing: tuple[str, ...]  # weightiest first
    covered: tuple[str, ...]
    candidates: dict[str, Candidate]
    left_out: Mapping[str, int] = field(default_factory=dict)


def field_of(catalogue: Catalogue, wish: PathWish) -> Field:
    """The candidates of a wish: what proves a missing skill, and what those need or are advised to have first."""
    known = {s for k in wish.knows for s in (k, *catalogue.all_broader.get(k, ()))}
    proved = skills_proved(catalogue, wish.holds) | known
    by_weight = sorted(wish.skills, key=lambda s: -wish.skills[s])
    missing = tuple(s for s in by_weight if s not in proved)
    left_out: Counter[str] = Counter()
    found: dict[str, Candidate] = {}
    subjects = subjects_of(catalogue, wish)
    proving = dict.fromkeys(i for s in missing for i in catalogue.by_skill.get(s, ()))
    waiting = [*(i for i in proving if is_about(catalogue, catalogue.credentials[i], subjects)), *wish.included]
    seen: set[str] = set()
    while waiting:
        key = waiting.pop()
        if key in seen or key in wish.holds or key not in catalogue.credentials:
            continue
        seen.add(key)
        credential = catalogue.credentials[key]
        obstacle = None if key in wish.included else obstacle_of(catalogue, credential, wish)
        if obstacle or hours_of(credential, wish) is None:
            left_out[obstacle or "hours unknown"] += 1
            continue
        found[key] = _candidate(catalogue, credential, wish, missing)
        waiting += [i for group in (*found[key].needs, *found[key].advised) for i in group]
    return Field(missing, tuple(s for s in by_weight if s in proved), found, left_out)


@dataclass(frozen=True)
class Subjects:
    """What the credentials of a wish are about. ``heart``: of those ``wanted``, the ones that weigh most. ``skills``:
    those that are wanted, those that hold one, and the parts of one that is more than useful besides.
    """

    wanted: frozenset[str]
    heart: frozenset[str]
    skills: frozenset[str]
    rivals: frozenset[str]


def subjects_of(catalogue: Catalogue, wish: PathWish) -> Subjects:
    """What a credential has to be about, and the products that it must not be about."""
    wider = {broad for wanted in wish.skills for broad in catalogue.all_broader.get(wanted, ())}
    weighty = {s for s, weight in wish.skills.items() if weight >= _OF_THE_JOB}
    narrower = {s for s in catalogue.skills if weighty.intersection(catalogue.all_broader[s])}
    wanted = frozenset(wish.skills)
    most = max(wish.skills.values(), default=0)
    heart = frozenset(s for s, weight in wish.skills.items() if weight == most)
    return Subjects(wanted, heart, wanted | wider | narrower, rivals_of(catalogue, wish.skills, wish.knows))


def is_about(catalogue: Catalogue, credential: Credential, subjects: Subjects) -> bool:
    """Whether somebody would take it for that: half of what it is mainly about, or most of it, is among the skills.

    A Salesforce administrator proves a little customer service too, and no barista becomes one for that; nor is a
    red teamer's exam for who runs Active Directory. A licence is taken for what it is mainly about alone, where that
    itself is wanted; what asks for years of work before, where that is wanted most: nobody serves them for what is
    useful besides. What is about a rival of the product that a job is about, for nothing of it.
    """
    if is_of_another_product(catalogue, credential, subjects.rivals, subjects.wanted):
        return False
    skills = credential.skills
    main = credential.main_skills
    if asked_in_words(credential) and not subjects.heart.intersection(main):
        return False
    if credential.kind == "licence":
        return any(skill in subjects.wanted for skill in main)
    about = [skill for skill in skills if skill in subjects.skills]
    of_main = sum(skill in subjects.skills for skill in main)
    return 2 * of_main >= len(main) > 0 or 2 * sum(skills[skill] for skill in about) > sum(skills.values())


def obstacle_of(catalogue: Catalogue, credential: Credential, wish: PathWish) -> str | None:
    """The first condition of the wish that keeps a credential out; what is unknown cannot be planned with."""
    return _unwanted(catalogue, credential, wish) or _beyond_limits(credential, wish)


def _unwanted(catalogue: Catalogue, credential: Credential, wish: PathWish) -> str | None:
    issuer = catalogue.issuer_of[credential.id]
    if credential.status == "retired" or (credential.retires or wish.start) < wish.start:
        return "retired"
    if credential.id in wish.without or credential.id in wish.barred or issuer in wish.not_issuers:
        return "unwanted"
    if not counts_in(credential, wish.country):
        return "country"
    if wish.issuers and issuer not in wish.issuers:
        return "issuer"
    if wish.no_exam and (credential.assessment is None or "exam" in credential.assessment):
        return "exam"
    if wish.only_exam and "exam" not in (credential.assessment or ""):
        return "exam"
    if wish.highest is not None and _rank(credential) > LEVELS.index(wish.highest):
        return "level"
    served = wish.level == "entry" and asked_in_words(credential)
    return "experience" if served or served_after(credential, wish.holds) else None


def _beyond_limits(credential: Credential, wish: PathWish) -> str | None:
    hours = left_to_study(credential, wish)
    if hours is None:
        return "hours unknown"
    price = price_of(credential, wish) if wish.budget is not None else None
    if wish.budget is not None and price is None and not wish.unpriced:
        return "price unknown"
    if hours > Pace(wish.start, wish.hours_a_week).hours_until(wish.by):
        return "time"
    return "budget" if price is not None and wish.budget is not None and price > wish.budget else None


def asked_in_words(credential: Credential) -> tuple[str, ...]:
    """Hard prerequisites that name no credential, such as years of experience: nobody here can check them."""
    return tuple(p.text for p in credential.prerequisites if p.kind == "hard" and not p.any_of and p.text)


#: "Years of work as a journeyman", "held for three years", behind the credential that is named.
_TIME_SERVED = pattern(r"\b(?:years?\s+of\s+(?:work|practice)|held\s+for)\b", re.IGNORECASE)


def served_after(credential: Credential, holds: Collection[str]) -> bool:
    """Whether it asks for years with another credential, which somebody who does not hold that has not begun."""
    hard = (p for p in credential.prerequisites if p.kind == "hard" and p.any_of and p.text)
    return any(_TIME_SERVED.search(p.text or "") is not None and not set(p.any_of) & set(holds) for p in hard)


def hours_of(credential: Credential, wish: PathWish) -> int | None:
    """Those of the catalogue, else as somebody estimates them; None when neither is there."""
    return wish.hours_if_unknown if credential.hours is None else credential.hours


def left_to_study(credential: Credential, wish: PathWish) -> int | None:
    """Hours, at least one as long as it is not passed; None when they are unknown."""
    hours = hours_of(credential, wish)
    if hours is None:
        return None
    left = 100 - min(100, max(0, wish.studied.get(credential.id, 0)))
    return max(1, ceil(hours * left / 100))


def price_of(credential: Credential, wish: PathWish) -> Decimal | None:
    """What it costs in the wish's currency, maybe roughly; a subscription is paid for as long as the study takes."""
    price, hours = credential.cost, left_to_study(credential, wish)
    if price is None or price.every is None:
        return price_in(price, wish.currency)
    if hours is None:
        return None
    months = hours / wish.hours_a_week * DAYS_A_WEEK / _DAYS_A_MONTH
    return roughly(price.amount * max(1, ceil(months / _MONTHS[price.every])), price.currency, wish.currency)


def _candidate(catalogue: Catalogue, credential: Credential, wish: PathWish, missing: tuple[str, ...]) -> Candidate:
    proofs = catalogue.proofs[credential.id]
    credit = _credit(catalogue, credential, wish)
    gains = (round(POINTS * wish.skills[s] ** CORE_COUNTS * proofs.get(s, 0.0) * credit) for s in missing)
    price, hours = price_of(credential, wish), left_to_study(credential, wish) or 1
    latest = None
    if credential.retires is not None:
        latest = (credential.retires - wish.start).days * wish.hours_a_week // DAYS_A_WEEK
    return Candidate(
        credential.id, tuple(gains), None if price is None else ceil(price * CENTS), hours,
        LEVELS.index(credential.level) if credential.level else None, _groups(credential, "hard", wish.holds),
        _groups(credential, "advised", wish.holds), latest, credential.renewal.validity if credential.renewal else None,
    )  # fmt: skip


def _credit(catalogue: Catalogue, credential: Credential, wish: PathWish) -> float:
    """How much a proof by this credential counts, up to 1: how well it is known, and how much it is about the job."""
    own = sum(credential.skills.values())
    about = sum(
        w for s, w in credential.skills.items() if s in wish.skills or wish.skills.keys() & catalogue.all_broader[s]
    )
    known = _LITTLE_KNOWN + (1 - _LITTLE_KNOWN) * standing_of(credential)
    # Nobody does the job without its licence, so that one is the way, however long it takes to be admitted.
    unsure = asked_in_words(credential) and not (credential.kind == "licence" and _is_of_the_job(credential, wish))
    admitted = _UNSURE_TO_BE_ADMITTED if unsure else 1.0
    return known * (_ASIDE + (1 - _ASIDE) * about / own) * admitted


def _is_of_the_job(credential: Credential, wish: PathWish) -> bool:
    most = max(wish.skills.values(), default=0)
    return any(wish.skills.get(skill) == most for skill in credential.main_skills)


def _groups(credential: Credential, kind: str, holds: Collection[str]) -> tuple[frozenset[str], ...]:
    groups = (frozenset(p.any_of) for p in credential.prerequisites if p.kind == kind and p.any_of)
    return tuple(g for g in groups if not g & set(holds))


def _rank(credential: Credential) -> int:
    return LEVELS.index(credential.level) if credential.level else 0
