"""Slack end to end: ``laurel run`` as its own process, a loopback Slack and its people in this one.

What is measured includes the loopback's own work; both share the machine. Answers leave no faster than Slack allows
(``bot.messaging.pacing``), so under load questions are acknowledged and kept at once, and answered one after the other.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from bot.adapters.slack.manifest import RECORD_SHORTCUT
from bot.messaging.pacing import PACES
from tests.benchmarks import report
from tests.benchmarks.asking import Account, Crowd
from tests.benchmarks.served import Mode, served
from tests.fakes.slack import SlackServer

_PEOPLE = 400
#: Questions a second: few enough to be answered at once, and the load that acks must stand.
_CALM, _LOAD = 5.0, 200.0
#: Seconds without any answer after which no more are expected; more than a lease, after which messages are retried.
_PATIENCE = 90.0
#: Slack wants an ack within 3 s; ours is to stay well below. A type-ahead is to feel immediate.
_ACK_TARGET, _TYPING_TARGET = 1000.0, 100.0
_TYPED = ("cka", "certified kuber", "security+", "pmp", "project manag", "azur admin", "scrum mastr", "cissp", "nurse")


@dataclass(frozen=True)
class Measured:
    """One mode: questions now and then, what is typed into a form (seconds each), and the load."""

    mode: Mode
    calm: Account
    typed: list[float]
    load: Account


def run(quick: bool) -> list[report.Line]:
    """Both ways in which Slack can reach the bot."""
    lengths = (10.0, 3.0, 30) if quick else (60.0, 30.0, 300)
    measured = [asyncio.run(_measure(mode, *lengths)) for mode in get_args(Mode)]
    header = ("under load", "asked", "answered", "twice", "out of order", "retried", "ack p50 ms", "p99", "worst",
              "last answer after", "answers a second")  # fmt: skip
    print(report.table(header, (_load_row(each) for each in measured)))  # noqa: T201 - the output of `make bench`
    print(f"\nAt most {PACES['slack'].per_second:g} answers a second leave, as Slack allows; the rest wait.\n")  # noqa: T201
    return [line for each in measured for line in _lines(each)]


async def _measure(mode: Mode, calm: float, load: float, typed: int) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        async with SlackServer() as slack, served(slack, mode, Path(folder)):
            crowd = Crowd(slack, _PEOPLE)
            await crowd.ask(_CALM, 4, _PATIENCE)  # fills the caches, once in the life of a process
            answered = await crowd.ask(_CALM, calm, _PATIENCE)
            typing = await _type(slack, crowd, typed)
            loaded = await crowd.ask(_LOAD, load, _PATIENCE)
            if slack.violations:
                raise RuntimeError(f"Slack would have refused: {slack.violations[:3]}")
    return Measured(mode, answered, typing, loaded)


async def _type(slack: SlackServer, crowd: Crowd, count: int) -> list[float]:
    """Seconds from a letter to the options that Slack shows."""
    slack.shortcut(crowd.one, RECORD_SHORTCUT)
    await slack.until(lambda: slack.modals(crowd.one))
    return [
        (await slack.type_ahead(crowd.one, "credential", _TYPED[number % len(_TYPED)])).latency
        for number in range(count)
    ]


def _lines(measured: Measured) -> list[report.Line]:
    mode, calm, load = measured.mode, measured.calm, measured.load
    asked = f"Slack, {mode}"
    return [
        *(
            report.Line(f"{asked}: event to answer, p{share * 100:g}", _ms(calm.waits, share), "ms")
            for share in (0.5, 0.95, 0.99)
        ),
        report.Line(f"{asked}: type-ahead round trip, p95", _ms(measured.typed, 0.95), "ms", _TYPING_TARGET),
        report.Line(f"{asked}: ack at {_LOAD:g} events a second, p99", _ms(load.acks, 0.99), "ms", _ACK_TARGET),
        report.Line(f"{asked}: slowest ack of {load.asked:,}", _ms(load.acks, 1), "ms", _ACK_TARGET),
    ]


def _load_row(measured: Measured) -> Sequence[str]:
    load = measured.load
    answered = load.asked - load.unanswered
    return (
        measured.mode, f"{load.asked:,}", f"{answered:,}", str(load.answered_twice), str(load.out_of_order),
        str(load.retried), *(report.figure(_ms(load.acks, share)) for share in (0.5, 0.99, 1)),
        f"{load.drained:,.0f} s", report.figure(answered / max(load.waits)),
    )  # fmt: skip


def _ms(seconds: list[float], share: float) -> float:
    return 1000 * report.percentile(seconds, share)
