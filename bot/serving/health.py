"""What is late, what is stuck, and who cannot be reached: from the database, at the moment of asking."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.messaging.outbox import outbox
from bot.scheduling.agenda import agenda
from bot.tracking.people import identities
from bot.translation import ngettext

#: Due for longer than this is late: several ticks should have seen it.
LATE = timedelta(minutes=5)


@dataclass(frozen=True)
class Health:
    """Counts of people and messages. ``lag``: seconds for which the oldest thing that could be done has been due."""

    due_people: int
    unreachable_people: int
    unconnected_people: int
    waiting_messages: int
    parked_messages: int
    lag: float

    @property
    def late(self) -> bool:
        return self.lag > LATE.total_seconds()

    def as_json(self) -> dict[str, object]:
        return {"late": self.late, **asdict(self)}


async def look_over(engine: AsyncEngine, platforms: Collection[str], now: datetime) -> Health:
    """Raises what the database raises when it cannot be asked."""
    here = sa.exists().where(
        identities.c.person_id == agenda.c.person_id,
        identities.c.unreachable_since.is_(None),
        identities.c.platform.in_(platforms),
    )
    anywhere = sa.exists().where(identities.c.person_id == agenda.c.person_id, identities.c.unreachable_since.is_(None))
    due = agenda.c.next_at <= now
    waiting = sa.and_(outbox.c.state == "waiting", outbox.c.platform.in_(platforms))
    async with engine.connect() as connection:

        async def count(*where: sa.ColumnElement[bool]) -> int:
            return int(await connection.scalar(sa.select(sa.func.count()).where(*where)) or 0)

        oldest_person = await connection.scalar(sa.select(sa.func.min(agenda.c.next_at)).where(due, here))
        oldest_message = await connection.scalar(
            sa.select(sa.func.min(outbox.c.created_at)).where(waiting, outbox.c.due_at <= now, outbox.c.attempts == 0)
        )
        lags = [(now - at).total_seconds() for at in (oldest_person, oldest_message) if at is not None]
        return Health(
            due_people=await count(due, here),
            unreachable_people=await count(due, ~anywhere),
            unconnected_people=await count(due, anywhere, ~here),
            waiting_messages=await count(waiting),
            parked_messages=await count(outbox.c.state == "parked"),
            lag=max(lags, default=0.0),
        )


def warnings(health: Health) -> list[str]:
    """What an operator should know at the start: reminders that cannot be delivered as things are."""
    said = []
    if n := health.unconnected_people:
        said.append(
            ngettext(
                "{n} person has a reminder due on a platform that has no token here; it waits.",
                "{n} people have reminders due on platforms that have no token here; they wait.",
                n,
            ).format(n=n)
        )
    if n := health.unreachable_people:
        said.append(
            ngettext(
                "{n} person with a reminder due cannot be reached; it waits until they write again.",
                "{n} people with reminders due cannot be reached; they wait until they write again.",
                n,
            ).format(n=n)
        )
    if n := health.parked_messages:
        said.append(
            ngettext(
                "{n} message could not be sent and is parked: laurel outbox shows why.",
                "{n} messages could not be sent and are parked: laurel outbox shows why.",
                n,
            ).format(n=n)
        )
    return said
