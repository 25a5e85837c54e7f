"""People of whom nothing is kept but who they are: after a while not even that."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking.holdings import holdings
from bot.tracking.learning import studies
from bot.tracking.people import identities, people
from bot.tracking.plans import plans
from bot.tracking.teams.tables import grants, memberships

#: So long after they last wrote, or were asked into a team.
KEPT = timedelta(days=365)

_STAYS = (
    sa.exists().where(holdings.c.person_id == people.c.id),
    sa.exists().where(studies.c.person_id == people.c.id),
    sa.exists().where(plans.c.person_id == people.c.id),
    sa.exists().where(grants.c.person_id == people.c.id),
    sa.exists().where(
        memberships.c.person_id == people.c.id, sa.or_(memberships.c.lead, memberships.c.state == "member")
    ),
    sa.cast(people.c.profile, sa.String) != "{}",
)


async def forget_strangers(connection: AsyncConnection, now: datetime) -> None:
    """Settings alone keep nobody: there is nothing to remind them of."""
    seen = sa.select(identities.c.person_id).group_by(identities.c.person_id)
    long_ago = seen.having(sa.func.max(identities.c.seen_at) < now - KEPT)
    await connection.execute(sa.delete(people).where(people.c.id.in_(long_ago), ~sa.or_(*_STAYS)))
