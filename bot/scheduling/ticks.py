"""The clockwork: a few in-memory ticks. What is due is in the database; a tick that is missed loses nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.get_logger(__name__)

Work = Callable[[], Awaitable[object]]

#: Seconds from one tick to the next.
PLAN_EVERY = 15
DISPATCH_EVERY = 2
HOUSEKEEPING_EVERY = 900


class Ticks:
    """Calls plan, dispatch and housekeeping again and again; an error of one is logged, and the next comes anyway."""

    def __init__(self, plan: Work, dispatch: Work, keep_house: Work) -> None:
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
        )
        for work, seconds in ((plan, PLAN_EVERY), (dispatch, DISPATCH_EVERY), (keep_house, HOUSEKEEPING_EVERY)):
            self._scheduler.add_job(guarded, "interval", args=(work,), seconds=seconds)

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        """No tick begins after this; one that is under way is broken off, and the next process makes up for it."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)


async def guarded(work: Work) -> None:
    """Do it; an error is logged, for the next tick makes up for it."""
    try:
        await work()
    except Exception:
        log.exception("tick failed", tick=getattr(work, "__name__", "tick"))
