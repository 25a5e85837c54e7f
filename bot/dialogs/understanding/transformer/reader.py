"""The taught transformer as it lies in a folder, and what it takes a message to ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from bot.dialogs.understanding.transformer.forward import Floats, Layer, Linear, Norm, mean_vector, softmax

WEIGHTS, PIECES = "transformer.safetensors", "tokenizer.json"
#: Names of what the file tells beside the weights.
REQUESTS, HEADS, LAYERS = "requests", "heads", "layers"
#: So many pieces of a message are read.
MOST_PIECES = 64
_TEXTS = 256


class TransformerError(Exception):
    """A sentence that tells what is wrong with the folder and what to do."""


class Reader:
    """Reads as ``laurel teach`` taught it. The vectors of word pieces are read where they lie, row by row."""

    def __init__(self, folder: Path, requests: Sequence[str]) -> None:
        """``requests``: what can be asked for. Raises TransformerError, also where it was taught others."""
        from safetensors import safe_open
        from tokenizers import Tokenizer

        try:
            file: Any = safe_open(str(folder / WEIGHTS), framework="numpy")
            told: Mapping[str, str] = file.metadata()
            taught = told[REQUESTS].split("\n")
            self._split = Tokenizer.from_file(str(folder / PIECES))
            self._words = file.get_slice("words")
            self._start = _numbers(file, "places") + _numbers(file, "kind")
            self._start_norm = _norm(file, "start")
            self._layers = [_layer(file, f"layer.{i}.", int(told[HEADS])) for i in range(int(told[LAYERS]))]
            self._out = _linear(file, "out")
        except Exception as error:  # what is wrong with a file has no class that all its readers share
            raise TransformerError(
                f"{folder} holds no taught transformer that can be read ({error}). Teach one with "
                f"`laurel teach {folder}`, or take LAUREL_TRANSFORMER out of the settings."
            ) from error
        if taught != list(requests):
            raise TransformerError(
                f"The transformer in {folder} was taught by a version of other requests: teach it anew with "
                f"`laurel teach {folder}`, or take LAUREL_TRANSFORMER out of the settings."
            )
        self._likely = lru_cache(maxsize=_TEXTS)(self._read)

    def probabilities(self, tokens: Sequence[str]) -> Floats:
        """How likely a text of these words asks for each of the requests; a placeholder counts as its word."""
        return self._likely(text_of(tokens))

    def _read(self, text: str) -> Floats:
        pieces = self._split.encode(text).ids[:MOST_PIECES]
        rows = np.array([self._words[piece] for piece in pieces], dtype=np.float32)
        vector = mean_vector(self._start_norm.of(rows + self._start[: len(pieces)]), self._layers)
        return softmax(self._out.of(vector))


def text_of(tokens: Sequence[str]) -> str:
    """As it is taught and read: "which course for {role}" has a role in it, whichever."""
    return " ".join(token.strip("{}") if token.startswith("{") else token for token in tokens)


def _numbers(file: Any, name: str) -> Floats:
    return np.ascontiguousarray(file.get_tensor(name), dtype=np.float32)


def _linear(file: Any, name: str) -> Linear:
    return Linear(_numbers(file, f"{name}.weight"), _numbers(file, f"{name}.bias"))


def _norm(file: Any, name: str) -> Norm:
    return Norm(_numbers(file, f"{name}.scale"), _numbers(file, f"{name}.shift"))


def _layer(file: Any, name: str, heads: int) -> Layer:
    return Layer(
        _linear(file, f"{name}asked"),
        _linear(file, f"{name}attended"),
        _norm(file, f"{name}attended_norm"),
        _linear(file, f"{name}wide"),
        _linear(file, f"{name}narrow"),
        _norm(file, f"{name}norm"),
        heads,
    )
