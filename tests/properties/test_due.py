"""Reminders over years of a life with downtime, moves between zones and clocks that are put back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.scheduling.due import Subject, forecast, look
from bot.scheduling.notices import Due, Notice
from bot.tracking.holdings import Holding
from bot.tracking.learning import Study
from bot.tracking.preferences import STAGES, Preferences
from tests.properties.examples import examples
from tests.properties.test_calendar import ZONES

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
END = START + timedelta(days=1200)
_many = examples(60)
zone_names = st.sampled_from(ZONES)


def holding(number: int, expires: date | None, **changed: object) -> Holding:
    plain = Holding(
        id=number, person_id=1, credential=None, name=f"Licence {number}", awarded=None, expires=expires, printed=True,
        opens=None, grace_until=None, carried=Decimal(0), number=None, evidence=(), stages=None, muted=False,
        snoozed_until=None, watched_from=START, private=False, verified_at=None, verified_by=None,
    )  # fmt: skip
    return replace(plain, **changed)  # type: ignore[arg-type]


def study(number: int = 1, **changed: object) -> Study:
    plain = Study(
        id=number, person_id=1, credential=None, name="A course", state="active", started_on=START.date(), target=None,
        percent=0, done=None, modules=None, hours=Decimal(0), touched_on=START.date(),
    )  # fmt: skip
    return plain._replace(**changed)  # type: ignore[arg-type]


preferences = st.builds(
    Preferences,
    start=st.sampled_from([time(0), time(7), time(9), time(18, 30)]),
    end=st.sampled_from([time(20), time(21, 15), time(23, 59), time(6)]),
    days=st.frozensets(st.integers(0, 6), min_size=1),
    stages=st.just(STAGES) | st.sets(st.integers(-30, 400), min_size=1, max_size=6).map(lambda s: tuple(sorted(s))),
)
expiries = st.lists(st.integers(1, 1000), min_size=1, max_size=4).map(
    lambda ahead: tuple(holding(n, START.date() + timedelta(days=d)) for n, d in enumerate(ahead, 1))
)


@st.composite
def lives(draw: st.DrawFn) -> tuple[Subject, list[tuple[str, object]]]:
    """A person, and what happens between one look and the next."""
    subject = Subject(1, draw(preferences), draw(zone_names), draw(expiries))
    happens = st.one_of(
        st.tuples(st.just("down"), st.integers(1, 24 * 60).map(lambda h: timedelta(hours=h))),
        st.tuples(st.just("move"), zone_names),
        st.tuples(st.just("back"), st.integers(1, 72).map(lambda h: timedelta(hours=h))),
        st.tuples(st.just("on"), st.none()),
    )
    return subject, draw(st.lists(happens, max_size=40))


def live(subject: Subject, happening: list[tuple[str, object]]) -> list[tuple[datetime, Subject, tuple[Due, ...]]]:
    """Look whenever it is time, or later; every message with the settings it was sent under."""
    now, sent, left = START, [], list(happening)
    while now <= END:
        seen = look(subject, now)
        if seen.due:
            sent.append((now, subject, seen.due))
            told = subject.told | {notice for due in seen.due for notice in due.covers}
            subject = replace(subject, told=told)
        what, value = left.pop(0) if left else ("on", None)
        if what == "move":
            subject = replace(subject, tz=str(value))
            continue
        if what == "down" and isinstance(value, timedelta):
            now += value
        elif what == "back" and isinstance(value, timedelta):
            now -= value
        elif seen.next_at is None:
            break
        else:
            assert seen.next_at > now, "looking again at once would go on for ever"
            now = seen.next_at
    return sent


@_many
@given(life=lives())
def test_each_stage_is_told_exactly_once(life: tuple[Subject, list[tuple[str, object]]]) -> None:
    subject, happening = life
    sent = live(subject, happening)
    told = Counter(notice for _at, _subject, dues in sent for due in dues for notice in due.covers)
    assert all(count == 1 for count in told.values())
    for each in subject.holdings:
        assert each.expires is not None
        for stage in subject.preferences.stages:
            day = each.expires - timedelta(days=stage)
            if day > START.date() + timedelta(days=8):  # nearer ones may lie before the records were begun
                assert told[Notice("expiry", each.id, each.expires, stage)] == 1


@_many
@given(life=lives())
def test_nothing_comes_at_night_or_on_a_day_that_is_excluded(life: tuple[Subject, list[tuple[str, object]]]) -> None:
    for at, subject, _dues in live(*life):
        assert subject.allowed.allows(at)


@_many
@given(life=lives())
def test_in_time_when_the_process_is_up(life: tuple[Subject, list[tuple[str, object]]]) -> None:
    """Without downtime a stage comes on its day, or on the last allowed day before it; after the expiry, the next."""
    subject, _happening = life
    for at, _subject, dues in live(subject, []):
        for due in dues:
            assert due.holding is not None
            assert due.holding.expires is not None
            wanted = due.holding.expires - timedelta(days=due.notice.stage)
            moved = (subject.allowed.local_day(at) - wanted).days
            assert -7 <= moved <= (0 if due.notice.stage >= 0 else 7) or wanted == subject.allowed.local_day(at)


@_many
@given(subject=lives().map(lambda life: life[0]))
def test_the_preview_is_what_then_happens(subject: Subject) -> None:
    told = [(at, dues) for at, dues in forecast(subject, START, END)]
    assert told == [(at, dues) for at, _subject, dues in live(subject, []) if at <= END]


@_many
@given(subject=lives().map(lambda life: life[0]), days=st.integers(1, 900))
def test_after_downtime_each_holding_is_spoken_of_once(subject: Subject, days: int) -> None:
    now = START + timedelta(days=days)
    seen = look(subject, subject.allowed.next(now))
    assert len({due.holding.id for due in seen.due if due.holding}) == len(seen.due)


@pytest.mark.parametrize("number", range(len(ZONES)), ids=ZONES)
def test_in_every_zone_each_stage_comes_once_at_nine_for_seven_years(number: int) -> None:
    """Half of the time at home, then in another zone, and once off for three weeks in the middle of stages."""
    home, abroad = ZONES[number], ZONES[(number * 7 + 300) % len(ZONES)]
    held = tuple(holding(n, START.date() + timedelta(days=130 + 797 * n)) for n in range(3))
    back, moved = START + timedelta(days=112), START + timedelta(days=900)
    subject, now, told = Subject(1, Preferences(), home, held), START, Counter[Notice]()
    while now < END + timedelta(days=900):
        seen = look(subject, now)
        for due in seen.due:
            local = now.astimezone(subject.allowed.zone)
            if not any(at <= now < at + timedelta(days=2) for at in (back, moved)):
                assert (local.hour, local.minute) == (9, 0)
                assert local.date() == due.notice.about - timedelta(days=due.notice.stage)
            told.update(due.covers)
        subject = replace(subject, told=subject.told | {n for due in seen.due for n in due.covers})
        coming = seen.next_at or datetime.max.replace(tzinfo=UTC)
        if now < moved <= coming:
            now, subject = moved, replace(subject, tz=abroad)
        else:
            now = back if START + timedelta(days=91) < coming < back else coming
    assert told == {Notice("expiry", h.id, h.expires, stage): 1 for h in held if h.expires for stage in STAGES}


def test_reminders_that_are_off_or_muted_are_not_planned() -> None:
    one = holding(1, START.date() + timedelta(days=40))
    assert list(forecast(Subject(1, Preferences(off=True), None, (one,)), START, END)) == []
    assert list(forecast(Subject(1, Preferences(), None, (replace(one, muted=True),)), START, END)) == []


def test_what_was_due_before_it_was_known_is_not_made_up_for() -> None:
    """An import of something that expires in 20 days brings the 14-day reminder next, not four at once."""
    subject = Subject(1, Preferences(), "Europe/Berlin", (holding(1, START.date() + timedelta(days=20)),))
    assert look(subject, START).due == ()
    stages = [due.notice.stage for _at, dues in forecast(subject, START, END) for due in dues]
    assert stages == [14, 7, 1, 0, -7]


def test_a_snooze_is_kept_and_covers_what_falls_into_it() -> None:
    expires = START.date() + timedelta(days=29)
    until = START.date() + timedelta(days=20)
    subject = Subject(1, Preferences(), "UTC", (holding(1, expires, snoozed_until=until),))
    told = list(forecast(subject, START, END))
    assert told[0][0].date() == until
    covered = {n.stage for n in told[0][1][0].covers if n.kind == "expiry"}
    assert covered == {14}
    assert [d.notice.stage for _at, dues in told[1:] for d in dues] == [7, 1, 0, -7]


def test_a_pause_is_waited_for_and_then_says_everything_once() -> None:
    until = START.date() + timedelta(days=60)
    paused = Preferences(paused_until=until)
    subject = Subject(1, paused, "UTC", (holding(1, START.date() + timedelta(days=70)),))
    told = list(forecast(subject, START, END))
    assert told[0][0] == datetime.combine(until, time(9), UTC)
    assert [n.stage for n in told[0][1][0].covers] == [14, 30, 60]


@_many
@given(
    zone=zone_names,
    after=st.integers(1, 30),
    count=st.integers(1, 3),
    jumps=st.lists(st.integers(0, 60), max_size=30),
)
def test_nudges_come_once_a_week_at_most_and_end(zone: str, after: int, count: int, jumps: list[int]) -> None:
    studies = tuple(study(n, touched_on=START.date() + timedelta(days=n)) for n in range(1, count + 1))
    subject = Subject(1, Preferences(nudge_after=after), zone, (), studies)
    happening: list[tuple[str, object]] = [("down", timedelta(days=d)) if d else ("on", None) for d in jumps]
    sent = live(subject, happening)
    days = [subject.allowed.local_day(at) for at, _s, _d in sent]
    assert all((b - a).days >= 7 for a, b in pairwise(days))
    per_study = Counter(due.study.id for _at, _s, dues in sent for due in dues if due.study)
    assert all(told <= 4 for told in per_study.values())


def test_a_summary_comes_on_its_day_every_week() -> None:
    wanted = Preferences(summary=4, summary_from=START.date(), nudges=False)
    subject = Subject(1, wanted, "America/New_York", (), (study(1, touched_on=START.date()),))
    at = [at for at, _dues in forecast(subject, START, START + timedelta(days=60))]
    local = [a.astimezone(subject.allowed.zone) for a in at]
    assert {(a.weekday(), a.hour) for a in local} == {(4, 9)}
    assert len(at) == 8


def test_a_summary_waits_until_it_has_something_to_tell() -> None:
    wanted, ends = Preferences(summary=4, summary_from=START.date(), stages=(0,)), START.date() + timedelta(days=150)
    assert list(forecast(Subject(1, wanted, "UTC"), START, END)) == []
    told = forecast(Subject(1, wanted, "UTC", (holding(1, ends),)), START, START + timedelta(days=60))
    first = next(at for at, _dues in told)
    assert timedelta(days=30) <= first - START < timedelta(days=38)
