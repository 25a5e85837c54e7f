"""Which dialog a message asks for, learned from the phrases of each dialog.

Kernel ridge regression over words, word pairs, letter groups and meaning: a closed-form solution, computed once for
each version of the phrases, deterministic, and explainable — a dialog's score is a sum over phrases, so the phrase that
speaks loudest for a decision can be shown.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.dialogs.understanding.features import features, masked_example, message_tokens, phrase_tokens
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.kept import Arrays, fingerprint, kept
from bot.dialogs.understanding.meaning import VERSION, Meaning
from bot.dialogs.understanding.phrases import Phrases
from bot.dialogs.understanding.ridge import Floats, Index, Rows, solve, unlike
from bot.dialogs.understanding.spelling import Spelling

_CLAUSE_END = re.compile(r"[.!?;\n]+|,(?=\s)")
#: So many from the beginning of a message, and so many from its end, are looked at one by one.
_CLAUSES = 12
#: Ridge: how far the fit may bend towards single phrases.
_RIDGE = 0.1
#: Of two phrases of a dialog that are more alike than this one is enough.
_ALIKE = 0.85
#: A letter group or a pair of words that fewer phrases have teaches nothing.
_SEEN_FROM = 2
#: What is told beside a question serves the question.
_STATEMENTS = frozenset({"update_profile"})
_ASKS_FROM = 0.35
#: Courtesy around a question is not the question.
_COURTESY = frozenset({"greeting", "thanks", "goodbye", "small_talk"})


@dataclass(frozen=True, slots=True)
class Scored:
    """A dialog, its score (about 0 to 1), and the phrase that speaks loudest for it."""

    dialog: str
    score: float
    phrase: str


class Scorer:
    """Built from the phrases of a language; what was learned of them is kept for the next start."""

    def __init__(self, phrases: Phrases) -> None:
        self.dialogs = tuple(phrases.dialogs)
        self._meaning = Meaning()
        learned = kept("understanding", _key(phrases), lambda: _learn(phrases, self._meaning))
        self._spelling = Spelling(phrases, _lines(learned["words"]))
        self._rarity = dict(zip(_lines(learned["features"]), learned["rarities"].tolist(), strict=True))
        self._column = {feature: i for i, feature in enumerate(self._rarity)}
        self._phrases = _lines(learned["phrases"])
        self._index = Index(learned["starts"], learned["rows"], learned["values"], learned["meanings"])
        self._weights = learned["weights"]

    def score(self, heard: Heard) -> list[Scored]:
        """All dialogs, likeliest first: the whole message and each of its clauses are looked at."""
        whole = self._likeness(message_tokens(heard, 0, len(heard.text)))
        scores = whole @ self._weights
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
            likeness = self._likeness(clause)
            part = likeness @ self._weights
            top = self.dialogs[int(np.argmax(part))]
            asked = asked or (top not in _COURTESY and top not in _STATEMENTS and float(part.max()) > _ASKS_FROM)
            for i in range(len(self.dialogs)):
                value = 0.5 * float(part[i]) + 0.5 * float(scores[i])
                if value > best[i]:
                    best[i] = value
                    speaking[i] = likeness
        if asked:
            for i, name in enumerate(self.dialogs):
                if name in _COURTESY:
                    best[i] *= 0.5
                elif name in _STATEMENTS:
                    best[i] *= 0.75
        return best, speaking

    def _loudest(self, likeness: Floats, dialog: int) -> str:
        """The phrase that adds most to a dialog's score."""
        return self._phrases[int(np.argmax(likeness * self._weights[:, dialog]))]

    def _likeness(self, tokens: Sequence[str]) -> Floats:
        """How like each phrase is to these words."""
        weighed = _weigh(features(tokens, self._spelling.canonical), self._rarity)
        return self._index.likeness([(self._column[f], weight) for f, weight in weighed], self._meaning.of(tokens))


def _learn(phrases: Phrases, meaning: Meaning) -> Arrays:
    """Takes some 15 seconds, and some 650 MB meanwhile."""
    all_phrases = [
        (i, text)
        for i, d in enumerate(phrases.dialogs.values())
        for text in dict.fromkeys((*d.phrases, *(masked_example(e) for e in d.examples)))
    ]
    groups = np.array([i for i, _ in all_phrases], dtype=np.int32)
    tokens = [phrase_tokens(text) for _, text in all_phrases]
    words = sorted({t for ts in tokens for t in ts})
    spelling = Spelling(phrases, words)
    raw = [features(ts, spelling.canonical) for ts in tokens]
    rarity = _rarities(raw)
    column = {feature: i for i, feature in enumerate(rarity)}
    rows = Rows.of(
        [[(column[f], w) for f, w in _weigh(row, rarity)] for row in raw], meaning.of_all(tokens), len(column)
    )
    chosen = unlike(rows, groups, _ALIKE)
    few = rows.some(chosen)
    index = Index.of(few)
    return {
        "words": _bytes(words),
        "features": _bytes(rarity),
        "rarities": np.array(list(rarity.values()), dtype=np.float64),
        "phrases": _bytes(all_phrases[i][1] for i in chosen),
        "starts": index.starts,
        "rows": index.rows,
        "values": index.values,
        "meanings": index.meanings,
        "weights": solve(few, groups[chosen], len(phrases.dialogs), _RIDGE),
    }


def _weigh(found: Mapping[str, float], rarity: Mapping[str, float]) -> Iterable[tuple[str, float]]:
    """Features that are known, with weights of unit length; words never seen make the rest weigh less."""
    weighed = {f: w * rarity[f] for f, w in found.items() if f in rarity}
    unseen = sum(1.0 for f, w in found.items() if w == 1.0 and f not in rarity)
    length = sqrt(sum(v * v for v in weighed.values()) + unseen * 0.7) or 1.0
    return ((f, v / length) for f, v in weighed.items())


def _bytes(lines: Iterable[str]) -> NDArray[np.uint8]:
    """As an array, which can be kept."""
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def _lines(kept_bytes: NDArray[np.uint8]) -> list[str]:
    return kept_bytes.tobytes().decode().split("\n")


def _clauses(text: str) -> list[tuple[int, int]]:
    """Where the clauses of a message begin and end; of very many the first and the last."""
    bounds = [0, *(m.end() for m in _CLAUSE_END.finditer(text)), len(text)]
    found = list(itertools.pairwise(bounds))
    return [*found[:_CLAUSES], *found[_CLAUSES:][-_CLAUSES:]]


def _key(phrases: Phrases) -> str:
    """Changes with the phrases, with the code that turns them into numbers, and with the vectors of words."""
    here = Path(__file__).parent
    code = (here / f"{name}.py" for name in ("features", "meaning", "ridge", "scorer", "spelling"))
    return fingerprint([phrases.model_dump_json().encode(), VERSION.encode(), *(path.read_bytes() for path in code)])


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
