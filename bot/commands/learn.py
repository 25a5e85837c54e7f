"""``laurel learn``: learns the phrases ahead of the first start."""

from __future__ import annotations

import click

from bot.dialogs.understanding.phrases import read_phrases
from bot.dialogs.understanding.scorer import Scorer


@click.command()
def command() -> None:
    """Learn the phrases of this version now, some 15 seconds; otherwise the first start does it."""
    Scorer(read_phrases())
