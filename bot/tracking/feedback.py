"""What people thought of answers, and what they asked in vain: kept so that the catalogue and the phrases can grow.

Of what somebody said only the masked words are kept, and these only when they were not understood, or not well
answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import metadata
from bot.storage.types import Instant

Kind = Literal["liked", "disliked", "missed"]
#: Characters of masked words, and of a reason.
LONGEST = 200
#: Older wishes were met, or never will be.
KEPT = timedelta(days=400)

#: ``dialog`` and ``score``: what the understanding took the words for, and how sure it was.
feedback = sa.Table(
    "feedback",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("at", Instant(), nullable=False, index=True),
    sa.Column("kind", sa.String(10), nullable=False),
    sa.Column("dialog", sa.String(60)),
    sa.Column("score", sa.Float),
    sa.Column("words", sa.String(LONGEST)),
    sa.Column("reason", sa.String(LONGEST)),
)


@dataclass(frozen=True)
class Judged:
    """One row; whose it is only tells how many people think so."""

    person_id: int
    kind: Kind
    dialog: str | None
    words: str | None
    reason: str | None


async def keep(
    connection: AsyncConnection,
    person_id: int,
    now: datetime,
    kind: Kind,
    dialog: str | None,
    score: float | None,
    words: str | None,
) -> int:
    """Its id, for a reason that may follow."""
    row = {
        "person_id": person_id, "at": now, "kind": kind, "dialog": dialog, "score": score,
        "words": words[:LONGEST] if words else None,
    }  # fmt: skip
    return int((await connection.execute(sa.insert(feedback).values(row).returning(feedback.c.id))).scalar_one())


async def explain(connection: AsyncConnection, person_id: int, kept: int, reason: str) -> None:
    """Why somebody disliked what they judged before."""
    theirs = sa.and_(feedback.c.id == kept, feedback.c.person_id == person_id)
    await connection.execute(sa.update(feedback).where(theirs).values(reason=reason[:LONGEST]))


async def judged(connection: AsyncConnection, since: datetime) -> list[Judged]:
    """Everything since then, oldest first."""
    query = sa.select(feedback).where(feedback.c.at >= since).order_by(feedback.c.id)
    rows = (await connection.execute(query)).all()
    return [Judged(r.person_id, r.kind, r.dialog, r.words, r.reason) for r in rows]


async def forget_old(connection: AsyncConnection, now: datetime) -> None:
    await connection.execute(sa.delete(feedback).where(feedback.c.at < now - KEPT))
