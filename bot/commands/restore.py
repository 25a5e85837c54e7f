"""``laurel restore``: a backup in the place of the database."""

from __future__ import annotations

from pathlib import Path

import click

from bot.commands.backup import file_of, in_words
from bot.commands.running import database_option, settings_with
from bot.serving.process import SecondProcessError, only_process
from bot.storage.copying import CopyError, put_in_place
from bot.translation import _


@click.command("restore")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@database_option
def command(file: Path, database: str | None) -> None:
    """Put the backup FILE in the place of the database, which is kept beside it. Stop laurel run first."""
    url = settings_with(database).database_url
    place = file_of(url)
    try:
        with only_process(url):
            contents, kept = put_in_place(file, place)
    except (CopyError, SecondProcessError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(_("{place} is now what {file} was: {contents}.").format(
        place=place, file=file, contents=in_words(contents)))  # fmt: skip
    if kept is not None:
        click.echo(_("What was there before is {kept}. Delete it when all is well.").format(kept=kept))
