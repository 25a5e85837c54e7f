"""A taught transformer: what it makes of a text, when it is asked, and what is said of one that does not fit."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers

from bot.clock import SystemClock
from bot.dialogs.engine.manager import DialogManager
from bot.dialogs.understanding.lessons import NONE, Lesson, requests_of
from bot.dialogs.understanding.phrases import Phrases, more_phrases
from bot.dialogs.understanding.scorer import Scorer
from bot.dialogs.understanding.transformer.reader import (
    HEADS,
    LAYERS,
    PIECES,
    REQUESTS,
    WEIGHTS,
    Reader,
    TransformerError,
)
from bot.dialogs.understanding.transformer.teaching import teach
from bot.serving.doctor.finding import Verdict
from bot.serving.doctor.understanding import check
from bot.settings import Settings

_SIZE, _WIDE, _HEADS, _LAYERS = 8, 12, 2, 2
_WORDS = ("[UNK]", "which", "course", "role", "for", "now")
_TAUGHT = ("[UNK]", "price", "cost", "of", "role", "late", "remind", "me", "when")
Weights = dict[str, NDArray[np.float32]]


def _weights(requests: int, seed: int = 0) -> Weights:
    random = np.random.default_rng(seed)

    def some(*shape: int) -> NDArray[np.float32]:
        return random.normal(0, 0.6, shape).astype(np.float32)

    found: Weights = {"words": some(len(_WORDS), _SIZE), "places": some(64, _SIZE), "kind": some(1, _SIZE)}
    products = [("out", _SIZE, requests)]
    norms = ["start"]
    for i in range(_LAYERS):
        name = f"layer.{i}"
        products += [(f"{name}.asked", _SIZE, 3 * _SIZE), (f"{name}.attended", _SIZE, _SIZE)]
        products += [(f"{name}.wide", _SIZE, _WIDE), (f"{name}.narrow", _WIDE, _SIZE)]
        norms += [f"{name}.attended_norm", f"{name}.norm"]
    for name, into, out in products:
        found |= {f"{name}.weight": some(into, out), f"{name}.bias": some(out)}
    for name in norms:
        found |= {f"{name}.scale": np.float32(1) + some(_SIZE) / np.float32(4), f"{name}.shift": some(_SIZE)}
    return found


def _put(folder: Path, requests: list[str], weights: Weights) -> Path:
    folder.mkdir(exist_ok=True)
    told = {REQUESTS: "\n".join(requests), HEADS: str(_HEADS), LAYERS: str(_LAYERS)}
    save_file(weights, folder / WEIGHTS, metadata=told)
    _splitting(_WORDS).save(str(folder / PIECES))
    return folder


def _splitting(words: Sequence[str]) -> Tokenizer:
    split = Tokenizer(models.WordLevel({word: i for i, word in enumerate(words)}, unk_token=words[0]))
    split.pre_tokenizer = pre_tokenizers.Whitespace()
    return split


def _by_hand(weights: Mapping[str, NDArray[np.float32]], ids: list[int]) -> list[float]:
    """The same number by number, as it stands in the papers."""
    w = {name: array.astype(float).tolist() for name, array in weights.items()}

    def norm(row: list[float], name: str) -> list[float]:
        mean = sum(row) / len(row)
        spread = math.sqrt(sum((x - mean) ** 2 for x in row) / len(row))
        return [
            (x - mean) / spread * a + b for x, a, b in zip(row, w[f"{name}.scale"], w[f"{name}.shift"], strict=True)
        ]

    def product(row: list[float], name: str) -> list[float]:
        columns = zip(*w[f"{name}.weight"], strict=True)
        return [
            sum(x * y for x, y in zip(row, c, strict=True)) + b for c, b in zip(columns, w[f"{name}.bias"], strict=True)
        ]

    def shares(scores: list[float]) -> list[float]:
        raised = [math.exp(s - max(scores)) for s in scores]
        return [r / sum(raised) for r in raised]

    rows = [
        norm([a + b + c for a, b, c in zip(w["words"][piece], w["places"][at], w["kind"][0], strict=True)], "start")
        for at, piece in enumerate(ids)
    ]
    width = _SIZE // _HEADS
    for i in range(_LAYERS):
        asked = [product(row, f"layer.{i}.asked") for row in rows]
        seen: list[list[float]] = [[] for _ in rows]
        for head in range(_HEADS):
            part = slice(head * width, (head + 1) * width)
            queries, keys, values = ([a[n * _SIZE : (n + 1) * _SIZE][part] for a in asked] for n in range(3))
            for place, query in enumerate(queries):
                likeness = [sum(x * y for x, y in zip(query, key, strict=True)) / math.sqrt(width) for key in keys]
                heed = shares(likeness)
                seen[place] += [sum(h * v[n] for h, v in zip(heed, values, strict=True)) for n in range(width)]
        for place, row in enumerate(rows):
            added = [x + y for x, y in zip(row, product(seen[place], f"layer.{i}.attended"), strict=True)]
            row = norm(added, f"layer.{i}.attended_norm")
            wide = [x * (1 + math.erf(x / math.sqrt(2))) / 2 for x in product(row, f"layer.{i}.wide")]
            added = [x + y for x, y in zip(row, product(wide, f"layer.{i}.narrow"), strict=True)]
            rows[place] = norm(added, f"layer.{i}.norm")
    mean = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    return shares(product(mean, "out"))


@pytest.mark.parametrize("text", ["which course for {role}", "role", "now which course now for {role} for now nowhere"])
def test_it_reads_a_text_as_the_papers_say(tmp_path: Path, text: str) -> None:
    requests = [f"request {i}" for i in range(5)]
    for seed in range(4):
        weights = _weights(len(requests), seed)
        reader = Reader(_put(tmp_path, requests, weights), requests)
        ids = [_WORDS.index(w) if w in _WORDS else 0 for w in text.replace("{", "").replace("}", "").split()]
        assert reader.probabilities(text.split()) == pytest.approx(_by_hand(weights, ids), abs=0.002)


def test_it_is_heeded_where_the_networks_are_in_doubt(tmp_path: Path, manager: DialogManager) -> None:
    phrases, today = manager.phrases, date(2026, 11, 2)
    requests = requests_of(phrases, more_phrases())
    weights = _weights(len(requests))
    weights["out.weight"][:] = 0
    weights["out.bias"][:] = [20 if request == "thanks" else 0 for request in requests]
    alone, both = Scorer(phrases), Scorer(phrases, _put(tmp_path, requests, weights))

    doubtful, clear = (manager.ear.hear(text, today) for text in ("could i do that then somehow", "CKA vs CKAD"))
    assert alone.score(doubtful)[0].dialog != "thanks"
    assert alone.score(doubtful)[0].score < 0.9 < alone.score(clear)[0].score
    assert (both.score(doubtful)[0].dialog, both.score(doubtful)[0].score > 0.5) == ("thanks", True)
    assert both.score(clear)[0] == alone.score(clear)[0]


@pytest.mark.parametrize("missing", [WEIGHTS, PIECES])
def test_what_cannot_be_read_is_said_with_what_to_do(tmp_path: Path, missing: str) -> None:
    folder = _put(tmp_path, ["one"], _weights(1))
    Reader(folder, ["one"])
    (folder / missing).write_bytes(b"nothing of the kind")
    with pytest.raises(TransformerError, match="laurel teach"):
        Reader(folder, ["one"])


def test_one_that_was_taught_other_requests_is_not_used(tmp_path: Path) -> None:
    folder = _put(tmp_path, ["one", "two"], _weights(2))
    with pytest.raises(TransformerError, match="teach it anew"):
        Reader(folder, ["one", "three"])


async def test_the_doctor_looks_at_it(tmp_path: Path, phrases: Phrases) -> None:
    requests = requests_of(phrases, more_phrases())
    good = _put(tmp_path / "good", requests, _weights(len(requests)))
    other = _put(tmp_path / "other", ["one"], _weights(1))
    told = [
        [finding.verdict async for finding in check(Settings(transformer=folder), SystemClock())]
        for folder in (None, good, other)
    ]
    assert told == [[], [Verdict.WELL], [Verdict.BROKEN]]


def test_teaching_without_its_libraries_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "torch", None)
    with pytest.raises(TransformerError, match=r"\[teach\]"):
        teach("nowhere", [Lesson(["now"], 0)], ["one"], tmp_path, 1, print)


def test_what_was_taught_is_read_as_it_was_learned(tmp_path: Path) -> None:
    transformers = pytest.importorskip("transformers", reason="the extra “teach” is not installed")
    config = transformers.BertConfig(
        vocab_size=len(_TAUGHT), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32,
        initializer_range=0.3,
    )  # fmt: skip
    base = tmp_path / "base"
    transformers.BertModel(config).save_pretrained(base)
    split = _splitting(_TAUGHT)
    transformers.PreTrainedTokenizerFast(tokenizer_object=split, pad_token=_TAUGHT[0]).save_pretrained(base)
    said = {"price of {role}": 0, "cost of {role}": 0, "remind me late": 1, "remind me when": 1, "of of of": NONE}
    lessons = [Lesson(text.split(), request) for text, request in said.items()] * 200

    teach(str(base), lessons, ["price", "remind"], tmp_path / "taught", 12, lambda _line: None)

    reader = Reader(tmp_path / "taught", ["price", "remind"])
    right = {text: reader.probabilities(text.split()) for text, request in said.items() if request != NONE}
    assert all(shares[said[text]] > 0.7 for text, shares in right.items())
    assert max(reader.probabilities(["of", "of", "of"])) < min(max(shares) for shares in right.values())
