"""Pictures of where people stand, as PNG files with their facts in words.

Pure: small frozen dataclasses in, a ``File`` out. They are laid out for a phone, which shows them at a third of
their width. Drawing takes a moment (``asyncio.to_thread``) and may be done in any thread.
"""

from bot.pictures.coverage import Proof, coverage
from bot.pictures.expiry_timeline import Expiring, expiry_timeline
from bot.pictures.matrix import Row, matrix
from bot.pictures.plan_timeline import Step, plan_timeline
from bot.pictures.progress_bars import Studying, progress_bars
from bot.pictures.states import State, state_on

__all__ = [
    "Expiring",
    "Proof",
    "Row",
    "State",
    "Step",
    "Studying",
    "coverage",
    "expiry_timeline",
    "matrix",
    "plan_timeline",
    "progress_bars",
    "state_on",
]
