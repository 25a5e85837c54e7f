"""``laurel backup``: a copy of the database, also while it is served."""

from __future__ import annotations

from pathlib import Path

import click

from bot.commands.running import database_option, settings_with
from bot.storage.copying import Contents, CopyError, copy
from bot.storage.engine import sqlite_file
from bot.translation import _


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE when it is there already.")
@database_option
def command(file: Path, force: bool, database: str | None) -> None:
    """Write a copy of the database to FILE; laurel run goes on meanwhile.

    It holds all that people told: keep it as safe as the database.
    """
    source = file_of(settings_with(database).database_url)
    if file.exists() and not force:
        raise click.ClickException(_("{file} is there already. Name another, or say --force.").format(file=file))
    if file.exists() and source.exists() and file.samefile(source):
        raise click.ClickException(_("{file} is the database itself. Name another file.").format(file=file))
    try:
        contents = copy(source, file)
    except CopyError as error:
        raise click.ClickException(str(error)) from None
    click.echo(_("{file} is written and was checked: {contents}.").format(file=file, contents=in_words(contents)))


def file_of(url: str) -> Path:
    """The file of an SQLite database. Raises ClickException for another kind."""
    found = sqlite_file(url)
    if found is None:
        said = _(
            "This is for SQLite files. For PostgreSQL use its own tools: pg_dump --format=custom to copy a database "
            "while it is used, pg_restore into an empty one, then laurel db status and laurel doctor."
        )
        raise click.ClickException(said)
    return found


def in_words(contents: Contents) -> str:
    said = _("{size} MB, revision {revision}, {people} people, {holdings} credentials")
    return said.format(
        size=f"{contents.size / 1_000_000:.1f}", revision=contents.revision,
        people=contents.rows.get("people", 0), holdings=contents.rows.get("holdings", 0),
    )  # fmt: skip
