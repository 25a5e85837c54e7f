"""``laurel learn``: does ahead of the first start what is done once on a machine."""

from __future__ import annotations

import click

from bot.commands.opening import open_knowledge
from bot.dialogs.understanding.phrases import read_phrases
from bot.dialogs.understanding.scorer import Scorer
from bot.patterns import keep_all


@click.command()
def command() -> None:
    """Learn the phrases of this version and read the catalogue now, which takes some minutes; otherwise the first
    start does it. What it compiles of the program's regular expressions makes every start faster.
    """
    open_knowledge(None)
    Scorer(read_phrases())
    keep_all()
