"""Many people at once whom another person names, as when a team follows a group of hundreds: a handful of statements
however many they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking.people import Account, identities, people


async def introduce_all(connection: AsyncConnection, accounts: Sequence[Account], now: datetime) -> dict[Account, int]:
    """What ``introduce`` does for one; the accounts are different ones of one platform."""
    known = await _known(connection, accounts)
    await _rename(connection, accounts, known)
    new = [account for account in accounts if account.account not in known]
    ids = {account: int(known[account.account].id) for account in accounts if account.account in known}
    return ids | await _make(connection, new, now)


async def rename_all(connection: AsyncConnection, accounts: Sequence[Account]) -> None:
    """Keep what people are called now, so far as they are known and their names are told."""
    await _rename(connection, accounts, await _known(connection, accounts))


async def _known(connection: AsyncConnection, accounts: Sequence[Account]) -> dict[str, Any]:
    """By account, the id and the name of whoever it belongs to."""
    if not accounts:
        return {}
    query = (
        sa.select(identities.c.account, people.c.id, people.c.name)
        .join(people, people.c.id == identities.c.person_id)
        .where(
            identities.c.platform == accounts[0].platform,
            identities.c.account.in_([account.account for account in accounts]),
        )
    )
    return {row.account: row for row in (await connection.execute(query)).all()}


async def _rename(connection: AsyncConnection, accounts: Sequence[Account], known: dict[str, Any]) -> None:
    for account in accounts:
        row = known.get(account.account)
        if row is not None and account.name is not None and account.name != row.name:
            await connection.execute(sa.update(people).where(people.c.id == row.id).values(name=account.name))


async def _make(connection: AsyncConnection, accounts: Sequence[Account], now: datetime) -> dict[Account, int]:
    if not accounts:
        return {}
    blank = {"profile": {}, "preferences": {}, "created_at": now}
    rows = [{"name": account.name, "tz": account.tz, "locale": account.locale, **blank} for account in accounts]
    inserting = sa.insert(people).returning(people.c.id, sort_by_parameter_order=True)
    ids = dict(zip(accounts, (await connection.scalars(inserting, rows)).all(), strict=True))
    theirs = [
        {"platform": account.platform, "account": account.account, "person_id": person_id, "seen_at": now}
        for account, person_id in ids.items()
    ]
    await connection.execute(sa.insert(identities), theirs)
    return ids
