"""``laurel script``: the whole bot over standard input and output, a JSON object a line."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from bot.adapters.script.answers import Answer
from bot.adapters.script.driver import Driver
from bot.adapters.script.instants import read_instant
from bot.app import Laurel
from bot.clock import SimulatedClock, SystemClock
from bot.commands.running import settings_with, startable
from bot.serving.logs import log_to_stderr


def _instant(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime:
    try:
        return SystemClock().now() if value is None else read_instant(value)
    except ValueError as error:
        raise click.BadParameter(f"{error}.", ctx, param) from None


@click.command()
@click.option(
    "--database",
    metavar="URL",
    help="Where to keep everything, as sqlite:///laurel.db; a temporary file when left out.",
)
@click.option(
    "--start", metavar="INSTANT", callback=_instant, help="Where the simulated clock starts; now when left out."
)
def command(database: str | None, start: datetime) -> None:
    """Drive the bot with lines of JSON: people talk, time passes, the process restarts.

    \b
    {"user": "dana", "say": "which cert fits a data analyst?"}
    {"user": "dana", "press": "ID of a button"}
    {"advance": "P30D"} {"until": "INSTANT"} {"down_until": "INSTANT"}
    {"restart": true} {"redeliver": true}

    Each line is answered with one line: messages, understood, about, error.
    """
    with _place(database) as url, asyncio.Runner() as runner:
        settings = settings_with(url)
        log_to_stderr(settings.log_level)
        with startable(url):
            driver = Driver(lambda clock: Laurel(settings, clock), SimulatedClock(start))
            runner.run(driver.start())
        try:
            for raw in sys.stdin.buffer:
                _write(runner.run(driver.take(raw)))
        finally:
            runner.run(driver.close())


@contextmanager
def _place(database: str | None) -> Iterator[str]:
    """The database given, or a fresh one that is gone afterwards."""
    if database:
        yield database
        return
    with tempfile.TemporaryDirectory(prefix="laurel-") as folder:
        yield f"sqlite:///{Path(folder) / 'script.db'}"


def _write(answer: Answer) -> None:
    """In UTF-8 whatever the terminal's encoding is, and at once: the other side may be waiting for it."""
    sys.stdout.buffer.write(json.dumps(answer.as_json(), ensure_ascii=False).encode() + b"\n")
    sys.stdout.buffer.flush()
