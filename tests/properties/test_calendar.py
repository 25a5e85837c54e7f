"""Local hours as instants, in every time zone there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tracking.calendar import Allowed, instant_of, later
from tests.properties.examples import examples

ZONES = sorted(z for z in available_timezones() if z != "localtime")
zones = st.sampled_from(ZONES).map(ZoneInfo)
days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
clock_times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 1, 15, 30, 59]))
instants = st.datetimes(datetime(1990, 1, 1), datetime(2060, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
_many = examples(150)


@st.composite
def allowances(draw: st.DrawFn) -> Allowed:
    start, end = draw(st.tuples(clock_times, clock_times).filter(lambda pair: pair[0] != pair[1]))
    allowed_days = draw(st.frozensets(st.integers(0, 6), min_size=1))
    paused, since = draw(st.none() | days), draw(st.none() | days)
    return Allowed(draw(zones), start, end, allowed_days, paused, since)


def wall(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None)


@_many
@given(day=days, at=clock_times, zone=zones)
def test_a_wall_time_is_itself_or_the_end_of_the_gap(day: date, at: time, zone: ZoneInfo) -> None:
    instant = instant_of(day, at, zone)
    asked = datetime.combine(day, at)
    if wall(instant, zone) != asked:  # the clocks skip it: the last second before is earlier, the first after later
        assert wall(instant, zone) > asked > wall(instant - timedelta(seconds=1), zone)
    else:
        earlier = instant - timedelta(hours=1)
        assert wall(earlier, zone) != asked  # the first of two


@pytest.mark.parametrize("name", ZONES)
def test_nine_in_the_morning_is_nine_in_the_morning_all_year(name: str) -> None:
    """The reminders' default hour survives every change of clocks of recent and coming years."""
    zone = ZoneInfo(name)
    for offset in range(0, 366 * 14, 3):
        day = date(2020, 1, 1) + timedelta(days=offset)
        local = wall(instant_of(day, time(9), zone), zone)
        assert local == datetime.combine(day, time(9)) or _is_skipped(day, zone)


def _is_skipped(day: date, zone: ZoneInfo) -> bool:
    """A country that crosses the date line skips a day."""
    noon = datetime.combine(day, time(12), zone)
    return wall(noon.astimezone(UTC), zone).date() != day


@_many
@given(allowed=allowances(), now=instants)
def test_the_next_allowed_instant_is_allowed_and_the_earliest(allowed: Allowed, now: datetime) -> None:
    found = allowed.next(now)
    assert found >= now
    assert allowed.allows(found)
    assert allowed.next(found) == found
    assert found < allowed.ends(now)
    between = now + (found - now) / 2
    if found > now:
        assert not allowed.allows(between)


@_many
@given(allowed=allowances(), now=instants)
def test_what_is_allowed_is_inside_hours_and_days(allowed: Allowed, now: datetime) -> None:
    local = wall(allowed.next(now), allowed.zone)
    overnight = allowed.end <= allowed.start
    began = local.date() if not overnight or local.time() >= allowed.start else local.date() - timedelta(days=1)
    # Where clocks are set back over midnight, or forward over the first allowed minute, the day may be the one before.
    assert {began.weekday(), (began - timedelta(days=1)).weekday()} & allowed.days
    if allowed.paused_until is not None:
        assert local.date() >= allowed.paused_until or began < (allowed.paused_from or date.min)
    first, last = allowed.start, allowed.end
    inside = first <= local.time() < last if not overnight else local.time() >= first or local.time() < last
    set_back = wall(allowed.next(now) - timedelta(hours=3), allowed.zone) + timedelta(hours=3) != local
    assert inside or set_back


@_many
@given(allowed=allowances(), day=days, early=st.booleans())
def test_a_day_that_is_not_allowed_moves_to_one_that_is(allowed: Allowed, day: date, early: bool) -> None:
    at = allowed.on(day, early=early)
    assert allowed.allows(at)
    moved = (allowed.local_day(at) - day).days
    if allowed.paused_until is None:
        assert -8 <= moved <= 1 if early else -1 <= moved <= 8


@_many
@given(allowed=allowances(), day=st.dates(min_value=date.max - timedelta(days=90)), early=st.booleans())
def test_the_last_days_that_there_are_can_be_reckoned_with(allowed: Allowed, day: date, early: bool) -> None:
    for asked in (allowed, replace(allowed, paused_until=date.max)):
        assert asked.on(day, early=early).year == date.max.year


@_many
@given(allowed=allowances(), now=instants)
def test_a_pause_without_an_end_ends_with_time(allowed: Allowed, now: datetime) -> None:
    assert replace(allowed, paused_until=date.max).next(now) >= now


@_many
@given(day=st.dates(), span=st.timedeltas())
def test_later_days_end_where_the_calendar_does(day: date, span: timedelta) -> None:
    ordinal = min(max(day.toordinal() + span.days, date.min.toordinal()), date.max.toordinal())
    assert later(day, span) == date.fromordinal(ordinal)


@_many
@given(allowed=allowances(), day=st.dates(), early=st.booleans())
def test_every_day_there_is_has_an_allowed_instant_near(allowed: Allowed, day: date, early: bool) -> None:
    assert allowed.allows(allowed.on(day, early=early))
