"""Where a credential counts, and where somebody works."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.dialogs.understanding.zones import country_mentioned, country_of_zone, country_said
from bot.knowledge.advisor import Wish, advise
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.countries import counts_in
from bot.knowledge.pathway import PathWish, best_path
from bot.knowledge.rates import country_of
from bot.knowledge.wording import short_facts
from tests.fakes.catalogue_folder import changed


@pytest.fixture
def tied(tmp_path: Path) -> Catalogue:
    """What proves SQL counts in the UK and in the Union alone."""
    return changed(
        tmp_path / "tied", "credentials/example.yaml", "{amount: 100, currency: USD, member: 80}",
        "{amount: 100, currency: USD, member: 80}\n    countries: [GB, EU]",
    )  # fmt: skip


WISH = PathWish(skills={"sql": 3, "charts": 1}, start=date(2026, 11, 2), by=date(2027, 11, 2), hours_a_week=5)


@pytest.mark.parametrize(
    ("country", "counts"), [("GB", True), ("DE", True), (None, True), ("US", False), ("CH", False)]
)
def test_it_counts_where_it_is_tied_to_and_in_the_members_of_the_union(
    tied: Catalogue, country: str | None, counts: bool
) -> None:
    assert counts_in(tied.credentials["example-sql"], country) is counts
    assert counts_in(tied.credentials["example-charts"], country)


def test_a_path_has_no_step_that_counts_elsewhere_and_says_so(tied: Catalogue) -> None:
    assert "example-sql" in [s.credential.id for s in best_path(tied, replace(WISH, country="GB")).steps]
    abroad = best_path(tied, replace(WISH, country="US"))
    assert "example-sql" not in [s.credential.id for s in abroad.steps]
    assert abroad.left_out["country"]
    assert {u.skill: u.why for u in abroad.uncovered}["sql"] in ("elsewhere", "budget", "time", "unknown")


@pytest.mark.parametrize("sort", ["fit", "cheapest", "shortest", "easiest"])
def test_advice_puts_what_counts_elsewhere_last(tied: Catalogue, sort: str) -> None:
    wish = Wish(skills={"sql": 3, "charts": 3}, country="US", sort=sort)  # type: ignore[arg-type]
    elsewhere = [not counts_in(a.credential, "US") for a in advise(tied, wish).ranked]
    assert True in elsewhere
    assert elsewhere == sorted(elsewhere)


def test_the_facts_say_where_alone_it_counts(tied: Catalogue) -> None:
    assert "for the UK and the EU" in short_facts(tied, tied.credentials["example-sql"])
    assert " for " not in short_facts(tied, tied.credentials["example-charts"])


@pytest.mark.parametrize(
    ("said", "code"),
    [("the UK", "GB"), ("uk", "GB"), ("British", "GB"), ("Americans", "US"), ("Germany", "DE"), ("german", "DE"),
     ("the Netherlands", "NL"), ("south african", "ZA"), ("Aussie", "AU"), ("IT", None), ("narnia", None),
     ("cheap", None)],
)  # fmt: skip
def test_a_country_by_its_name_or_adjective(said: str, code: str | None) -> None:
    assert country_said(said) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("which UK certificates are there", "GB"), ("nursing in Germany", "DE"), ("a plumber in london", "GB"),
     ("licences in the us", "US"), ("certs for us in marketing", None), ("an exam in German", None),
     ("english certificates", None), ("what can I do in IT", None), ("a job in retail", None)],
)  # fmt: skip
def test_a_country_that_is_mentioned_and_what_is_none(text: str, code: str | None) -> None:
    assert country_mentioned(text) == code


@pytest.mark.parametrize(
    ("zone", "code"),
    [("Europe/London", "GB"), ("America/Chicago", "US"), ("Asia/Kolkata", "IN"), ("UTC", None), ("Etc/UTC", None),
     ("Mars/Olympus", None), (None, None)],
)  # fmt: skip
def test_the_country_of_a_clock(zone: str | None, code: str | None) -> None:
    assert country_of_zone(zone) == code


def test_money_of_one_country_tells_it() -> None:
    assert [country_of(code) for code in ("GBP", "INR", "USD", "EUR", "NGN")] == ["GB", "IN", None, None, None]
