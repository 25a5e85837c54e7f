"""A job of one product asks for no proof of another that does the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.advisor import Wish, advise
from bot.knowledge.catalogue import Catalogue, load_catalogue
from bot.knowledge.rivals import is_of_another_product, rivals_of

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load_catalogue(DATA)


def test_the_rivals_of_what_a_job_is_about(shipped: Catalogue) -> None:
    skills = shipped.roles["azure-administrator"].skills
    assert {"aws", "google-cloud"} <= rivals_of(shipped, skills)


def test_what_is_useful_in_the_job_or_known_is_no_rival(shipped: Catalogue) -> None:
    assert rivals_of(shipped, {"azure": 2, "networking": 3}) == frozenset()
    assert "aws" not in rivals_of(shipped, {"azure": 3, "aws": 1})
    assert "aws" not in rivals_of(shipped, {"azure": 3}, ["aws"])


def test_an_exam_on_a_rival_is_of_another_product(shipped: Catalogue) -> None:
    skills = shipped.roles["azure-administrator"].skills
    rivals = rivals_of(shipped, skills)
    of_another = {
        key: is_of_another_product(shipped, shipped.credentials[key], rivals, skills)
        for key in ("aws-cloudops-engineer-associate", "microsoft-azure-administrator", "comptia-network-plus")
    }
    assert of_another == {
        "aws-cloudops-engineer-associate": True,
        "microsoft-azure-administrator": False,
        "comptia-network-plus": False,
    }


def test_advice_for_a_job_of_one_cloud_names_no_other(shipped: Catalogue) -> None:
    skills = shipped.roles["google-cloud-engineer"].skills
    main = [max(a.credential.skills, key=a.credential.skills.__getitem__) for a in advise(shipped, Wish(skills)).ranked]
    assert "google-cloud" in main
    assert not {"aws", "azure"} & set(main)
