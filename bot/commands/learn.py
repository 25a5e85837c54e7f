"""``laurel learn``: does ahead of the first start what is done once on a machine."""

from __future__ import annotations

import click

from bot.commands.opening import open_knowledge
from bot.dialogs.understanding.phrases import read_phrases
from bot.dialogs.understanding.scorer import Scorer


@click.command()
def command() -> None:
    """Learn the phrases of this version and read the catalogue now, which takes some minutes; otherwise the first
    start does it.
    """
    open_knowledge(None)
    Scorer(read_phrases())
