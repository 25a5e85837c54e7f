"""Credentials that a higher one renews."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.renewing import Cascaded, Expiry, add_months, cascade, expiry_of, renew

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
