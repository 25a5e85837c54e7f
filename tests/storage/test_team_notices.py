"""What a team needs becomes messages: to members ahead of the day, to leads when it is late, each once."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.clock import SimulatedClock
from bot.knowledge.base import KnowledgeBase
from bot.messaging.courier import UnreachableError
from bot.scheduling import agenda
from bot.scheduling.planner import reschedule
from bot.tracking.records import Records
from bot.tracking.teams import digests, letters, membership, requirements
from bot.tracking.teams.digests import Digest
from bot.tracking.teams.membership import Team
from bot.tracking.teams.requirements import Requirement
from bot.tracking.teams.tables import looks
from tests.conftest import NOW
from tests.fakes.population import arrive, hold
from tests.storage.test_planner import Process

TODAY = NOW.date()


@pytest.fixture
def process(engine: AsyncEngine, clock: SimulatedClock, knowledge: KnowledgeBase) -> Process:
    return Process(engine, clock, knowledge)


async def team_of(process: Process, lead: int, *members: int) -> Team:
    async with process.engine.begin() as connection:
        team = await membership.create(connection, "Ops", lead, NOW)
        for person in members:
            await membership.join(connection, team.id, person, NOW)
    return team


async def require(process: Process, team: Team, lead: int, due: date | None) -> Requirement:
    async with process.engine.begin() as connection:
        made = await requirements.require(
            connection, team, lead, process.clock.now(), name="Forklift licence", credentials=[], skill=None,
            needed=None, due=due,
        )  # fmt: skip
        await look_at_all(connection, team, process.clock.now())
    return made


async def look_at_all(connection: AsyncConnection, team: Team, now: datetime) -> None:
    everybody = {*await membership.members(connection, team.id), *await membership.leads(connection, team.id)}
    await agenda.look_soon(connection, everybody, now)


async def test_from_the_first_reminder_to_the_third_escalation(process: Process) -> None:
    lena, dana = await arrive(process.engine, NOW, "lena"), await arrive(process.engine, NOW, "dana")
    team = await team_of(process, lena, dana)
    due = TODAY + timedelta(days=40)
    await require(process, team, lena, due)
    await process.run_until(NOW + timedelta(days=120))
    said = list(zip(process.courier.chats, process.courier.texts, strict=True))
    assert [who for who, _text in said] == ["dana"] * 4 + ["lena"] * 3
    assert all("Forklift licence" in text for _who, text in said)
    async with process.engine.connect() as connection:
        rows = (await connection.execute(sa.select(agenda.notices).order_by(agenda.notices.c.id))).all()
    assert [(r.kind, r.stage) for r in rows] == [
        ("duty", 30), ("duty", 14), ("duty", 7), ("duty", 1), ("late", 0), ("late", 1), ("late", 2),
    ]  # fmt: skip


async def test_who_gets_it_in_time_is_left_alone_and_so_is_the_lead(process: Process) -> None:
    lena, dana = await arrive(process.engine, NOW, "lena"), await arrive(process.engine, NOW, "dana")
    team = await team_of(process, lena, dana)
    await require(process, team, lena, TODAY + timedelta(days=40))
    await process.run_until(NOW + timedelta(days=20))
    assert process.courier.chats == ["dana"]
    await hold(process.engine, process.clock.now(), dana, "forklift license", TODAY + timedelta(days=2000))
    await process.run_until(NOW + timedelta(days=120))
    assert process.courier.chats == ["dana"]


async def test_a_member_who_removes_it_afterwards_makes_it_late(process: Process) -> None:
    """The lead is looked at again because of what the member did."""
    lena, dana = await arrive(process.engine, NOW, "lena"), await arrive(process.engine, NOW, "dana")
    team = await team_of(process, lena, dana)
    await hold(process.engine, NOW, dana, "Forklift licence", TODAY + timedelta(days=2000))
    await require(process, team, lena, TODAY + timedelta(days=10))
    await process.run_until(NOW + timedelta(days=30))
    assert process.courier.sent == []
    async with process.engine.begin() as connection:
        await membership.change(connection, team.id, dana, shares=["credentials"])
        records = Records(connection, dana, process.clock.now())
        [held] = await records.holdings()
        await records.remove(held.id)
        await reschedule(connection, dana, process.clock.now())
    await process.tick()
    assert "lena" in process.courier.chats


async def test_a_lead_who_cannot_be_reached_hears_of_it_when_they_are_back(
    process: Process, clock: SimulatedClock
) -> None:
    lena, dana = await arrive(process.engine, NOW, "lena"), await arrive(process.engine, NOW, "dana")
    team = await team_of(process, lena, dana)
    await require(process, team, lena, TODAY + timedelta(days=1))
    process.courier.fail("lena", UnreachableError("blocked"))
    for _ in range(5):
        clock.advance(timedelta(days=1))
        await process.tick()
    assert "lena" not in process.courier.chats
    await arrive(process.engine, clock.now(), "lena")
    for _ in range(3):
        await process.tick()
        clock.advance(timedelta(hours=1))
    assert process.courier.chats.count("lena") == 1


async def test_a_digest_is_a_look_that_members_can_see_and_comes_once(process: Process) -> None:
    lena, dana = await arrive(process.engine, NOW, "lena"), await arrive(process.engine, NOW, "dana")
    team = await team_of(process, lena, dana)
    async with process.engine.begin() as connection:
        await digests.subscribe(connection, Digest(team, lena, "week", TODAY.weekday(), time(9), TODAY))
        await reschedule(connection, lena, NOW)
    await process.run_until(NOW + timedelta(days=15))
    assert process.courier.chats == ["lena"] * 3
    async with process.engine.connect() as connection:
        seen = (await connection.execute(sa.select(looks.c.question, looks.c.viewer_id))).all()
    assert [tuple(row) for row in seen] == [("digest", lena)] * 3


async def test_a_digest_ends_with_the_lead_and_the_team(process: Process) -> None:
    lena, dana = await arrive(process.engine, NOW, "lena"), await arrive(process.engine, NOW, "dana")
    team = await team_of(process, lena, dana)
    async with process.engine.begin() as connection:
        for lead in (lena, dana):
            await membership.make_lead(connection, team.id, lead)
            await digests.subscribe(connection, Digest(team, lead, "month", 1, time(9), TODAY))
            await reschedule(connection, lead, NOW)
        await membership.change(connection, team.id, dana, lead=False)
    await process.run_until(NOW + timedelta(days=35))
    assert set(process.courier.chats) == {"lena"}
    async with process.engine.begin() as connection:
        await membership.close(connection, team.id, process.clock.now())
    sent = len(process.courier.sent)
    await process.run_until(NOW + timedelta(days=100))
    assert len(process.courier.sent) == sent


async def test_nothing_is_required_through_a_team_that_was_left_or_closed(process: Process) -> None:
    lena, dana = await arrive(process.engine, NOW, "lena"), await arrive(process.engine, NOW, "dana")
    eve = await arrive(process.engine, NOW, "eve")
    team = await team_of(process, lena, dana, eve)
    await require(process, team, lena, TODAY + timedelta(days=40))
    async with process.engine.begin() as connection:
        await membership.depart(connection, team.id, dana, "left", NOW)
    await process.run_until(NOW + timedelta(days=11))
    assert process.courier.chats == ["eve"]
    async with process.engine.begin() as connection:
        await membership.close(connection, team.id, process.clock.now())
    await process.run_until(NOW + timedelta(days=100))
    assert process.courier.chats == ["eve"]


async def test_many_are_put_on_the_agenda_with_few_statements(engine: AsyncEngine) -> None:
    people = [await arrive(engine, NOW, f"account {n}") for n in range(50)]
    counted: list[str] = []
    sa.event.listen(engine.sync_engine, "before_cursor_execute", lambda _c, _k, text, *_rest: counted.append(text))
    async with engine.begin() as connection:
        await agenda.look_soon(connection, people, NOW)
    assert len([text for text in counted if "agenda" in text]) == 1
    async with engine.connect() as connection:
        assert await agenda.next_look(connection) == NOW


async def test_a_letter_that_is_not_on_its_way_can_be_withdrawn(process: Process) -> None:
    lena, dana = await arrive(process.engine, NOW, "lena"), await arrive(process.engine, NOW, "dana")
    team = await team_of(process, lena, dana)
    async with process.engine.begin() as connection:
        await letters.write(connection, dana, "verified", NOW, team_id=team.id, by=lena, name="CKA", record=7)
        assert not await agenda.withdraw_letter(connection, dana, "verified", record=8)
        assert await agenda.withdraw_letter(connection, dana, "verified", record=7)
        await letters.write(connection, dana, "verified", NOW, team_id=team.id, by=lena, name="CKA", record=7)
        await agenda.look_soon(connection, [dana], NOW)
    await process.tick()
    async with process.engine.begin() as connection:
        assert not await agenda.withdraw_letter(connection, dana, "verified", record=7)
