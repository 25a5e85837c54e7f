"""Several credentials that one question is about: "CKA and CISSP", or "they" after both were talked of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.dialogs.engine.said_names import credentials_in
from bot.dialogs.engine.state import Focus
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.hearing import Heard

_T = TypeVar("_T")

_BOTH = frozenset({"they", "them", "both", "these", "those", "all"})


def several_meant(heard: Heard, focus: Focus) -> list[str]:
    """The clear ones that are named; with none named those that "they" stands for."""
    named = [n.mention.leading("credential") for n in credentials_in(heard)]
    if named:
        return list(dict.fromkeys(ids[0].id for ids in named if len(ids) == 1))
    return list(focus.credentials) if any(w.text in _BOTH for w in heard.words) else []


def said_of_each(heard: Heard, named: Sequence[Named], read: Callable[[str], _T | None]) -> list[_T] | None:
    """ "40 for CISSP and 10 for PMP", "PMP 10, CISSP 40": what stands before each name, or behind each; None where
    one of them has nothing of its own.
    """
    ends = [0, *(n.mention.end for n in named)]
    starts = [*(n.mention.start for n in named), len(heard.text)]
    pieces = [read(heard.text[a:b]) for a, b in zip(ends, starts, strict=True)]
    for said in (pieces[:-1], pieces[1:]):
        own = [value for value in said if value is not None]
        if own and len(own) == len(named):
            return own
    return None
