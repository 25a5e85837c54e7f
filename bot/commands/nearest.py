"""Ids that somebody may have meant by one that does not exist."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from bot.commands.things import things
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.finder import NameKind

#: Percent of likeness from which an id is worth suggesting.
_ALIKE_FROM = 80
_SUGGESTED = 4


def nearest(knowledge: KnowledgeBase, text: str, kinds: Sequence[NameKind]) -> list[tuple[NameKind, str]]:
    """Kind and id of what ``text`` probably means: what it names, then ids that are spelt alike."""
    found = [(m.kind, m.id) for m in knowledge.finder.find(text, kinds, _SUGGESTED)]
    alike: list[tuple[float, NameKind, str]] = []
    for kind in kinds:
        ids = list(things(knowledge.catalogue, kind))
        close = process.extract(text.casefold(), ids, scorer=fuzz.ratio, score_cutoff=_ALIKE_FROM, limit=_SUGGESTED)
        alike += [(score, kind, key) for key, score, _position in close]
    alike.sort(key=lambda entry: -entry[0])
    return list(dict.fromkeys([*found[:1], *((k, i) for _score, k, i in alike), *found]))[:_SUGGESTED]
