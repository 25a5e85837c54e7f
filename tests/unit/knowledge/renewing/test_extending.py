"""What renewing does to the day, by route and by the policy of its time."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.renewing import Renewed, renew, routes_differ, routes_of
from tests.unit.knowledge.renewing.rules import by, rule

AWARD, LATER = date(2024, 5, 1), date(2026, 11, 2)


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


def test_11_a_renewal_follows_the_policy_of_its_own_day(knowledge: KnowledgeBase) -> None:
    cka = knowledge.catalogue.credentials["cncf-cka"]
    assert renew(cka, date(2024, 3, 31), None, LATER) == Renewed(
        date(2028, 11, 2), date(2024, 3, 31), "pass-date", months=24
    )


def test_12_prices_do_not_touch_the_days(knowledge: KnowledgeBase) -> None:
    """What members pay differs, when it ends does not."""
    shrm = knowledge.catalogue.credentials["shrm-cp"]
    fee = by(shrm, "units").fee
    assert fee is not None
    assert fee.member is not None
    free = tuple(route.model_copy(update={"fee": None}) for route in rule(shrm).routes)
    unpriced = shrm.model_copy(update={"cost": None, "renewal": rule(shrm).model_copy(update={"routes": free})})
    assert renew(shrm, AWARD, None, LATER, birth_month=7) == renew(unpriced, AWARD, None, LATER, birth_month=7)
