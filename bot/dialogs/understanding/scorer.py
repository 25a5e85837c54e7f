"""Which dialog a message asks for, learned from the phrases of each dialog.

Words, word pairs, letter groups and meaning go into small neural networks that are taught once for each version of the
phrases, the same way each time. What speaks for a decision can be shown: the words that raise its probability most.
"""

from __future__ import annotations

import itertools
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.dialogs.understanding.columns import Columns, packed
from bot.dialogs.understanding.features import features, message_tokens
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.kept import Arrays, fingerprint, kept
from bot.dialogs.understanding.lessons import Lesson, all_lessons
from bot.dialogs.understanding.meaning import VERSION, Meaning
from bot.dialogs.understanding.net import Floats, Nets, Rows, learn
from bot.dialogs.understanding.phrases import Phrases, more_phrases, phrase_files, told_apart
from bot.dialogs.understanding.spelling import Spelling
from bot.dialogs.understanding.transformer.reader import Reader
from bot.patterns import pattern

_CLAUSE_END = pattern(r"[.!?;\n]+|,(?=\s)")
#: So many from the beginning of a message, and so many from its end, are looked at one by one.
_CLAUSES = 12
#: A feature that fewer phrases have teaches nothing.
_SEEN_FROM = 4
#: What is told beside a question serves the question.
_STATEMENTS = frozenset({"update_profile"})
_ASKS_FROM = 0.35
#: Courtesy around a question is not the question.
_COURTESY = frozenset({"greeting", "thanks", "goodbye", "small_talk"})


#: From here on the networks are right so often that no second opinion is worth its milliseconds.
_SURE = 0.9
#: So many of the words that speak for a dialog are shown, and so many of the likeliest dialogs are explained.
_SHOWN, _EXPLAINED = 3, 2
#: What of a dialog is asked for counts from this share of all that could be.
_PARTICULAR_FROM = 0.5


class Scored(NamedTuple):
    """A dialog, how likely it is (0 to 1), and the words that speak loudest for it. ``particular``: what of it is asked
    for, as the value of one of its slots.
    """

    dialog: str
    score: float
    words: tuple[str, ...] = ()
    particular: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class _Read:
    """A stretch of a message as numbers: its features by column, what lights up for them and its meaning, and how
    likely each request is.
    """

    columns: Sequence[tuple[int, float]]
    hidden: Floats
    shares: Floats


class Scorer:
    """Built from the phrases of a language; what was learned of them is kept for the next start."""

    def __init__(self, phrases: Phrases, transformer: Path | None = None) -> None:
        """``transformer``: the folder of one that was taught; it is asked too where the networks are in doubt.

        Raises TransformerError.
        """
        self.dialogs = tuple(phrases.dialogs)
        learned = kept("understanding", _key(phrases), lambda: _learn(phrases))
        words = _lines(learned["words"])
        requests = _lines(learned["requests"])
        self._dialog_of = np.array([self.dialogs.index(r.partition("/")[0]) for r in requests], dtype=np.intp)
        self._particular = [_particular(r) for r in requests]
        self._spelling = Spelling(phrases, words)
        self._words = frozenset(words)
        self._meaning = Meaning(dict(zip(words, learned["word_meanings"], strict=True)))
        self._columns = Columns(learned)
        self._rarities = learned["rarities"].data  # indexed, it gives plain numbers
        self._nets = Nets(*(learned[name] for name in _OF_NETS))
        self._second = Reader(transformer, requests) if transformer is not None else None

    def score(self, heard: Heard) -> list[Scored]:
        """All dialogs, likeliest first: the whole message and each of its clauses are looked at. What has no word that
        is in any phrase asks for nothing, whatever its letters resemble.
        """
        tokens = message_tokens(heard, 0, len(heard.text))
        if not any(token.startswith("{") or self._spelling.canonical(token) in self._words for token in tokens):
            return [Scored(dialog, 0.0) for dialog in self.dialogs]
        whole = self._read(tokens)
        scores = self._likely(whole)
        speaking = [whole] * len(self.dialogs)
        clauses = [message_tokens(heard, a, b) for a, b in _clauses(heard.text)]
        clauses = [c for c in clauses if c]
        if len(clauses) > 1:
            scores, speaking = self._with_clauses(scores, whole, clauses)
        shares = scores.tolist()
        order = np.argsort(-scores, kind="stable").tolist()
        told = [self._told(i, shares[i], speaking[i]) for i in order[:_EXPLAINED]]
        return [*told, *(Scored(self.dialogs[i], shares[i]) for i in order[_EXPLAINED:])]

    def _told(self, dialog: int, score: float, read: _Read) -> Scored:
        """With what of the dialog is asked for, and why."""
        best = int(np.argmax(np.where(self._dialog_of == dialog, read.shares, -1)))
        sure = float(read.shares[best]) >= _PARTICULAR_FROM * float(read.shares[self._dialog_of == dialog].sum())
        return Scored(self.dialogs[dialog], score, self._loudest(read, best), self._particular[best] if sure else {})

    def _with_clauses(
        self, scores: Floats, whole: _Read, clauses: Sequence[Sequence[str]]
    ) -> tuple[Floats, list[_Read]]:
        """A clause may speak for the message, but courtesy only when there is nothing else."""
        speaking = [whole] * len(self.dialogs)
        best = scores.copy()
        asked = False
        for clause in clauses:
            read = self._read(clause)
            part = self._likely(read)
            top = self.dialogs[int(np.argmax(part))]
            asked = asked or (top not in _COURTESY and top not in _STATEMENTS and float(part.max()) > _ASKS_FROM)
            value = (part + scores) / 2
            for i in np.flatnonzero(value > best).tolist():
                speaking[i] = read
            best = np.maximum(best, value)
        if asked:
            for i, name in enumerate(self.dialogs):
                if name in _COURTESY:
                    best[i] *= 0.5
                elif name in _STATEMENTS:
                    best[i] *= 0.75
        return best, speaking

    def _likely(self, read: _Read) -> Floats:
        return np.bincount(self._dialog_of, weights=read.shares, minlength=len(self.dialogs)).astype(np.float32)

    def _loudest(self, read: _Read, request: int) -> tuple[str, ...]:
        """The words and pairs of words that speak most for a request."""
        shares = self._nets.says(read.columns, read.hidden, request)
        order = [int(i) for i in np.argsort(-shares) if shares[i] > 0]
        words = (self._columns.feature(read.columns[i][0]).strip("^$ ") for i in order)
        return tuple(itertools.islice((w for w in words if w and w[0] not in "~#"), _SHOWN))

    def _read(self, tokens: Sequence[str]) -> _Read:
        found = features(tokens, self._spelling.canonical)
        columns = _weigh(found, self._columns.of, self._rarities)
        hidden = self._nets.hidden(columns, self._meaning.of(tokens))
        shares = self._nets.probabilities(hidden)
        if self._second is not None and tokens and float(shares.max()) < _SURE:
            shares = (shares + self._second.probabilities(tokens)) / np.float32(2)
        return _Read(columns, hidden, shares)


#: The features of a phrase, and the weight of each.
_Compact = tuple[tuple[str, ...], "array[float]"]
_OF_NETS = ("unit_features", "unit_meaning", "unit_bias", "out", "out_bias")


def _learn(phrases: Phrases) -> Arrays:
    """Takes a minute or two."""
    meaning = Meaning()
    requests, once, lessons = all_lessons(phrases, more_phrases(), told_apart())
    words = _seen_often(once)
    spelling = Spelling(phrases, words)
    names: dict[str, str] = {}
    raw = [_compact(features(lesson.tokens, spelling.canonical), names) for lesson in lessons]
    rarity = _rarities(raw)
    column = {feature: i for i, feature in enumerate(rarity)}
    rarities = list(rarity.values())
    rows = Rows.of(
        (_weigh(dict(zip(*row, strict=True)), lambda f: column.get(f, -1), rarities) for row in raw),
        meaning.of_all(lesson.tokens for lesson in lessons),
        len(column),
    )
    nets = learn(rows, np.array([lesson.request for lesson in lessons], dtype=np.int32), len(requests))
    # The frequent ones lie together, so that most of the rest need never be read.
    order = np.argsort(rarities, kind="stable")
    learned = list(rarity)
    return {
        "requests": _bytes(requests),
        "words": _bytes(words),
        "word_meanings": meaning.of_words(words),
        **packed([learned[i] for i in order]),
        "rarities": np.array(rarities, dtype=np.float64)[order],
        **dict(zip(_OF_NETS, (nets.features[order], nets.meaning, nets.bias, nets.out, nets.out_bias), strict=True)),
    }


def _seen_often(lessons: Iterable[Lesson]) -> list[str]:
    """The words of the phrases, in order; one that only one phrase has may be a typing error."""
    seen = Counter(token for lesson in lessons for token in set(lesson.tokens))
    return sorted(word for word, count in seen.items() if count >= _SEEN_FROM)


def _weigh(
    found: Mapping[str, float], column: Callable[[str], int], rarities: Sequence[float]
) -> list[tuple[int, float]]:
    """Columns of features that are known, with weights of unit length; words never seen make the rest weigh less.

    ``column``: that of a feature, or -1.
    """
    columns = [(column(feature), weight) for feature, weight in found.items()]
    weighed = [(i, weight * rarities[i]) for i, weight in columns if i >= 0]
    unseen = sum(1.0 for i, weight in columns if i < 0 and weight == 1.0)
    length = sqrt(sum(v * v for _, v in weighed) + unseen * 0.7) or 1.0
    return [(i, v / length) for i, v in weighed]


def _bytes(lines: Iterable[str]) -> NDArray[np.uint8]:
    """As an array, which can be kept."""
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def _lines(kept_bytes: NDArray[np.uint8]) -> list[str]:
    return kept_bytes.tobytes().decode().split("\n")


def _particular(request: str) -> dict[str, str]:
    """``credential_info/facet/price``: the price, of a dialog with a slot for the facet."""
    slot, _, value = request.partition("/")[2].partition("/")
    return {slot: value} if value else {}


def _clauses(text: str) -> list[tuple[int, int]]:
    """Where the clauses of a message begin and end; of very many the first and the last."""
    bounds = [0, *(m.end() for m in _CLAUSE_END.finditer(text)), len(text)]
    found = list(itertools.pairwise(bounds))
    return [*found[:_CLAUSES], *found[_CLAUSES:][-_CLAUSES:]]


def _key(phrases: Phrases) -> str:
    """Changes with the phrases, with the code that turns them into numbers, and with the vectors of words."""
    here = Path(__file__).parent
    code = (here / f"{name}.py" for name in ("columns", "features", "lessons", "meaning", "net", "scorer", "spelling"))
    files = (path.read_bytes() for path in (*code, *phrase_files()))
    return fingerprint([phrases.model_dump_json().encode(), VERSION.encode(), *files])


def _compact(found: Mapping[str, float], names: dict[str, str]) -> _Compact:
    """Each feature stands in memory once, however many phrases have it: ``names`` keeps them."""
    return tuple(names.setdefault(feature, feature) for feature in found), array("d", found.values())


def _rarities(rows: Sequence[_Compact]) -> dict[str, float]:
    """Inverse frequency over phrases, softened: a word of few phrases tells more. In alphabetical order."""
    seen = Counter(feature for found, _ in rows for feature in found)
    return {f: log(1 + len(rows) / (5 + count)) for f, count in sorted(seen.items()) if count >= _SEEN_FROM}
