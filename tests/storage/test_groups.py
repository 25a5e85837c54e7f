"""Teams that follow a group of a platform, on each kind of database."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.messaging.incoming import Group, Incoming, Sender
from bot.scheduling import agenda
from bot.tracking.people import Account, introduce, people
from bot.tracking.teams import groups, membership
from bot.tracking.teams.membership import State, Team
from tests.conftest import NOW
from tests.fakes.couriers import CollectingCourier

OPS = "T1/S1"
DATA = "T1/S2"
NAMES = {"T1/lena": "Lena", "T1/mara": "Mara", "T1/jon": "Jon", "T1/omar": "Omar"}


class Directory(CollectingCourier):
    """A platform with groups, whose members are by their first names."""

    def __init__(self) -> None:
        super().__init__()
        self.groups: dict[str, list[str]] = {}
        self.asked: list[str] = []

    async def group(self, place: str) -> Group | None:
        self.asked.append(place)
        if place not in self.groups:
            return None
        name = {OPS: "@ops", DATA: "@data"}[place]
        return Group(place, name, tuple(f"T1/{who}" for who in self.groups[place]), NAMES)


class Company:
    """A bot on Slack, and Lena, who leads the team Data Platform."""

    def __init__(self, laurel: Laurel, clock: SimulatedClock) -> None:
        self.laurel, self.clock, self.slack = laurel, clock, Directory()
        laurel.connect("slack", self.slack)

    async def found(self) -> Team:
        async with self.laurel.engine.begin() as connection:
            self.lena = await introduce(connection, Account("slack", "T1/lena", "Lena", "UTC"), NOW)
            self.team = await membership.create(connection, "Data Platform", self.lena, NOW)
        return self.team

    async def follow(self, place: str, *members: str) -> groups.Changes:
        self.slack.groups[place] = list(members)
        told = await self.slack.group(place)
        assert told is not None
        group = groups.Group.of(
            "slack", {"place": told.place, "name": told.name, "accounts": told.accounts, "names": told.names}
        )
        async with self.laurel.engine.begin() as connection:
            changes = await groups.follow(connection, self.team.id, group, self.lena, self.clock.now())
            await agenda.look_soon(connection, changes.touched, self.clock.now())
        return changes

    async def changes(self, place: str, *members: str) -> None:
        """The group is another one now, and the platform says so."""
        self.slack.groups[place] = list(members)
        await self.laurel.group_changed("slack", place)

    async def states(self) -> dict[str, State]:
        async with self.laurel.engine.connect() as connection:
            found = await membership.places(connection, self.team.id)
        return {place.name or "?": place.state for place in found}

    async def person(self, who: str) -> int:
        async with self.laurel.engine.begin() as connection:
            return await introduce(connection, Account("slack", f"T1/{who}"), NOW)

    async def joins(self, *who: str) -> None:
        async with self.laurel.engine.begin() as connection:
            for one in who:
                person_id = await introduce(connection, Account("slack", f"T1/{one}"), NOW)
                await membership.join(connection, self.team.id, person_id, NOW)

    async def departs(self, who: str, state: State) -> None:
        async with self.laurel.engine.begin() as connection:
            person_id = await introduce(connection, Account("slack", f"T1/{who}"), NOW)
            await membership.depart(connection, self.team.id, person_id, state, NOW)

    async def told(self) -> list[tuple[str, str]]:
        """Who was written to since the last time, and what."""
        before = len(self.slack.sent)
        await self.laurel.tick()
        await self.laurel.dispatcher.idle()
        return list(zip(self.slack.chats, self.slack.texts, strict=True))[before:]


@pytest.fixture
async def company(laurel: Laurel, clock: SimulatedClock) -> Company:
    company = Company(laurel, clock)
    await company.found()
    return company


async def test_everybody_in_it_is_asked_but_who_added_it(company: Company) -> None:
    changes = await company.follow(OPS, "lena", "mara", "jon")
    assert sorted(changes.asked) == ["Jon", "Mara"]
    assert await company.states() == {"Lena": "none", "Mara": "asked", "Jon": "asked"}


async def test_who_comes_is_asked_and_who_goes_is_taken_out_and_all_of_them_are_told(company: Company) -> None:
    await company.follow(OPS, "mara", "jon")
    await company.told()
    await company.joins("mara", "jon")
    await company.changes(OPS, "jon", "omar")
    assert await company.states() == {"Lena": "none", "Mara": "removed", "Jon": "member", "Omar": "asked"}
    said = dict(await company.told())
    assert "Lena asks you to be in the team Data Platform" in said["T1/omar"]
    assert "You are not in the team Data Platform any more" in said["T1/mara"]
    assert "Mara is not in @ops any more, and so not in Data Platform" in said["T1/lena"]
    assert "T1/jon" not in said


async def test_the_same_news_twice_is_no_news(company: Company) -> None:
    await company.follow(OPS, "mara")
    await company.told()
    await company.changes(OPS, "mara", "omar")
    assert [who for who, _ in await company.told()] == ["T1/omar"]
    await company.changes(OPS, "mara", "omar")
    assert await company.told() == []


async def test_who_was_only_asked_hears_nothing_when_they_go(company: Company) -> None:
    await company.follow(OPS, "mara", "jon")
    await company.changes(OPS, "jon")
    assert (await company.states())["Mara"] == "removed"
    assert [who for who, _ in await company.told()] == ["T1/jon"]


async def test_who_is_back_in_the_group_is_asked_again(company: Company) -> None:
    await company.follow(OPS, "mara")
    await company.joins("mara")
    await company.changes(OPS)
    await company.changes(OPS, "mara")
    assert (await company.states())["Mara"] == "asked"


@pytest.mark.parametrize("no", ["declined", "left"])
async def test_a_no_stands_whatever_becomes_of_the_group(company: Company, no: State) -> None:
    await company.follow(OPS, "mara")
    await company.departs("mara", no)
    await company.changes(OPS, "mara", "jon")
    await company.changes(OPS, "jon")
    await company.changes(OPS, "mara", "jon")
    assert (await company.states())["Mara"] == no
    await company.follow(OPS, "mara", "jon")
    assert (await company.states())["Mara"] == no


async def test_whom_a_lead_takes_out_is_not_brought_back_by_the_group(company: Company) -> None:
    await company.follow(OPS, "mara")
    await company.joins("mara")
    await company.departs("mara", "removed")
    await company.changes(OPS, "mara", "jon")
    assert (await company.states())["Mara"] == "removed"


async def test_who_was_added_by_name_stays_when_they_leave_the_group(company: Company) -> None:
    mara = await company.person("mara")
    async with company.laurel.engine.begin() as connection:
        await membership.ask(connection, company.team.id, mara, company.lena, NOW)
    await company.joins("mara")
    await company.follow(OPS, "mara", "jon")
    await company.changes(OPS, "jon")
    assert (await company.states())["Mara"] == "member"


async def test_who_is_in_another_group_of_the_team_stays_until_they_leave_that_too(company: Company) -> None:
    await company.follow(OPS, "mara")
    await company.joins("mara")
    await company.follow(DATA, "mara", "jon")
    await company.changes(OPS)
    assert (await company.states())["Mara"] == "member"
    await company.changes(DATA, "jon")
    assert (await company.states())["Mara"] == "removed"


async def test_a_group_that_is_followed_no_more_changes_nothing(company: Company) -> None:
    await company.follow(OPS, "mara")
    await company.joins("mara")
    async with company.laurel.engine.begin() as connection:
        assert [group.name for group in await groups.followed(connection, company.team.id)] == ["@ops"]
        await groups.unfollow(connection, company.team.id, "slack", OPS)
        assert await groups.followed(connection, company.team.id) == []
    asked = len(company.slack.asked)
    await company.changes(OPS, "jon")
    assert len(company.slack.asked) == asked  # Slack is not asked of groups that nobody follows
    await company.follow(OPS, "jon")
    assert await company.states() == {"Lena": "none", "Mara": "member", "Jon": "asked"}


async def test_a_closed_team_follows_nothing_until_it_is_opened_again(company: Company) -> None:
    await company.follow(OPS, "mara")
    async with company.laurel.engine.begin() as connection:
        await membership.close(connection, company.team.id, NOW)
    await company.changes(OPS, "mara", "jon")
    async with company.laurel.engine.begin() as connection:
        await membership.reopen(connection, company.team.id)
    assert "Jon" not in await company.states()
    company.clock.advance(timedelta(days=1))
    await company.laurel.keep_house()
    assert (await company.states())["Jon"] == "asked"


async def test_what_was_missed_is_made_up_for_within_a_day(company: Company) -> None:
    await company.follow(OPS, "mara")
    company.slack.groups[OPS] = ["mara", "jon"]
    asked = len(company.slack.asked)
    await company.laurel.keep_house()
    assert len(company.slack.asked) == asked
    company.clock.advance(timedelta(days=1))
    await company.laurel.keep_house()
    assert (await company.states())["Jon"] == "asked"


async def test_a_group_that_cannot_be_looked_into_takes_nobody_out_and_is_looked_at_again(company: Company) -> None:
    await company.follow(OPS, "mara")
    await company.joins("mara")
    del company.slack.groups[OPS]
    await company.laurel.group_changed("slack", OPS)
    assert (await company.states())["Mara"] == "member"
    company.slack.groups[OPS] = []
    company.clock.advance(timedelta(hours=1))
    await company.laurel.keep_house()
    assert (await company.states())["Mara"] == "removed"


async def test_each_team_that_follows_it_is_kept_in_step(company: Company) -> None:
    await company.follow(OPS, "mara")
    first = company.team
    await company.found()
    await company.follow(OPS, "mara")
    await company.changes(OPS, "mara", "jon")
    assert (await company.states())["Jon"] == "asked"
    company.team = first
    assert (await company.states())["Jon"] == "asked"


async def test_who_was_erased_is_not_asked_again_and_leaves_no_account_behind(company: Company) -> None:
    await company.follow(OPS, "mara", "jon")
    mara = await company.person("mara")
    async with company.laurel.engine.begin() as connection:
        await connection.execute(sa.delete(people).where(people.c.id == mara))
    await company.changes(OPS, "mara", "jon", "omar")
    assert "Mara" not in await company.states()
    async with company.laurel.engine.connect() as connection:
        kept = str((await connection.execute(sa.text("SELECT * FROM team_groups"))).all())
    assert "mara" not in kept


async def test_the_first_word_of_somebody_who_was_asked_finds_them(company: Company) -> None:
    """Whoever never wrote is somebody already, and the same one when they do."""
    await company.follow(OPS, "mara")
    await company.laurel.receive(Incoming("1", Sender("slack", "T1/mara", "Mara"), "yes"))
    assert len([name for name in await company.states() if name == "Mara"]) == 1
