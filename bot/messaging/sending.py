"""Sending one message, and recording how that ended: sent, tried again later, or put aside."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.clock import Clock
from bot.messaging import outbox
from bot.messaging.courier import Courier, RefusedError, SlowDownError, UnavailableError, UnreachableError
from bot.messaging.outbox import Address, Claimed
from bot.messaging.pacing import Pacer

log = structlog.get_logger(__name__)

_Work = Callable[[AsyncConnection], Awaitable[None]]

#: A message that fails in an unknown way so often is at fault itself.
FAULTS = 5
#: A courier that takes longer is broken off, so that no other process takes the message over while it is in the air.
SEND_WITHIN = timedelta(seconds=40)
#: A platform that is down for so long will not want the message any more.
_GIVE_UP_AFTER = timedelta(days=3)
_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(minutes=15)
#: A platform that asks for less would be asked again at once, over and over.
_SHORTEST_PAUSE = timedelta(seconds=1)
#: Seconds between attempts to record what happened; together they are shorter than what a lease has left.
_RECORDING_WAITS = (0.1, 0.3, 1.0, 3.0, 5.0)


class Aftermath(Protocol):
    """Whoever planned a message learns how it ended, in the transaction that records it."""

    async def unreachable(self, connection: AsyncConnection, claimed: Claimed) -> None: ...

    async def withdrawn(self, connection: AsyncConnection, claimed: Claimed) -> None: ...


@dataclass
class Counts:
    """How sending went since the start of the process."""

    sent: int = 0
    retried: int = 0
    parked: int = 0
    unreachable: int = 0
    withdrawn: int = 0


@dataclass
class Sender:
    """Sends what this process has claimed, each message within its platform's pace."""

    engine: AsyncEngine
    clock: Clock
    aftermath: Aftermath
    pacer: Pacer
    couriers: Mapping[str, Courier]
    counts: Counts = field(default_factory=Counts)

    async def send(self, claimed: Claimed) -> None:
        """Raises what the database raises when it cannot be told how that ended, though it was asked repeatedly."""
        message = claimed.message
        if claimed.good_until is not None and self.clock.now() >= claimed.good_until:
            await self._withdraw(claimed)
            return
        await self.pacer.wait(Address(message.platform, message.account, message.channel))
        try:
            sent_as = await self._carried(claimed)
        except UnreachableError:
            await self._unreachable(claimed)
        except SlowDownError as error:
            pause = max(timedelta(seconds=error.retry_after), _SHORTEST_PAUSE)
            await self._again(claimed, self.clock.now() + pause, claimed.attempts, error)
        except UnavailableError as error:
            await self._unavailable(claimed, error)
        except RefusedError as error:
            await self._park(claimed, error)
        except Exception as error:  # a fault of the message or of the program: tried again, but not for ever
            log.exception("sending failed", outbox=claimed.id, platform=message.platform)
            await self._faulty(claimed, error)
        else:
            self.counts.sent += 1
            log.info("message sent", outbox=claimed.id, platform=message.platform)
            await self._settle(claimed, "sent", sent_at=self.clock.now(), sent_as=sent_as, error=None)

    async def _carried(self, claimed: Claimed) -> str:
        try:
            async with asyncio.timeout(SEND_WITHIN.total_seconds()):
                return await self.couriers[claimed.message.platform].send(claimed.message)
        except TimeoutError:
            raise UnavailableError(f"no end after {SEND_WITHIN.total_seconds():g} s") from None

    async def _withdraw(self, claimed: Claimed) -> None:
        self.counts.withdrawn += 1
        await self._settle(claimed, "withdrawn")

    async def _unreachable(self, claimed: Claimed) -> None:
        self.counts.unreachable += 1
        await self._settle(claimed, "undeliverable", attempts=claimed.attempts + 1)

    async def _unavailable(self, claimed: Claimed, error: Exception) -> None:
        attempts = claimed.attempts + 1
        wait = min(_FIRST_WAIT * 2 ** min(attempts - 1, 12), _LONGEST_WAIT)
        if wait * (attempts - FAULTS) > _GIVE_UP_AFTER:
            await self._park(claimed, error)
        else:
            await self._again(claimed, self.clock.now() + wait, attempts, error)

    async def _faulty(self, claimed: Claimed, error: Exception) -> None:
        attempts = claimed.attempts + 1
        if attempts >= FAULTS:
            await self._park(claimed, error)
        else:
            await self._again(claimed, self.clock.now() + _FIRST_WAIT * 4**attempts, attempts, error)

    async def _park(self, claimed: Claimed, error: Exception) -> None:
        self.counts.parked += 1
        log.error("message parked", outbox=claimed.id, why=type(error).__name__)
        await self._settle(claimed, "parked", attempts=claimed.attempts + 1, error=_reason(error))

    async def _again(self, claimed: Claimed, at: datetime, attempts: int, error: Exception) -> None:
        self.counts.retried += 1
        log.warning("message postponed", outbox=claimed.id, until=at.isoformat(), why=type(error).__name__)

        async def work(connection: AsyncConnection) -> None:
            await outbox.postpone(connection, claimed.id, at, attempts=attempts, error=_reason(error))

        await self._recorded(work)

    async def _settle(self, claimed: Claimed, state: outbox.State, **changed: Any) -> None:
        gone: list[bool] = []

        async def work(connection: AsyncConnection) -> None:
            gone[:] = [not await outbox.settle(connection, claimed.id, state, **changed)]
            if gone[0]:
                return
            if state == "withdrawn":
                await self.aftermath.withdrawn(connection, claimed)
            elif state == "undeliverable":
                await self.aftermath.unreachable(connection, claimed)

        await self._recorded(work)
        if gone[0]:  # nothing is kept of its reader any more, and nothing of them is to be shown
            await self.couriers[claimed.message.platform].changed(claimed.message.account)

    async def _recorded(self, work: _Work) -> None:
        """A message that is out must not be sent again because the database was busy, or away, for a moment."""
        for wait in _RECORDING_WAITS:
            try:
                async with self.engine.begin() as connection:
                    await work(connection)
            except (DBAPIError, OSError) as error:
                log.warning("recording failed", why=type(error).__name__)
                await asyncio.sleep(wait)
            else:
                return
        async with self.engine.begin() as connection:
            await work(connection)


def _reason(error: Exception) -> str:
    """For the operator: what failed, never what was said (delivery errors hold nothing that a person wrote)."""
    if isinstance(error, (UnavailableError, RefusedError, SlowDownError)):
        return f"{type(error).__name__}: {error}"[:300]
    return type(error).__name__
