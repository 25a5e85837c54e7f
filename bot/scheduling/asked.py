"""What somebody was asked by a message that was no answer of a talk: a "yes" means that until they talk."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messaging.outbox import Address, outbox
from bot.scheduling.agenda import notices
from bot.tracking.teams.tables import letters, memberships


async def just_invited(connection: AsyncConnection, person_id: int, to: Address) -> tuple[int, ...]:
    """Ids of the teams whose consent question was sent to ``to`` in private, and waits for the answer, since the last
    answer that they got there. Reminders and letters may have come after it: these ask nothing.
    """
    here = (outbox.c.platform == to.platform, outbox.c.account == to.account, outbox.c.channel.is_(None))
    talk = outbox.alias()
    answered = sa.exists().where(
        talk.c.platform == to.platform,
        talk.c.account == to.account,
        talk.c.channel.is_(None),
        talk.c.person_id.is_(None),
        sa.tuple_(talk.c.sent_at, talk.c.id) > sa.tuple_(outbox.c.sent_at, outbox.c.id),
    )
    query = (
        sa.select(letters.c.team_id)
        .join(notices, sa.and_(notices.c.subject == letters.c.id, notices.c.kind == "letter"))
        .join(outbox, outbox.c.id == notices.c.outbox_id)
        .join(memberships, memberships.c.team_id == letters.c.team_id)
        .where(
            *here,
            outbox.c.sent_at.is_not(None),
            ~answered,
            letters.c.kind == "consent",
            letters.c.person_id == person_id,
            memberships.c.person_id == person_id,
            memberships.c.state == "asked",
        )
        .order_by(letters.c.id)
    )
    return tuple((await connection.scalars(query)).all())
