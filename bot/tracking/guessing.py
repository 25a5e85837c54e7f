"""Wrong codes are counted, so that nobody finds one by trying. An account is written ``platform:account`` here."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking.linking import wrong_codes

#: So many wrong codes of one account within this time, and no code of theirs is looked at until it is over.
MOST_WRONG = 5
WITHIN = timedelta(hours=1)


async def guess_counts(connection: AsyncConnection, account: str, now: datetime) -> bool:
    """Whether a code that this account presents is looked at."""
    since = now - WITHIN
    query = sa.select(sa.func.count()).where(wrong_codes.c.account == account, wrong_codes.c.at > since)
    return (await connection.scalar(query) or 0) < MOST_WRONG


async def wrong_code(connection: AsyncConnection, account: str, now: datetime) -> None:
    await connection.execute(sa.insert(wrong_codes).values(account=account, at=now))


async def forget_old(connection: AsyncConnection, now: datetime) -> None:
    await connection.execute(sa.delete(wrong_codes).where(wrong_codes.c.at < now - WITHIN))
