"""One of each picture, for so many rows and with names as they come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from bot.messaging.reply import File
from bot.pictures import (
    Expiring,
    Proof,
    Row,
    State,
    Step,
    Studying,
    coverage,
    expiry_timeline,
    matrix,
    plan_timeline,
    progress_bars,
)

TODAY = date(2026, 11, 26)
STATES = tuple(State)

Named = Callable[[int], str]
Drawn = Callable[[int, Named], File]


def plain(number: int) -> str:
    return ("Dana", "Mara", "Jon", "Lena", "Omar")[number % 5] + (f" {number}" if number >= 5 else "")


def timeline(count: int, name: Named) -> File:
    days = (TODAY + timedelta(days=9 * number - 30) for number in range(count))
    return expiry_timeline(name(0), [Expiring(name(n), name(n + 1), day) for n, day in enumerate(days)], TODAY)


def timeline_by_credential(count: int, name: Named) -> File:
    days = (TODAY + timedelta(days=5 * number) for number in range(count))
    expiries = [Expiring(name(n), name(n % 4), day) for n, day in enumerate(days)]
    return expiry_timeline(name(0), expiries, TODAY, by="credential")


def table(count: int, name: Named) -> File:
    columns = [name(column) for column in range(count // 2)]
    rows = [Row(name(n), tuple(STATES[(n + c) % len(STATES)] for c in range(len(columns)))) for n in range(count)]
    return matrix(name(0), columns, rows)


def bars(count: int, name: Named) -> File:
    studies = [
        Studying(name(n), name(n + 1), (n * 17) % 101, (n * 29) % 101 if n % 3 else None, TODAY + timedelta(days=n))
        for n in range(count)
    ]
    return progress_bars(name(0), studies, 5)


def covered(count: int, name: Named) -> File:
    proofs = [Proof(name(n), 1 + n % 3, tuple(name(m) for m in range(n % 7))) for n in range(count)]
    return coverage(name(0), proofs, 7, count % 3)


def plan(count: int, name: Named) -> File:
    starts = [TODAY + timedelta(days=40 * number - 20) for number in range(count)]
    steps = [Step(name(n), day, day + timedelta(days=3 * n), 10 * n, "$1,445.50") for n, day in enumerate(starts)]
    return plan_timeline(name(0), steps, TODAY)


EVERY: tuple[Drawn, ...] = (timeline, timeline_by_credential, table, bars, covered, plan)
