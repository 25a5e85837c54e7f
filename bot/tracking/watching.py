"""What was still ahead stays ahead: neither another zone nor other hours or days lose a reminder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking.calendar import Allowed, later, zone_of
from bot.tracking.holdings import Holding, holdings, of_person
from bot.tracking.preferences import Preferences


def allowed_by(p: Preferences, tz: str | None) -> Allowed:
    """``tz``: the zone as the platform knows it; what the person said goes before it."""
    return Allowed(zone_of(p.zone or tz), p.start, p.end, p.days, p.paused_until, p.paused_from)


def unpaused(allowed: Allowed) -> Allowed:
    """A pause makes nothing due that was past before it was known."""
    return replace(allowed, paused_until=None, paused_from=None)


def stages_of(holding: Holding, preferences: Preferences) -> tuple[int, ...]:
    return holding.stages if holding.stages is not None else preferences.stages


async def keep_ahead(
    connection: AsyncConnection, person_id: int, preferences: Preferences, before: Allowed, after: Allowed
) -> None:
    """Watch from earlier on what would have been said later than that under the settings ``before``."""
    if unpaused(before) == unpaused(after):
        return
    for holding in await of_person(connection, person_id):
        since = min(_came_nearer(holding, preferences, before, after), default=holding.watched_from)
        if since < holding.watched_from:
            moved = sa.update(holdings).where(holdings.c.id == holding.id)
            await connection.execute(moved.values(watched_from=since))


def _came_nearer(holding: Holding, p: Preferences, before: Allowed, after: Allowed) -> Iterator[datetime]:
    """The instants, as they are now, of what was ahead as it was before."""
    then, now = unpaused(before), unpaused(after)
    for day, early in _days(holding, p):
        if then.on(day, early=early) >= holding.watched_from:
            yield now.on(day, early=early)


def _days(holding: Holding, preferences: Preferences) -> Iterator[tuple[date, bool]]:
    """On which days something is said of a holding, and whether earlier rather than later."""
    if holding.expires is not None:
        for stage in stages_of(holding, preferences):
            yield later(holding.expires, timedelta(days=-stage)), stage >= 0
    if holding.opens is not None:
        yield holding.opens, False
