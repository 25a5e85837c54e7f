"""Reminders at scale, beside APScheduler's own persistent job store doing the same job in the same run.

Ours: people with four holdings each; the agenda says whom to look at. APScheduler: one job per reminder in its
SQLAlchemy job store, loaded and fired by its scheduler. Both on SQLite files, both "send" to a courier that counts.
"""

from __future__ import annotations

import asyncio
import pickle
import sqlite3
import tempfile
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import sqlalchemy as sa
from apscheduler.executors.base import BaseExecutor
from apscheduler.job import Job
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.date import DateTrigger
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app import build_knowledge
from bot.clock import SimulatedClock
from bot.dialogs.understanding.phrases import read_phrases
from bot.messaging.courier import Courier
from bot.messaging.dispatch import Dispatcher
from bot.messaging.incoming import Outgoing
from bot.messaging.pacing import Pacer
from bot.scheduling.agenda import agenda
from bot.scheduling.planner import NoticeAftermath, Planner
from bot.storage.engine import create_engine
from bot.storage.schema import upgrade
from bot.tracking.holdings import holdings
from bot.tracking.people import identities, people
from tests.benchmarks import report

_NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
_EACH = 4
_TICKS = 60
_IDLE_TARGET = 5.0
_CREDENTIALS = ("cncf-cka", "comptia-security-plus", "pmi-pmp", "isc2-cissp")
_CHUNK = 20_000


class _Counting(Courier):
    def __init__(self) -> None:
        self.sent = 0

    async def send(self, message: Outgoing) -> str:
        self.sent += 1
        return message.id


def run(quick: bool) -> list[report.Line]:
    """Idle ticks, planning and sending what is due, and the size of the database."""
    stored, due, peer = (20_000, 1_000, 1_000) if quick else (1_000_000, 100_000, 20_000)
    with tempfile.TemporaryDirectory() as folder:
        return [
            *asyncio.run(_ours(Path(folder) / "laurel.db", stored, due)),
            *_theirs(Path(folder) / "apscheduler.db", stored, peer),
        ]


async def _ours(path: Path, stored: int, due: int) -> list[report.Line]:
    engine = create_engine(f"sqlite:///{path}")
    await upgrade(engine)
    await _fill(engine, stored, 0, _NOW + timedelta(days=40), expires=_NOW.date() + timedelta(days=400))
    clock, courier = SimulatedClock(_NOW), _Counting()
    planner = Planner(engine, clock, build_knowledge(read_phrases()), lambda: ["telegram"])
    dispatcher = Dispatcher(engine, clock, NoticeAftermath(clock), Pacer({}), {"telegram": courier})
    idle = []
    for _tick in range(_TICKS):
        began = perf_counter()
        await planner.tick()
        await dispatcher.dispatch()
        idle.append(1000 * (perf_counter() - began))
    size = _megabytes(path)
    await _fill(engine, due * _EACH, stored, _NOW, expires=_NOW.date() + timedelta(days=30))
    began = perf_counter()
    await planner.tick()
    planned = perf_counter() - began
    began = perf_counter()
    await dispatcher.dispatch()
    sent = perf_counter() - began
    assert courier.sent == due, f"{courier.sent} of {due} were sent"
    await engine.dispose()
    return [
        report.Line(f"Idle tick over {stored:,} holdings, p50", report.percentile(idle, 0.5), "ms", _IDLE_TARGET),
        report.Line(f"Idle tick over {stored:,} holdings, p95", report.percentile(idle, 0.95), "ms"),
        report.Line(f"Messages planned, {due:,} due", due / planned, "per second"),
        report.Line(f"Messages sent and marked, {due:,} due", due / sent, "per second"),
        report.Line(f"Database of {stored:,} holdings", size, "MB"),
    ]


def _megabytes(path: Path) -> float:
    return sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*")) / 1e6


async def _fill(engine: AsyncEngine, count: int, first: int, next_at: datetime, expires: date) -> None:
    """``count`` holdings of people with four each, numbered from ``first``; their next look is at ``next_at``."""
    for start in range(first // _EACH, (first + count) // _EACH, _CHUNK):
        numbers = range(start + 1, min(start + _CHUNK, (first + count) // _EACH) + 1)
        async with engine.begin() as connection:
            await connection.execute(
                sa.insert(people),
                [{"id": n, "tz": "UTC", "profile": {}, "preferences": {}, "created_at": _NOW} for n in numbers],
            )
            await connection.execute(
                sa.insert(identities),
                [{"platform": "telegram", "account": str(n), "person_id": n, "seen_at": _NOW} for n in numbers],
            )
            await connection.execute(
                sa.insert(holdings),
                [
                    {
                        "person_id": n, "credential": credential, "name": credential, "expires": expires,
                        "printed": True, "carried": Decimal(0), "evidence": [], "muted": False,
                        "watched_from": _NOW - timedelta(days=1), "created_at": _NOW,
                    }
                    for n in numbers
                    for credential in _CREDENTIALS
                ],
            )  # fmt: skip
            await connection.execute(sa.insert(agenda), [{"person_id": n, "next_at": next_at} for n in numbers])


# -- the peer ---------------------------------------------------------------------------------------------------------

_fired = 0


def fire(_number: int) -> None:
    """What an APScheduler job does here; it must be importable, for the store keeps its name."""
    global _fired
    _fired += 1


class _AtOnce(BaseExecutor):  # type: ignore[misc]
    """Runs a job where it is submitted, as our courier sends where it is called: no thread pool in the way."""

    def _do_submit_job(self, job: Job, run_times: list[datetime]) -> None:
        job.func(*job.args)
        self._run_job_success(job.id, [])


class _Scheduler(BaseScheduler):  # type: ignore[misc]
    """Looks for jobs when it is told to, so that only the looking is measured."""

    def wakeup(self) -> None:
        pass

    def shutdown(self, wait: bool = True) -> None:
        super().shutdown(wait)


def _theirs(path: Path, stored: int, due: int) -> list[report.Line]:
    """The same with a job each. Jobs are written to its table as it writes them, but in bulk, which is quicker."""
    url = f"sqlite:///{path}"
    scheduler = _Scheduler(jobstores={"default": SQLAlchemyJobStore(url=url)}, timezone=UTC)
    scheduler.start()
    _bulk(scheduler, path, 0, stored, datetime.now(UTC) + timedelta(days=40))
    store = scheduler._jobstores["default"]
    idle = []
    for _tick in range(_TICKS):
        began = perf_counter()
        store.get_due_jobs(datetime.now(UTC))
        store.get_next_run_time()
        idle.append(1000 * (perf_counter() - began))
    size = _megabytes(path)
    scheduler.shutdown()
    scheduler = _Scheduler(
        jobstores={"default": SQLAlchemyJobStore(url=url)}, executors={"default": _AtOnce()}, timezone=UTC,
        job_defaults={"misfire_grace_time": None},
    )  # fmt: skip
    scheduler.start()
    _bulk(scheduler, path, stored, due, datetime.now(UTC) - timedelta(seconds=1))
    began = perf_counter()
    scheduler._process_jobs()
    took = perf_counter() - began
    scheduler.shutdown()
    assert _fired == due, f"{_fired} of {due} were fired"
    return [
        report.Line(f"APScheduler: idle look over {stored:,} jobs, p50", report.percentile(idle, 0.5), "ms"),
        report.Line(f"APScheduler: idle look over {stored:,} jobs, p95", report.percentile(idle, 0.95), "ms"),
        report.Line(f"APScheduler: jobs fired and removed, {due:,} due", due / took, "per second"),
        report.Line(f"APScheduler: database of {stored:,} jobs", size, "MB"),
    ]


def _bulk(scheduler: _Scheduler, path: Path, first: int, count: int, at: datetime) -> None:
    pattern = scheduler.add_job(
        fire, DateTrigger(at), args=(0,), id="pattern", misfire_grace_time=None, coalesce=True, max_instances=1,
        next_run_time=at,
    )  # fmt: skip
    state = pattern.__getstate__()
    rows = (
        (f"job-{n}", at.timestamp(), pickle.dumps({**state, "id": f"job-{n}", "args": (n,)}, pickle.HIGHEST_PROTOCOL))
        for n in range(first, first + count)
    )
    with sqlite3.connect(path) as connection:
        connection.executemany("INSERT INTO apscheduler_jobs (id, next_run_time, job_state) VALUES (?, ?, ?)", rows)
    connection.close()
    scheduler.remove_job("pattern")
