"""Which dialog a message asks for, learned from the phrases of each dialog.

Kernel ridge regression over word, word-pair and letter-group features: a closed-form solution, computed once at
load, deterministic, and explainable — a dialog's score is a sum over phrases, so the phrase that speaks loudest
for a decision can be shown.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt
from pathlib import Path

import numpy as np

from bot.dialogs.understanding.features import features, masked_example, message_tokens, phrase_tokens
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.kept import fingerprint, kept
from bot.dialogs.understanding.phrases import Phrases
from bot.dialogs.understanding.ridge import Floats, Rows
from bot.knowledge.finder.likeness import likeness

_CLAUSE_END = re.compile(r"[.!?;\n]+|,(?=\s)")
#: So many from the beginning of a message, and so many from its end, are looked at one by one.
_CLAUSES = 12
_TYPO_FROM = 0.80
#: "60 percent of it" is said as "35 percent of it" is.
_ANY_NUMBER = "0"
#: Ridge: how far the fit may bend towards single phrases.
_RIDGE = 0.2
#: A letter group or a pair of words that fewer phrases have teaches nothing.
_SEEN_FROM = 2
#: Courtesy around a question is not the question.
#: What is told beside a question serves the question.
_STATEMENTS = frozenset({"update_profile"})
_ASKS_FROM = 0.35
_COURTESY = frozenset({"greeting", "thanks", "goodbye", "small_talk"})


@dataclass(frozen=True, slots=True)
class Scored:
    """A dialog, its score (about 0 to 1), and the phrase that speaks loudest for it."""

    dialog: str
    score: float
    phrase: str


class Scorer:
    """Built once from the phrases of a language."""

    def __init__(self, phrases: Phrases) -> None:
        self._synonyms = {w: canonical for canonical, same in phrases.synonyms.items() for w in same}
        self._everyday = frozenset(phrases.common)
        self._phrases = [
            (name, text)
            for name, d in phrases.dialogs.items()
            for text in dict.fromkeys((*d.phrases, *(masked_example(e) for e in d.examples)))
        ]
        self.dialogs = tuple(phrases.dialogs)
        tokens = [phrase_tokens(text) for _, text in self._phrases]
        self._vocabulary = frozenset(t for ts in tokens for t in ts) | set(self._synonyms)
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(self._vocabulary):
            self._by_length.setdefault(len(word), []).append(word)
        self._canonical = lru_cache(maxsize=20_000)(self._unify)
        raw = [features(ts, self._canonical) for ts in tokens]
        self._rarity = _rarities(raw)
        self._column = {feature: i for i, feature in enumerate(self._rarity)}
        self._rows = Rows([list(self._weigh(row)) for row in raw], len(self._column))
        self._dual = kept("understanding", _key(phrases), self._solve)

    def _solve(self) -> Floats:
        target = np.zeros((len(self._phrases), len(self.dialogs)), dtype=np.float32)
        for i, (name, _) in enumerate(self._phrases):
            target[i, self.dialogs.index(name)] = 1.0
        return self._rows.solve(target, _RIDGE)

    def score(self, heard: Heard) -> list[Scored]:
        """All dialogs, likeliest first: the whole message and each of its clauses are looked at."""
        whole = self._vector(message_tokens(heard, 0, len(heard.text)))
        scores = self._rows.likeness(whole) @ self._dual
        speaking: list[Floats] = [whole] * len(self.dialogs)
        clauses = [message_tokens(heard, a, b) for a, b in _clauses(heard.text)]
        clauses = [c for c in clauses if c]
        if len(clauses) > 1:
            scores, speaking = self._with_clauses(scores, whole, clauses)
        order = sorted(range(len(self.dialogs)), key=lambda i: -float(scores[i]))
        return [
            Scored(self.dialogs[i], float(scores[i]), self._loudest(speaking[i], i) if rank < 2 else "")
            for rank, i in enumerate(order)
        ]

    def _with_clauses(
        self, scores: Floats, whole: Floats, clauses: Sequence[Sequence[str]]
    ) -> tuple[Floats, list[Floats]]:
        """A clause may speak for the message, but courtesy only when there is nothing else."""
        speaking: list[Floats] = [whole] * len(self.dialogs)
        best = scores.copy()
        asked = False
        for clause in clauses:
            vector = self._vector(clause)
            part = self._rows.likeness(vector) @ self._dual
            top = self.dialogs[int(np.argmax(part))]
            asked = asked or (top not in _COURTESY and top not in _STATEMENTS and float(part.max()) > _ASKS_FROM)
            for i in range(len(self.dialogs)):
                value = 0.5 * float(part[i]) + 0.5 * float(scores[i])
                if value > best[i]:
                    best[i] = value
                    speaking[i] = vector
        if asked:
            for i, name in enumerate(self.dialogs):
                if name in _COURTESY:
                    best[i] *= 0.5
                elif name in _STATEMENTS:
                    best[i] *= 0.75
        return best, speaking

    def _loudest(self, vector: Floats, dialog: int) -> str:
        """The phrase that adds most to a dialog's score."""
        share = self._rows.likeness(vector) * self._dual[:, dialog]
        return self._phrases[int(np.argmax(share))][1]

    def _vector(self, tokens: Sequence[str]) -> Floats:
        row = np.zeros(len(self._column), dtype=np.float32)
        for column, weight in self._weigh(features(tokens, self._canonical)):
            row[column] = weight
        return row

    def _weigh(self, found: Mapping[str, float]) -> Iterable[tuple[int, float]]:
        """Columns and weights of unit length; words never seen make the rest weigh less."""
        weighed = {f: w * self._rarity.get(f, 0.0) for f, w in found.items()}
        unseen = sum(1.0 for f, w in found.items() if w == 1.0 and f not in self._rarity)
        length = sqrt(sum(v * v for v in weighed.values()) + unseen * 0.7) or 1.0
        return ((self._column[f], v / length) for f, v in weighed.items() if f in self._column)

    def _unify(self, word: str) -> str:
        """Synonyms become one word, typing errors the nearest word of the phrases, and all numbers one number."""
        if word.isdecimal():
            return _ANY_NUMBER
        if word in self._synonyms:
            return self._synonyms[word]
        if len(word) < 4 or word in self._everyday or word in self._vocabulary:
            return word
        near = (w for n in range(len(word) - 2, len(word) + 3) for w in self._by_length.get(n, ()))
        score, nearest = max(((likeness(word, w), w) for w in near if len(w) > 3), default=(0.0, word))
        return self._synonyms.get(nearest, nearest) if score >= _TYPO_FROM else word


def _clauses(text: str) -> list[tuple[int, int]]:
    """Where the clauses of a message begin and end; of very many the first and the last."""
    bounds = [0, *(m.end() for m in _CLAUSE_END.finditer(text)), len(text)]
    found = list(itertools.pairwise(bounds))
    return [*found[:_CLAUSES], *found[_CLAUSES:][-_CLAUSES:]]


def _key(phrases: Phrases) -> str:
    """Changes with the phrases and with the code that turns them into numbers."""
    here = Path(__file__).parent
    code = (here / f"{name}.py" for name in ("features", "ridge", "scorer"))
    return fingerprint([phrases.model_dump_json().encode(), *(path.read_bytes() for path in code)])


def _rarities(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Inverse frequency over phrases, softened: a word of few phrases tells more."""
    seen: dict[str, int] = {}
    for row in rows:
        for feature in row:
            seen[feature] = seen.get(feature, 0) + 1
    return {
        feature: log(1 + len(rows) / (5 + count))
        for feature, count in seen.items()
        if count >= _SEEN_FROM or not (feature.startswith("~") or " " in feature)
    }
