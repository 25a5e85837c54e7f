"""When credentials expire and when they may be renewed: one test for each shape of rule, with real credentials."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.renewing import Expiry, Renewed, Window, cycle_of, expiry_of, renew, routes_differ, routes_of, window
from tests.unit.knowledge.renewing.rules import day, rule


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
