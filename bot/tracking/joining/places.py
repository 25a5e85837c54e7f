"""The places that two people have in the same team, as one."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking.teams.membership import EVERYTHING
from bot.tracking.teams.tables import memberships

#: Of two states the first of these holds: who said yes with one account is in.
_BEST = ("member", "asked", "declined", "left", "removed", "none")


async def join_places(connection: AsyncConnection, stays: int, goes: int) -> None:
    """In teams that both belong to, the place of ``stays`` becomes that of both."""
    query = sa.select(memberships).where(memberships.c.person_id.in_((stays, goes)))
    places: dict[int, dict[int, Any]] = {}
    for row in (await connection.execute(query)).all():
        places.setdefault(row.team_id, {})[row.person_id] = row
    for both in places.values():
        if len(both) == 2:
            one = _one(both[stays], both[goes])
            await connection.execute(sa.update(memberships).where(memberships.c.id == both[stays].id).values(one))


def _one(mine: Any, theirs: Any) -> dict[str, Any]:
    """Leads see no more of a member than what both let them see; looks count from the first yes."""
    best, rest = sorted((mine, theirs), key=lambda row: _BEST.index(row.state))
    taken = ("state", "via", "asked_by", "asked_at", "answered_at", "left_at")
    one = {name: getattr(best, name) for name in taken} | {"lead": mine.lead or theirs.lead, "shares": best.shares}
    if best.state == rest.state == "member":
        one["shares"] = [share for share in EVERYTHING if share in best.shares and share in rest.shares]
        one["answered_at"] = min(at for at in (best.answered_at, rest.answered_at) if at is not None)
    return one
