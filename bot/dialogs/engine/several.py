"""Several credentials that one question is about: "CKA and CISSP", or "they" after both were talked of."""

from __future__ import annotations

from bot.dialogs.engine.said_slots import credentials_in
from bot.dialogs.engine.state import Focus
from bot.dialogs.understanding.hearing import Heard

_BOTH = frozenset({"they", "them", "both", "these", "those", "all"})


def several_meant(heard: Heard, focus: Focus) -> list[str]:
    """The clear ones that are named; with none named those that "they" stands for."""
    named = [n.mention.leading("credential") for n in credentials_in(heard)]
    if named:
        return list(dict.fromkeys(ids[0].id for ids in named if len(ids) == 1))
    return list(focus.credentials) if any(w.text in _BOTH for w in heard.words) else []
