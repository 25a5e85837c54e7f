"""Which dialog a message asks for, by its likeness to each dialog's phrases.

Names and amounts are replaced by what they are ("which cert fits {role}"), synonyms by one word, typing
errors by the nearest known word; what is left is compared by cosine over words and word pairs, where a word
that few dialogs use counts for more. The winning phrase explains the decision.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.phrases import Phrases
from bot.knowledge.finder.likeness import likeness
from bot.knowledge.words import Word, words

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_CLAUSE_END = re.compile(r"[.!?;\n]+|,(?=\s)")
_PAIR_WEIGHT = 0.6
_TYPO_FROM = 0.80
#: A part of a message counts a little less than the whole.
_CLAUSE_FACTOR = 0.94
#: What other phrases of the same dialog add to the likest one.
_SUPPORT = 0.12


@dataclass(frozen=True, slots=True)
class Scored:
    """A dialog, how alike (0 to 1) the message is to it, and the phrase that is likest."""

    dialog: str
    score: float
    phrase: str


class Scorer:
    """Built once from the phrases of a language."""

    def __init__(self, phrases: Phrases) -> None:
        self._canonical = {w: canonical for canonical, same in phrases.synonyms.items() for w in same}
        self._lists: list[tuple[str, str, list[str]]] = [
            (name, text, self._phrase_words(text))
            for name, d in phrases.dialogs.items()
            for text in dict.fromkeys((*d.phrases, *(_mask_example(e) for e in d.examples)))
        ]
        self._vocabulary = sorted({w for _, _, ws in self._lists for w in ws} | set(self._canonical))
        self._everyday = frozenset(phrases.common)
        self._rarity = self._rarities()
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for i, (_, _, ws) in enumerate(self._lists):
            for feature, weight in self._vector(ws).items():
                self._postings[feature].append((i, weight))
        self._known = lru_cache(maxsize=20_000)(self._nearest)

    def score(self, heard: Heard) -> list[Scored]:
        """All dialogs that share anything with the message, likest first."""
        best: dict[str, Scored] = {}
        whole = list(_masked(heard, 0, len(heard.text)))
        parts = [(whole, 1.0)]
        bounds = [0, *(m.end() for m in _CLAUSE_END.finditer(heard.text)), len(heard.text)]
        if len(bounds) > 2:
            parts += [(list(_masked(heard, a, b)), _CLAUSE_FACTOR) for a, b in zip(bounds, bounds[1:], strict=False)]
        for tokens, factor in parts:
            for scored in self._score_tokens([self._word(t) for t in tokens], factor):
                if scored.dialog not in best or scored.score > best[scored.dialog].score:
                    best[scored.dialog] = scored
        return sorted(best.values(), key=lambda s: (-s.score, s.dialog))

    def _score_tokens(self, tokens: Sequence[str], factor: float) -> Iterable[Scored]:
        dots: dict[int, float] = defaultdict(float)
        for feature, weight in self._vector(tokens).items():
            for i, other in self._postings.get(feature, ()):
                dots[i] += weight * other
        by_dialog: dict[str, list[tuple[float, int]]] = defaultdict(list)
        for i, dot in dots.items():
            by_dialog[self._lists[i][0]].append((dot, i))
        for name, found in by_dialog.items():
            found.sort(key=lambda f: (-f[0], f[1]))
            support = sum(dot for dot, _ in found[1:4]) / 3
            score = (1 - _SUPPORT) * found[0][0] + _SUPPORT * support
            yield Scored(name, factor * score, self._lists[found[0][1]][1])

    def _word(self, token: str) -> str:
        return token if token.startswith("{") else self._known(token)

    def _nearest(self, word: str) -> str:
        if word in self._canonical:
            return self._canonical[word]
        if len(word) < 4 or word in self._everyday or word in self._rarity:
            return word
        score, nearest = max(((likeness(word, w), w) for w in self._vocabulary if abs(len(w) - len(word)) < 3), default=(0, word))
        return self._canonical.get(nearest, nearest) if score >= _TYPO_FROM else word

    def _phrase_words(self, text: str) -> list[str]:
        found: list[str] = []
        last = 0
        for match in _PLACEHOLDER.finditer(text):
            found += [w.text for w in words(text[last : match.start()])] + [f"{{{match[1]}}}"]
            last = match.end()
        found += [w.text for w in words(text[last:])]
        return [self._canonical.get(w, w) for w in found]

    def _rarities(self) -> dict[str, float]:
        """Inverse frequency over dialogs, not phrases: a word of one dialog decides, however often it is there."""
        dialogs: dict[str, set[str]] = defaultdict(set)
        for name, _, ws in self._lists:
            for feature in _features(ws):
                dialogs[feature].add(name)
        total = len({name for name, _, _ in self._lists})
        return {feature: 0.15 + log((1 + total) / (1 + len(names))) for feature, names in dialogs.items()}

    def _vector(self, tokens: Sequence[str]) -> dict[str, float]:
        unknown = 1.2
        raw = {
            f: self._rarity.get(f, unknown if " " not in f else 0.0) * (_PAIR_WEIGHT if " " in f else 1.0)
            for f in _features(tokens)
        }
        length = sqrt(sum(v * v for v in raw.values())) or 1.0
        return {f: v / length for f, v in raw.items() if v}


def _features(tokens: Sequence[str]) -> list[str]:
    return [*tokens, *(f"{a} {b}" for a, b in zip(tokens, tokens[1:], strict=False))]


def _masked(heard: Heard, start: int, end: int) -> Iterable[str]:
    """The words of a stretch of the message, with names and amounts replaced by what they are."""
    spans: list[tuple[int, int, tuple[str, ...]]] = [
        (n.mention.start, n.mention.end, _kinds(n.mention.matches)) for n in heard.named
    ]
    spans += [(v.start, v.end, (f"{{{v.kind}}}",)) for v in heard.values]
    spans.sort()
    position = start
    for a, b, masks in [*((s for s in spans if start <= s[0] < end)), (end, end, ())]:
        yield from (w.text for w in _between(heard.words, position, a))
        yield from masks
        position = max(position, b)


def _kinds(matches: Sequence[object]) -> tuple[str, ...]:
    best = matches[0].score  # type: ignore[attr-defined]
    return tuple(dict.fromkeys(f"{{{m.kind}}}" for m in matches if m.score >= best - 0.12))  # type: ignore[attr-defined]


def _between(sentence: Sequence[Word], start: int, end: int) -> Iterable[Word]:
    return (w for w in sentence if start <= w.start < end)


def _mask_example(text: str) -> str:
    """Examples may show which words are names: ``which cert fits a [DevOps engineer](role)?``"""
    return re.sub(r"\[([^\]]+)\]\((\w+)\)", r"{\2}", text)


def example_text(text: str) -> str:
    """An example as a person reads it, without the marks of its names."""
    return re.sub(r"\[([^\]]+)\]\((\w+)\)", r"\1", text)
