"""A whole turn — record, understand, answer, commit, send — on SQLite in a file, with several people talking."""

from __future__ import annotations

import asyncio
import random
import tempfile
from pathlib import Path
from time import perf_counter

from bot.adapters.plain import as_text, parts_of
from bot.app import Laurel
from bot.dialogs.understanding.measuring import read_utterances
from bot.messaging.courier import Courier
from bot.messaging.incoming import Incoming, Outgoing, Sender
from bot.patterns import compile_each
from bot.settings import Settings
from tests.benchmarks import report

_PEOPLE = 8
_TURNS = 600
#: Not counted: the first statements and messages fill the caches, once in the life of a process.
_WARM_UP = 30
_TARGET = 25.0
_SCRIPTS = Path(__file__).parents[1] / "understanding"


class _Reader(Courier):
    """A courier that renders and forgets, as quick as a platform can be. ``drawn``: whether a picture came last."""

    drawn = False

    async def send(self, message: Outgoing) -> str:
        as_text(parts_of(message.reply))
        self.drawn = any(file["media_type"] == "image/png" for file in message.reply.get("files", ()))
        return message.id


def run(quick: bool) -> list[report.Line]:
    """p50, p95 and p99 in milliseconds, and turns per second one after the other.

    A plan is solved and drawn, which has a budget of its own (``pathway``), so such turns are told apart.
    """
    timed = asyncio.run(_talk(150 if quick else _TURNS))
    times = [time for time, _ in timed]
    plain = [time for time, drawn in timed if not drawn]
    plans = [time for time, drawn in timed if drawn]
    return [
        report.Line("Whole turn, p50", report.percentile(times, 0.50), "ms"),
        report.Line("Whole turn, p95", report.percentile(times, 0.95), "ms", _TARGET),
        report.Line("Whole turn, p99", report.percentile(times, 0.99), "ms"),
        report.Line("Turns without a picture, p50", report.percentile(plain, 0.50), "ms"),
        report.Line("Turns without a picture, p95", report.percentile(plain, 0.95), "ms", _TARGET),
        report.Line("Turns with a plan and its picture, p50", report.percentile(plans, 0.50), "ms"),
        report.Line("Turns with a plan and its picture, p95", report.percentile(plans, 0.95), "ms"),
        report.Line("Share of turns with a picture", 100 * len(plans) / len(timed), "%"),
        report.Line("Turns one after the other", 1000 * len(times) / sum(times), "per second"),
    ]


def questions(count: int) -> list[str]:
    """What people ask, from the utterances the understanding was developed on, mixed; from the start when used up."""
    said = [utterance.say for utterance in read_utterances(sorted(_SCRIPTS.glob("develop-*.yaml")))]
    random.Random(7).shuffle(said)  # noqa: S311
    return [said[i % len(said)] for i in range(count)]


async def _talk(turns: int) -> list[tuple[float, bool]]:
    """Of each turn its milliseconds, and whether its answer came with a picture."""
    with tempfile.TemporaryDirectory() as folder:
        laurel = Laurel(Settings(database_url=f"sqlite:///{folder}/bench.db", _env_file=None))
        reader = _Reader()
        laurel.connect("console", reader)
        await laurel.start()
        for _ in compile_each():
            pass  # as a process that serves does at leisure
        timed = [await _turn(laurel, reader, n, say) for n, say in enumerate(questions(turns + _WARM_UP))]
        await laurel.close()
    return timed[_WARM_UP:]


async def _turn(laurel: Laurel, reader: _Reader, number: int, say: str) -> tuple[float, bool]:
    incoming = Incoming(key=f"bench:{number}", sender=Sender("console", f"person-{number % _PEOPLE}"), text=say)
    reader.drawn = False
    began = perf_counter()
    await laurel.receive(incoming)
    return (perf_counter() - began) * 1000, reader.drawn
