"""What holds for every day and every rule of the renewal engine."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model.renewal import PeriodEnd, UnitCategory, Units, Validity
from bot.knowledge.renewing import (
    Cycle,
    Entry,
    add_months,
    carry,
    cascade,
    cycle_of,
    expiry_of,
    ledger,
    months_until,
    period_end,
    renew,
    routes_of,
    window,
    years_of,
)
from tests.properties.examples import examples

# Every catalogue credential is tried for each example, so a few dozen examples are many cases.
_all = examples(40, [HealthCheck.function_scoped_fixture])

days = st.dates(date(1950, 1, 1), date(2200, 12, 31))
lengths = st.integers(1, 240)
birth_months = st.none() | st.integers(1, 12)
amounts = st.decimals(0, 200, places=2)


@st.composite
def validities(draw: st.DrawFn) -> Validity:
    shapes: tuple[PeriodEnd, ...] = ("exact", "month-end", "birth-month-end", "fixed-day")
    ends = draw(st.sampled_from(shapes))
    fixed = draw(st.dates(date(2028, 1, 1), date(2028, 12, 31))).strftime("%m-%d") if ends == "fixed-day" else None
    return Validity(months=draw(lengths), ends=ends, fixed_day=fixed)


@st.composite
def cycles(draw: st.DrawFn) -> Cycle:
    start = draw(days)
    return Cycle(start, start + timedelta(days=draw(st.integers(1, 2200))), draw(st.integers(1, 5)))


@st.composite
def unit_rules(draw: st.DrawFn) -> Units:
    total = draw(st.decimals(1, 200, places=1))
    floor, ceiling = draw(st.decimals("0.1", total, places=1)), draw(st.decimals("0.1", 200, places=1))
    categories = (UnitCategory(name="A", minimum=floor), UnitCategory(name="B", maximum=ceiling))
    return Units(
        name="CPE",
        total=total,
        yearly_minimum=draw(st.none() | st.decimals("0.1", 50, places=1)),
        carry_over=draw(st.none() | amounts),
        categories=categories[: draw(st.integers(0, 2))],
    )


@st.composite
def logs(draw: st.DrawFn) -> tuple[Units, Cycle, list[Entry]]:
    cycle = draw(cycles())
    near = st.dates(cycle.start - timedelta(days=30), cycle.end + timedelta(days=30))
    entry = st.builds(Entry, near, amounts, st.sampled_from([None, "A", "a", "B", "unheard of"]))
    return draw(unit_rules()), cycle, draw(st.lists(entry, max_size=12))


@given(anchor=days, months=st.integers(-600, 600))
def test_more_months_are_later(anchor: date, months: int) -> None:
    assert add_months(anchor, months) < add_months(anchor, months + 1)


@given(anchor=days, months=st.integers(-600, 600))
def test_months_never_drift(anchor: date, months: int) -> None:
    """The day of the anchor comes back wherever the month has it; the month is always the right one."""
    moved = add_months(anchor, months)
    assert (moved.year - anchor.year) * 12 + moved.month - anchor.month == months
    assert moved.day == anchor.day or (moved + timedelta(days=1)).day == 1
    assert moved.day <= anchor.day


@given(today=days, ahead=st.integers(0, 4000))
def test_months_until_are_whole_ones_and_no_fewer(today: date, ahead: int) -> None:
    until = today + timedelta(days=ahead)
    months, after = months_until(today, until), until + timedelta(days=1)
    assert months >= 1
    assert months == 1 or add_months(today, months) <= after
    assert add_months(today, months + 1) > after


@given(validity=validities(), awarded=days, birth_month=birth_months)
def test_a_period_ends_after_the_award(validity: Validity, awarded: date, birth_month: int | None) -> None:
    """And within thirteen months of the plain ones: a calendar day moves the end, it does not replace it.

    A day of the year is a year later for awards of the second half of it: within eighteen months.
    """
    end = period_end(validity, awarded, birth_month)
    assert end is not None
    assert end > awarded
    put_off = validity.ends == "fixed-day" and awarded.month > 6
    assert abs((end - add_months(awarded, validity.months or 0)).days) < (550 if put_off else 400)


@_all
@given(awarded=days, birth_month=birth_months)
def test_every_credential_has_an_answer(knowledge: KnowledgeBase, awarded: date, birth_month: int | None) -> None:
    for credential in knowledge.catalogue.credentials.values():
        expiry = expiry_of(credential, awarded, birth_month)
        assert (expiry.day is None) == (expiry.months is None)
        assert expiry.day is None or expiry.day > awarded
        assert expiry.day is not None or expiry.why != "rule"


@_all
@given(awarded=st.dates(date.min, date.max))
def test_no_day_of_the_calendar_breaks_it(knowledge: KnowledgeBase, awarded: date) -> None:
    for credential in knowledge.catalogue.credentials.values():
        expiry = expiry_of(credential, awarded, 2)
        assert expiry.day is None or expiry.day >= awarded
        renew(credential, awarded, expiry.day, awarded)
        if credential.renewal:
            window(credential.renewal, expiry.day)


@_all
@given(awarded=days, after=st.integers(0, 4000), birth_month=birth_months)
def test_renewing_never_ends_before_the_renewal(
    knowledge: KnowledgeBase, awarded: date, after: int, birth_month: int | None
) -> None:
    on = awarded + timedelta(days=after)
    for credential in knowledge.catalogue.credentials.values():
        expires = expiry_of(credential, awarded, birth_month).day
        for route in (None, *routes_of(credential)):
            renewed = renew(credential, awarded, expires, on, route, birth_month)
            assert (renewed.expires is None) == (renewed.months is None)
            assert renewed.expires is None or renewed.expires >= on
            assert not (renewed.too_early and renewed.too_late)
            assert renewed.awarded == (on if renewed.counted_from == "new" and renewed.months else awarded)


@_all
@given(awarded=days, share=st.floats(0, 1), birth_month=birth_months)
def test_renewing_inside_the_window_loses_no_day(
    knowledge: KnowledgeBase, awarded: date, share: float, birth_month: int | None
) -> None:
    """On any day from the opening to the end of the grace; from the old expiry each such day gives the same end."""
    for credential in knowledge.catalogue.credentials.values():
        expires = expiry_of(credential, awarded, birth_month).day
        if expires is None or credential.renewal is None:
            continue
        found = window(credential.renewal, expires)
        opens, closes = found.opens or awarded, found.grace_until or expires
        on = opens + timedelta(days=round(max((closes - opens).days, 0) * share))
        for route in routes_of(credential):
            renewed = renew(credential, awarded, expires, on, route, birth_month)
            assert renewed.too_early is None
            assert renewed.too_late is None
            if renewed.counted_from == "expiry":
                assert renewed.expires is not None
                assert renewed.expires > expires
                assert renewed.expires == renew(credential, awarded, expires, closes, route, birth_month).expires


@_all
@given(awarded=days, printed=st.none() | st.integers(1, 4000), after=st.integers(0, 2500), data=st.data())
def test_a_cascade_shortens_nothing(
    knowledge: KnowledgeBase, awarded: date, printed: int | None, after: int, data: st.DataObject
) -> None:
    catalogue = knowledge.catalogue
    higher = sorted({name for c in catalogue.credentials.values() if c.renewal for name in c.renewal.renewed_by})
    passed = data.draw(st.sampled_from(higher))
    expires = None if printed is None else awarded + timedelta(days=printed)
    on = awarded + timedelta(days=after)
    for cascaded in cascade(catalogue, passed, dict.fromkeys(catalogue.credentials, (awarded, expires)), on):
        lower = catalogue.credentials[cascaded.credential_id]
        before = expires or expiry_of(lower, awarded).day
        assert lower.renewal is not None
        assert passed in lower.renewal.renewed_by
        assert before is not None
        assert cascaded.expires > before
        assert cascaded.expires > on


@given(cycle=cycles())
def test_the_years_cover_the_cycle_once(cycle: Cycle) -> None:
    years = years_of(cycle)
    assert 1 <= len(years) <= cycle.years
    assert (years[0].start, years[-1].end) == (cycle.start, cycle.end)
    assert all(earlier.end + timedelta(days=1) == later.start for earlier, later in pairwise(years))


@_all
@given(awarded=days, rounds=st.integers(0, 3), birth_month=st.integers(1, 12))
def test_each_cycle_follows_the_one_before(
    knowledge: KnowledgeBase, awarded: date, rounds: int, birth_month: int
) -> None:
    """No day of a credential that is renewed by units on its last day is in two cycles, and none in no cycle."""
    for credential in knowledge.catalogue.credentials.values():
        rule, expires = credential.renewal, expiry_of(credential, awarded, birth_month).day
        if rule is None or expires is None:
            continue
        route = next((r for r in rule.routes if r.units and r.extends_from == "expiry"), None)
        starts = awarded
        for _ in range(rounds if route else 0):
            cycle = cycle_of(rule, awarded, expires)
            assert cycle is not None
            assert (cycle.start, cycle.end) == (starts, expires)
            starts = expires + timedelta(days=1)
            expires = renew(credential, awarded, expires, expires, route, birth_month).expires
            assert expires is not None


@given(log=logs(), today=days, carried=amounts)
def test_what_is_left_and_what_counts_make_the_total(
    log: tuple[Units, Cycle, list[Entry]], today: date, carried: Decimal
) -> None:
    rule, cycle, entries = log
    account = ledger(rule, cycle, entries, today, carried)
    assert account.left >= 0
    assert account.left + account.counted >= rule.total
    assert account.counted <= account.earned + carried
    assert sum((year.earned for year in account.years), Decimal(0)) == account.earned
    assert account.pace_per_month * max(account.months_left, 1) >= account.left
    assert account.pace_per_month <= account.left
    assert all(c.maximum is None or c.counted <= c.maximum for c in account.by_category)


@given(log=logs(), extra=amounts, carried=amounts)
def test_earning_more_leaves_less(log: tuple[Units, Cycle, list[Entry]], extra: Decimal, carried: Decimal) -> None:
    rule, cycle, entries = log
    before = ledger(rule, cycle, entries, cycle.start, carried)
    after = ledger(rule, cycle, [*entries, Entry(cycle.end, extra, "A")], cycle.start, carried)
    assert after.left <= before.left


@given(log=logs(), carried=amounts)
def test_only_a_surplus_is_carried(log: tuple[Units, Cycle, list[Entry]], carried: Decimal) -> None:
    rule, cycle, entries = log
    onwards = carry(rule, cycle, entries, carried)
    account = ledger(rule, cycle, entries, cycle.end, carried)
    assert 0 <= onwards <= (rule.carry_over or 0)
    assert onwards <= account.earned
    assert onwards == 0 or account.left == 0
