"""What commands on the catalogue begin with: whose folder, read it, or say in sentences why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any

import click

from bot.app import build_knowledge
from bot.clock import SystemClock, today
from bot.dialogs.understanding.phrases import read_phrases
from bot.dialogs.understanding.transformer.reader import TransformerError
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.catalogue import CatalogueError, data_folder
from bot.settings import Settings, SettingsError, read_settings
from bot.translation import _, ngettext


class UnreadableError(click.ClickException):
    """The catalogue cannot be used: one line for each problem, naming file and line."""

    exit_code = 1

    def __init__(self, error: CatalogueError) -> None:
        super().__init__(str(error))
        self.count = len(error.problems)

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file, err=file is None)
        closing = ngettext(
            "The catalogue cannot be used before this is put right ({n} problem).",
            "The catalogue cannot be used before these are put right ({n} problems).",
            self.count,
        )
        click.echo(closing.format(n=self.count), file=file, err=file is None)


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date:
    if value is None:
        return today(SystemClock())
    try:
        return date.fromisoformat(value)
    except ValueError:
        said = _("“{text}” is not a day such as 2026-11-01.").format(text=value)
        raise click.BadParameter(said, ctx, param) from None


data_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--data",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A catalogue folder to use instead of the shipped one.",
)
today_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--today",
    metavar="DAY",
    callback=_day,
    help="The day from which the age of facts is counted, as 2026-11-01; today when left out.",
)


def settings() -> Settings:
    """The settings, or the end of the command with a sentence that names the variable."""
    try:
        return read_settings()
    except SettingsError as error:
        raise click.ClickException(str(error)) from None


def catalogue_folder(data: Path | None) -> Path:
    """The folder given, the one of the settings, or the shipped one."""
    return data or settings().data or data_folder()


@contextmanager
def sentences() -> Iterator[None]:
    """Turns a CatalogueError into its problems, one a line, and a TransformerError into its sentence; exit code 1."""
    try:
        yield
    except CatalogueError as error:
        raise UnreadableError(error) from None
    except TransformerError as error:
        raise click.ClickException(str(error)) from None


def open_knowledge(data: Path | None) -> KnowledgeBase:
    """The knowledge base with its finder, as the bot has it."""
    with sentences():
        return build_knowledge(read_phrases(), catalogue_folder(data))
