"""``laurel teach``: teaches a transformer what people ask for, as a second reader of messages."""

from __future__ import annotations

from pathlib import Path

import click

from bot.commands.opening import sentences
from bot.dialogs.understanding.lessons import all_lessons
from bot.dialogs.understanding.phrases import more_phrases, read_phrases, told_apart
from bot.dialogs.understanding.transformer.teaching import teach

_BASE = "sentence-transformers/all-MiniLM-L6-v2"


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--base",
    default=_BASE,
    show_default=True,
    metavar="NAME",
    help="The pretrained transformer (BERT): its name, or a folder that has it.",
)
@click.option(
    "--epochs", type=click.IntRange(1, 20), default=2, show_default=True, help="How often each lesson is seen."
)
def command(folder: Path, base: str, epochs: int) -> None:
    """Teach a transformer and keep it in FOLDER: an hour or two on two cores, 45 MB.

    Needs the extra “teach” (PyTorch). Serving does not: set LAUREL_TRANSFORMER=FOLDER, and it helps wherever the
    networks are in doubt. After an update that brings new requests it is to be taught anew, which is said then.
    """
    requests, _once, lessons = all_lessons(read_phrases(), more_phrases(), told_apart())
    with sentences():
        teach(base, lessons, requests, folder, epochs, click.echo)
    click.echo(f"Done. Set LAUREL_TRANSFORMER={folder.resolve()} and start Laurel again.")
