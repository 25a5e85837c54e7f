"""What people are studying for, and how far they are."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import metadata
from bot.storage.types import Instant

StudyState = Literal["active", "paused", "finished", "dropped"]

studies = sa.Table(
    "studies",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("credential", sa.String(100)),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("state", sa.String(10), nullable=False),
    sa.Column("started_on", sa.Date, nullable=False),
    sa.Column("target", sa.Date),
    sa.Column("percent", sa.Integer, nullable=False),
    sa.Column("done", sa.Integer),  # modules, when the person counts in those
    sa.Column("modules", sa.Integer),
    sa.Column("hours", sa.Numeric(9, 2), nullable=False),
    sa.Column("touched_on", sa.Date, nullable=False),  # the last day on which the person said anything of it
    sa.Column("created_at", Instant(), nullable=False),
    sa.Column("paused_until", sa.Date),
)


class Study(NamedTuple):
    """``percent``: 0 to 100. ``hours``: studied so far. ``paused_until``: the day on which a pause is over; None
    without an end.
    """

    id: int
    person_id: int
    credential: str | None
    name: str
    state: StudyState
    started_on: date
    target: date | None
    percent: int
    done: int | None
    modules: int | None
    hours: Decimal
    touched_on: date
    paused_until: date | None = None


#: The columns that make a ``Study``, in its order.
STUDY = tuple(studies.c[name] for name in Study._fields)

_STUDIED = (
    sa.select(*STUDY)
    .where(studies.c.person_id.in_(sa.bindparam("ids", expanding=True)), studies.c.state.in_(("active", "paused")))
    .order_by(studies.c.touched_on.desc(), studies.c.id.desc())
)


async def of_person(connection: AsyncConnection, person_id: int) -> list[Study]:
    """What a person is studying or has paused, the latest first."""
    return (await of_people(connection, [person_id]))[person_id]


async def of_people(connection: AsyncConnection, person_ids: list[int]) -> defaultdict[int, list[Study]]:
    """The same of several people, by person."""
    found: defaultdict[int, list[Study]] = defaultdict(list)
    for row in (await connection.execute(_STUDIED, {"ids": person_ids})).all():
        found[row.person_id].append(Study._make(row))
    return found


def awake(study: Study, today: date) -> Study:
    """The study as it counts today: one whose pause is over goes on from that day."""
    over = study.state == "paused" and study.paused_until is not None and study.paused_until <= today
    return study._replace(state="active", touched_on=study.paused_until or study.touched_on) if over else study


#: Behind the plan by so many points of a hundred is worth a word.
BEHIND = 15
#: So many points off the plan are still on it, for whoever asks how they are getting on.
NEAR = 5


def planned_percent(study: Study, today: date) -> int | None:
    """Where an even pace from the start to the target would be today; None without a target."""
    if study.target is None or study.target <= study.started_on:
        return None
    share = (today - study.started_on).days / (study.target - study.started_on).days
    return round(100 * min(1.0, max(0.0, share)))


def forecast(study: Study, today: date) -> date | None:
    """When it will be finished at the pace so far; None before there is any."""
    days = (today - study.started_on).days
    if study.percent <= 0 or days <= 0:
        return None
    left = days * (100 - study.percent) / study.percent
    return today + timedelta(days=min(round(left), 3650))
