"""Drawing from several threads, often, in a process that has just begun or cannot write."""

from __future__ import annotations

import gc
import os
import resource
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bot.messaging.reply import File
from tests.pictures.examples import EVERY, Drawn, plain

DRAW = "from bot.pictures import coverage; assert coverage('None', [], 0, 0).content.startswith(b'\\x89PNG')"


def run(program: str, **environment: str) -> None:
    subprocess.run([sys.executable, "-c", program], env={**os.environ, **environment}, check=True, timeout=60)  # noqa: S603


def test_threads_draw_what_one_alone_draws() -> None:
    def drawn(draw: Drawn) -> File:
        return draw(3, plain)

    alone = [drawn(draw) for draw in EVERY]

    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(drawn, EVERY * 3))

    assert together == alone * 3


def test_many_pictures_leave_nothing_behind() -> None:
    def draw(times: int) -> None:
        for number in range(times):
            EVERY[number % len(EVERY)](2, plain)
        gc.collect()

    draw(18)
    before = _resident()
    draw(50)

    assert _resident() - before < 30 << 20  # bytes; a picture that stays takes three million


def test_nothing_is_loaded_before_the_first_picture() -> None:
    run("import sys, bot.app, bot.pictures; assert 'PIL' not in sys.modules")


def test_a_folder_that_cannot_be_written_is_no_hindrance() -> None:
    run(DRAW, XDG_CACHE_HOME=os.devnull)


def _resident() -> int:
    """Bytes of memory that the process holds at present."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
