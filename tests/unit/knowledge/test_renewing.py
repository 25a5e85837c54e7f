"""The renewal engine: month arithmetic, one test for each shape of rule with real credentials, and the ledger."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model.credential import Credential
from bot.knowledge.model.renewal import EarlierPolicy, Renewal, Route, UnitCategory, Units, Validity
from bot.knowledge.renewing import (
    Cascaded,
    Cycle,
    Entry,
    Expiry,
    Renewed,
    Window,
    Year,
    add_months,
    carry,
    cascade,
    cycle_of,
    expiry_of,
    ledger,
    months_until,
    period_end,
    renew,
    routes_differ,
    routes_of,
    unit_route,
    window,
    years_of,
)


def rule(credential: Credential) -> Renewal:
    assert credential.renewal is not None
    return credential.renewal


def units(credential: Credential) -> Units:
    route = unit_route(rule(credential))
    assert route is not None
    assert route.units is not None
    return route.units


def by(credential: Credential, kind: str) -> Route:
    return next(route for route in rule(credential).routes if route.by == kind)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("anchor", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2000-02-29", 1200, "2100-02-28"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-11-02", 36, "2029-11-02"),
        ("2026-11-02", 0, "2026-11-02"),
        ("2026-01-31", -2, "2025-11-30"),
        ("2026-03-31", -1, "2026-02-28"),
        ("9999-01-01", 12, "9999-12-31"),
        ("0001-01-01", -1, "0001-01-01"),
    ],
)
def test_adding_months_keeps_the_day_or_the_months_end(anchor: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(anchor), months) == day(expected)


@pytest.mark.parametrize(
    ("today", "until", "expected"),
    [
        ("2026-11-02", "2026-11-02", 1),
        ("2026-11-02", "2026-11-03", 1),
        ("2026-11-02", "2026-12-02", 1),
        ("2026-11-02", "2026-12-03", 2),
        ("2026-11-02", "2027-01-01", 2),
        ("2026-11-30", "2027-02-28", 3),
        ("2026-01-31", "2026-02-28", 1),
        ("2026-11-03", "2026-11-02", 0),
    ],
)
def test_a_begun_month_counts_as_one(today: str, until: str, expected: int) -> None:
    assert months_until(date.fromisoformat(today), date.fromisoformat(until)) == expected


@pytest.mark.parametrize(
    ("validity", "awarded", "birth_month", "expected"),
    [
        (Validity(), "2026-03-15", None, None),
        (Validity(months=36), "2026-03-15", None, "2029-03-15"),
        (Validity(months=36), "2024-02-29", None, "2027-02-28"),
        (Validity(months=24, ends="month-end"), "2026-03-15", None, "2028-03-31"),
        (Validity(months=24, ends="month-end"), "2026-02-01", None, "2028-02-29"),
        (Validity(months=24, ends="month-end"), "2026-03-31", None, "2028-03-31"),
        (Validity(months=36, ends="birth-month-end"), "2016-05-10", 7, "2019-07-31"),
        (Validity(months=36, ends="birth-month-end"), "2023-01-20", 10, "2026-10-31"),
        (Validity(months=36, ends="birth-month-end"), "2023-08-10", 3, "2026-03-31"),
        (Validity(months=36, ends="birth-month-end"), "2025-05-10", 2, "2028-02-29"),
        (Validity(months=36, ends="birth-month-end"), "2023-08-10", None, "2026-08-10"),
        (Validity(months=3, ends="birth-month-end"), "2026-06-10", 4, "2027-04-30"),
        (Validity(months=24, ends="fixed-day", fixed_day="03-31"), "2026-02-10", None, "2028-03-31"),
        (Validity(months=24, ends="fixed-day", fixed_day="03-31"), "2026-06-30", None, "2028-03-31"),
        (Validity(months=24, ends="fixed-day", fixed_day="03-31"), "2026-07-01", None, "2029-03-31"),
        (Validity(months=24, ends="fixed-day", fixed_day="09-30"), "2026-03-01", None, "2028-09-30"),
        (Validity(months=24, ends="fixed-day", fixed_day="09-30"), "2026-09-30", None, "2029-09-30"),
        (Validity(months=12, ends="fixed-day", fixed_day="12-31"), "2026-11-20", None, "2027-12-31"),
        (Validity(months=36, ends="fixed-day", fixed_day="12-31"), "2026-01-02", None, "2029-12-31"),
        (Validity(months=12, ends="fixed-day", fixed_day="02-29"), "2026-01-02", None, "2027-02-28"),
        (Validity(months=1, ends="fixed-day", fixed_day="03-31"), "2026-05-01", None, "2027-03-31"),
    ],
)  # fmt: skip
def test_a_period_ends_on_the_day_its_shape_says(
    validity: Validity, awarded: str, birth_month: int | None, expected: str | None
) -> None:
    assert period_end(validity, date.fromisoformat(awarded), birth_month) == day(expected)


def test_1_no_expiry(knowledge: KnowledgeBase) -> None:
    scrum_master = knowledge.catalogue.credentials["scrum-org-psm-1"]
    assert expiry_of(scrum_master, date(2026, 11, 2)) == Expiry(None, "no-expiry", None)
    assert window(rule(scrum_master), None) == Window()
    assert renew(scrum_master, date(2020, 1, 1), None, date(2026, 11, 2)).expires is None


def test_1_unknown_differs_from_no_expiry(knowledge: KnowledgeBase) -> None:
    """The printed day stays the person's own; the engine adds nothing to it."""
    unknown = next(c for c in knowledge.catalogue.credentials.values() if c.renewal is None)
    assert expiry_of(unknown, date(2026, 11, 2)) == Expiry(None, "unknown", None)
    awarded, on = date(2024, 1, 10), date(2026, 11, 2)
    assert renew(unknown, awarded, date(2026, 1, 10), on) == Renewed(None, awarded, "pass-date")
    assert routes_of(unknown) == ()
    assert not routes_differ(unknown)


@pytest.mark.parametrize(
    ("name", "awarded", "expected"),
    [
        ("aws-solutions-architect-professional", "2026-11-02", "2029-11-02"),
        ("comptia-security-plus", "2024-02-29", "2027-02-28"),
        ("cncf-cka", "2026-08-31", "2028-08-31"),
    ],
)
def test_2_fixed_months_from_the_award(knowledge: KnowledgeBase, name: str, awarded: str, expected: str) -> None:
    expiry = expiry_of(knowledge.catalogue.credentials[name], date.fromisoformat(awarded))
    assert (expiry.day, expiry.why) == (day(expected), "rule")


def test_3_an_extension_from_the_old_expiry(knowledge: KnowledgeBase) -> None:
    """A free assessment within the last half year adds a year to the old day."""
    azure = knowledge.catalogue.credentials["microsoft-azure-administrator"]
    renewed = renew(azure, date(2026, 1, 15), date(2027, 1, 15), date(2026, 9, 1))
    assert renewed == Renewed(date(2028, 1, 15), date(2026, 1, 15), "expiry", months=12)


def test_3_an_extension_from_the_day_of_passing(knowledge: KnowledgeBase) -> None:
    architect = knowledge.catalogue.credentials["aws-solutions-architect-professional"]
    renewed = renew(architect, date(2024, 5, 1), date(2027, 5, 1), date(2026, 11, 2))
    assert renewed == Renewed(date(2029, 11, 2), date(2024, 5, 1), "pass-date", months=36)


def test_3_a_new_credential(knowledge: KnowledgeBase) -> None:
    terraform = knowledge.catalogue.credentials["hashicorp-terraform-associate"]
    renewed = renew(terraform, date(2025, 1, 10), date(2027, 1, 10), date(2026, 11, 2))
    assert renewed == Renewed(date(2028, 11, 2), date(2026, 11, 2), "new", months=24)


def test_3_an_extension_is_counted_from_the_award_where_the_expiry_was_clamped(knowledge: KnowledgeBase) -> None:
    """29 February comes back in the next leap year."""
    security = knowledge.catalogue.credentials["isc2-sscp"]
    awarded = date(2024, 2, 29)
    first = renew(security, awarded, None, date(2027, 2, 1))
    assert first.expires == date(2030, 2, 28)
    azure = knowledge.catalogue.credentials["microsoft-azure-administrator"]
    assert renew(azure, awarded, date(2027, 2, 28), date(2027, 2, 1)).expires == date(2028, 2, 29)


def test_4_end_of_month(knowledge: KnowledgeBase) -> None:
    basic = knowledge.catalogue.credentials["aha-bls"]
    assert expiry_of(basic, date(2026, 3, 15)).day == date(2028, 3, 31)
    renewed = renew(basic, date(2026, 3, 15), date(2028, 3, 31), date(2028, 2, 10))
    assert renewed.expires == date(2030, 2, 28)
    informatics = knowledge.catalogue.credentials["himss-cphims"]
    assert renew(informatics, date(2022, 2, 10), None, date(2025, 2, 1)).expires == date(2028, 2, 29)


def test_4_end_of_the_birth_month(knowledge: KnowledgeBase) -> None:
    """SHRM's own example: passed in May, born in July; recertified early, the day in July stays."""
    shrm = knowledge.catalogue.credentials["shrm-cp"]
    awarded = date(2019, 5, 1)
    assert expiry_of(shrm, awarded, birth_month=7) == Expiry(date(2022, 7, 31), "rule", 36)
    assert renew(shrm, awarded, date(2022, 7, 31), date(2022, 4, 28), birth_month=7).expires == date(2025, 7, 31)


def test_4_the_birth_month_is_asked_for(knowledge: KnowledgeBase) -> None:
    """The plain months until it is known; a printed day gives it away."""
    shrm = knowledge.catalogue.credentials["shrm-cp"]
    awarded = date(2019, 5, 1)
    assert expiry_of(shrm, awarded) == Expiry(date(2022, 5, 1), "rule", 36, needs_birth_month=True)
    assert renew(shrm, awarded, date(2022, 5, 1), date(2022, 4, 28)).expires == date(2025, 5, 1)
    assert renew(shrm, awarded, date(2025, 2, 28), date(2025, 1, 10)).expires == date(2028, 2, 29)


def test_4_a_fixed_day_of_the_year(knowledge: KnowledgeBase) -> None:
    """Two years ahead for January to June, three for July to December; two from then on."""
    emt, responder = (knowledge.catalogue.credentials[name] for name in ("nremt-emt", "nremt-emr"))
    assert expiry_of(emt, date(2026, 5, 20)).day == date(2028, 3, 31)
    assert expiry_of(emt, date(2026, 8, 20)).day == date(2029, 3, 31)
    assert expiry_of(responder, date(2026, 8, 20)).day == date(2029, 9, 30)
    assert renew(responder, date(2026, 8, 20), date(2029, 9, 30), date(2029, 9, 1)).expires == date(2031, 9, 30)


def test_4_the_end_of_the_year(knowledge: KnowledgeBase) -> None:
    """IIA: 31 December of the year after the award, whatever the month."""
    auditor = knowledge.catalogue.credentials["iia-cia"]
    assert expiry_of(auditor, date(2026, 1, 5)).day == date(2027, 12, 31)
    assert expiry_of(auditor, date(2026, 12, 31)).day == date(2027, 12, 31)
    assert renew(auditor, date(2026, 1, 5), date(2027, 12, 31), date(2027, 12, 1)).expires == date(2028, 12, 31)


@pytest.mark.parametrize("name", ["salesforce-administrator", "servicenow-csa"])
def test_5_upkeep_with_each_release(knowledge: KnowledgeBase, name: str) -> None:
    credential = knowledge.catalogue.credentials[name]
    assert expiry_of(credential, date(2026, 11, 2)) == Expiry(None, "by-release", None)
    assert renew(credential, date(2024, 1, 1), None, date(2026, 11, 2)).expires is None
    assert cycle_of(rule(credential), date(2024, 1, 1), None) is None


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
    assert (account.months_left, account.pace_per_month) == (3, Decimal("14"))
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
    assert account.pace_per_month == Decimal("0.9")


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


def test_7_an_annual_fee_is_apart_from_the_expiry(knowledge: KnowledgeBase) -> None:
    security = knowledge.catalogue.credentials["isc2-sscp"]
    assert rule(security).annual_fee is not None
    free = security.model_copy(update={"renewal": rule(security).model_copy(update={"annual_fee": None})})
    assert expiry_of(security, date(2026, 1, 10)) == expiry_of(free, date(2026, 1, 10))
    charter = knowledge.catalogue.credentials["cfa-charter"]
    assert rule(charter).annual_fee is not None
    assert expiry_of(charter, date(2026, 1, 10)).why == "no-expiry"


@pytest.mark.parametrize(
    ("name", "opens", "grace"),
    [
        ("microsoft-azure-administrator", "2026-07-05", None),
        ("google-cloud-professional-cloud-architect", "2026-11-02", "2027-01-31"),
        ("snowflake-snowpro-core", "2026-10-03", None),
        ("isc2-cissp", None, "2027-04-01"),
        ("cncf-cka", None, None),
    ],
)
def test_8_a_window_and_a_grace(knowledge: KnowledgeBase, name: str, opens: str | None, grace: str | None) -> None:
    expires = date(2027, 1, 1)
    found = window(rule(knowledge.catalogue.credentials[name]), expires)
    assert found == Window(day(opens), expires, day(grace))


def test_8_too_early_and_too_late(knowledge: KnowledgeBase) -> None:
    google = knowledge.catalogue.credentials["google-cloud-professional-cloud-architect"]
    awarded, expires = date(2025, 1, 1), date(2027, 1, 1)
    assert renew(google, awarded, expires, date(2026, 11, 1)).too_early == date(2026, 11, 2)
    assert renew(google, awarded, expires, date(2026, 11, 2)).too_early is None
    assert renew(google, awarded, expires, date(2027, 1, 31)) == Renewed(
        date(2029, 1, 31), awarded, "pass-date", months=24
    )
    late = date(2027, 2, 1)
    assert renew(google, awarded, expires, late) == Renewed(
        date(2029, 2, 1), late, "new", too_late=date(2027, 1, 31), months=24
    )


def test_8_too_late_for_an_extension_is_a_new_award(knowledge: KnowledgeBase) -> None:
    """No grace: the day after the expiry starts anew, by the policy of that day."""
    azure = knowledge.catalogue.credentials["microsoft-azure-administrator"]
    renewed = renew(azure, date(2021, 1, 15), None, date(2023, 1, 16))
    assert renewed == Renewed(date(2024, 1, 16), date(2023, 1, 16), "new", too_late=date(2023, 1, 15), months=12)


def test_8_units_have_a_late_grace_of_their_own(knowledge: KnowledgeBase) -> None:
    cissp = knowledge.catalogue.credentials["isc2-cissp"]
    without = cissp.model_copy(update={"renewal": rule(cissp).model_copy(update={"grace_days": None})})
    renewed = renew(without, date(2024, 1, 10), date(2027, 1, 10), date(2027, 4, 10))
    assert (renewed.expires, renewed.too_late) == (date(2030, 1, 10), None)


AWARD, LATER = date(2024, 5, 1), date(2026, 11, 2)


@pytest.mark.parametrize(
    ("passed", "held", "expected"),
    [
        ("aws-devops-engineer-professional", "aws-developer-associate", "2029-11-02"),
        ("aws-devops-engineer-professional", "aws-cloud-practitioner", "2029-11-02"),
        ("aws-devops-engineer-professional", "aws-solutions-architect-associate", None),
        ("comptia-securityx", "comptia-security-plus", "2029-11-02"),
        ("comptia-a-plus", "comptia-security-plus", None),
        ("cisco-ccie-security", "cisco-ccna", "2029-11-02"),
        ("cisco-certified-specialist", "cisco-ccna", "2029-11-02"),
        ("snowflake-snowpro-advanced-architect", "snowflake-snowpro-core", "2028-11-02"),
    ],
)
def test_9_a_higher_credential_renews_the_lower(
    knowledge: KnowledgeBase, passed: str, held: str, expected: str | None
) -> None:
    catalogue = knowledge.catalogue
    expires = add_months(LATER, 4)
    found = cascade(catalogue, passed, {held: (AWARD, expires), passed: (LATER, None)}, LATER)
    assert found == ([Cascaded(held, date.fromisoformat(expected))] if expected else [])


def test_9_a_cascade_from_the_old_expiry(knowledge: KnowledgeBase) -> None:
    """OffSec: three more years on top of the old day."""
    found = cascade(knowledge.catalogue, "offsec-osep", {"offsec-oscp-plus": (AWARD, date(2027, 5, 1))}, LATER)
    assert found == [Cascaded("offsec-oscp-plus", date(2030, 5, 1))]


def test_9_a_cascade_over_several_that_are_held(knowledge: KnowledgeBase) -> None:
    """CSP-SM renews both; what is unknown, not held, lapsed, or valid longer already is left alone."""
    held = {
        "scrum-alliance-csm": (date(2025, 1, 1), None),
        "scrum-alliance-a-csm": (date(2025, 6, 1), date(2027, 6, 1)),
        "pmi-pmp": (date(2025, 6, 1), date(2028, 6, 1)),
        "a credential of my own": (date(2025, 6, 1), date(2027, 6, 1)),
    }
    both = [
        Cascaded("scrum-alliance-csm", date(2028, 11, 2)),
        Cascaded("scrum-alliance-a-csm", date(2028, 11, 2)),
    ]
    assert cascade(knowledge.catalogue, "scrum-alliance-csp-sm", held, LATER) == both
    lapsed = {"scrum-alliance-csm": (date(2020, 1, 1), date(2022, 1, 1))}
    assert cascade(knowledge.catalogue, "scrum-alliance-csp-sm", lapsed, LATER) == []
    longer = {"scrum-alliance-csm": (date(2025, 1, 1), date(2030, 1, 1))}
    assert cascade(knowledge.catalogue, "scrum-alliance-csp-sm", longer, LATER) == []


def test_9_nothing_is_taken_from_what_lasts_for_ever(knowledge: KnowledgeBase) -> None:
    """CCST awards of before July 2025 do not expire; passing the CCNA does not give them an end."""
    technician = knowledge.catalogue.credentials["cisco-ccst-networking"]
    before = date(2025, 7, 14)
    assert expiry_of(technician, before) == Expiry(None, "earlier-policy", None)
    assert cascade(knowledge.catalogue, "cisco-ccna", {technician.id: (before, None)}, LATER) == []
    assert renew(technician, before, None, LATER).expires is None


def test_10_alternative_routes_with_different_extensions(knowledge: KnowledgeBase) -> None:
    """AWS: an exam gives three years from the pass, training one more year on the old day."""
    architect = knowledge.catalogue.credentials["aws-solutions-architect-professional"]
    assert [route.by for route in routes_of(architect)] == ["exam", "activity"]
    assert routes_differ(architect)
    awarded, expires = date(2024, 5, 1), date(2027, 5, 1)
    trained = renew(architect, awarded, expires, LATER, by(architect, "activity"))
    assert trained == Renewed(date(2028, 5, 1), awarded, "expiry", months=12)
    refresher = knowledge.catalogue.credentials["epa-lead-rrp-renovator"]
    assert routes_differ(refresher)
    assert [renew(refresher, awarded, date(2029, 5, 1), LATER, r).months for r in routes_of(refresher)] == [60, 36]


@pytest.mark.parametrize("name", ["isc2-cissp", "cncf-cka", "scrum-org-psm-1", "salesforce-administrator", "asq-cqe"])
def test_10_routes_that_do_not_differ_need_no_question(knowledge: KnowledgeBase, name: str) -> None:
    assert not routes_differ(knowledge.catalogue.credentials[name])


def test_10_a_higher_credential_may_be_earned_before_the_window_opens(knowledge: KnowledgeBase) -> None:
    core = knowledge.catalogue.credentials["snowflake-snowpro-core"]
    awarded, expires = date(2026, 1, 1), date(2028, 1, 1)
    assert renew(core, awarded, expires, LATER, by(core, "exam")).too_early == date(2027, 10, 3)
    assert renew(core, awarded, expires, LATER, by(core, "higher-credential")).too_early is None


def test_10_an_early_pass_shortens_nothing(knowledge: KnowledgeBase) -> None:
    """A printed day that is later than what the pass would give stays."""
    cka = knowledge.catalogue.credentials["cncf-cka"]
    assert renew(cka, date(2026, 1, 1), date(2030, 1, 1), LATER).expires == date(2030, 1, 1)


def test_10_a_rule_without_routes_counts_from_the_pass(knowledge: KnowledgeBase) -> None:
    pcnse = knowledge.catalogue.credentials["palo-alto-pcnse"]
    assert rule(pcnse).routes == ()
    renewed = renew(pcnse, date(2025, 1, 10), None, LATER)
    assert (renewed.expires, renewed.counted_from) == (date(2028, 11, 2), "pass-date")


@pytest.mark.parametrize(
    ("name", "awarded", "expected"),
    [
        ("cncf-cka", "2024-03-31", Expiry(date(2027, 3, 31), "earlier-policy", 36)),
        ("cncf-cka", "2024-04-01", Expiry(date(2026, 4, 1), "rule", 24)),
        ("microsoft-azure-administrator", "2021-06-29", Expiry(date(2023, 6, 29), "earlier-policy", 24)),
        ("microsoft-azure-administrator", "2021-06-30", Expiry(date(2022, 6, 30), "rule", 12)),
        ("nbpts-national-board-certification", "2016-11-01", Expiry(date(2026, 11, 1), "earlier-policy", 120)),
        ("cisco-ccst-networking", "2025-07-15", Expiry(date(2030, 7, 15), "rule", 60)),
    ],
)
def test_11_a_policy_that_changed_on_a_date(
    knowledge: KnowledgeBase, name: str, awarded: str, expected: Expiry
) -> None:
    assert expiry_of(knowledge.catalogue.credentials[name], date.fromisoformat(awarded)) == expected


def test_11_a_renewal_follows_the_policy_of_its_own_day(knowledge: KnowledgeBase) -> None:
    cka = knowledge.catalogue.credentials["cncf-cka"]
    assert renew(cka, date(2024, 3, 31), None, LATER) == Renewed(
        date(2028, 11, 2), date(2024, 3, 31), "pass-date", months=24
    )


def test_11_the_cycle_of_an_earlier_policy() -> None:
    """Five years for awards before 2021, three since: the first cycle keeps its five."""
    policy = Renewal(
        validity=Validity(months=36),
        routes=(Route(by="units", units=Units(name="PDU", total=Decimal(15))),),
        earlier=(EarlierPolicy(until=date(2021, 1, 1), validity=Validity(months=60)),),
    )
    assert cycle_of(policy, date(2020, 5, 1), date(2025, 5, 1)) == Cycle(date(2020, 5, 1), date(2025, 5, 1), 5)
    assert cycle_of(policy, date(2020, 5, 1), date(2028, 5, 1)) == Cycle(date(2025, 5, 2), date(2028, 5, 1), 3)


def test_12_prices_do_not_touch_the_days(knowledge: KnowledgeBase) -> None:
    """What members pay differs, when it ends does not."""
    shrm = knowledge.catalogue.credentials["shrm-cp"]
    fee = by(shrm, "units").fee
    assert fee is not None
    assert fee.member is not None
    free = tuple(route.model_copy(update={"fee": None}) for route in rule(shrm).routes)
    unpriced = shrm.model_copy(update={"cost": None, "renewal": rule(shrm).model_copy(update={"routes": free})})
    assert renew(shrm, AWARD, None, LATER, birth_month=7) == renew(unpriced, AWARD, None, LATER, birth_month=7)


CPE = Units(name="CPE", total=Decimal(10), categories=(UnitCategory(name="A", minimum=Decimal(4)),))
ONE_YEAR = Cycle(date(2026, 1, 1), date(2026, 12, 31), 1)


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
