"""Sending what the outbox holds: each message marked as soon as it is out, failures put right or put aside."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.clock import Clock
from bot.messaging import outbox
from bot.messaging.courier import Courier, RefusedError, SlowDownError, UnavailableError, UnreachableError
from bot.messaging.outbox import Address, Claimed
from bot.messaging.pacing import Pacer

log = structlog.get_logger(__name__)

_BATCH = 50
#: A message that fails in an unknown way so often is at fault itself.
FAULTS = 5
#: A platform that is down for so long will not want the message any more.
_GIVE_UP_AFTER = timedelta(days=3)
_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(minutes=15)


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
class Dispatcher:
    """Sends through the courier of each platform. One message of a batch is in flight at a time, so that a process
    that is killed leaves at most one of which nobody knows whether it arrived.
    """

    engine: AsyncEngine
    clock: Clock
    aftermath: Aftermath
    pacer: Pacer
    couriers: dict[str, Courier] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def deliver(self, claimed: Claimed | None) -> None:
        """Send what was just committed; when it has to wait its turn in the chat, whatever can be sent."""
        if claimed is None or claimed.message.platform not in self.couriers:
            await self.dispatch()
        else:
            await self._send(claimed)

    async def dispatch(self) -> int:
        """Send everything whose time has come; how many messages were tried."""
        tried = 0
        async with self._one_at_a_time:
            while batch := await self._claim():
                began = self.clock.now()
                for claimed in batch:
                    if self.clock.now() - began > outbox.LEASE / 2:
                        break  # the platform is slow: what is left is claimed anew rather than sent on an old lease
                    await self._send(claimed)
                    tried += 1
        return tried

    async def _claim(self) -> list[Claimed]:
        async with self.engine.begin() as connection:
            return await outbox.claim(connection, list(self.couriers), self.clock.now(), _BATCH)

    async def _send(self, claimed: Claimed) -> None:
        message = claimed.message
        if claimed.good_until is not None and self.clock.now() >= claimed.good_until:
            await self._withdraw(claimed)
            return
        await self.pacer.wait(Address(message.platform, message.account, message.channel))
        try:
            sent_as = await self.couriers[message.platform].send(message)
        except UnreachableError:
            await self._unreachable(claimed)
        except SlowDownError as error:
            await self._again(claimed, self.clock.now() + timedelta(seconds=error.retry_after), claimed.attempts, error)
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
            async with self.engine.begin() as connection:
                now = self.clock.now()
                await outbox.settle(connection, claimed.id, "sent", sent_at=now, sent_as=sent_as, error=None)

    async def _withdraw(self, claimed: Claimed) -> None:
        self.counts.withdrawn += 1
        async with self.engine.begin() as connection:
            await outbox.settle(connection, claimed.id, "withdrawn")
            await self.aftermath.withdrawn(connection, claimed)

    async def _unreachable(self, claimed: Claimed) -> None:
        self.counts.unreachable += 1
        async with self.engine.begin() as connection:
            await outbox.settle(connection, claimed.id, "undeliverable", attempts=claimed.attempts + 1)
            await self.aftermath.unreachable(connection, claimed)

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

    async def _again(self, claimed: Claimed, at: datetime, attempts: int, error: Exception) -> None:
        self.counts.retried += 1
        log.warning("message postponed", outbox=claimed.id, until=at.isoformat(), why=type(error).__name__)
        async with self.engine.begin() as connection:
            await outbox.postpone(connection, claimed.id, at, attempts=attempts, error=_reason(error))

    async def _park(self, claimed: Claimed, error: Exception) -> None:
        self.counts.parked += 1
        log.error("message parked", outbox=claimed.id, why=type(error).__name__)
        async with self.engine.begin() as connection:
            await outbox.settle(connection, claimed.id, "parked", attempts=claimed.attempts + 1, error=_reason(error))


def _reason(error: Exception) -> str:
    """For the operator: what failed, never what was said (delivery errors hold nothing that a person wrote)."""
    if isinstance(error, (UnavailableError, RefusedError, SlowDownError)):
        return f"{type(error).__name__}: {error}"[:300]
    return type(error).__name__
