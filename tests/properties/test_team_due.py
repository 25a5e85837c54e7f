"""What a team needs, over years: members and leads hear of it in time, once, by day, and nothing is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.scheduling.due import Subject, forecast, look
from bot.scheduling.duties import LAPSE_AHEAD, MOST_LATE, STAGES_AHEAD
from bot.scheduling.notices import Due, Duty, Lapse, Notice
from bot.tracking.calendar import instant_of
from bot.tracking.preferences import Preferences
from bot.tracking.teams.digests import Digest
from bot.tracking.teams.looking import SharedHolding
from bot.tracking.teams.membership import Team
from bot.tracking.teams.requirements import Asked, Exemption, Requirement
from bot.tracking.teams.standing import Stand, Standing
from tests.properties.test_due import END, START, _many, holding, live, preferences, study, zone_names

OPS = Team(1, "Ops")
TODAY = START.date()


def needs(number: int, due: date | None, needed: int | None = None) -> Requirement:
    return Requirement(number, OPS, f"Licence {number}", (), None, needed, due, START)


def member(number: int, expires: date | None = None, *, holds: bool = True) -> Stand:
    held = SharedHolding(number, number, None, "Licence 1", None, expires, None)
    return Stand(number, f"Member {number}", True, (held,) if holds else (), None, None)


happens: st.SearchStrategy[tuple[str, object]] = st.one_of(
    st.tuples(st.just("down"), st.integers(1, 24 * 40).map(lambda h: timedelta(hours=h))),
    st.tuples(st.just("move"), zone_names),
    st.tuples(st.just("back"), st.integers(1, 72).map(lambda h: timedelta(hours=h))),
    st.tuples(st.just("on"), st.none()),
)
days_ahead = st.integers(1, 900).map(lambda n: TODAY + timedelta(days=n))


@st.composite
def team_lives(draw: st.DrawFn) -> tuple[Subject, list[tuple[str, object]]]:
    """A member and lead in one, with everything that a team can bring."""
    asked = tuple(Asked(needs(n, draw(days_ahead)), START) for n in range(1, draw(st.integers(1, 3)) + 1))
    stands = tuple(
        member(n, draw(st.none() | days_ahead), holds=draw(st.booleans()))
        for n in range(1, draw(st.integers(1, 4)) + 1)
    )
    charge = Standing(needs(9, draw(st.none() | days_ahead), draw(st.none() | st.integers(1, 3))), stands)
    wanted = Digest(
        OPS, 1, draw(st.sampled_from(("week", "other", "month"))), draw(st.integers(1, 6)), time(8, 30), TODAY
    )
    subject = Subject(1, draw(preferences), draw(zone_names), asked=asked, charges=(charge,), digests=(wanted,))
    return subject, draw(st.lists(happens, max_size=30))


def notices(sent: list[tuple[datetime, Subject, tuple[Due, ...]]]) -> Counter[Notice]:
    return Counter(notice for _at, _subject, dues in sent for due in dues for notice in due.covers)


@_many
@given(life=team_lives())
def test_nothing_is_said_twice_nor_at_night(life: tuple[Subject, list[tuple[str, object]]]) -> None:
    sent = live(*life)
    assert all(count == 1 for count in notices(sent).values())
    assert all(subject.allowed.allows(at) for at, subject, _dues in sent)


@_many
@given(life=team_lives())
def test_each_stage_of_a_duty_is_told_unless_it_is_long_over(life: tuple[Subject, list[tuple[str, object]]]) -> None:
    subject, _happening = life
    told = notices(live(subject, []))
    for asked in subject.asked:
        due = asked.requirement.due
        assert due is not None
        for stage in STAGES_AHEAD:
            if due - timedelta(days=stage) > TODAY + timedelta(days=8):  # nearer ones may lie before it was required
                assert told[Notice("duty", asked.requirement.id, due, stage)] == 1


@_many
@given(life=team_lives())
def test_what_is_late_is_told_three_times_at_most_and_a_week_apart(
    life: tuple[Subject, list[tuple[str, object]]],
) -> None:
    sent = live(*life)
    late = [due.notice.about for _at, _subject, dues in sent for due in dues if due.notice.kind == "late"]
    assert len(late) <= MOST_LATE
    assert all((b - a).days >= 7 for a, b in pairwise(late))


@_many
@given(life=team_lives())
def test_of_one_digest_that_was_missed_and_the_next_one_only_one_comes_a_day(
    life: tuple[Subject, list[tuple[str, object]]],
) -> None:
    sent = live(*life)
    days = [due.notice.about for _at, _subject, dues in sent for due in dues if due.notice.kind == "digest"]
    assert all(a < b for a, b in pairwise(days))
    assert all(len([due for due in dues if due.notice.kind == "digest"]) <= 1 for _at, _subject, dues in sent)


@_many
@given(subject=team_lives().map(lambda life: life[0]))
def test_the_preview_is_what_then_happens(subject: Subject) -> None:
    assert [(at, dues) for at, dues in forecast(subject, START, END)] == [
        (at, dues) for at, _subject, dues in live(subject, []) if at <= END
    ]


@_many
@given(zone=zone_names, expires=days_ahead)
def test_a_gap_is_told_a_month_before_it_opens(zone: str, expires: date) -> None:
    subject = Subject(1, Preferences(), zone, charges=(Standing(needs(1, None), (member(1, expires), member(2))),))
    lapses = [(at, due) for at, _s, dues in live(subject, []) for due in dues if isinstance(due.matter, Lapse)]
    if expires > TODAY + timedelta(days=LAPSE_AHEAD + 1):
        [(at, due)] = lapses
        assert due.notice.about == expires
        assert (expires - subject.allowed.local_day(at)).days == LAPSE_AHEAD


def duties_told(subject: Subject) -> list[int]:
    return [
        due.notice.stage for _at, dues in forecast(subject, START, END) for due in dues if isinstance(due.matter, Duty)
    ]


DUE = TODAY + timedelta(days=100)
ASKED = Asked(needs(1, DUE), START)


def test_who_has_it_on_the_day_is_not_reminded() -> None:
    lasting = holding(1, DUE)
    assert duties_told(Subject(1, Preferences(), "UTC", (lasting,), asked=(ASKED,))) == []


def test_what_ends_before_the_day_does_not_count_and_is_named() -> None:
    subject = Subject(1, Preferences(), "UTC", (holding(1, DUE - timedelta(days=1)),), asked=(ASKED,))
    assert duties_told(subject) == list(STAGES_AHEAD)
    seen = look(subject, instant_of(DUE - timedelta(days=30), time(9), subject.allowed.zone))
    assert [due.matter.ends for due in seen.due if isinstance(due.matter, Duty)] == [DUE - timedelta(days=1)]


def test_the_exempt_and_those_who_turned_reminders_off_are_left_alone() -> None:
    exempt = replace(ASKED, exempt=Exemption(1, 1, "on leave", "Lena"))
    assert duties_told(Subject(1, Preferences(), "UTC", asked=(exempt,))) == []
    assert duties_told(Subject(1, Preferences(off=True), "UTC", asked=(ASKED,))) == []


def test_of_what_some_have_to_hold_only_who_studies_for_it_is_reminded() -> None:
    asked = Asked(needs(1, DUE, needed=2), START)
    assert duties_told(Subject(1, Preferences(nudges=False), "UTC", asked=(asked,))) == []
    studies = (study(name="Licence 1"),)
    assert duties_told(Subject(1, Preferences(nudges=False), "UTC", (), studies, asked=(asked,))) == list(STAGES_AHEAD)


def test_a_stage_before_it_was_required_or_before_one_came_is_not_made_up_for() -> None:
    soon = Asked(needs(1, TODAY + timedelta(days=10)), START)
    assert duties_told(Subject(1, Preferences(), "UTC", asked=(soon,))) == [7, 1]
    joined = replace(ASKED, since=START + timedelta(days=90))
    assert duties_told(Subject(1, Preferences(), "UTC", asked=(joined,))) == [7, 1]


def test_a_month_off_makes_one_reminder_of_several_stages() -> None:
    subject = Subject(1, Preferences(), "UTC", asked=(ASKED,))
    seen = look(subject, instant_of(DUE - timedelta(days=3), time(9), subject.allowed.zone))
    assert [sorted(n.stage for n in due.covers) for due in seen.due] == [[7, 14, 30]]
    assert [due.notice.stage for due in seen.due] == [7]


def test_nothing_is_late_while_enough_have_it() -> None:
    met = Standing(needs(1, DUE, needed=1), (member(1), member(2, holds=False)))
    told = [due for _at, dues in forecast(Subject(1, Preferences(), "UTC", charges=(met,)), START, END) for due in dues]
    assert told == []


@_many
@given(zone=zone_names, hour=st.integers(0, 23), days=st.integers(-2, 2))
def test_a_stage_of_the_day_on_which_it_was_required_is_told_wherever_one_is(zone: str, hour: int, days: int) -> None:
    """Whoever is in another zone by then hears of it, be it that its hour is over there."""
    made = instant_of(TODAY + timedelta(days=3), time(hour), Subject(1, Preferences(), zone).allowed.zone)
    needed = replace(needs(1, TODAY + timedelta(days=3 + STAGES_AHEAD[0] + days)), created_at=made)
    told = duties_told(Subject(1, Preferences(), zone, asked=(Asked(needed, made),)))
    assert (STAGES_AHEAD[0] in told) == (days >= 0)
