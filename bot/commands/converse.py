"""``laurel converse``: runs conversation files and says what is not as it should be."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import yaml

from bot.adapters.script.answers import Answer
from bot.adapters.script.conversation import Conversation
from bot.adapters.script.driver import Driver
from bot.adapters.script.looking import labels, names
from bot.adapters.script.playing import Failure, play
from bot.app import Laurel, build_manager
from bot.clock import SimulatedClock
from bot.commands.opening import sentences, settings
from bot.dialogs.engine.manager import DialogManager
from bot.knowledge.reading import Problem, read_yaml
from bot.serving.logs import log_to_stderr
from bot.settings import Settings
from bot.storage.engine import create_engine
from bot.storage.schema import upgrade
from bot.translation import ngettext


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(exists=True, path_type=Path))
def command(files: tuple[Path, ...]) -> None:
    """Run conversation files, or all in a folder; each on a fresh database.

    A file says who talks, what they say and press, and what the answers must hold; the syntax is in
    tests/conversations/README.md. Exits with 1 when any file fails.
    """
    used = settings()
    log_to_stderr(used.log_level)
    with sentences():
        manager = build_manager(used)
    total = failed = 0
    with tempfile.TemporaryDirectory(prefix="laurel-") as folder:
        blank = asyncio.run(blank_database(Path(folder) / "blank.db"))
        for path in _conversation_files(files):
            total += 1
            wrong = asyncio.run(run_file(path, manager, used, blank))
            if wrong is not None:
                failed += 1
                click.echo(wrong + "\n")
    counted = ngettext("{n} conversation, {failed} failed", "{n} conversations, {failed} failed", total)
    click.echo(counted.format(n=total, failed=failed))
    if failed or not total:
        raise SystemExit(1)


def _conversation_files(given: tuple[Path, ...]) -> Iterator[Path]:
    for path in given:
        yield from sorted(path.rglob("*.yaml")) if path.is_dir() else [path]


async def blank_database(path: Path) -> Path:
    """An SQLite file with all tables and nothing in them, to be copied: making the tables takes as long as a talk."""
    engine = create_engine(f"sqlite:///{path}")
    await upgrade(engine)
    await engine.dispose()
    return path


async def run_file(path: Path, manager: DialogManager, settings: Settings, blank: Path) -> str | None:
    """Play one file on a copy of ``blank``; None when it passes, else what is wrong and where."""
    problems: list[Problem] = []
    conversation = read_conversation(path, problems)
    if conversation is None:
        return "\n".join(str(problem) for problem in problems)
    with tempfile.TemporaryDirectory(prefix="laurel-") as folder:
        database = shutil.copyfile(blank, Path(folder) / "conversation.db")
        fresh = settings.model_copy(update={"database_url": f"sqlite:///{database}"})
        driver = Driver(lambda clock: Laurel(fresh, clock, manager=manager), SimulatedClock(conversation.start))
        await driver.start()
        try:
            failure = await play(conversation, driver, path.parent)
        finally:
            await driver.close()
    return None if failure is None else describe(path, conversation, failure)


def read_conversation(path: Path, problems: list[Problem]) -> Conversation | None:
    """The file as a conversation; on any error adds to ``problems`` and returns None."""
    conversation = read_yaml(path, Conversation, problems)
    if conversation is None:
        return None
    known = ", ".join(conversation.people)
    for step, name in conversation.strangers():
        text = f"steps.{step}: “{name}” is neither something that a step can do nor one of the people ({known})"
        problems.append(Problem(path, line_of_step(path, step), text))
    return None if problems else conversation


def line_of_step(path: Path, step: int) -> int:
    """Where the step stands in a file that was read before; steps count from 0. The first line where PyYAML cannot read
    what the faster parser could.
    """
    try:
        root: Any = yaml.compose(path.read_text(encoding="utf-8"), yaml.SafeLoader)
    except yaml.YAMLError:
        return 1
    steps = next(value for key, value in root.value if key.value == "steps")
    return int(steps.value[step].start_mark.line) + 1


def describe(path: Path, conversation: Conversation, failure: Failure) -> str:
    """The place, what is wrong with the answer, what it answers, and the whole of it."""
    answer = failure.answer
    return "\n".join(
        [
            f"{path}:{line_of_step(path, failure.step)}: {'; '.join(failure.wrong)}",
            f"  {conversation.title}",
            f"  {failure.said}",
            *(f"  | {line}" for line in _told(answer)),
        ]
    )


def _told(answer: Answer) -> Iterator[str]:
    yield from answer.text.splitlines() if answer.messages else ["(no message)"]
    if answer.buttons:
        yield " ".join(f"[{label}]" for label in labels(answer))
    if answer.understood:
        entities = ", ".join(f"{key}: {value}" for key, value in answer.understood["entities"].items())
        yield f"understood: {answer.understood['dialog']} ({answer.understood['confidence']}) {entities}".rstrip()
    yield f"about: {', '.join(names(answer)) or 'nothing'}"
