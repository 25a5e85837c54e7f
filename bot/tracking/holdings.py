"""The credentials that people hold, and what keeps them valid."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import metadata
from bot.storage.types import Instant

holdings = sa.Table(
    "holdings",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("credential", sa.String(100)),  # the catalogue's id; None for what it does not know
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("awarded", sa.Date),
    sa.Column("expires", sa.Date),
    sa.Column("printed", sa.Boolean, nullable=False),  # the person gave the expiry; it is not from a rule
    sa.Column("opens", sa.Date),  # when renewing becomes possible
    sa.Column("grace_until", sa.Date),
    sa.Column("carried", sa.Numeric(9, 2), nullable=False),  # units brought over from the period before
    sa.Column("number", sa.String(200)),
    sa.Column("evidence", sa.JSON, nullable=False),
    sa.Column("stages", sa.JSON),  # days before the expiry; None for the person's own
    sa.Column("muted", sa.Boolean, nullable=False),
    sa.Column("snoozed_until", sa.Date),
    sa.Column("watched_from", Instant(), nullable=False),  # what was due before is not made up for
    sa.Column("private", sa.Boolean, nullable=False, server_default=sa.false()),  # no team sees it
    sa.Column("verified_at", Instant()),  # when a lead of a team saw the evidence, and who that was
    sa.Column("verified_by", sa.Integer, sa.ForeignKey("people.id", ondelete="SET NULL")),
    sa.Column("created_at", Instant(), nullable=False),
    sa.Column("removed_at", Instant()),
)
units = sa.Table(
    "units",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("holding_id", sa.Integer, sa.ForeignKey("holdings.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("earned_on", sa.Date, nullable=False),
    sa.Column("amount", sa.Numeric(9, 2), nullable=False),
    sa.Column("category", sa.String(100)),
    sa.Column("note", sa.String(300)),
    sa.Column("created_at", Instant(), nullable=False),
)


proofs = sa.Table(
    "proofs",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("holding_id", sa.Integer, sa.ForeignKey("holdings.id", ondelete="CASCADE"), index=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("created_at", Instant(), nullable=False),
)
#: Removed holdings can be brought back for so long; after that they are gone, with their units and files.
REMOVED_KEPT = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One credential of one person. Days are the person's local days; ``evidence`` are links and file names.

    ``private``: no team sees it. ``verified_at``, ``verified_by``: when a lead of a team saw the evidence, and who.
    """

    id: int
    person_id: int
    credential: str | None
    name: str
    awarded: date | None
    expires: date | None
    printed: bool
    opens: date | None
    grace_until: date | None
    carried: Decimal
    number: str | None
    evidence: tuple[str, ...]
    stages: tuple[int, ...] | None
    muted: bool
    snoozed_until: date | None
    watched_from: datetime
    private: bool
    verified_at: datetime | None
    verified_by: int | None

    @classmethod
    def of(cls, row: Any) -> Holding:
        return cls(
            **{name: getattr(row, name) for name in _PLAIN},
            evidence=tuple(row.evidence),
            stages=None if row.stages is None else tuple(row.stages),
            carried=Decimal(row.carried),
        )


_PLAIN = (
    "id", "person_id", "credential", "name", "awarded", "expires", "printed", "opens", "grace_until",
    "number", "muted", "snoozed_until", "watched_from", "private", "verified_at", "verified_by",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Earned:
    """Units that were logged: ``amount`` of whatever the credential counts (CPE, PDU, hours)."""

    id: int
    holding_id: int
    on: date
    amount: Decimal
    category: str | None
    note: str | None


_HELD = (
    sa.select(holdings)
    .where(holdings.c.person_id.in_(sa.bindparam("ids", expanding=True)), holdings.c.removed_at.is_(None))
    .order_by(holdings.c.expires.is_(None), holdings.c.expires, holdings.c.id)
)


async def of_person(connection: AsyncConnection, person_id: int) -> list[Holding]:
    """What a person holds, the next to expire first, what does not expire last."""
    return (await of_people(connection, [person_id]))[person_id]


async def of_people(connection: AsyncConnection, person_ids: list[int]) -> defaultdict[int, list[Holding]]:
    """The same of several people, by person."""
    found: defaultdict[int, list[Holding]] = defaultdict(list)
    for row in (await connection.execute(_HELD, {"ids": person_ids})).all():
        found[row.person_id].append(Holding.of(row))
    return found


async def units_of(connection: AsyncConnection, holding_ids: list[int]) -> list[Earned]:
    """All units logged for these holdings, oldest first."""
    if not holding_ids:
        return []
    query = sa.select(units).where(units.c.holding_id.in_(holding_ids)).order_by(units.c.earned_on, units.c.id)
    rows = (await connection.execute(query)).all()
    return [
        Earned(id=r.id, holding_id=r.holding_id, on=r.earned_on, amount=Decimal(r.amount), category=r.category,
               note=r.note)
        for r in rows
    ]  # fmt: skip


async def forget_removed(connection: AsyncConnection, now: datetime) -> None:
    await connection.execute(sa.delete(holdings).where(holdings.c.removed_at < now - REMOVED_KEPT))
