"""Cycles, and the units earned and still to earn in them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model.renewal import EarlierPolicy, Renewal, Route, UnitCategory, Units, Validity
from bot.knowledge.renewing import Cycle, Entry, Year, carry, cycle_of, expiry_of, ledger, renew, unit_route, years_of
from tests.unit.knowledge.renewing.rules import rule, units

CPE = Units(name="CPE", total=Decimal(10), categories=(UnitCategory(name="A", minimum=Decimal(4)),))
ONE_YEAR = Cycle(date(2026, 1, 1), date(2026, 12, 31), 1)


def test_6_units_with_categories(knowledge: KnowledgeBase) -> None:
    """CISSP: 120, of which 90 of group A, and no more than 30 others."""
    cissp = knowledge.catalogue.credentials["isc2-cissp"]
    group_a, others = (category.name for category in units(cissp).categories)
    cycle = cycle_of(rule(cissp), date(2024, 1, 10), date(2027, 1, 10))
    assert cycle == Cycle(date(2024, 1, 10), date(2027, 1, 10), 3)
    entries = [
        Entry(date(2024, 1, 10), Decimal(50), group_a.upper()),
        Entry(date(2025, 6, 1), Decimal(45), others),
        Entry(date(2027, 1, 11), Decimal(99), group_a),
        Entry(date(2024, 1, 9), Decimal(99), group_a),
    ]
    account = ledger(units(cissp), cycle, entries, date(2026, 11, 2))
    assert (account.earned, account.counted, account.left) == (Decimal(95), Decimal(80), Decimal(40))
    assert [c.counted for c in account.by_category] == [50, 30]
    assert [c.left for c in account.by_category] == [40, 0]
    assert (account.months_left, account.pace_per_month) == (2, Decimal("20"))
    assert account.late_until == date(2027, 4, 10)


def test_6_the_total_is_not_enough_while_a_category_lacks(knowledge: KnowledgeBase) -> None:
    cissp = knowledge.catalogue.credentials["isc2-cissp"]
    cycle = Cycle(date(2024, 1, 10), date(2027, 1, 10), 3)
    entries = [Entry(date(2025, 6, 1), Decimal(200)), Entry(date(2025, 6, 1), Decimal(80), "Group A (the domains)")]
    account = ledger(units(cissp), cycle, entries, date(2026, 11, 2))
    assert (account.counted, account.left, account.surplus) == (Decimal(280), Decimal(10), Decimal(0))
    assert carry(units(cissp), cycle, entries) == 0


def test_6_a_yearly_minimum(knowledge: KnowledgeBase) -> None:
    """ISACA: 20 a year; 115 in the first year do not make up for a missed second one."""
    cisa = knowledge.catalogue.credentials["isaca-cisa"]
    cycle = cycle_of(rule(cisa), date(2024, 1, 10), date(2027, 1, 10))
    assert cycle is not None
    entries = [Entry(date(2024, 6, 1), Decimal(115)), Entry(date(2026, 5, 1), Decimal("2.5"))]
    account = ledger(units(cisa), cycle, entries, date(2026, 11, 2))
    assert [year.left for year in account.years] == [0, 20, Decimal("17.5")]
    assert account.this_year == account.years[2]
    assert (account.this_year.minimum, account.left) == (Decimal(20), Decimal("2.5"))
    assert account.pace_per_month == Decimal("1.5")


def test_6_carry_over_and_late_grace(knowledge: KnowledgeBase) -> None:
    """SHRM: 60 in a cycle, up to 20 carried on, 60 days late."""
    shrm = knowledge.catalogue.credentials["shrm-cp"]
    cycle = cycle_of(rule(shrm), date(2023, 8, 10), date(2026, 3, 31))
    assert cycle == Cycle(date(2023, 8, 10), date(2026, 3, 31), 3)
    many = [Entry(date(2025, 1, 1), Decimal(95))]
    some = [Entry(date(2025, 1, 1), Decimal(67))]
    assert carry(units(shrm), cycle, many) == 20
    assert carry(units(shrm), cycle, some) == 7
    following = cycle_of(rule(shrm), date(2023, 8, 10), date(2029, 3, 31))
    assert following == Cycle(date(2026, 4, 1), date(2029, 3, 31), 3)
    account = ledger(units(shrm), following, [], date(2026, 4, 1), carried=Decimal(20))
    assert (account.carried, account.counted, account.left) == (Decimal(20), Decimal(20), Decimal(40))
    assert (account.months_left, account.pace_per_month) == (36, Decimal("1.5"))
    assert account.late_until == date(2029, 5, 30)
    assert renew(shrm, date(2023, 8, 10), date(2026, 3, 31), date(2026, 5, 30)).expires == date(2029, 3, 31)


@pytest.mark.parametrize(
    ("name", "total"), [("pmi-pmp", 60), ("comptia-security-plus", 50), ("scrum-alliance-csm", 20)]
)
def test_6_units_alone(knowledge: KnowledgeBase, name: str, total: int) -> None:
    """Nothing is carried on and nothing is late where the rule does not say so."""
    credential = knowledge.catalogue.credentials[name]
    awarded = date(2026, 1, 10)
    cycle = cycle_of(rule(credential), awarded, expiry_of(credential, awarded).day)
    assert cycle is not None
    account = ledger(units(credential), cycle, [], awarded)
    assert account.total == account.left == total
    assert account.late_until is None
    assert carry(units(credential), cycle, [Entry(awarded, Decimal(500))]) == 0


def test_6_the_first_cycle_starts_with_the_award(knowledge: KnowledgeBase) -> None:
    """NREMT: certified in August, the first cycle takes 31 months, the next one two years."""
    emt = knowledge.catalogue.credentials["nremt-emt"]
    first = cycle_of(rule(emt), date(2026, 8, 20), date(2029, 3, 31))
    assert first == Cycle(date(2026, 8, 20), date(2029, 3, 31), 2)
    second = cycle_of(rule(emt), date(2026, 8, 20), date(2031, 3, 31))
    assert second == Cycle(date(2029, 4, 1), date(2031, 3, 31), 2)
    assert years_of(first) == (Year(date(2026, 8, 20), date(2028, 3, 31)), Year(date(2028, 4, 1), date(2029, 3, 31)))


def test_11_the_cycle_of_an_earlier_policy() -> None:
    """Five years for awards before 2021, three since: the first cycle keeps its five."""
    policy = Renewal(
        validity=Validity(months=36),
        routes=(Route(by="units", units=Units(name="PDU", total=Decimal(15))),),
        earlier=(EarlierPolicy(until=date(2021, 1, 1), validity=Validity(months=60)),),
    )
    assert cycle_of(policy, date(2020, 5, 1), date(2025, 5, 1)) == Cycle(date(2020, 5, 1), date(2025, 5, 1), 5)
    assert cycle_of(policy, date(2020, 5, 1), date(2028, 5, 1)) == Cycle(date(2025, 5, 2), date(2028, 5, 1), 3)


@pytest.mark.parametrize(
    ("total", "today", "months", "pace"),
    [
        ("120", "2026-01-01", 12, "10"),
        ("121", "2026-01-01", 12, "11"),
        ("14", "2026-01-01", 12, "1.5"),
        ("2", "2026-01-01", 12, "0.2"),
        ("0.5", "2026-12-31", 1, "0.5"),
        ("0.25", "2026-12-31", 1, "0.25"),
        ("7", "2027-01-01", 0, "7"),
        ("12", "2025-06-01", 12, "1"),
    ],
)
def test_a_pace_one_can_plan_with(total: str, today: str, months: int, pace: str) -> None:
    """Rounded up, and never more than what is left; before the cycle its own months count."""
    account = ledger(Units(name="CPE", total=Decimal(total)), ONE_YEAR, [], date.fromisoformat(today))
    assert (account.months_left, account.pace_per_month) == (months, Decimal(pace))


def test_nothing_is_left_when_all_is_earned() -> None:
    account = ledger(CPE, ONE_YEAR, [Entry(date(2026, 12, 31), Decimal(12), "a")], date(2026, 12, 31))
    assert account.left == account.pace_per_month == 0
    assert account.surplus == 2
    assert account.late_until is None


def test_carried_units_are_not_carried_twice() -> None:
    carrying = CPE.model_copy(update={"carry_over": Decimal(5)})
    entries = [Entry(date(2026, 5, 1), Decimal(4), "A")]
    assert carry(carrying, ONE_YEAR, entries, carried=Decimal(20)) == 4
    assert carry(carrying, ONE_YEAR, [], carried=Decimal(20)) == 0


def test_years_of_a_cycle() -> None:
    """The first year has the days that are over; an expiry that was brought forward has fewer years."""
    assert [year.start for year in years_of(Cycle(date(2024, 1, 10), date(2027, 1, 10), 3))] == [
        date(2024, 1, 10),
        date(2025, 1, 11),
        date(2026, 1, 11),
    ]
    assert years_of(Cycle(date(2026, 1, 1), date(2026, 6, 30), 3)) == (Year(date(2026, 1, 1), date(2026, 6, 30)),)
    assert date(2026, 6, 30) in years_of(ONE_YEAR)[0]


def test_before_and_after_the_cycle_its_first_and_last_year_are_shown() -> None:
    cycle = Cycle(date(2024, 1, 10), date(2027, 1, 10), 3)
    assert ledger(CPE, cycle, [], date(2023, 1, 1)).this_year.start == cycle.start
    assert ledger(CPE, cycle, [], date(2028, 1, 1)).this_year.end == cycle.end


def test_no_cycle_without_a_length_or_with_days_that_cross(knowledge: KnowledgeBase) -> None:
    assert cycle_of(Renewal(), date(2024, 1, 1), date(2027, 1, 1)) is None
    assert cycle_of(Renewal(validity=Validity(months=12)), date(2027, 1, 1), date(2026, 1, 1)) is None
    assert unit_route(rule(knowledge.catalogue.credentials["cncf-cka"])) is None
