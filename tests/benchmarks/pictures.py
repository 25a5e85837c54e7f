"""Pictures of forty rows: the first of a process, which loads Pillow and the fonts, and those that follow."""

from __future__ import annotations

import subprocess
import sys
from time import perf_counter

from tests.benchmarks import report
from tests.pictures.examples import EVERY, Drawn, plain

_TARGET = 1.5  # seconds
_ROWS = 40
_FIRST = f"""
import time, bot.app
from tests.pictures.examples import plain, timeline
began = time.perf_counter()
timeline({_ROWS}, plain)
print(time.perf_counter() - began)
"""


def run(quick: bool) -> list[report.Line]:
    """Seconds."""
    first = _first()
    later = [_seconds(draw) for draw in EVERY for _ in range(2 if quick else 20)]
    return [
        report.Line("The first picture of a process", first, "s", _TARGET),
        report.Line("A later picture, p95", report.percentile(later, 0.95), "s", _TARGET),
    ]


def _first() -> float:
    done = subprocess.run([sys.executable, "-c", _FIRST], stdout=subprocess.PIPE, check=True)  # noqa: S603 - our own
    return float(done.stdout)


def _seconds(draw: Drawn) -> float:
    began = perf_counter()
    draw(_ROWS, plain)
    return perf_counter() - began
