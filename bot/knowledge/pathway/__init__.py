"""Learning paths: which credentials, in which order, prove most of what a job asks for within money, time and rules.

Pure: a wish over a catalogue gives a path, and the same wish the same path. A solver proves that no other is better.
"""

from bot.knowledge.pathway.giving import Giving
from bot.knowledge.pathway.path import Path, Step, best_path
from bot.knowledge.pathway.uncovered import Uncovered, Why
from bot.knowledge.pathway.wish import Aim, Monthly, Pace, PathWish

__all__ = ["Aim", "Giving", "Monthly", "Pace", "Path", "PathWish", "Step", "Uncovered", "Why", "best_path"]
