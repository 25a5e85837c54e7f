"""Time that passes for Slack and for the bot, tick by tick."""

from __future__ import annotations

import asyncio
from datetime import datetime

import sqlalchemy as sa

from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.messaging.outbox import outbox
from tests.fakes.slack import Message, SlackServer

#: Seconds until something that does not happen fails the test.
PATIENCE = 10


async def live_until(laurel: Laurel, clock: SimulatedClock, target: datetime) -> None:
    """Everything that is due until then is sent at its time."""
    await at_rest(laurel)
    last = None
    async with asyncio.timeout(6 * PATIENCE):
        while (due := await laurel.next_due()) is not None and due <= target and due != last:
            last = due
            clock.move_to(max(due, clock.now()))
            await laurel.tick()
    clock.move_to(target)
    await laurel.tick()


async def postponed(laurel: Laurel) -> None:
    """Returns once a message that failed is kept for later."""
    await _until(laurel, sa.exists().where(outbox.c.state == "waiting", outbox.c.error.is_not(None)))


async def at_rest(laurel: Laurel) -> None:
    """Returns once nothing is in the air: time that jumps meanwhile would have it sent again."""
    await _until(laurel, ~sa.exists().where(outbox.c.state == "waiting", outbox.c.lease_until.is_not(None)))


async def ticking(laurel: Laurel, slack: SlackServer, count: int) -> list[Message]:
    """The bot's messages, once there are ``count``; what has to wait for another one goes out at a later tick."""
    async with asyncio.timeout(PATIENCE):
        while len(slack.messages) < count:
            await laurel.tick()
            await asyncio.sleep(0.01)
    return slack.messages


async def _until(laurel: Laurel, condition: sa.ColumnElement[bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await _holds(laurel, condition):  # noqa: ASYNC110 - the database has no event
            await asyncio.sleep(0.01)


async def _holds(laurel: Laurel, condition: sa.ColumnElement[bool]) -> bool:
    async with laurel.engine.connect() as connection:
        return bool(await connection.scalar(sa.select(condition)))
