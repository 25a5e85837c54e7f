"""Which of one's own records is called behind a "for", also by less than its name: "how many ceus for rn in ohio"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogs.engine.steps.records.which_record import AROUND_A_NAME
from bot.dialogs.engine.turn import Turn
from bot.knowledge.words import key
from bot.patterns import pattern
from bot.scheduling.messages import title
from bot.tracking.holdings import Holding

_FOR = pattern(
    r"(?<!\w)(?:for|towards?)\s+(?P<name>[\w+&/-]{2,30}(?:\s+[\w+&/-]{1,30}){0,5}?)"
    r"(?=\s+(?:in|on|from|at|by|this|last|today|yesterday|do|does|have|must|still|left|yet|please|pls)\b|\s*[^\w\s+&/-]|\s*$)",
    re.IGNORECASE,
)


def named_behind_for(turn: Turn, held: Sequence[Holding]) -> list[Holding]:
    """Those all of whose called words are in one of their names; "a nursing conference" is no nursing licence."""
    if not turn.said:
        return []
    called = (set(key(said["name"]).split()) - AROUND_A_NAME for said in _FOR.finditer(turn.heard.text))
    return next((found for words in called if words and (found := so_called(turn, held, words))), [])


def so_called(turn: Turn, held: Sequence[Holding], words: set[str]) -> list[Holding]:
    """Those that have all of ``words``, folded by ``key``, in one of their names: also "rn", which is a job as well."""
    return [h for h in held if any(words <= set(key(name).split()) for name in _names(turn, h))]


def _names(turn: Turn, holding: Holding) -> tuple[str, ...]:
    credential = turn.catalogue.credentials.get(holding.credential or "")
    also = (*credential.aliases, *credential.acronyms) if credential is not None else ()
    return (holding.name, title(holding, turn.catalogue), *also)
