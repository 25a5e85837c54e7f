"""Every shape of renewal rule that issuers use can be written down in a catalogue file, one shape a test."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest

from bot.knowledge.model.credential import Credential, IssuerFile
from bot.knowledge.model.renewal import Renewal, Validity
from bot.knowledge.reading import Problem, read_yaml

HEAD = """\
issuer: {id: example-board, name: Example Board, url: https://example.org}
credentials:
  - id: example
    name: Example
    kind: certification
    family: analytics
    summary: An example.
    skills: {sql: 3}
    url: https://example.org/example
    sources: {cost: {url: https://example.org/prices, checked: 2026-10-01}, effort: recalled, renewal: recalled}
"""


def read(folder: Path, text: str) -> tuple[Credential | None, list[Problem]]:
    """The one credential of a file that goes on with ``text``, and what is wrong with it."""
    path = folder / "example.yaml"
    body = dedent(text).strip().splitlines()
    path.write_text(HEAD + "".join(f"    {line}\n" for line in body), encoding="utf-8")
    problems: list[Problem] = []
    file = read_yaml(path, IssuerFile, problems)
    return (file.credentials[0] if file else None), problems


def rule(folder: Path, text: str) -> Renewal:
    """The renewal rule that ``text`` writes down."""
    credential, problems = read(folder, text)
    assert problems == []
    assert credential is not None
    assert credential.renewal is not None
    return credential.renewal


def test_1_no_expiry(tmp_path: Path) -> None:
    """It lasts for ever, which differs from not being known."""
    renewal = rule(
        tmp_path,
        """\
        renewal: {}
        """,
    )
    assert not renewal.expires
    assert renewal.routes == ()


def test_1_unknown_is_not_no_expiry(tmp_path: Path) -> None:
    credential, problems = read(tmp_path, "level: entry")
    assert problems == []
    assert credential is not None
    assert credential.renewal is None


def test_2_fixed_months_from_the_award(tmp_path: Path) -> None:
    """Thirty-six months, to the day."""
    renewal = rule(
        tmp_path,
        """\
        renewal:
          validity: {months: 36}
        """,
    )
    assert renewal.expires
    assert renewal.validity == Validity(months=36, ends="exact")


def test_3_an_extension_from_the_old_expiry(tmp_path: Path) -> None:
    """A renewal assessment adds twelve months to the old date."""
    renewal = rule(
        tmp_path,
        """\
        renewal:
          validity: {months: 12}
          routes:
            - {by: assessment, extends_months: 12, extends_from: expiry}
        """,
    )
    (route,) = renewal.routes
    assert (route.by, route.extends_months, route.extends_from) == ("assessment", 12, "expiry")


def test_3_an_extension_from_the_day_of_passing(tmp_path: Path) -> None:
    """Passing the exam again starts thirty-six new months."""
    renewal = rule(
        tmp_path,
        """\
        renewal:
          validity: {months: 36}
          routes:
            - {by: exam, extends_months: 36, extends_from: pass-date}
        """,
    )
    assert renewal.routes[0].extends_from == "pass-date"


def test_3_a_new_credential(tmp_path: Path) -> None:
    """The current exam awards a fresh credential."""
    renewal = rule(
        tmp_path,
        """\
        renewal:
          validity: {months: 24}
          routes:
            - {by: exam, extends_months: 24, extends_from: new}
        """,
    )
    assert renewal.routes[0].extends_from == "new"


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ("ends: month-end", ("month-end", None)),
        ("ends: birth-month-end", ("birth-month-end", None)),
        ("ends: fixed-day, fixed_day: '03-31'", ("fixed-day", "03-31")),
        ("ends: fixed-day, fixed_day: '02-29'", ("fixed-day", "02-29")),
    ],
)
def test_4_periods_that_end_on_a_calendar_day(tmp_path: Path, ends: str, expected: tuple[str, str | None]) -> None:
    renewal = rule(tmp_path, f"renewal: {{validity: {{months: 24, {ends}}}}}")
    assert (renewal.validity.ends, renewal.validity.fixed_day) == expected


def test_5_upkeep_with_each_release(tmp_path: Path) -> None:
    """No validity, but something is due three times a year."""
    renewal = rule(
        tmp_path,
        """\
        renewal:
          maintenance: {releases_per_year: 3, text: Pass the maintenance module of each release.}
        """,
    )
    assert not renewal.expires
    assert renewal.maintenance is not None
    assert renewal.maintenance.releases_per_year == 3


def test_6_units_in_a_cycle(tmp_path: Path) -> None:
    """With categories, a yearly minimum, carry-over and late grace."""
    renewal = rule(
        tmp_path,
        """\
        renewal:
          validity: {months: 36}
          routes:
            - by: units
              extends_months: 36
              units:
                name: CPE
                total: 120
                yearly_minimum: 20
                carry_over: 40
                late_grace_days: 90
                categories:
                  - {name: group A, minimum: 90}
                  - {name: group B, maximum: 30}
        """,
    )
    units = renewal.routes[0].units
    assert units is not None
    assert units.name == "CPE"
    assert (units.total, units.yearly_minimum, units.carry_over) == (Decimal(120), Decimal(20), Decimal(40))
    assert units.late_grace_days == 90
    assert [(c.minimum, c.maximum) for c in units.categories] == [(Decimal(90), None), (None, Decimal(30))]


def test_6_half_units(tmp_path: Path) -> None:
    """Units are not always whole."""
    renewal = rule(
        tmp_path,
        """\
        renewal:
          validity: {months: 24}
          routes: [{by: units, units: {name: CEU, total: 1.5}}]
        """,
    )
    units = renewal.routes[0].units
    assert units is not None
    assert units.total == Decimal("1.5")


def test_7_an_annual_fee_apart_from_the_expiry(tmp_path: Path) -> None:
    """A fee every year, a period of three."""
    renewal = rule(
        tmp_path,
        """\
        renewal:
          validity: {months: 36}
          annual_fee: {amount: 135, currency: USD}
        """,
    )
    assert renewal.annual_fee is not None
    assert (renewal.annual_fee.amount, renewal.annual_fee.currency) == (Decimal(135), "USD")
    assert renewal.validity.months == 36


def test_7_an_annual_fee_for_what_never_expires(tmp_path: Path) -> None:
    """A membership to keep."""
    renewal = rule(
        tmp_path,
        """\
        renewal:
          annual_fee: {amount: 50, currency: EUR}
        """,
    )
    assert renewal.annual_fee is not None
    assert not renewal.expires


def test_8_a_window_before_and_a_grace_after_the_expiry(tmp_path: Path) -> None:
    """Sixty days before, thirty after."""
    renewal = rule(
        tmp_path,
        """\
        renewal:
          validity: {months: 24}
          opens_days: 60
          grace_days: 30
          routes: [{by: exam, extends_months: 24}]
        """,
    )
    assert (renewal.opens_days, renewal.grace_days) == (60, 30)


def test_9_a_higher_credential_renews_it(tmp_path: Path) -> None:
    """A cascade, with how far it reaches."""
    renewal = rule(
        tmp_path,
        """\
        renewal:
          validity: {months: 36}
          routes:
            - {by: higher-credential, credentials: [example-master], extends_months: 36, extends_from: pass-date}
          renewed_by: [example-master, example-grand-master]
        """,
    )
    assert renewal.renewed_by == ("example-master", "example-grand-master")
    assert renewal.routes[0].credentials == ("example-master",)


def test_10_alternative_routes_with_different_extensions(tmp_path: Path) -> None:
    """An exam adds three years, a course one."""
    renewal = rule(
        tmp_path,
        """\
        renewal:
          validity: {months: 36}
          routes:
            - {by: exam, extends_months: 36, extends_from: pass-date}
            - {by: course, extends_months: 12, extends_from: expiry, fee: {amount: 90, currency: USD, per: once}}
            - {by: fee, fee: {amount: 200, currency: USD, per: cycle}}
        """,
    )
    assert [(route.by, route.extends_months) for route in renewal.routes] == [
        ("exam", 36),
        ("course", 12),
        ("fee", None),
    ]
    fees = [route.fee.per for route in renewal.routes if route.fee]
    assert fees == ["once", "cycle"]


def test_11_policies_that_changed_on_a_date(tmp_path: Path) -> None:
    """Awards keep the policy of their day."""
    renewal = rule(
        tmp_path,
        """\
        renewal:
          validity: {months: 24}
          earlier:
            - {until: 2018-01-01, validity: {}}
            - {until: 2024-04-01, validity: {months: 36}}
        """,
    )
    assert renewal.validity_for(date(2017, 12, 31)).months is None
    assert renewal.validity_for(date(2018, 1, 1)).months == 36
    assert renewal.validity_for(date(2024, 3, 31)).months == 36
    assert renewal.validity_for(date(2024, 4, 1)).months == 24


def test_12_prices_differ_for_members_and_say_when_and_where_they_were_read(tmp_path: Path) -> None:
    credential, problems = read(
        tmp_path, "cost: {amount: 555, currency: USD, member: 405, note: without the application}"
    )
    assert problems == []
    assert credential is not None
    assert credential.cost is not None
    assert (credential.cost.amount, credential.cost.member, credential.cost.currency) == (
        Decimal(555),
        Decimal(405),
        "USD",
    )
    source = credential.source("cost")
    assert (source.checked, str(source.url)) == (date(2026, 10, 1), "https://example.org/prices")
    assert not source.is_stale(date(2027, 10, 1))
    assert source.is_stale(date(2027, 10, 2))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{validity: {months: 0}}", "greater than or equal to 1"),
        ("{validity: {months: 12.5}}", "valid integer"),
        ("{validity: {years: 3}}", "this key is not known here"),
        ("{validity: {months: 12, ends: fixed-day}}", "fixed_day (MM-DD) goes together with ends: fixed-day"),
        ("{validity: {months: 12, fixed_day: '03-31'}}", "fixed_day (MM-DD) goes together with ends: fixed-day"),
        ("{validity: {months: 12, ends: fixed-day, fixed_day: '02-30'}}", "day"),
        ("{validity: {ends: month-end}}", "a credential that does not expire has no day on which it ends"),
        ("{opens_days: 60}", "a renewal window or grace needs a validity in months"),
        ("{grace_days: 30}", "a renewal window or grace needs a validity in months"),
        ("{validity: {months: 36}, routes: [{by: units}]}", "a route by units says how many"),
        ("{validity: {months: 36}, routes: [{by: magic}]}", "'units', 'exam', 'assessment'"),
        ("{validity: {months: 36}, routes: [{by: exam, extends_from: award}]}", "'expiry', 'pass-date' or 'new'"),
        (
            "{validity: {months: 36}, routes: [{by: units, units: {name: CPE, total: 20, "
            "categories: [{name: A, minimum: 15}, {name: B, minimum: 10}]}}]}",
            "the categories need 25 units, more than the total of 20",
        ),
        ("{annual_fee: {amount: 50}}", "this key is required"),
        ("{annual_fee: {amount: -1, currency: USD}}", "greater than or equal to 0"),
        ("{annual_fee: {amount: 50, currency: dollars}}", "should match pattern"),
        ("{validity: {months: 36}, routes: [{by: fee, fee: {amount: 5, currency: USD, per: day}}]}", "'cycle', 'year'"),
        ("{maintenance: {text: Each release.}}", "this key is required"),
        (
            "{validity: {months: 24}, earlier: [{until: 2024-01-01, validity: {}}, {until: 2018-01-01, validity: {}}]}",
            "earlier policies stand oldest first",
        ),
    ],
)  # fmt: skip
def test_a_rule_that_makes_no_sense_is_refused_with_its_line(tmp_path: Path, text: str, expected: str) -> None:
    credential, problems = read(tmp_path, f"renewal: {text}")
    assert credential is None
    assert any(expected in problem.text for problem in problems), problems
    assert HEAD.count("\n") + 1 in {problem.line for problem in problems}


def test_one_error_is_reported_once(tmp_path: Path) -> None:
    _credential, problems = read(tmp_path, "renewal: {validity: {months: 0}}")
    assert len(problems) == 1
