"""Dana, who left something in every table, and Omar, who has to do with her everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app import Laurel
from bot.messaging.incoming import Incoming, Sender
from bot.scheduling.planner import reschedule
from bot.storage.engine import metadata
from bot.tracking.people import Account, identities, meet
from bot.tracking.records import Records
from bot.tracking.teams import membership
from bot.tracking.teams.looking import look

DANA = Sender("slack", "T1/UDANA", "Dana Marzipan", "Europe/Berlin")
DANAS_PHONE = Sender("telegram", "777000777", "Dana Marzipan")
OMAR = Sender("slack", "T1/UOMAR", "Omar")
#: By any of these somebody would know her again.
KNOWN_BY = ("UDANA", "777000777", "Marzipan", "Dana")


@dataclass(frozen=True)
class Household:
    dana: int
    omar: int
    team: int


async def move_in(laurel: Laurel) -> Household:
    """Afterwards every table that can hold something of people holds something of Dana."""
    now = laurel.clock.now()
    await laurel.receive(Incoming("1", DANA, "i'm a data analyst and know SQL"))
    await laurel.receive(Incoming("2", DANA, "Marzipan?", channel="T1/C9", thread="17.1", whispers=True))
    async with laurel.engine.begin() as connection:
        house = await _people(connection, now)
        await _records(connection, house, now)
        await _team(connection, house, now)
        for name, values in _the_rest(house, now).items():
            await connection.execute(sa.insert(metadata.tables[name]).values(values))
        await reschedule(connection, house.dana, now)
    await laurel.tick()
    return house


async def _people(connection: AsyncConnection, now: datetime) -> Household:
    dana = (await meet(connection, Account("slack", DANA.account, DANA.name), now)).id
    omar = (await meet(connection, Account("slack", OMAR.account, OMAR.name), now)).id
    phone = {"platform": "telegram", "account": DANAS_PHONE.account, "person_id": dana, "seen_at": now}
    await connection.execute(sa.insert(identities).values(phone | {"handle": "dana_marzipan"}))
    team = await membership.create(connection, "Ward three", omar, now)
    return Household(dana, omar, team.id)


async def _records(connection: AsyncConnection, house: Household, now: datetime) -> None:
    mine = Records(connection, house.dana, now)
    held = await mine.add("First aid", None, expires=now.date() + timedelta(days=30), watched_from=now)
    await mine.log_units(held.id, now.date(), Decimal("1.5"), None, "a talk")
    await mine.attach_proof(await mine.keep_proof("Marzipan.png", b"\x89PNG"), held.id)
    await mine.start_study("Forklift", None, now.date(), None)
    await mine.prefer(zone="Europe/Berlin")
    his = await Records(connection, house.omar, now).add("Crane", None)
    await Records(connection, house.omar, now).change(his.id, verified_at=now, verified_by=house.dana)


async def _team(connection: AsyncConnection, house: Household, now: datetime) -> None:
    await membership.ask(connection, house.team, house.dana, house.omar, now)
    await membership.join(connection, house.team, house.dana, now)
    await membership.make_lead(connection, house.team, house.dana)
    await membership.ask(connection, house.team, house.omar, house.dana, now)
    await look(connection, house.omar, house.team, "team_progress", now)
    await look(connection, house.omar, house.team, "team_progress", now, house.dana)
    await look(connection, house.dana, house.team, "team_progress", now)


def _the_rest(house: Household, now: datetime) -> Mapping[str, Mapping[str, Any]]:
    dana, team = house.dana, house.team
    later = now + timedelta(hours=1)
    return {
        "plans": {"person_id": dana, "started_on": now.date(), "wish": {}, "steps": []},
        "digests": {"team_id": team, "person_id": dana, "every": "week", "day": 0, "hour": time(9),
                    "since": now.date()},
        "requirements": {"id": 1, "team_id": team, "name": "First aid", "credentials": [], "created_by": dana,
                         "created_at": now},
        "exemptions": {"requirement_id": 1, "person_id": dana, "reason": "on leave", "granted_by": dana,
                       "granted_at": now},
        "letters": {"person_id": dana, "kind": "lead", "team_id": team, "by_id": house.omar, "about": {}, "at": now},
        "grants": {"person_id": dana, "what": "lead", "granted_at": now},
        "invitations": {"team_id": team, "digest": "d", "created_by": dana, "created_at": now, "expires_at": later},
        "team_groups": {"team_id": team, "platform": "slack", "place": "T1/S1", "name": "ward", "added_by": dana,
                        "seen": [], "look_at": later},
        "links": {"digest": "e", "person_id": dana, "created_at": now, "expires_at": later},
        "wrong_codes": {"account": f"slack:{DANA.account}", "at": now},
        "feedback": {"person_id": dana, "at": now, "kind": "disliked", "words": "certs for {role}",
                     "reason": "missing"},
    }  # fmt: skip


async def everything(laurel: Laurel) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables."""
    async with laurel.engine.connect() as connection:
        return {
            table.name: [dict(row._mapping) for row in (await connection.execute(sa.select(table))).all()]
            for table in metadata.sorted_tables
        }


def traces(rows: Mapping[str, list[dict[str, Any]]], person_id: int) -> list[str]:
    """Where somebody is known still, by id or by what they are called: ``table.column``."""
    found = []
    for name, held in rows.items():
        people_columns = {
            fk.parent.name for fk in metadata.tables[name].foreign_keys if fk.column.table.name == "people"
        } | {"person_id"}
        for row in held:
            found += [f"{name}.{c}" for c in people_columns if c in row and row[c] == person_id]
            found += [f"{name}.{c}" for c, value in row.items() if any(word in str(value) for word in KNOWN_BY)]
    return found
