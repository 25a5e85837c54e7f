"""People with records, put into a database through the doors that turns use."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.scheduling.agenda import agenda
from bot.scheduling.planner import reschedule
from bot.tracking.holdings import holdings
from bot.tracking.people import Account, identities, meet, people
from bot.tracking.records import Records


async def arrive(engine: AsyncEngine, now: datetime, account: str, platform: str = "telegram") -> int:
    """Somebody writes for the first time, or once more; who they are."""
    async with engine.begin() as connection:
        person = await meet(connection, Account(platform, account), now)
        if person.news:
            await reschedule(connection, person.id, now)
        return person.id


async def hold(engine: AsyncEngine, now: datetime, person_id: int, name: str, expires: date, **values: Any) -> int:
    """A person says what they hold; the holding's id."""
    async with engine.begin() as connection:
        holding = await Records(connection, person_id, now).add(name, None, expires=expires, **values)
        await reschedule(connection, person_id, now)
        return holding.id


async def prefer(engine: AsyncEngine, now: datetime, person_id: int, **values: Any) -> None:
    """A person changes settings."""
    async with engine.begin() as connection:
        await Records(connection, person_id, now).prefer(**values)
        await reschedule(connection, person_id, now)


async def crowd(engine: AsyncEngine, now: datetime, accounts: Iterable[str]) -> None:
    """Many people at once, straight into the tables; each holds what expires in 30 days, and that is due now.

    For a database in which nobody is yet.
    """
    numbered = list(enumerate(accounts, start=1))
    before = now - timedelta(days=1)
    rows: dict[sa.Table, list[dict[str, Any]]] = {
        people: [{"id": n, "profile": {}, "preferences": {}, "created_at": before} for n, _ in numbered],
        identities: [
            {"platform": "telegram", "account": account, "person_id": n, "seen_at": before} for n, account in numbered
        ],
        holdings: [
            {
                "id": n, "person_id": n, "name": f"Licence {n}", "expires": now.date() + timedelta(days=30),
                "printed": True, "carried": 0, "evidence": [], "muted": False, "watched_from": before,
                "created_at": before,
            }
            for n, _ in numbered
        ],
        agenda: [{"person_id": n, "next_at": now} for n, _ in numbered],
    }  # fmt: skip
    async with engine.begin() as connection:
        for table, given in rows.items():
            await connection.execute(sa.insert(table), given)
