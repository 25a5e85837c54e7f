"""Two people become one on each kind of database: nothing of either is lost, doubled, or left behind."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

import bot.app  # noqa: F401 - declares all tables
from bot.dialogs.linking.joining import NobodyError, join
from bot.messaging.outbox import outbox
from bot.scheduling.agenda import notices
from bot.storage.handover import references
from bot.storage.types import Instant
from bot.tracking import learning
from bot.tracking.holdings import holdings, of_person, proofs, units, units_of
from bot.tracking.joining.records import exchange
from bot.tracking.people import Account, identities, meet, people, reachable_at, save_preferences
from bot.tracking.preferences import Preferences
from bot.tracking.records import Records
from bot.tracking.teams import membership
from bot.tracking.teams.tables import requirements, teams
from tests.conftest import NOW

SLACK = Account("slack", "U1", "Dana", "Europe/Berlin")
PHONE = Account("telegram", "42", "Dana B")
_NUMBERS = itertools.count(1)


async def both(connection: AsyncConnection) -> tuple[int, int]:
    """Somebody on Slack, and somebody who came later on Telegram."""
    return (await meet(connection, SLACK, NOW)).id, (await meet(connection, PHONE, NOW)).id


async def team_with_a_need(connection: AsyncConnection) -> Callable[[sa.Table], dict[str, int]]:
    """What the rows of a table that belong to a team, or to what it needs, refer to."""
    await connection.execute(sa.insert(teams).values(id=5, name="Ops", created_at=NOW))
    await filled(connection, requirements, id=7, team_id=5)
    ids = {"team_id": 5, "requirement_id": 7}
    return lambda table: {name: number for name, number in ids.items() if name in table.c}


async def times(connection: AsyncConnection, column: sa.Column[int], person: int) -> int:
    query = sa.select(sa.func.count()).select_from(column.table).where(column == person)
    return await connection.scalar(query) or 0


async def filled(connection: AsyncConnection, table: sa.Table, **given: Any) -> None:
    """A row with ``given`` and something in every other column that must not be empty."""
    await connection.execute(sa.insert(table).values(something_in(table) | given))


def something_in(table: sa.Table) -> dict[str, Any]:
    return {
        column.name: _something(column)
        for column in table.columns
        if not column.nullable and column.server_default is None and not column.foreign_keys
        and not _numbers_itself(column)
    }  # fmt: skip


def _numbers_itself(column: sa.Column[Any]) -> bool:
    return column.primary_key and column.name == "id"


def _something(column: sa.Column[Any]) -> object:
    if isinstance(column.type, sa.JSON):
        return []
    if isinstance(column.type, Instant):
        return NOW
    by_type = {
        str: f"x{next(_NUMBERS)}", int: 1, bool: False, date: NOW.date(), time: time(9), bytes: b"x",
        Decimal: Decimal(0),
    }  # fmt: skip
    return by_type[column.type.python_type]


async def test_whatever_refers_to_somebody_refers_to_who_they_are_one_with(engine: AsyncEngine) -> None:
    """A row for each column of any table that can hold a person."""
    async with engine.begin() as connection:
        stays, goes = await both(connection)
        parents = await team_with_a_need(connection)
        for column in references(people):
            table = column.table
            must = {c.name: stays for c in references(people) if c.table is table and not c.nullable}
            await filled(connection, table, **parents(table), **{**must, column.name: goes})
        await join(connection, stays, goes, NOW)
        left = {str(column) for column in references(people) if await times(connection, column, goes)}
        lost = {str(column) for column in references(people) if not await times(connection, column, stays)}
        assert (left, lost) == (set(), set())
        assert list(await connection.scalars(sa.select(people.c.id))) == [stays]


async def test_what_both_had_and_there_may_be_once_only_is_there_once(engine: AsyncEngine) -> None:
    """Two rows of each table that are alike but for the person."""
    async with engine.begin() as connection:
        stays, goes = await both(connection)
        parents = await team_with_a_need(connection)
        mine = [c for c in references(people) if c.name == "person_id" and c.table is not identities]
        for column in mine:
            alike = something_in(column.table) | parents(column.table)
            alike |= {"state": "left"} if "state" in alike else {}
            for person in (stays, goes):
                own = {"digest": str(person)} if "digest" in column.table.c else {}
                await connection.execute(sa.insert(column.table).values(**alike | own | {"person_id": person}))
        await join(connection, stays, goes, NOW)
        assert {str(column) for column in mine if await times(connection, column, goes)} == set()
        once = {c.table.name for c in mine if await times(connection, c, stays) == 1}
        assert once >= {"agenda", "digests", "exemptions", "grants", "memberships", "notices", "plans"}


async def test_messages_that_wait_go_with_the_person(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        stays, goes = await both(connection)
        await filled(connection, outbox, person_id=goes)
        await join(connection, stays, goes, NOW)
        assert list(await connection.scalars(sa.select(outbox.c.person_id))) == [stays]


async def test_of_the_same_credential_the_later_is_kept_with_all_that_was_logged(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        stays, goes = await both(connection)
        mine, theirs = Records(connection, stays, NOW), Records(connection, goes, NOW)
        older = await mine.add("PMP", "pmi-pmp", expires=date(2027, 6, 1), number="77")
        later = await theirs.add("PMP", "pmi-pmp", expires=date(2030, 6, 1), awarded=date(2018, 6, 1))
        for records, holding in ((mine, older), (theirs, later)):
            await records.log_units(holding.id, date(2026, 5, 1), Decimal(5), None, "a talk")
        await mine.log_units(older.id, date(2026, 6, 1), Decimal(2), None, None)
        await mine.attach_proof(await mine.keep_proof("pmp.pdf", b"%PDF"), older.id)
        joined = await join(connection, stays, goes, NOW)
        held = await of_person(connection, stays)
        assert [(h.expires, h.number, h.awarded) for h in held] == [(date(2030, 6, 1), "77", date(2018, 6, 1))]
        assert [u.amount for u in await units_of(connection, [held[0].id])] == [5, 2]
        assert await connection.scalar(sa.select(proofs.c.holding_id)) == held[0].id
        assert [d.other for d in joined.holdings] == [{"expires": date(2027, 6, 1)}]
        assert await connection.scalar(sa.select(sa.func.count()).select_from(units)) == 2


async def test_taking_the_other_and_taking_it_back(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        stays, goes = await both(connection)
        await Records(connection, stays, NOW).add("CKA", "cncf-cka", expires=date(2027, 5, 3), number="1")
        await Records(connection, goes, NOW).add("CKA", "cncf-cka", expires=date(2028, 5, 3))
        differing = (await join(connection, stays, goes, NOW)).holdings[0]
        records = Records(connection, stays, NOW)
        seen = [await exchange(records, differing.id, differing.spare) for _ in range(2)]
        assert [(h.expires, h.number) for h in seen if h] == [(date(2027, 5, 3), "1"), (date(2028, 5, 3), "1")]
        assert await exchange(records, differing.spare, differing.id) is None


async def test_what_was_said_of_either_record_is_not_said_again(engine: AsyncEngine) -> None:
    expires = date(2027, 5, 3)
    async with engine.begin() as connection:
        stays, goes = await both(connection)
        ids = [
            (await Records(connection, person, NOW).add("CKA", "cncf-cka", expires=expires)).id
            for person in (stays, goes)
        ]
        told = [(stays, ids[0], 90), (goes, ids[1], 90), (goes, ids[1], 60)]
        for person, holding, stage in told:
            row = {"person_id": person, "kind": "expiry", "subject": holding, "about": expires, "stage": stage}
            await connection.execute(sa.insert(notices).values(**row, created_at=NOW))
        await join(connection, stays, goes, NOW)
        kept = (await of_person(connection, stays))[0]
        said = await connection.execute(sa.select(notices.c.person_id, notices.c.subject, notices.c.stage))
        assert sorted(tuple(row) for row in said) == [(stays, kept.id, 60), (stays, kept.id, 90)]


async def test_a_reminder_that_one_side_waits_for_is_not_lost(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        stays, goes = await both(connection)
        long_ago = NOW - timedelta(days=200)
        quiet = {"expires": date(2027, 1, 3), "muted": True}
        await Records(connection, stays, NOW).add("CKA", "cncf-cka", **quiet, evidence=["a", "b"])
        await Records(connection, goes, long_ago).add("CKA", "cncf-cka", expires=date(2027, 1, 3), private=True)
        await join(connection, stays, goes, NOW)
        kept = (await of_person(connection, stays))[0]
        assert (kept.muted, kept.private, kept.watched_from) == (False, True, long_ago)


async def test_what_a_lead_verified_is_verified_no_more_when_it_says_something_else(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        stays, goes = await both(connection)
        seen = {"verified_at": NOW, "verified_by": stays, "expires": date(2028, 1, 1)}
        same = await Records(connection, stays, NOW).add("CKA", "cncf-cka", **seen)
        more = await Records(connection, stays, NOW).add("PMP", "pmi-pmp", **seen)
        await Records(connection, goes, NOW).add("CKA", "cncf-cka", expires=date(2027, 1, 1))
        await Records(connection, goes, NOW).add("PMP", "pmi-pmp", number="77")
        await join(connection, stays, goes, NOW)
        verified = {h.id: h.verified_at is not None for h in await of_person(connection, stays)}
        assert verified == {same.id: True, more.id: False}


async def test_studies_of_the_same_thing(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        stays, goes = await both(connection)
        mine, theirs = Records(connection, stays, NOW), Records(connection, goes, NOW)
        one = await mine.start_study("CKAD", "cncf-ckad", NOW.date(), None)
        two = await theirs.start_study("ckad", "cncf-ckad", NOW.date(), date(2027, 6, 30))
        await mine.change_study(one.id, percent=40, hours=Decimal(3))
        await theirs.change_study(two.id, percent=20, hours=Decimal("1.5"))
        await join(connection, goes, stays, NOW)
        studied = await learning.of_person(connection, stays)
        assert [(s.percent, s.hours, s.target) for s in studied] == [(40, Decimal("4.5"), date(2027, 6, 30))]


async def test_places_in_a_team_are_one_and_share_no_more_than_both_did(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        stays, goes = await both(connection)
        team = await membership.create(connection, "Ops", goes, NOW)
        await membership.join(connection, team.id, stays, NOW, ("credentials", "studies"))
        await membership.join(connection, team.id, goes, NOW - timedelta(days=9), ("credentials", "dates"))
        left = await membership.create(connection, "Web", stays, NOW)
        await membership.join(connection, left.id, stays, NOW)
        await membership.depart(connection, left.id, stays, "left", NOW)
        await membership.ask(connection, left.id, goes, None, NOW)
        await join(connection, stays, goes, NOW)
        ops, web = await membership.of_person(connection, stays)
        assert (ops.lead, ops.member, ops.shares) == (True, True, ("credentials",))
        assert ops.answered_at == NOW - timedelta(days=9)
        assert (web.lead, web.state) == (True, "asked")


async def test_whoever_gave_the_code_is_believed_and_whoever_is_known_longer_stays(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        stays, goes = await both(connection)
        await save_preferences(connection, stays, Preferences(stages=(45, 10)))
        await save_preferences(connection, goes, Preferences(stages=(60,), platform="telegram"))
        joined = await join(connection, goes, stays, NOW)
        assert (joined.person_id, joined.preferences.stages, joined.settings) == (stays, (60,), ("stages",))
        person = await meet(connection, PHONE, NOW)
        assert (person.id, person.preferences, person.tz) == (stays, joined.preferences, SLACK.tz)
        reached = await reachable_at(connection, [stays], ["slack", "telegram"])
        assert reached[stays].platform == "telegram"


async def test_nobody_is_joined_with_somebody_who_is_no_more(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        stays, goes = await both(connection)
        await connection.execute(sa.delete(people).where(people.c.id == goes))
        with pytest.raises(NobodyError):
            await join(connection, stays, goes, NOW)


async def test_a_turn_under_way_is_waited_for(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        stays, goes = await both(connection)

    async def joining() -> None:
        async with engine.begin() as connection:
            await join(connection, stays, goes, NOW)

    async with engine.begin() as turn:
        person = await meet(turn, PHONE, NOW)
        waiting = asyncio.create_task(joining())
        for number in range(5):
            await Records(turn, person.id, NOW).add(f"Licence {number}", None)
    await waiting
    async with engine.connect() as connection:
        assert set(await connection.scalars(sa.select(holdings.c.person_id))) == {stays}


async def test_a_turn_that_waits_finds_who_they_are_now(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        stays, goes = await both(connection)

    async def turn() -> int:
        async with engine.begin() as connection:
            return (await meet(connection, PHONE, NOW)).id

    async with engine.begin() as joining:
        await meet(joining, SLACK, NOW)
        await joining.execute(sa.select(people.c.id).where(people.c.id == goes).with_for_update())
        waiting = asyncio.create_task(turn())
        await join(joining, stays, goes, NOW)
    assert await waiting == stays
