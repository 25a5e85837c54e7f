"""One person's records inside one transaction: what dialogs read and write."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking import history, learning
from bot.tracking.holdings import Earned, Holding, holdings, of_person, proofs, units, units_of
from bot.tracking.learning import STUDY, Study, studies
from bot.tracking.people import save_preferences, zone_told
from bot.tracking.plans import Plan, plan_of, plans, under_way
from bot.tracking.preferences import Preferences
from bot.tracking.watching import allowed_by, keep_ahead

#: More than anybody holds; a wall against floods.
MOST_HOLDINGS = 1_000


class FullError(Exception):
    """A person has reached the number of records that are kept of one."""


@dataclass
class Records:
    """``changed`` tells whoever opened them that reminders may be due at other times now; ``others`` of whom else that
    is true: those who are written to because of what this person does. ``leaving``: the person wants nothing kept of
    them, so they are erased when the turn is over.
    """

    connection: AsyncConnection
    person_id: int
    now: datetime
    preferences: Preferences = field(default_factory=Preferences)
    changed: bool = False
    others: set[int] = field(default_factory=set)
    leaving: bool = False

    # -- holdings --------------------------------------------------------------------------------------

    async def holdings(self) -> list[Holding]:
        return await of_person(self.connection, self.person_id)

    async def holding(self, holding_id: int) -> Holding | None:
        """One that the person holds; None when it is removed or somebody else's."""
        return next((h for h in await self.holdings() if h.id == holding_id), None)

    async def add(self, name: str, credential: str | None, **values: Any) -> Holding:
        """``values``: columns of the table; reminders that were due before now are not made up for."""
        count = await self.connection.scalar(
            sa.select(sa.func.count()).select_from(holdings).where(holdings.c.person_id == self.person_id)
        )
        if (count or 0) >= MOST_HOLDINGS:
            raise FullError
        row = {
            "person_id": self.person_id, "credential": credential, "name": name[:200], "printed": False,
            "carried": Decimal(0), "evidence": [], "muted": False, "watched_from": self.now, "created_at": self.now,
            **values,
        }  # fmt: skip
        self.changed = True
        added = Holding.of((await self.connection.execute(sa.insert(holdings).values(row).returning(holdings))).one())
        await self._note("added", added, after=added.expires)
        return added

    async def change(self, holding_id: int, **values: Any) -> None:
        """What a lead verified is verified no more when it says something else now.

        Raises nothing when the holding is not the person's: nothing changes then.
        """
        self.changed = True
        before = await self._find(holding_id)
        if before is None:
            return
        changed = any(_differs(getattr(before, name), values[name]) for name in _VERIFIED if name in values)
        if changed and before.verified_at is not None:
            values |= {"verified_at": None, "verified_by": None}
        await self.connection.execute(sa.update(holdings).where(self._own(holding_id)).values(values))
        if changed:
            expires = values.get("expires", before.expires)
            later = expires is not None and before.expires is not None and expires > before.expires
            await self._note("renewed" if later else "changed", before, before.expires, expires)

    async def remove(self, holding_id: int) -> None:
        removed = await self._find(holding_id)
        await self.change(holding_id, removed_at=self.now)
        if removed is not None:
            await self._note("removed", removed, before=removed.expires)

    async def restore(self, holding_id: int) -> Holding | None:
        """Bring back a removed one; None when it is gone for good."""
        await self.change(holding_id, removed_at=None)
        restored = await self.holding(holding_id)
        if restored is not None:
            await self._note("added", restored, after=restored.expires)
        return restored

    async def _find(self, holding_id: int) -> Holding | None:
        """One of the person's, also when it is removed."""
        row = (await self.connection.execute(sa.select(holdings).where(self._own(holding_id)))).first()
        return None if row is None else Holding.of(row)

    async def _note(self, step: history.Step, record: Any, before: object = None, after: object = None) -> None:
        await history.note(self.connection, self.person_id, self.now, step, record, before, after)

    def _own(self, holding_id: int) -> sa.ColumnElement[bool]:
        return sa.and_(holdings.c.id == holding_id, holdings.c.person_id == self.person_id)

    # -- proofs ----------------------------------------------------------------------------------------

    async def keep_proof(self, name: str, content: bytes) -> int:
        """Keep a file that belongs to no holding yet."""
        row = {"person_id": self.person_id, "name": name[:200], "content": content, "created_at": self.now}
        result = await self.connection.execute(sa.insert(proofs).values(row).returning(proofs.c.id))
        return int(result.scalar_one())

    async def attach_proof(self, proof_id: int, holding_id: int) -> str:
        """Say which holding a file proves; its name."""
        own = sa.and_(proofs.c.id == proof_id, proofs.c.person_id == self.person_id)
        changed = sa.update(proofs).where(own).values(holding_id=holding_id).returning(proofs.c.name)
        return (await self.connection.execute(changed)).scalar_one_or_none() or ""

    async def proofs(self, holding_id: int) -> list[tuple[str, bytes]]:
        """Name and bytes of each file that proves a holding."""
        own = sa.and_(proofs.c.holding_id == holding_id, proofs.c.person_id == self.person_id)
        rows = await self.connection.execute(sa.select(proofs.c.name, proofs.c.content).where(own))
        return [(row.name, row.content) for row in rows]

    # -- units -----------------------------------------------------------------------------------------

    async def units(self, holding_ids: list[int]) -> list[Earned]:
        return await units_of(self.connection, holding_ids)

    async def log_units(
        self, holding_id: int, on: date, amount: Decimal, category: str | None, note: str | None
    ) -> int:
        self.changed = True
        row = {
            "holding_id": holding_id, "earned_on": on, "amount": amount, "category": category, "note": note,
            "created_at": self.now,
        }  # fmt: skip
        result = await self.connection.execute(sa.insert(units).values(row).returning(units.c.id))
        return int(result.scalar_one())

    async def categorise(self, unit_id: int, category: str) -> int | None:
        """Say which part of the rule an entry counts for; the holding it belongs to, None when it is not there."""
        own = sa.select(holdings.c.id).where(holdings.c.person_id == self.person_id)
        self.changed = True
        changed = (
            sa.update(units)
            .where(units.c.id == unit_id, units.c.holding_id.in_(own))
            .values(category=category[:100])
            .returning(units.c.holding_id)
        )
        found: int | None = (await self.connection.execute(changed)).scalar_one_or_none()
        return found

    async def forget_everything(self) -> None:
        """Everything that is kept of the person but who they are: records, files, studies, settings."""
        for table in (holdings, proofs, studies, plans, history.history):
            await self.connection.execute(sa.delete(table).where(table.c.person_id == self.person_id))
        await self.prefer(**Preferences().model_dump())

    async def unlog_units(self, unit_id: int) -> bool:
        """Take one entry back; False when it is not there or not the person's."""
        own = sa.select(holdings.c.id).where(holdings.c.person_id == self.person_id)
        self.changed = True
        gone = await self.connection.execute(sa.delete(units).where(units.c.id == unit_id, units.c.holding_id.in_(own)))
        return gone.rowcount > 0

    # -- studies ---------------------------------------------------------------------------------------

    async def plan(self) -> Plan | None:
        """What the person follows; None when they follow no plan."""
        return await plan_of(self.connection, self.person_id)

    async def studies(self) -> list[Study]:
        return await learning.of_person(self.connection, self.person_id)

    async def start_study(self, name: str, credential: str | None, on: date, target: date | None) -> Study:
        self.changed = True
        row = {
            "person_id": self.person_id, "credential": credential, "name": name[:200], "state": "active",
            "started_on": on, "target": target, "percent": 0, "hours": Decimal(0), "touched_on": on,
            "created_at": self.now,
        }  # fmt: skip
        added = Study._make((await self.connection.execute(sa.insert(studies).values(row).returning(*STUDY))).one())
        await self._note("started", added, after=0)
        return added

    async def change_study(self, study_id: int, **values: Any) -> Study | None:
        """The study as it is now; None when it is not the person's."""
        self.changed = True
        own = sa.and_(studies.c.id == study_id, studies.c.person_id == self.person_id)
        found = (await self.connection.execute(sa.select(*STUDY).where(own))).first()
        if found is None:
            return None
        changed = sa.update(studies).where(own).values(values).returning(*STUDY)
        before, after = Study._make(found), Study._make((await self.connection.execute(changed)).one())
        step = _step(before, after)
        if step is not None:
            await self._note(step, after, before.percent, after.percent)
        if step in ("finished", "dropped"):
            await self._next_step_begins(after)
        return after

    async def _next_step_begins(self, ended: Study) -> None:
        """The step of a plan whose turn comes now was not silent while it waited."""
        plan = await self.plan()
        if plan is None or ended.credential not in {s.credential for s in plan.steps}:
            return
        after, today = under_way(plan, await self.studies()), max(ended.touched_on, self.now.date())
        if after is not None and after.touched_on < today:
            await self.connection.execute(sa.update(studies).where(studies.c.id == after.id).values(touched_on=today))

    # -- preferences -----------------------------------------------------------------------------------

    async def prefer(self, **values: Any) -> Preferences:
        """Change some settings, keep the others. What is still ahead stays so, whatever the hours are now.

        Raises ValidationError for a value that cannot be read again.
        """
        before = self.preferences
        self.preferences = Preferences.model_validate({**before.model_dump(), **values})
        self.changed = True
        await save_preferences(self.connection, self.person_id, self.preferences)
        tz = await zone_told(self.connection, self.person_id)
        after = self.preferences
        await keep_ahead(self.connection, self.person_id, after, allowed_by(before, tz), allowed_by(after, tz))
        return self.preferences


#: What a lead says to have seen when a record is marked as verified.
_VERIFIED = ("credential", "name", "awarded", "expires", "number", "evidence")


def _differs(before: object, after: object) -> bool:
    return (list(before) if isinstance(before, tuple) else before) != after


def _step(before: Study, after: Study) -> history.Step | None:
    """What a change of a study comes to; None when it is none of its progress."""
    if after.state != before.state and after.state in ("finished", "dropped"):
        return "finished" if after.state == "finished" else "dropped"
    if after.state == "active" and before.state in ("finished", "dropped"):
        return "started"
    return "progress" if after.percent != before.percent else None
