"""Who has what a team needs, as far as members share it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.tracking.teams.looking import Member, SharedHolding, TeamView
from bot.tracking.teams.membership import EVERYTHING, Share, Team
from bot.tracking.teams.requirements import Exemption, Requirement, same_name
from bot.tracking.teams.standing import Stand, Standing, standing_of
from tests.conftest import NOW

TODAY = NOW.date()
OPS = Team(1, "Ops")
FIRST_AID = Requirement(1, OPS, "first aid", ("red-cross-first-aid",), "first-aid", None, None, NOW)


def held(person: int, expires: date | None, name: str = "First aid") -> SharedHolding:
    return SharedHolding(person, person, None, name, None, expires, None)


def member(number: int, *holdings: SharedHolding, shares: tuple[Share, ...] = EVERYTHING) -> Member:
    return Member(number, f"Member {number}", shares, NOW, holdings)


def standing(requirement: Requirement, *members: Member, exempt: tuple[Exemption, ...] = ()) -> Standing:
    return standing_of(requirement, TeamView(OPS, members, (), 0), exempt)


def names(stands: list[Stand]) -> list[int]:
    return [stand.person_id for stand in stands]


@pytest.mark.parametrize(
    ("wanted", "held_name"),
    [
        ("forklift licence", "Forklift license"),
        ("forklift licence", "my forklift card"),
        ("hoist operater", "Hoist operator pass"),
        ("First aid", "first aid at work (3 days)"),
        ("Security+", "CompTIA Security+"),
        ("licence", "Licence"),
    ],
)
def test_names_that_mean_the_same(wanted: str, held_name: str) -> None:
    assert same_name(wanted, held_name)


@pytest.mark.parametrize(
    ("wanted", "held_name"),
    [
        ("forklift licence", "driving licence"),
        ("first aid", "aid worker"),
        ("CKA", "CKAD course"),
        ("Security+", "security guard"),
        ("", "anything"),
    ],
)
def test_names_that_do_not(wanted: str, held_name: str) -> None:
    assert not same_name(wanted, held_name)


def test_what_ends_before_the_due_date_does_not_count_on_it() -> None:
    due = replace(FIRST_AID, due=TODAY + timedelta(days=60))
    before, on_it = held(1, TODAY + timedelta(days=59)), held(2, TODAY + timedelta(days=60))
    found = standing(due, member(1, before), member(2, on_it))
    assert names(found.missing(TODAY)) == [1]
    assert names(found.have(TODAY)) == [2]


def test_after_the_due_date_today_is_what_counts() -> None:
    due = replace(FIRST_AID, due=TODAY - timedelta(days=60))
    found = standing(due, member(1, held(1, TODAY - timedelta(days=1))), member(2, held(2, TODAY)))
    assert names(found.missing(TODAY)) == [1]


def test_who_does_not_share_is_neither_missing_nor_has_it() -> None:
    found = standing(FIRST_AID, member(1, shares=("studies",)), member(2))
    assert names(found.not_shared) == [1]
    assert names(found.missing(TODAY)) == [2]
    assert found.lacks(TODAY) == 1


def test_the_exempt_are_not_counted_whatever_they_hold() -> None:
    exempt = (Exemption(1, 2, "on leave", None), Exemption(7, 1, "", None))
    found = standing(FIRST_AID, member(1), member(2), exempt=exempt)
    assert names(found.missing(TODAY)) == [1]
    assert names(found.exempt) == [2]


def test_a_needed_number_hangs_on_the_only_one() -> None:
    two = replace(FIRST_AID, needed=2)
    found = standing(two, member(1, held(1, None)), member(2))
    assert found.lacks(TODAY) == 1
    only = found.hangs_on(TODAY)
    assert only is not None
    assert only.person_id == 1
    assert standing(FIRST_AID, member(1, held(1, None)), member(2)).hangs_on(TODAY) is None


def test_just_enough_is_shaky_when_one_of_them_ends_soon() -> None:
    two = replace(FIRST_AID, needed=2)
    soon, later = TODAY + timedelta(days=90), TODAY + timedelta(days=91)
    assert standing(two, member(1, held(1, soon)), member(2, held(2, None))).shaky(TODAY) is not None
    assert standing(two, member(1, held(1, later)), member(2, held(2, None))).shaky(TODAY) is None
    enough = standing(two, member(1, held(1, soon)), member(2, held(2, None)), member(3, held(3, None)))
    assert enough.shaky(TODAY) is None
    assert enough.ending(TODAY) == []


def test_two_that_end_on_one_day_leave_a_gap_together() -> None:
    one = replace(FIRST_AID, needed=1)
    same = TODAY + timedelta(days=20)
    found = standing(one, member(1, held(1, same)), member(2, held(2, same)))
    assert names([stand for stand, _held in found.ending(TODAY)]) == [1, 2]
