"""What a path does with facts that are unknown, with studies under way, and with wishes that cannot be fulfilled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.knowledge.catalogue import Catalogue, load_catalogue
from bot.knowledge.pathway import Monthly, PathWish, best_path
from tests.fakes.catalogue_folder import changed, write_catalogue

START = date(2026, 11, 2)


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return load_catalogue(write_catalogue(tmp_path))


@pytest.fixture
def wish(catalogue: Catalogue) -> PathWish:
    return PathWish(catalogue.roles["data-analyst"].skills, START, date(2027, 11, 2), hours_a_week=5)


def ids(catalogue: Catalogue, wish: PathWish) -> list[str]:
    return [s.credential.id for s in best_path(catalogue, wish).steps]


def test_the_short_step_comes_first_and_days_follow_the_pace(catalogue: Catalogue, wish: PathWish) -> None:
    path = best_path(catalogue, wish)
    first, second = path.steps
    assert [first.credential.id, second.credential.id] == ["example-charts", "example-sql"]
    assert (first.starts, first.ends) == (START, date(2026, 11, 9))  # 5 hours, 5 hours a week
    assert (second.starts, second.ends) == (date(2026, 11, 9), date(2027, 1, 4))  # 40 hours more
    assert (path.hours, path.price, path.unpriced, path.gap) == (45, Decimal(100), 0, 0)


def test_what_takes_unknown_hours_is_no_step_and_that_is_told(catalogue: Catalogue, wish: PathWish) -> None:
    path = best_path(catalogue, wish)
    assert "example-master" not in [s.credential.id for s in path.steps]
    assert path.left_out["hours unknown"] == 1
    assert [(u.skill, u.why, u.nearest) for u in path.uncovered] == [("python", "unknown", "example-master")]


def test_an_unknown_price_is_never_nothing(tmp_path: Path, wish: PathWish) -> None:
    catalogue = changed(tmp_path / "other", "credentials/example.yaml", "    cost: {amount: 0, currency: USD}\n", "")
    free = best_path(catalogue, replace(wish, budget=Decimal(0)))
    assert not free.steps
    assert free.left_out["price unknown"] == 1
    unlimited = best_path(catalogue, wish)
    assert (unlimited.price, unlimited.unpriced) == (Decimal(100), 1)


def test_an_unknown_price_is_let_in_beside_what_the_budget_pays(tmp_path: Path, wish: PathWish) -> None:
    catalogue = changed(tmp_path / "other", "credentials/example.yaml", "    cost: {amount: 0, currency: USD}\n", "")
    poor, able = replace(wish, budget=Decimal(99)), replace(wish, budget=Decimal(100))
    assert ids(catalogue, poor) == []
    assert ids(catalogue, replace(poor, unpriced=True)) == ["example-charts"]
    assert ids(catalogue, able) == ["example-sql"]
    assert ids(catalogue, replace(able, unpriced=True)) == ["example-charts", "example-sql"]


def test_a_study_under_way_takes_only_what_is_left_of_it(catalogue: Catalogue, wish: PathWish) -> None:
    path = best_path(catalogue, replace(wish, studied={"example-sql": 75}))
    assert {s.credential.id: s.hours for s in path.steps} == {"example-charts": 5, "example-sql": 10}


def test_what_is_held_is_no_step_and_covers_its_skills(catalogue: Catalogue, wish: PathWish) -> None:
    path = best_path(catalogue, replace(wish, holds=("example-sql",)))
    assert [s.credential.id for s in path.steps] == ["example-charts"]
    assert "sql" in path.covered


def test_a_subscription_costs_what_the_pace_makes_of_it(tmp_path: Path, wish: PathWish) -> None:
    catalogue = changed(
        tmp_path / "other", "credentials/example.yaml", "{amount: 100, currency: USD, member: 80}",
        "{amount: 30, currency: USD, every: month}",
    )  # fmt: skip
    slow = best_path(catalogue, wish)  # 40 hours at 5 a week: 8 weeks, two months
    quick = best_path(catalogue, replace(wish, hours_a_week=20))
    assert (slow.price, quick.price) == (Decimal(60), Decimal(30))


def test_money_without_a_rate_is_not_converted(catalogue: Catalogue, wish: PathWish) -> None:
    path = best_path(catalogue, replace(wish, budget=Decimal(500), currency="NGN"))
    assert [s.credential.id for s in path.steps] == ["example-charts"]  # free in any currency
    assert path.left_out["price unknown"] == 1


def test_a_budget_in_other_money_is_held_roughly(catalogue: Catalogue, wish: PathWish) -> None:
    enough = best_path(catalogue, replace(wish, budget=Decimal(87), currency="EUR"))  # $100 is about €87
    assert (enough.price, enough.wish.currency) == (Decimal(87), "EUR")
    short = best_path(catalogue, replace(wish, budget=Decimal(86), currency="EUR"))
    assert [s.credential.id for s in short.steps] == ["example-charts"]


def test_money_of_every_month_comes_together_in_whole_months_and_one_at_least() -> None:
    monthly = Monthly(Decimal(40), START)
    assert [monthly.by(day) for day in (START, date(2026, 12, 31), date(2027, 11, 2))] == [40, 40, 480]
    assert [monthly.enough_on(Decimal(n)) for n in (40, 41, 480)] == [
        date(2026, 12, 2), date(2027, 1, 2), date(2027, 11, 2),
    ]  # fmt: skip


def test_more_months_bring_more_money(catalogue: Catalogue, wish: PathWish) -> None:
    only = replace(wish, by=date(2027, 1, 10), without=["example-charts"], budget=Decimal(40))
    assert (few := best_path(catalogue, replace(only, monthly=Monthly(Decimal(20), START)))).giving is not None
    assert (few.giving.budget, few.giving.by) == (Decimal(100), date(2027, 4, 2))
    assert best_path(catalogue, only).giving != few.giving


def test_without_a_budget_a_plan_is_counted_in_the_money_its_prices_are_in(
    catalogue: Catalogue, wish: PathWish
) -> None:
    path = best_path(catalogue, replace(wish, budget=None, currency="EUR"))
    assert (path.price, path.wish.currency) == (Decimal(100), "USD")


def test_without_exams_and_without_one_that_is_named(catalogue: Catalogue, wish: PathWish) -> None:
    assert ids(catalogue, replace(wish, no_exam=True)) == ["example-charts"]
    assert ids(catalogue, replace(wish, without=("example-charts",))) == ["example-sql"]
    assert ids(catalogue, replace(wish, not_issuers=("example-board",))) == []


def test_what_would_have_to_give_is_computed(catalogue: Catalogue, wish: PathWish) -> None:
    """Only one credential proves SQL: its 100 dollars and 40 hours are the least."""
    only = replace(wish, skills={"sql": 3})
    poor = best_path(catalogue, replace(only, budget=Decimal(20))).giving
    assert poor is not None
    assert poor.budget == Decimal(100)
    hurried = best_path(catalogue, replace(only, by=date(2026, 11, 30))).giving  # four weeks
    assert hurried is not None
    assert (hurried.by, hurried.hours_a_week) == (date(2026, 12, 28), 10)
    both = best_path(catalogue, replace(only, budget=Decimal(20), by=date(2026, 11, 30))).giving
    assert both is not None
    assert both.together
    assert (both.budget, both.by) == (Decimal(100), date(2026, 12, 28))
    unwanted = best_path(catalogue, replace(only, without=("example-sql",))).giving
    assert unwanted is not None
    assert unwanted.conditions


def test_what_cannot_be_planned_with_is_said_when_it_is_asked_for(catalogue: Catalogue, wish: PathWish) -> None:
    path = best_path(catalogue, replace(wish, included=("example-master",)))
    assert path.impossible == ("example-master",)
    assert not path.steps


def test_without_time_to_prove_it_the_path_says_by_how_much_it_could_be_better(
    catalogue: Catalogue, wish: PathWish
) -> None:
    path = best_path(catalogue, wish, time_limit=0)
    assert [s.credential.id for s in path.steps] == ["example-charts", "example-sql"]
    assert path.gap >= 1


def test_nothing_expires_before_the_end(tmp_path: Path, wish: PathWish) -> None:
    """Charts that hold for a month cannot come before eight weeks of SQL, and a level of its own keeps them first."""
    catalogue = changed(tmp_path / "other", "credentials/example.yaml", "    renewal: {}\n",
                        "    renewal: {validity: {months: 1}}\n")  # fmt: skip
    assert ids(catalogue, wish) == ["example-sql", "example-charts"]


def test_a_credential_alone_is_reached_through_what_it_needs(tmp_path: Path, wish: PathWish) -> None:
    """The master needs the reader; charts would prove more, but are not asked for."""
    catalogue = changed(
        tmp_path / "other", "credentials/example.yaml", "    summary: Everything about data.\n",
        "    summary: Everything about data.\n    hours: 60\n",
    )  # fmt: skip
    alone = replace(wish, skills={}, included=("example-master",), level="expert", aim="shortest")
    path = best_path(catalogue, alone)
    assert [(s.credential.id, s.hours) for s in path.steps] == [("example-sql", 40), ("example-master", 60)]
    assert path.gap == 0
    assert ids(catalogue, replace(alone, holds=("example-sql",))) == ["example-master"]
    hurried = best_path(catalogue, replace(alone, by=date(2026, 11, 30)))  # four weeks
    assert not hurried.steps
    assert hurried.giving is not None
    assert hurried.giving.by == date(2027, 3, 22)
