"""``python -m tests.soak``: everything that takes long; it ends with 1 when anything is not as it must be."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

import click

from bot.app import build_manager
from bot.serving.logs import log_to_stderr
from bot.settings import Settings
from tests.soak.edges import on_edge
from tests.soak.fuzzing import fuzz
from tests.soak.long_run import live
from tests.soak.slowness import slowest

#: A text that says one thing over and over is as slow as it gets; a turn of more seconds than this holds up others.
_SLOW = 5.0
#: Megabytes that the process may grow by after its caches are full.
_GROWTH = 20.0


@click.command()
@click.option("--messages", default=200_000, show_default=True, help="Of the fuzz.")
@click.option("--turns", default=50_000, show_default=True, help="Of the long run.")
@click.option("--people", default=500, show_default=True, help="Of the long run.")
@click.option("--seed", default=1, show_default=True)
@click.option("--only", type=click.Choice(["slow", "fuzz", "life", "edges"]), help="One part.")
def main(messages: int, turns: int, people: int, seed: int, only: str | None) -> None:
    """Repetitive texts, a fuzz, a long life, and the talks with other guesses; the same for the same seed."""
    log_to_stderr("error")  # where a turn failed
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        if only in (None, "slow"):
            wrong += _slow()
        if only in (None, "fuzz"):
            wrong += _fuzz(Path(folder), messages, seed)
        if only in (None, "life"):
            wrong += _life(Path(folder), turns, people, seed)
        if only in (None, "edges"):
            wrong += _edges(Path(folder), seed)
    sys.exit(bool(wrong))


def _slow() -> int:
    timed = slowest()
    for each in timed[:5]:
        click.echo(f"{each.whole:.1f} s ({each.half:.1f} s for half of it): {each.text[:30]!r} …")
    return sum(each.whole > _SLOW for each in timed)


def _fuzz(folder: Path, messages: int, seed: int) -> int:
    done = asyncio.run(fuzz(folder, build_manager(Settings(teams="anyone", _env_file=None)), messages, seed))
    click.echo(f"Fuzz: {done.steps} events, {len(done.findings)} findings, grown by {done.grown or 0:.1f} MB")
    for finding in done.findings:
        click.echo(f"  {finding.what}\n    {finding.event}")
    for seconds, event in done.slowest:
        click.echo(f"  slowest: {seconds:.2f} s, {event[:120]}")
    return len(done.findings) + ((done.grown or 0) > _GROWTH)


def _life(folder: Path, turns: int, people: int, seed: int) -> int:
    lived = asyncio.run(live(folder, build_manager(Settings(teams="anyone", _env_file=None)), turns, people, seed))
    click.echo(f"Long run: {lived.turns} turns, {lived.messages} messages, {lived.deaths} deaths of the process")
    click.echo(f"  {lived.teams} teams, {lived.joined} times accounts were linked or unlinked")
    for each in lived.broken[:40]:
        click.echo(f"  {each}")
    return len(lived.broken)


def _edges(folder: Path, seed: int) -> int:
    failed = list(on_edge(folder, seed))
    for each in failed:
        click.echo(each)
    click.echo(f"Edges: {len(failed)} conversations go otherwise where guesses are a little surer or less sure")
    return len(failed)


if __name__ == "__main__":
    main()
