"""Talks that hang on a hair. What is learned differs between processors in the third digit, as they add in another
order: a talk that goes otherwise then needs a surer sign than a guess near a threshold.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np

from bot.app import build_manager
from bot.commands.converse import blank_database, run_file
from bot.dialogs.understanding.net import Floats, Nets
from bot.settings import Settings

_CONVERSATIONS = Path(__file__).parent.parent / "conversations"
#: The probabilities of one processor differ from those of another by some tenths of a percent, seldom by one.
_SPREAD = 0.005


@dataclass(frozen=True)
class _Shaken(Nets):
    """Each probability a little larger or smaller; the same for the same text and seed."""

    seed: int

    def probabilities(self, hidden: Floats) -> Floats:
        shares = super().probabilities(hidden)
        random = np.random.default_rng([self.seed, crc32(hidden.tobytes())])
        shaken: Floats = (shares * random.normal(1, _SPREAD, shares.shape)).astype(np.float32)
        return shaken


def on_edge(folder: Path, seed: int) -> Iterator[str]:
    """What goes wrong in the conversation files with the probabilities of that seed."""
    settings = Settings(_env_file=None)
    manager = build_manager(settings)
    scorer = manager.scorer
    scorer._nets = _Shaken(**vars(scorer._nets), seed=seed)
    blank = asyncio.run(blank_database(folder / "blank.db"))
    for path in sorted(_CONVERSATIONS.rglob("*.yaml")):
        if (wrong := asyncio.run(run_file(path, manager, settings, blank))) is not None:
            yield wrong
