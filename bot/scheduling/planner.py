"""Turns what is due into messages in the outbox, one person a transaction step, exactly once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.clock import Clock
from bot.knowledge.base import KnowledgeBase
from bot.messaging import buttons, outbox
from bot.messaging.incoming import Platform
from bot.messaging.outbox import Address, Claimed
from bot.scheduling import agenda
from bot.scheduling.due import Due, Look, Subject, look
from bot.scheduling.messages import compose
from bot.tracking.people import mark_unreachable, reachable_at
from bot.translation import use_locale

_BATCH = 100


@dataclass
class Planner:
    """``platforms`` names those that have a courier now: nobody else's reminders are touched."""

    engine: AsyncEngine
    clock: Clock
    knowledge: KnowledgeBase
    platforms: Callable[[], list[str]]
    planned: int = 0

    async def tick(self) -> int:
        """Plan for everybody who is due; how many people were looked at. Idle, this is one look into an index."""
        looked = 0
        while people := await self._batch():
            looked += people
            if people < _BATCH:
                break
        return looked

    async def _batch(self) -> int:
        async with self.engine.begin() as connection:
            now = self.clock.now()
            people = await agenda.due_people(connection, self.platforms(), now, _BATCH)
            for person_id in people:
                await self._plan(connection, await agenda.load_subject(connection, person_id), now)
        return len(people)

    async def _plan(self, connection: AsyncConnection, subject: Subject, now: datetime) -> None:
        seen = look(subject, now)
        if seen.due:
            to = await reachable_at(connection, subject.person_id, self.platforms())
            if to is None:
                await agenda.look_at(connection, subject.person_id, None)
                return
            await self._put(connection, subject, seen, Address(cast(Platform, to.platform), to.account), now)
        await agenda.look_at(connection, subject.person_id, seen.next_at)

    async def _put(self, connection: AsyncConnection, subject: Subject, seen: Look, to: Address, now: datetime) -> None:
        use_locale(subject.locale)
        reply, shown = buttons.with_ids(compose(subject, seen.due, now, self.knowledge.catalogue))
        row_id = await outbox.put_notice(
            connection, to, reply, now,
            key=_key(subject, seen.due, now), person_id=subject.person_id, good_until=subject.allowed.ends(now),
        )  # fmt: skip
        if row_id is None:
            return
        await buttons.keep(connection, f"{to.platform}:dm:{to.account}", shown, now, row_id)
        told = [notice for due in seen.due for notice in due.covers]
        await agenda.record_notices(connection, subject.person_id, told, row_id, now)
        self.planned += 1


def _key(subject: Subject, dues: tuple[Due, ...], now: datetime) -> str:
    """Equal for two processes that plan the same message, and new after it was withdrawn."""
    first = dues[0].notice
    return f"{subject.person_id}:{first.kind}:{first.subject}:{first.about}:{first.stage}:{now:%Y%m%dT%H%M%S.%f}"


async def reschedule(connection: AsyncConnection, person_id: int, now: datetime) -> Subject:
    """After anything of a person changed: find out when to look at them next."""
    subject = await agenda.load_subject(connection, person_id)
    seen = look(subject, now)
    await agenda.look_at(connection, person_id, now if seen.due else seen.next_at)
    return subject


@dataclass
class NoticeAftermath:
    """What becomes of planned messages that did not reach anybody: what they say is said another time."""

    clock: Clock

    async def withdrawn(self, connection: AsyncConnection, claimed: Claimed) -> None:
        """Too late for its words or its hour: planned afresh."""
        if claimed.person_id is not None:
            await agenda.take_back(connection, claimed.id)
            await agenda.look_at(connection, claimed.person_id, self.clock.now())

    async def unreachable(self, connection: AsyncConnection, claimed: Claimed) -> None:
        """Kept until the person writes again, or planned for another platform where they can be reached."""
        now = self.clock.now()
        if claimed.message.channel is not None:
            return  # a channel that is closed says nothing of the person
        await mark_unreachable(connection, claimed.message.platform, claimed.message.account, now)
        if claimed.person_id is not None:
            await agenda.take_back(connection, claimed.id)
            await agenda.look_at(connection, claimed.person_id, now)
