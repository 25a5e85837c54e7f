"""Reading an answer to a question: one of the options by text, order or number, or a value of the slot."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.dialogs.engine.slots import Found, SlotType, ThingSlot
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.finder.finder import leading
from bot.knowledge.finder.likeness import likeness
from bot.knowledge.finder.names import stem, tokens
from bot.patterns import pattern

_NUMBER = pattern(r"^\W*(?:number|option|nr|no)?\W*(\d{1,2})\W*$", re.IGNORECASE)
_FITS_FROM = 0.75
#: An answer of so many words at most may be a name as a whole, when it is so like one.
_NAME_WORDS = 6
_NAMED_FROM = 0.75
#: Words that tell no option from another.
_TELL_NOTHING = frozenset(
    {
        "a",
        "an",
        "and",
        "the",
        "of",
        "for",
        "in",
        "to",
        "i",
        "my",
        "is",
        "it",
        "i'm",
        "want",
        "one",
        "please",
        "with",
        "or",
    }
)


#: "Not Becker, the other one".
_DENIED = pattern(r"(?<!\w)(?:not|isn['’]?t|never)\s+(?:the\s+|that\s+)?(?P<what>[^,.;!?]{2,60})", re.IGNORECASE)
_THE_REST = pattern(r"(?<!\w)(?:other|rest|remaining)(?!\w)", re.IGNORECASE)


def choose(heard: Heard, options: list[Any], labels: list[str]) -> Any | None:
    """The option that the answer means: by its words, else by order, else by number; None when unclear. One that is
    denied is never meant.
    """
    denied = _DENIED.search(heard.text)
    out = closest(_within(heard, *denied.span("what")), labels) if denied is not None else None
    if denied is not None and out is not None:
        rest = [option for option in options if option != options[out]]
        kept = [label for at, label in enumerate(labels) if at != out]
        if len(rest) == 1 and _THE_REST.search(heard.text):
            return rest[0]
        around = replace(heard, words=tuple(w for w in heard.words if not denied.start() <= w.start < denied.end()))
        by_text = closest(around, kept)
        return None if by_text is None else rest[by_text]
    return _meant(heard, options, labels)


def _within(heard: Heard, start: int, end: int) -> Heard:
    return replace(heard, words=tuple(w for w in heard.words if start <= w.start < end))


def _meant(heard: Heard, options: list[Any], labels: list[str]) -> Any | None:
    by_text = closest(heard, labels)
    if by_text is not None:
        return None if _names_another_job(heard, labels[by_text]) else options[by_text]
    if heard.ordinals:
        order = heard.ordinals[0]
        if order == -1:
            return options[-1]
        return options[order - 1] if order <= len(options) else None
    number = _NUMBER.match(heard.text)
    if number and 1 <= int(number[1]) <= len(options):
        return options[int(number[1]) - 1]
    return None


def _names_another_job(heard: Heard, label: str) -> bool:
    """ "Rather cyber security analyst" is no answer to "Tableau Data Analyst or …?"."""
    option = set(tokens(label))
    jobs = (n.mention.matches[0] for n in heard.named if n.mention.matches[0].kind == "role")
    return any(job.exact and not set(tokens(job.name)) <= option for job in jobs)


def closest(heard: Heard, labels: list[str]) -> int | None:
    """The position of the one label that shares the most telling words with the answer."""
    spoken = [stem(w.text) for w in heard.words if w.text not in _TELL_NOTHING]
    named = [tokens(label) for label in labels]
    if not spoken or not labels:
        return None
    shared = set.intersection(*map(set, named)) if len(named) > 1 else set[str]()
    scores = [
        sum(max((likeness(s, t) for t in name if t not in shared), default=0.0) for s in spoken if s not in shared)
        for name in named
    ]
    best = max(scores)
    if best < _FITS_FROM or scores.count(best) > 1:
        return None
    return scores.index(best)


def read_value(heard: Heard, kind: SlotType, knowledge: KnowledgeBase) -> Found:
    """A value of the slot's type; the whole answer is tried as a name when nothing inside it is one."""
    found = kind.find_answer(heard)
    if found.value is not None or found.options or not isinstance(kind, ThingSlot):
        return found
    if len(heard.words) > _NAME_WORDS:
        return Found()
    good = [m for m in knowledge.finder.find(heard.text, {kind.kind}, limit=5) if m.score >= _NAMED_FROM]
    matches = leading(good)
    ids = tuple(m.id for m in matches)
    if len(ids) == 1:
        return Found(value=[ids[0]] if kind.many else ids[0])
    return Found(options=ids)
