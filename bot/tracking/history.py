"""What became of a person's records, step by step: what changed in a quarter can be told from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import metadata
from bot.storage.types import Instant

Step = Literal["added", "renewed", "changed", "removed", "started", "progress", "finished", "dropped"]

#: ``subject`` is a holding, or (``started`` to ``dropped``) a study; it may be gone. ``before`` and ``after`` are the
#: expiry of a holding or the percent of a study, as text.
history = sa.Table(
    "history",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    sa.Column("at", Instant(), nullable=False),
    sa.Column("step", sa.String(10), nullable=False),
    sa.Column("subject", sa.Integer, nullable=False),
    sa.Column("credential", sa.String(100)),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("before", sa.String(20)),
    sa.Column("after", sa.String(20)),
    sa.Index("ix_history_person_at", "person_id", "at"),
)
#: Longer back nobody compares.
KEPT = timedelta(days=800)


@dataclass(frozen=True)
class Happened:
    """One step in the records of one person."""

    person_id: int
    at: datetime
    step: Step
    subject: int
    credential: str | None
    name: str
    before: str | None
    after: str | None


async def note(
    connection: AsyncConnection,
    person_id: int,
    now: datetime,
    step: Step,
    record: Any,
    before: object = None,
    after: object = None,
) -> None:
    """``record`` is the Holding or Study; ``before`` and ``after`` days or percents."""
    row = {
        "person_id": person_id, "at": now, "step": step, "subject": record.id, "credential": record.credential,
        "name": record.name, "before": _text(before), "after": _text(after),
    }  # fmt: skip
    await connection.execute(sa.insert(history).values(row))


async def of_people(
    connection: AsyncConnection, person_ids: list[int], since: datetime, until: datetime
) -> list[Happened]:
    """Steps after ``since`` up to ``until``, oldest first."""
    given = {"ids": person_ids, "since": since, "until": until}
    return [
        Happened(r.person_id, r.at, r.step, r.subject, r.credential, r.name, r.before, r.after)
        for r in (await connection.execute(_OF_PEOPLE, given)).all()
    ]


_OF_PEOPLE = (
    sa.select(history)
    .where(
        history.c.person_id.in_(sa.bindparam("ids", expanding=True)),
        history.c.at > sa.bindparam("since", type_=Instant()),
        history.c.at <= sa.bindparam("until", type_=Instant()),
    )
    .order_by(history.c.at, history.c.id)
)


async def forget_old(connection: AsyncConnection, now: datetime) -> None:
    await connection.execute(sa.delete(history).where(history.c.at < now - KEPT))


def _text(value: object) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else str(value)
