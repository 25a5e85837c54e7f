"""What the last message to somebody asks them, where it was no answer of a talk: a "yes" then means that."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messaging.outbox import Address, outbox
from bot.scheduling.agenda import notices
from bot.tracking.teams.tables import letters, memberships


async def just_invited(connection: AsyncConnection, person_id: int, to: Address) -> tuple[int, ...]:
    """Ids of the teams whose consent question is in the last message that was sent to ``to`` in private, and which
    wait for the answer.
    """
    last = (
        sa.select(outbox.c.id)
        .where(
            outbox.c.platform == to.platform,
            outbox.c.account == to.account,
            outbox.c.channel.is_(None),
            outbox.c.sent_at.is_not(None),
        )
        .order_by(outbox.c.sent_at.desc(), outbox.c.id.desc())
        .limit(1)
    )
    query = (
        sa.select(letters.c.team_id)
        .join(notices, sa.and_(notices.c.subject == letters.c.id, notices.c.kind == "letter"))
        .join(memberships, memberships.c.team_id == letters.c.team_id)
        .where(
            notices.c.outbox_id == last.scalar_subquery(),
            letters.c.kind == "consent",
            letters.c.person_id == person_id,
            memberships.c.person_id == person_id,
            memberships.c.state == "asked",
        )
        .order_by(letters.c.id)
    )
    return tuple((await connection.scalars(query)).all())
