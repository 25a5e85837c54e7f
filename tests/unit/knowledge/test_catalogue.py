"""The shipped catalogue keeps what is promised of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.commands.kb.credits import read_credits
from bot.knowledge.catalogue import Catalogue, data_folder, fold_code, load_catalogue
from bot.knowledge.check import check


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def test_it_is_as_large_as_promised(catalogue: Catalogue) -> None:
    assert len(catalogue.credentials) >= 300
    assert len(catalogue.issuers) >= 45
    assert len(catalogue.roles) >= 120
    assert len(catalogue.families) >= 14
    assert len(catalogue.skills) >= 400


def test_it_is_clean(catalogue: Catalogue) -> None:
    found = check(catalogue, datetime.now(UTC).date())
    assert [finding.text for finding in found if finding.severity == "error"] == []


def test_every_family_has_roles_and_credentials(catalogue: Catalogue) -> None:
    with_roles = set(catalogue.family_of.values())
    with_credentials = {credential.family for credential in catalogue.credentials.values()}
    assert set(catalogue.families) == with_roles == with_credentials


def test_every_role_has_something_to_advise(catalogue: Catalogue) -> None:
    bare = [
        role.id for role in catalogue.roles.values() if not any(catalogue.by_skill.get(skill) for skill in role.skills)
    ]
    assert bare == []


@pytest.mark.parametrize(
    "family",
    [
        "cloud", "security", "data", "ai", "networking", "software", "qa", "design", "marketing", "hr", "finance",
        "project", "sales", "healthcare", "food", "construction", "trades", "education", "logistics",
        "customer-service",
    ],
)  # fmt: skip
def test_it_covers_the_job_families_people_work_in(catalogue: Catalogue, family: str) -> None:
    assert family in catalogue.families


def test_hardly_a_fact_was_checked_on_a_page_that_is_not_named(catalogue: Catalogue) -> None:
    sources = [s for credential in catalogue.credentials.values() for s in credential.sources.values() if s.checked]
    nameless = [source for source in sources if source.url is None]
    assert len(nameless) <= 30  # more of them must not come; each that is looked up again lowers this
    assert len(sources) >= 10 * len(nameless)


def test_a_good_part_of_it_was_checked(catalogue: Catalogue) -> None:
    checked = [c for c in catalogue.credentials.values() if any(s.checked for s in c.sources.values())]
    assert len(checked) >= 100
    assert catalogue.newest_check == max(s.checked for c in checked for s in c.sources.values() if s.checked)


@pytest.mark.parametrize(("old", "new"), [("SAA-C02", "SAA-C03"), ("SY0-601", "SY0-701"), ("DP-203", "DP-700")])
def test_a_retired_code_leads_to_its_successor(catalogue: Catalogue, old: str, new: str) -> None:
    owner = catalogue.credentials[catalogue.code_owner[fold_code(old)]]
    code = next(code for code in owner.codes if code.code == old)
    assert code.retired is not None
    assert code.successor == new
    assert fold_code(new) in catalogue.code_owner


@pytest.mark.parametrize("text", ["AZ-104", "az 104", "Az104"])
def test_a_code_is_one_code_however_it_is_spelt(catalogue: Catalogue, text: str) -> None:
    assert catalogue.code_owner[fold_code(text)] == "microsoft-azure-administrator"


def test_a_skill_knows_all_that_is_wider_than_it_once(catalogue: Catalogue) -> None:
    wider = catalogue.broader("gitops")
    assert wider[0] == "ci-cd"
    assert "devops" in wider
    assert len(wider) == len(set(wider))


def test_credentials_are_listed_for_the_wider_skill_too(catalogue: Catalogue) -> None:
    assert set(catalogue.by_skill["terraform"]) <= set(catalogue.by_skill["infrastructure-as-code"])


def test_the_folder_says_whom_to_credit() -> None:
    credited = {credit.name: credit for credit in read_credits(data_folder())}
    facts = credited["RoleMath Top-50 Certification Data"]
    assert (facts.version, facts.author, facts.licence) == ("0.2.0", "Alex Shick / RoleMath", "CC BY 4.0")
