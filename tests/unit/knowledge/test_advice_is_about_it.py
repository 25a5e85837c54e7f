"""Whoever asks for a skill is told what is about it; the cheapest for a job is still for that job."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.advisor import Wish, advise, path
from bot.knowledge.catalogue import Catalogue, load_catalogue

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load_catalogue(DATA)


def _first(catalogue: Catalogue, wish: Wish, n: int = 3) -> list[str]:
    return [a.credential.id for a in advise(catalogue, wish).ranked[:n]]


def _for_job(catalogue: Catalogue, role: str, **kw: str) -> Wish:
    return Wish(dict(catalogue.roles[role].skills), family=catalogue.family_of[role], **kw)  # type: ignore[arg-type]


@pytest.mark.parametrize("skill", ["java", "customer-service", "digital-marketing", "scrum", "cybersecurity", "sql"])
def test_the_first_for_a_skill_are_mainly_about_it(shipped: Catalogue, skill: str) -> None:
    first = [shipped.credentials[i] for i in _first(shipped, Wish({skill: 3}, country="GB"))]
    assert all(any(skill in {m, *shipped.all_broader[m]} for m in c.main_skills) for c in first)


def test_the_cheapest_for_a_job_proves_something_of_what_the_best_does(shipped: Catalogue) -> None:
    for role in ("physiotherapist", "hazmat-technician", "account-executive"):
        wish = _for_job(shipped, role, sort="cheapest", country="GB")
        ranked = advise(shipped, wish).ranked
        best = max(a.coverage for a in advise(shipped, _for_job(shipped, role, country="GB")).ranked)
        assert ranked[0].coverage >= best / 8
    first = _first(shipped, _for_job(shipped, "physiotherapist", sort="cheapest", country="GB"))
    assert not any(i.startswith("nmc-") for i in first)


def test_what_was_made_for_the_job_here_goes_before_what_counts_anywhere(shipped: Catalogue) -> None:
    assert _first(shipped, _for_job(shipped, "accountant", country="US"))[0] == "aicpa-cpa"
    assert "aicpa-cpa" not in _first(shipped, _for_job(shipped, "accountant", country="GB"))


def test_a_path_takes_no_step_that_is_mainly_about_something_else(shipped: Catalogue) -> None:
    wish = _for_job(shipped, "corporate-trainer", country="GB")
    steps = path(shipped, wish, advise(shipped, wish))
    assert steps
    assert all(any(wish.skills.get(s, 0) >= 2 for s in step.credential.main_skills) for step in steps)
