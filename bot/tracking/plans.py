"""The learning plan that a person follows: one at a time, with what it was wished for, so that it can be made anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import metadata
from bot.tracking.calendar import later
from bot.tracking.learning import Study

plans = sa.Table(
    "plans",
    metadata,
    sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("started_on", sa.Date, nullable=False),
    sa.Column("wish", sa.JSON, nullable=False),  # as the dialog's slots
    sa.Column("steps", sa.JSON, nullable=False),  # credential, starts and ends of each
)


@dataclass(frozen=True)
class PlannedStep:
    """``credential``: the catalogue's id. ``hours``: of study, as they were planned."""

    credential: str
    starts: date
    ends: date
    hours: int

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> PlannedStep:
        starts, ends = (date.fromisoformat(kept[name]) for name in ("starts", "ends"))
        return cls(kept["credential"], starts, ends, kept["hours"])

    def moved(self, shift: timedelta) -> PlannedStep:
        """As much later; no later than there are days."""
        return replace(self, starts=later(self.starts, shift), ends=later(self.ends, shift))

    def as_json(self) -> dict[str, Any]:
        return {
            "credential": self.credential, "starts": self.starts.isoformat(), "ends": self.ends.isoformat(),
            "hours": self.hours,
        }  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """``wish``: slots of the dialog that made it, as JSON."""

    started_on: date
    wish: Mapping[str, Any]
    steps: tuple[PlannedStep, ...]

    def as_json(self) -> dict[str, Any]:
        steps = [s.as_json() for s in self.steps]
        return {"started_on": self.started_on.isoformat(), "wish": dict(self.wish), "steps": steps}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Plan:
        return cls(date.fromisoformat(kept["started_on"]), kept["wish"], tuple(map(PlannedStep.of, kept["steps"])))


def under_way(plan: Plan, studies: Iterable[Study]) -> Study | None:
    """The study of the first step that is still open: steps are taken one after the other."""
    of_step = {s.credential: s for s in studies if s.credential}
    return next((of_step[s.credential] for s in plan.steps if s.credential in of_step), None)


def waiting(plan: Plan, studies: Sequence[Study]) -> frozenset[int]:
    """The studies of steps that come after the one under way and have not begun: nothing is heard of them before it
    is done, whatever their days were to be.
    """
    first, steps = under_way(plan, studies), {s.credential for s in plan.steps}
    return frozenset(s.id for s in studies if s.credential in steps and s != first and not (s.percent or s.hours))


async def plan_of(connection: AsyncConnection, person_id: int) -> Plan | None:
    """What the person follows; None when they follow no plan."""
    return (await plans_of(connection, [person_id])).get(person_id)


async def plans_of(connection: AsyncConnection, person_ids: Sequence[int]) -> dict[int, Plan]:
    """The same of several people: of those who follow one."""
    rows = (await connection.execute(_FOLLOWED, {"ids": person_ids})).all()
    return {row.person_id: Plan(row.started_on, row.wish, tuple(map(PlannedStep.of, row.steps))) for row in rows}


_FOLLOWED = sa.select(plans).where(plans.c.person_id.in_(sa.bindparam("ids", expanding=True)))


async def keep_plan(connection: AsyncConnection, person_id: int, plan: Plan | None) -> None:
    """Follow this plan instead of the one before; None follows none."""
    await connection.execute(sa.delete(plans).where(plans.c.person_id == person_id))
    if plan is not None:
        steps = [s.as_json() for s in plan.steps]
        row = {"person_id": person_id, "started_on": plan.started_on, "wish": dict(plan.wish), "steps": steps}
        await connection.execute(sa.insert(plans).values(row))
