"""A lead's questions, in teams of several sizes, in a small and in a large organisation on SQLite."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.plain import as_text, parts_of
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.messaging.courier import Courier
from bot.messaging.incoming import Incoming, Outgoing, Sender
from bot.settings import Settings
from bot.tracking.holdings import holdings
from bot.tracking.learning import studies
from bot.tracking.people import identities, people
from bot.tracking.teams.membership import EVERYTHING
from bot.tracking.teams.tables import memberships, teams
from tests.benchmarks import report

_T = TypeVar("_T")
_NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
_TARGET = 150.0
_TEAM_SIZES = (10, 100, 1_000)
#: People and holdings of the organisation in which they work.
_LARGE, _SMALL = (100_000, 500_000), (2_000, 10_000)
_CREDENTIALS = ("cncf-cka", "comptia-security-plus", "pmi-pmp", "isc2-cissp", "scrumorg-psm-1")
_QUESTIONS = (
    "how is my team doing?",
    "who expires in the next 90 days?",
    "who holds CKA?",
    "who could cover kubernetes?",
    "what are we missing for a platform engineer?",
    "who is stuck?",
    "compare with last quarter",
    "what will renewals cost next year?",
)
_CHUNK = 20_000


class _Reader(Courier):
    def __init__(self) -> None:
        self.last = ""

    async def send(self, message: Outgoing) -> str:
        self.last = as_text(parts_of(message.reply))
        return message.id


def run(quick: bool) -> list[report.Line]:
    """p95 over all questions, of whole turns: heard, asked of the database, answered, committed and rendered."""
    rounds = 2 if quick else 6
    lines = []
    for name, (count, held) in (("small", _SMALL), ("large", _LARGE)):
        if quick and name == "large":
            count, held = count // 10, held // 10
        for size, times in asyncio.run(_measured(count, held, rounds)).items():
            what = f"Team of {size:,} in an organisation of {count:,} with {held:,} holdings"
            lines.append(report.Line(f"{what}: question, p50", report.percentile(times, 0.5), "ms"))
            lines.append(report.Line(f"{what}: question, p95", report.percentile(times, 0.95), "ms", _TARGET))
    return lines


async def _measured(count: int, held: int, rounds: int) -> dict[int, list[float]]:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database_url=f"sqlite:///{Path(folder) / 'bench.db'}", _env_file=None)
        laurel, reader = Laurel(settings, SimulatedClock(_NOW)), _Reader()
        laurel.connect("slack", reader)
        await laurel.start()
        await _fill(laurel.engine, count, held)
        found = {size: await _asked(laurel, reader, size, rounds) for size in _TEAM_SIZES}
        await laurel.close()
    return found


async def _asked(laurel: Laurel, reader: _Reader, size: int, rounds: int) -> list[float]:
    times = []
    for number in range(rounds + 1):  # the first round fills the caches
        for question in _QUESTIONS:
            key = f"bench:{size}:{number}:{question}"
            began = perf_counter()
            await laurel.receive(Incoming(key, Sender("slack", _lead(size)), text=question))
            if number:
                times.append(1000 * (perf_counter() - began))
            if f"Team {size}" not in reader.last:
                raise RuntimeError(f"no answer of the team of {size} to {question!r}: {reader.last[:200]}")
    return times


def _batched(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _lead(size: int) -> str:
    return f"lead-{size}"


async def _fill(engine: AsyncEngine, count: int, held: int) -> None:
    """Everybody is in one team: the first ones in the teams that are asked about, the others in teams of ten."""
    for numbers in _batched(range(1, count + 1), _CHUNK):
        async with engine.begin() as connection:
            await connection.execute(sa.insert(people), [_person(n) for n in numbers])
            await connection.execute(sa.insert(identities), [_identity(n) for n in numbers])
            await connection.execute(sa.insert(holdings), [h for n in numbers for h in _holdings(n, held // count)])
            await connection.execute(sa.insert(studies), [_study(n) for n in numbers])
    async with engine.begin() as connection:
        for rows in _batched(_teams(count), _CHUNK):
            await connection.execute(sa.insert(teams), [row for row, _members in rows])
            members = [_membership(row["id"], n, index == 0) for row, ids in rows for index, n in enumerate(ids)]
            for some in _batched(members, _CHUNK):
                await connection.execute(sa.insert(memberships), some)


def _teams(count: int) -> Iterator[tuple[dict[str, Any], list[int]]]:
    """Rows of teams with the ids of their members, the first of whom leads."""
    first, number = 1, 1
    while first <= count:
        size = _TEAM_SIZES[number - 1] if number <= len(_TEAM_SIZES) else 10
        name = f"Team {size}" if number <= len(_TEAM_SIZES) else f"Unit {number}"
        yield {"id": number, "name": name, "created_at": _NOW}, list(range(first, min(first + size, count + 1)))
        first, number = first + size, number + 1


def _person(n: int) -> dict[str, Any]:
    return {"id": n, "name": f"Person{n} Family{n}", "tz": "UTC", "profile": {}, "preferences": {}, "created_at": _NOW}


def _identity(n: int) -> dict[str, Any]:
    first = 1
    account = str(n)
    for size in _TEAM_SIZES:
        account = _lead(size) if n == first else account
        first += size
    return {"platform": "slack", "account": account, "person_id": n, "seen_at": _NOW, "handle": None}


def _holdings(n: int, each: int) -> list[dict[str, Any]]:
    return [
        {
            "person_id": n, "credential": credential, "name": credential, "awarded": _NOW.date() - timedelta(days=300),
            "expires": _NOW.date() + timedelta(days=(n * 37 + place * 101) % 900 - 60), "printed": True,
            "carried": Decimal(0), "evidence": [], "muted": False, "watched_from": _NOW, "created_at": _NOW,
        }
        for place, credential in enumerate(_CREDENTIALS[:each])
    ]  # fmt: skip


def _study(n: int) -> dict[str, Any]:
    return {
        "person_id": n, "credential": "cncf-cks", "name": "CKS", "state": "active",
        "started_on": _NOW.date() - timedelta(days=60), "target": _NOW.date() + timedelta(days=60), "percent": n % 100,
        "hours": Decimal(0), "touched_on": _NOW.date() - timedelta(days=n % 40), "created_at": _NOW,
    }  # fmt: skip


def _membership(team: int, person: int, leads: bool) -> dict[str, Any]:
    return {
        "team_id": team, "person_id": person, "lead": leads, "state": "member", "shares": list(EVERYTHING),
        "asked_at": _NOW, "answered_at": _NOW,
    }  # fmt: skip
