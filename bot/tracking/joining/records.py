"""Records of the same thing become one record; the other one of the two is put aside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking.history import history
from bot.tracking.holdings import Holding, holdings, proofs, units
from bot.tracking.joining.twins import (
    Differing,
    differing_holding,
    differing_study,
    further_study,
    holding_of_both,
    later_holding,
    study_of_both,
    twins,
)
from bot.tracking.learning import Study, studies
from bot.tracking.records import Records

_OF_HOLDINGS = ("added", "renewed", "changed", "removed")
_OF_STUDIES = ("started", "progress", "finished", "dropped")


@dataclass(frozen=True)
class Pair:
    """Ids of two records that are one now."""

    kept: int
    spare: int
    differing: Differing | None


async def join_holdings(records: Records, mine: Iterable[Holding], theirs: Iterable[Holding]) -> list[Pair]:
    """``records`` holds all of them already. What is put aside can be taken instead for as long as a removed record."""
    pairs = []
    for kept, spare in twins(mine, theirs, later_holding):
        await _move_units(records.connection, spare.id, kept.id)
        await _repoint(records.connection, proofs.c.holding_id, spare.id, kept.id)
        await _retell(records.connection, _OF_HOLDINGS, spare.id, kept.id)
        aside = sa.update(holdings).where(holdings.c.id == spare.id).values(removed_at=records.now)
        await records.connection.execute(aside)
        if values := holding_of_both(kept, spare):
            await records.change(kept.id, **values)
        pairs.append(Pair(kept.id, spare.id, differing_holding(kept, spare)))
    return pairs


async def join_studies(records: Records, mine: Iterable[Study], theirs: Iterable[Study]) -> list[Pair]:
    pairs = []
    for kept, spare in twins(mine, theirs, further_study):
        await _retell(records.connection, _OF_STUDIES, spare.id, kept.id)
        await records.connection.execute(sa.delete(studies).where(studies.c.id == spare.id))
        if values := study_of_both(kept, spare):
            await records.change_study(kept.id, **values)
        pairs.append(Pair(kept.id, spare.id, differing_study(kept, spare)))
    return pairs


async def _move_units(connection: AsyncConnection, spare: int, kept: int) -> None:
    """What was logged with both accounts, word for word, was earned once."""
    twin = units.alias()
    same = (twin.c[name].is_not_distinct_from(units.c[name]) for name in ("earned_on", "amount", "category", "note"))
    logged_twice = sa.exists().where(twin.c.holding_id == kept, *same)
    await connection.execute(sa.delete(units).where(units.c.holding_id == spare, logged_twice))
    await _repoint(connection, units.c.holding_id, spare, kept)


async def _retell(connection: AsyncConnection, steps: Iterable[str], spare: int, kept: int) -> None:
    mine = (history.c.subject == spare, history.c.step.in_(list(steps)))
    await connection.execute(sa.update(history).where(*mine).values(subject=kept))


async def _repoint(connection: AsyncConnection, column: sa.Column[int], spare: int, kept: int) -> None:
    await connection.execute(sa.update(column.table).where(column == spare).values({column.name: kept}))


#: What goes with an expiry, and what is said of a credential besides.
_DATED = ("expires", "printed", "opens", "grace_until", "carried", "watched_from", "snoozed_until")
_FACTS = (*_DATED, "awarded", "number")


async def exchange(records: Records, kept: int, spare: int) -> Holding | None:
    """Give a record the facts of the one that was put aside, and that one its own; what the other did not say stays.
    None when either is gone.
    """
    held = await records.holding(kept)
    own = (holdings.c.id == spare, holdings.c.person_id == records.person_id, holdings.c.removed_at.is_not(None))
    row = (await records.connection.execute(sa.select(holdings).where(*own))).first()
    if held is None or row is None:
        return None
    aside = Holding.of(row)
    said = {name: getattr(aside, name) for name in ("awarded", "number") if getattr(aside, name) is not None}
    dated = {name: getattr(aside, name) for name in _DATED} if aside.expires is not None else {}
    await records.change(kept, **said, **dated)
    back = {name: getattr(held, name) for name in _FACTS}
    await records.connection.execute(sa.update(holdings).where(*own).values(back))
    return await records.holding(kept)
