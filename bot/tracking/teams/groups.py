"""Teams that follow a group of a platform: whoever comes into it is asked, whoever goes is taken out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.locks import lock
from bot.storage.upsert import insert_or_update
from bot.tracking.introducing import introduce_all, rename_all
from bot.tracking.people import Account, identities, name_of
from bot.tracking.teams import letters, membership
from bot.tracking.teams.tables import memberships, team_groups, teams

#: How often a group is looked at of which the platform told nothing.
LOOK_EVERY = timedelta(days=1)
#: When to look again at one that could not be looked into.
_LOOK_AGAIN = timedelta(hours=1)


@dataclass(frozen=True)
class Group:
    """A group as its platform told of it just now."""

    platform: str
    place: str
    name: str
    accounts: tuple[Account, ...]

    @classmethod
    def of(cls, platform: str, told: Mapping[str, Any]) -> Group:
        """From the fields ``place``, ``name``, ``accounts`` and ``names``, by account, of those that are known."""
        names = told.get("names", {})
        accounts = tuple(Account(platform, account, names.get(account)) for account in told["accounts"])
        return cls(platform, told["place"], told["name"], accounts)

    @property
    def via(self) -> str:
        """What is kept with the membership of whoever came through it."""
        return f"{self.platform}:{self.place}"


@dataclass(frozen=True)
class Followed:
    """A group that a team follows."""

    platform: str
    place: str
    name: str


@dataclass
class Changes:
    """Names of those who were asked and of those who were taken out; ``touched``: ids of all who are written to."""

    asked: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    touched: list[int] = field(default_factory=list)


async def follow(connection: AsyncConnection, team_id: int, group: Group, by: int, now: datetime) -> Changes:
    """From now on the team follows ``group``; everybody in it is asked but ``by`` and those who said no before."""
    await lock(connection, group.via)
    row = {
        "team_id": team_id, "platform": group.platform, "place": group.place, "name": group.name, "added_by": by,
        "seen": [], "look_at": now,
    }  # fmt: skip
    await insert_or_update(connection, team_groups, row, ["team_id", "platform", "place"])
    return await sync(connection, group, now)


async def unfollow(connection: AsyncConnection, team_id: int, platform: str, place: str) -> bool:
    """Whoever came through the group stays, and is not taken out any more when they leave it. False when the team did
    not follow it.
    """
    group = (team_groups.c.team_id == team_id, team_groups.c.platform == platform, team_groups.c.place == place)
    gone = await connection.execute(sa.delete(team_groups).where(*group))
    came = (memberships.c.team_id == team_id, memberships.c.via == f"{platform}:{place}")
    await connection.execute(sa.update(memberships).where(*came).values(via=None))
    return bool(gone.rowcount)


async def let_go(connection: AsyncConnection, platform: str, place: str, now: datetime) -> list[int]:
    """The group is switched off: no team follows it any more, everybody stays where they are, and leads are told so;
    ids of these.
    """
    await lock(connection, f"{platform}:{place}")
    told: list[int] = []
    for row in await _followers(connection, platform, place):
        await unfollow(connection, row.team_id, platform, place)
        for lead in await membership.leads(connection, row.team_id):
            await letters.write(connection, lead, "unfollowed", now, team_id=row.team_id, group=row.name)
            told.append(lead)
    return told


async def followed(connection: AsyncConnection, team_id: int) -> list[Followed]:
    """The groups that a team follows, by name."""
    query = sa.select(team_groups.c.platform, team_groups.c.place, team_groups.c.name)
    rows = await connection.execute(query.where(team_groups.c.team_id == team_id).order_by(team_groups.c.name))
    return [Followed(*row) for row in rows.all()]


async def is_followed(connection: AsyncConnection, platform: str, place: str) -> bool:
    """Whether any open team follows it."""
    return bool(await _followers(connection, platform, place))


async def unseen(connection: AsyncConnection, now: datetime, most: int) -> list[Followed]:
    """Groups that are to be looked at again, each once, the one that waits longest first."""
    query = (
        sa.select(team_groups.c.platform, team_groups.c.place, sa.func.min(team_groups.c.name))
        .join(teams, teams.c.id == team_groups.c.team_id)
        .where(teams.c.closed_at.is_(None), team_groups.c.look_at <= now)
        .group_by(team_groups.c.platform, team_groups.c.place)
        .order_by(sa.func.min(team_groups.c.look_at))
        .limit(most)
    )
    return [Followed(*row) for row in (await connection.execute(query)).all()]


async def put_off(connection: AsyncConnection, platform: str, place: str, now: datetime) -> None:
    """It could not be looked into: nobody comes or goes, and it is looked at again soon."""
    group = (team_groups.c.platform == platform, team_groups.c.place == place)
    await connection.execute(sa.update(team_groups).where(*group).values(look_at=now + _LOOK_AGAIN))


async def sync(connection: AsyncConnection, group: Group, now: datetime) -> Changes:
    """Bring every open team that follows ``group`` in step with it."""
    await lock(connection, group.via)
    changes = Changes()
    for row in await _followers(connection, group.platform, group.place):
        team = _Step(connection, row, group, await membership.leads(connection, row.team_id), now, changes)
        await team.take_in()
        await team.take_out()
        values = {"name": group.name, "seen": sorted(team.present), "look_at": now + LOOK_EVERY}
        await connection.execute(sa.update(team_groups).where(team_groups.c.id == row.id).values(values))
    return changes


async def _followers(connection: AsyncConnection, platform: str, place: str) -> list[Any]:
    query = (
        sa.select(team_groups)
        .join(teams, teams.c.id == team_groups.c.team_id)
        .where(team_groups.c.platform == platform, team_groups.c.place == place, teams.c.closed_at.is_(None))
        .order_by(team_groups.c.id)
    )
    return list((await connection.execute(query)).all())


@dataclass
class _Step:
    """One team and a group that it follows."""

    connection: AsyncConnection
    row: Any
    group: Group
    leads: list[int]
    now: datetime
    changes: Changes

    @cached_property
    def present(self) -> dict[str, Account]:
        return {_trace(account): account for account in self.group.accounts}

    async def take_in(self) -> None:
        """Ask those who were not in the group the last time; of the others, keep what they are called now."""
        seen = set(self.row.seen)
        await rename_all(self.connection, [account for trace, account in self.present.items() if trace in seen])
        new = [account for trace, account in self.present.items() if trace not in seen]
        people = await introduce_all(self.connection, new, self.now)
        wanted = [person_id for person_id in people.values() if person_id != self.row.added_by]
        # Somebody is asked in the name of a lead, of whoever added the group if they still are one
        by = self.row.added_by if self.row.added_by in self.leads else next(iter(self.leads), None)
        team_id = self.row.team_id
        asked = await membership.ask_all(self.connection, team_id, wanted, by, self.now, self.group.via)
        await letters.write_to_all(self.connection, asked, "consent", self.now, team_id, by)
        self.changes.touched += asked
        names = {person_id: account.name for account, person_id in people.items()}
        self.changes.asked += [names[person_id] or await self._name(person_id) for person_id in asked]

    async def take_out(self) -> None:
        """Those who came through the group and are not in it any more, nor in another one that the team follows."""
        others = await self._other_groups()
        for person_id, (state, traces) in (await self._came_through()).items():
            if traces & self.present.keys():
                continue
            elsewhere = next((via for via, seen in others.items() if traces & seen), None)
            if elsewhere is not None:
                await membership.change(self.connection, self.row.team_id, person_id, via=elsewhere)
                continue
            await membership.depart(self.connection, self.row.team_id, person_id, "removed", self.now)
            if state == "member":  # whoever was only asked hears nothing more
                await self._tell(person_id)
            self.changes.removed.append(await self._name(person_id))

    async def _came_through(self) -> dict[int, tuple[str, set[str]]]:
        """How everybody stands who came through the group, and the traces of their accounts on its platform."""
        query = (
            sa.select(memberships.c.person_id, memberships.c.state, identities.c.account)
            .join(identities, identities.c.person_id == memberships.c.person_id)
            .where(
                memberships.c.team_id == self.row.team_id, memberships.c.via == self.group.via,
                memberships.c.state.in_(("asked", "member")), identities.c.platform == self.group.platform,
            )
        )  # fmt: skip
        found: dict[int, tuple[str, set[str]]] = {}
        for person_id, state, account in (await self.connection.execute(query)).all():
            found.setdefault(person_id, (state, set()))[1].add(_trace(Account(self.group.platform, account)))
        return found

    async def _other_groups(self) -> dict[str, set[str]]:
        """Who is in the other groups that the team follows."""
        query = sa.select(team_groups).where(team_groups.c.team_id == self.row.team_id, team_groups.c.id != self.row.id)
        rows = (await self.connection.execute(query)).all()
        return {f"{row.platform}:{row.place}": set(row.seen) for row in rows}

    async def _tell(self, person_id: int) -> None:
        team_id, group = self.row.team_id, self.group.name
        await letters.write(self.connection, person_id, "removed", self.now, team_id=team_id, group=group)
        self.changes.touched.append(person_id)
        for lead in self.leads:
            if lead != person_id:
                await letters.write(self.connection, lead, "left", self.now, team_id=team_id, by=person_id, group=group)
                self.changes.touched.append(lead)

    async def _name(self, person_id: int) -> str:
        return await name_of(self.connection, person_id) or "?"


def _trace(account: Account) -> str:
    """What is kept of an account that was seen in a group: enough to know it again, and not whose it is."""
    return sha256(f"{account.platform}:{account.account}".encode()).hexdigest()[:16]
