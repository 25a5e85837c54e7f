"""Turns what is due into messages in the outbox, one person a transaction step, exactly once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.clock import Clock
from bot.knowledge.base import KnowledgeBase
from bot.messaging import buttons, outbox
from bot.messaging.incoming import Platform
from bot.messaging.outbox import Address, Claimed
from bot.scheduling import agenda
from bot.scheduling.briefing import briefings
from bot.scheduling.composing import compose
from bot.scheduling.due import Look, Subject, look
from bot.scheduling.notices import Due
from bot.tracking.people import mark_unreachable, reachable_at
from bot.tracking.teams import membership, requirements
from bot.translation import use_locale

log = structlog.get_logger(__name__)

_BATCH = 100
#: Whoever cannot be planned for is looked at again after so long.
_AFTER_A_FAULT = timedelta(hours=1)


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
            if people:
                await self._plan_all(connection, people, now)
        return len(people)

    async def _plan_all(self, connection: AsyncConnection, people: list[int], now: datetime) -> None:
        """One person whose records make planning fail is put off; nobody else waits for that."""
        try:
            async with connection.begin_nested():
                self.planned += await self._plan(connection, people, now)
        except Exception as error:
            if len(people) == 1:
                log.exception("planning failed", person=people[0])
                await agenda.look_at(connection, people[0], now + _AFTER_A_FAULT)
                return
            log.warning("planning one by one", people=len(people), why=type(error).__name__)
            for person_id in people:
                await self._plan_all(connection, [person_id], now)

    async def _plan(self, connection: AsyncConnection, people: list[int], now: datetime) -> int:
        """Put their messages into the outbox; how many there are."""
        subjects = await agenda.load_subjects(connection, people)
        places = await reachable_at(connection, people, self.platforms())
        told: list[agenda.Told] = []
        next_at: dict[int, datetime | None] = {}
        for person_id, subject in subjects.items():
            seen = look(subject, now)
            to = places.get(person_id)
            next_at[person_id] = seen.next_at if to or not seen.due else None
            if seen.due and to is not None:
                told += await self._put(
                    connection, subject, seen, Address(cast(Platform, to.platform), to.account), now
                )
        await agenda.record_notices(connection, told, now)
        await agenda.look_again(connection, next_at)
        return len({t.outbox_id for t in told})

    async def _put(
        self, connection: AsyncConnection, subject: Subject, seen: Look, to: Address, now: datetime
    ) -> list[agenda.Told]:
        """Put the message into the outbox, and give back what it tells."""
        use_locale(subject.locale)
        known = await briefings(connection, subject.person_id, seen.due, subject.allowed, now)
        reply, actions = buttons.with_ids(compose(subject, seen.due, now, self.knowledge.catalogue, known))
        row_id = await outbox.put_notice(
            connection, to, reply, now,
            key=_key(subject, seen.due, now), person_id=subject.person_id, good_until=subject.allowed.ends(now),
        )  # fmt: skip
        if row_id is None:
            return []
        await buttons.keep(connection, f"{to.platform}:dm:{to.account}", actions, now, row_id)
        return [agenda.Told(subject.person_id, notice, row_id) for due in seen.due for notice in due.covers]


def _key(subject: Subject, dues: tuple[Due, ...], now: datetime) -> str:
    """Equal for two processes that plan the same message, and new after it was withdrawn."""
    first = dues[0].notice
    return f"{subject.person_id}:{first.kind}:{first.subject}:{first.about}:{first.stage}:{now:%Y%m%dT%H%M%S.%f}"


async def reschedule(connection: AsyncConnection, person_id: int, now: datetime) -> None:
    """After anything of a person changed: find out when to look at them next, and at those who lead them where a team
    needs something. Of a lead a whole team would have to be read for that: the planner does it, not the turn.
    """
    if await requirements.charged(connection, [person_id]):
        await agenda.look_at(connection, person_id, now)
        asked = (await requirements.asked_of(connection, [person_id]))[person_id]
    else:
        subject = await agenda.load_subject(connection, person_id)
        seen = look(subject, now)
        await agenda.look_at(connection, person_id, now if seen.due else seen.next_at)
        asked = list(subject.asked)
    if asked:
        over = await membership.leads(connection, *{each.requirement.team.id for each in asked})
        await agenda.look_soon(connection, set(over) - {person_id}, now)


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
