"""What has to be true of the database and of what arrived, whatever happened."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.messaging.inbox import inbox
from bot.messaging.outbox import outbox
from bot.scheduling.agenda import notices
from bot.tracking.holdings import holdings, units
from bot.tracking.people import identities
from bot.tracking.teams.looking import read_view
from bot.tracking.teams.membership import Team
from bot.tracking.teams.tables import teams as team_table
from tests.soak.carrier import Arrived
from tests.soak.population import Somebody, Whereabouts
from tests.soak.stories import Group, World

#: The hours in which people are written to who did not say otherwise.
_FROM, _TO = 9, 20


async def broken(engine: AsyncEngine, world: World, arrived: Sequence[Arrived], turns: int, doubled: int) -> list[str]:
    """Every way in which it is not as it must be. ``doubled``: how many messages may have arrived twice."""
    async with engine.connect() as connection:
        told = {row.id: row.account for row in await _rows(connection, outbox.c.person_id.is_not(None))}
        unsettled = await _rows(connection, outbox.c.state.in_(("waiting", "parked")))
        return [
            *(f"message {row.id} to {row.account} is {row.state}" for row in unsettled),
            *await _events_left(connection),
            *await _orphans(connection),
            *await _wrong_people(connection, world.people),
            *await _wrong_records(connection, world.people),
            *await _wrong_units(connection, world.people),
            *await _wrong_teams(connection, world.teams),
            *await _unmade_notices(connection),
            *world.seen,
            *_answered(arrived, set(told), turns + world.elsewhere, doubled),
            *_out_of_order(arrived, set(told)),
            *_at_night(world.whereabouts, [each for each in arrived if each.id in told]),
        ]


async def _rows(connection: AsyncConnection, wanted: sa.ColumnElement[bool]) -> Sequence[Any]:
    return (await connection.execute(sa.select(outbox.c.id, outbox.c.account, outbox.c.state).where(wanted))).all()


async def _events_left(connection: AsyncConnection) -> list[str]:
    left = (await connection.scalars(sa.select(inbox.c.key).where(inbox.c.done_at.is_(None)))).all()
    return [f"event {key} was never answered" for key in left]


async def _orphans(connection: AsyncConnection) -> list[str]:
    """Rows that belong to nothing, as SQLite itself finds them."""
    found = (await connection.execute(sa.text("PRAGMA foreign_key_check"))).all()
    return [f"a row of {row[0]} belongs to no row of {row[2]}" for row in found]


async def _wrong_records(connection: AsyncConnection, people: Sequence[Somebody]) -> list[str]:
    query = (
        sa.select(identities.c.account, holdings.c.credential, holdings.c.expires)
        .join_from(holdings, identities, holdings.c.person_id == identities.c.person_id)
        .where(holdings.c.removed_at.is_(None))
    )
    kept: defaultdict[str, dict[str | None, date | None]] = defaultdict(dict)
    for row in (await connection.execute(query)).all():
        kept[row.account][row.credential] = row.expires
    return [
        f"{account}, {credential}: told {each.holds.get(credential)}, kept {held.get(credential)}"
        for each in people
        for account in each.accounts
        for held in (kept[account],)
        for credential in sorted({*each.holds, *map(str, held)})
        if held.get(credential) != each.holds.get(credential)
    ]


async def _wrong_people(connection: AsyncConnection, people: Sequence[Somebody]) -> list[str]:
    """Linked accounts are one person, and no others are."""
    ids = {row.account: row.person_id for row in (await connection.execute(sa.select(identities))).all()}
    theirs = [{ids[account] for account in each.accounts if account in ids} for each in people]
    several = [
        f"{each.accounts} are {len(found)} people" for each, found in zip(people, theirs, strict=True) if len(found) > 1
    ]
    shared = [person for person, count in Counter(chain.from_iterable(theirs)).items() if count > 1]
    return [*several, *(f"person {person} is several people" for person in shared)]


async def _wrong_units(connection: AsyncConnection, people: Sequence[Somebody]) -> list[str]:
    query = (
        sa.select(identities.c.account, holdings.c.credential, sa.func.sum(units.c.amount).label("amount"))
        .join_from(holdings, identities, holdings.c.person_id == identities.c.person_id)
        .join(units, units.c.holding_id == holdings.c.id)
        .where(holdings.c.removed_at.is_(None))
        .group_by(identities.c.account, holdings.c.credential)
    )
    kept: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for row in (await connection.execute(query)).all():
        kept[row.account][row.credential] = row.amount
    return [
        f"{account}: logged {each.units}, kept {kept[account]}"
        for each in people
        for account in each.accounts
        if kept[account] != each.units
    ]


async def _wrong_teams(connection: AsyncConnection, teams: Sequence[Group]) -> list[str]:
    """Those and only those who said yes and did not leave are members, and are seen."""
    wrong = []
    stored = {row.name: row for row in (await connection.execute(sa.select(team_table))).all()}
    for team in teams:
        row = stored[team.name]
        seen = await read_view(connection, Team(row.id, row.name))
        places = {m.id for m in seen.members}
        accounts = await connection.scalars(sa.select(identities.c.account).where(identities.c.person_id.in_(places)))
        kept, told = set(accounts.all()), {account for who in team.members for account in who.accounts}
        if kept != told:
            wrong.append(f"{team.name}: {sorted(kept - told)} too many, {sorted(told - kept)} missing")
    return wrong


async def _unmade_notices(connection: AsyncConnection) -> list[str]:
    """A notice that is said was said in some message, and that message is there."""
    there = sa.exists().where(outbox.c.id == notices.c.outbox_id)
    lost = await connection.scalar(sa.select(sa.func.count()).select_from(notices).where(~there))
    return [f"{lost} notices of messages that are not there"] if lost else []


def _answered(arrived: Sequence[Arrived], told: set[int], turns: int, doubled: int) -> Iterator[str]:
    times = Counter(each.id for each in arrived)
    answers = [key for key in times if key not in told]
    if len(answers) != turns:
        yield f"{len(answers)} answers to {turns} events"
    again = sum(count - 1 for count in times.values())
    if again > doubled:
        yield f"{again} messages came twice, and at most {doubled} may"


def _out_of_order(arrived: Sequence[Arrived], told: set[int]) -> Iterator[str]:
    """Answers reach each person in the order in which they were made."""
    last: dict[str, int] = {}
    for each in arrived:
        if each.id not in told:
            if each.id < last.get(each.account, 0):
                yield f"message {each.id} came to {each.account} after {last[each.account]}"
            last[each.account] = each.id


def _at_night(whereabouts: Whereabouts, told: Sequence[Arrived]) -> Iterator[str]:
    for each in told:
        local: datetime = each.at.astimezone(whereabouts.at(each.account, each.at))
        if not _FROM <= local.hour < _TO:
            yield f"{each.account} was written to at {local:%H:%M}"
