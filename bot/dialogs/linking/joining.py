"""Two people become one, in one transaction: whatever belonged to either belongs to the one who stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messaging import outbox
from bot.scheduling import agenda
from bot.storage.handover import hand_over, references
from bot.tracking import holdings, learning
from bot.tracking.joining.places import join_places
from bot.tracking.joining.records import Pair, join_holdings, join_studies
from bot.tracking.joining.twins import Differing
from bot.tracking.joining.wishes import one_preferences, one_profile
from bot.tracking.people import Profile, people, save_profile
from bot.tracking.plans import keep_plan, plan_of
from bot.tracking.preferences import Preferences
from bot.tracking.records import Records


class NobodyError(Exception):
    """One of the two is no more, for they were joined or erased a moment ago; nothing was changed."""


@dataclass(frozen=True)
class Joined:
    """Who stays, with what holds now; ``zone`` is where they are, as they or a platform said. ``traits`` and
    ``settings``: what the two had told differently, by field; ``holdings`` and ``studies``: records of both that were
    not alike.
    """

    person_id: int
    profile: Profile
    preferences: Preferences
    zone: str | None
    traits: tuple[str, ...]
    settings: tuple[str, ...]
    holdings: tuple[Differing, ...]
    studies: tuple[Differing, ...]


async def join(connection: AsyncConnection, believed: int, other: int, now: datetime) -> Joined:
    """Where both said something of themselves, ``believed`` is. Raises NobodyError.

    Whoever is known longer stays: what others were shown of them goes on to mean them.
    """
    stays, goes = sorted((believed, other))
    both = await _hold(connection, stays, goes)
    profile, traits = one_profile(*(Profile(**both[i].profile) for i in (believed, other)))
    preferences, settings = one_preferences(
        *(Preferences.model_validate(both[i].preferences) for i in (believed, other))
    )
    held = await holdings.of_people(connection, [stays, goes])
    studied = await learning.of_people(connection, [stays, goes])
    if await _join_plans(connection, believed, other):
        settings = (*settings, "plan")
    await join_places(connection, stays, goes)
    for column in references(people):
        await hand_over(connection, column, goes, stays)
    await outbox.hand_over(connection, goes, stays)
    await connection.execute(sa.delete(people).where(people.c.id == goes))
    tz = await _save(connection, both[stays], both[goes], profile)
    records = Records(connection, stays, now, preferences)
    await records.prefer()
    joined = await join_holdings(records, held[stays], held[goes])
    learned = await join_studies(records, studied[stays], studied[goes])
    for pair in joined:
        await agenda.retell(connection, (*agenda.ABOUT_HOLDINGS, "lapse"), pair.spare, pair.kept)
    for pair in learned:
        await agenda.retell(connection, agenda.ABOUT_STUDIES, pair.spare, pair.kept)
    zone = preferences.zone or tz
    return Joined(stays, profile, preferences, zone, traits, settings, _differing(joined), _differing(learned))


async def _hold(connection: AsyncConnection, stays: int, goes: int) -> dict[int, Any]:
    """Nobody plans for, or takes a turn of, either of them meanwhile; in the order in which others lock."""
    query = sa.select(people).where(people.c.id.in_((stays, goes))).order_by(people.c.id)
    await connection.execute(query.with_for_update(key_share=True))
    planned = sa.select(agenda.agenda.c.person_id).where(agenda.agenda.c.person_id.in_((stays, goes)))
    await connection.execute(planned.order_by(agenda.agenda.c.person_id).with_for_update())
    both = {row.id: row for row in (await connection.execute(query.with_for_update())).all()}
    if len(both) < 2:
        raise NobodyError
    return both


async def _join_plans(connection: AsyncConnection, believed: int, other: int) -> bool:
    """Nobody follows two plans; whether there were two."""
    one, two = await plan_of(connection, believed), await plan_of(connection, other)
    if one is None or two is None:
        return False
    await keep_plan(connection, other, None)
    return one != two


async def _save(connection: AsyncConnection, stays: Any, goes: Any, profile: Profile) -> str | None:
    """What only one of the platforms told; the time zone, if any did."""
    told: dict[str, str | None] = {
        name: getattr(stays, name) or getattr(goes, name) for name in ("name", "tz", "locale")
    }
    await connection.execute(sa.update(people).where(people.c.id == stays.id).values(told))
    await save_profile(connection, stays.id, profile)
    return told["tz"]


def _differing(pairs: list[Pair]) -> tuple[Differing, ...]:
    return tuple(pair.differing for pair in pairs if pair.differing is not None)
