"""Codes by which somebody shows that another account is theirs too: short-lived, for one use, kept as a digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import metadata
from bot.storage.types import Instant
from bot.tracking.codes import digest, new_code

#: A code that joins whatever account presents it to a person; only its digest is kept.
links = sa.Table(
    "links",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("digest", sa.String(64), nullable=False, unique=True),
    sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("created_at", Instant(), nullable=False),
    sa.Column("expires_at", Instant(), nullable=False),
    sa.Column("used_at", Instant()),
)
#: Codes that were wrong, so that nobody goes on guessing; ``account`` is written ``platform:account``.
wrong_codes = sa.Table(
    "wrong_codes",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("account", sa.String(230), nullable=False, index=True),
    sa.Column("at", Instant(), nullable=False),
)

#: Long enough to open the other platform, short enough that a code found later opens nothing.
VALID = timedelta(minutes=15)


@dataclass(frozen=True)
class Link:
    """A code that still works, and whoever asked for it."""

    id: int
    person_id: int


async def issue(connection: AsyncConnection, person_id: int, now: datetime) -> str:
    """A new code; those that the person was given before work no more."""
    await connection.execute(sa.delete(links).where(links.c.person_id == person_id, links.c.used_at.is_(None)))
    code = new_code()
    row = {"digest": digest(code), "person_id": person_id, "created_at": now, "expires_at": now + VALID}
    await connection.execute(sa.insert(links).values(row))
    return code


async def by_code(connection: AsyncConnection, code: str, now: datetime) -> Link | None:
    """None for a code that is wrong, too old or used: nobody is told which."""
    return await _find(connection, links.c.digest == digest(code), now)


async def by_id(connection: AsyncConnection, link_id: int, now: datetime) -> Link | None:
    return await _find(connection, links.c.id == link_id, now)


async def _find(connection: AsyncConnection, which: sa.ColumnElement[bool], now: datetime) -> Link | None:
    row = (await connection.execute(sa.select(links.c.id, links.c.person_id).where(which, *_works(now)))).first()
    return None if row is None else Link(row.id, row.person_id)


async def use(connection: AsyncConnection, link: Link, now: datetime) -> bool:
    """Use it up; False when somebody else was faster, or it grew too old."""
    used = sa.update(links).where(links.c.id == link.id, *_works(now)).values(used_at=now)
    return (await connection.execute(used)).rowcount == 1


async def spoil(connection: AsyncConnection, code: str) -> None:
    """A code that others could read opens nothing any more."""
    await connection.execute(sa.delete(links).where(links.c.digest == digest(code), links.c.used_at.is_(None)))


async def forget_old(connection: AsyncConnection, now: datetime) -> None:
    await connection.execute(sa.delete(links).where(links.c.expires_at < now))


def _works(now: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    return links.c.used_at.is_(None), links.c.expires_at > now
