"""What a text is about, however it is worded: a vector near that of texts that mean the same.

The mean over the word pieces of the text, with the vectors of WordLlama (Miller 2024, MIT), which were trained for
that mean. Its package carries them: 32,000 pieces of 256 half-precision numbers, 16 MB, of which only the rows that are
asked for are read. Nothing is downloaded, and of the package only its two files are used: its own loader looks for a
tokenizer on the network.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
#: Numbers in a vector.
SIZE = 256
#: Another one may carry other vectors.
VERSION = version("wordllama")
_PIECES = Path("tokenizers/l2_supercat_tokenizer_config.json")
_VECTORS = Path("weights/l2_supercat_256.safetensors")


class Meaning:
    """``known``: words whose vectors were read before. For any other the vectors of word pieces are read in place."""

    def __init__(self, known: Mapping[str, Floats] | None = None) -> None:
        self._known = known or {}
        self._of_word = lru_cache(maxsize=2_000)(self._find)

    def of(self, tokens: Sequence[str]) -> Floats:
        """Of unit length; all zeros for no tokens. A placeholder counts as the word in its braces."""
        total = np.zeros(SIZE, dtype=np.float32)
        for token in tokens:
            total += self._of_word(token.strip("{}"))
        length = float(np.linalg.norm(total))
        return total / np.float32(length) if length else total

    def of_all(self, texts: Iterable[Sequence[str]]) -> Floats:
        """Texts × ``SIZE``."""
        return np.fromiter((self.of(tokens) for tokens in texts), dtype=(np.float32, SIZE))

    def of_words(self, words: Iterable[str]) -> Floats:
        """Words × ``SIZE``, as they are added up in a text."""
        return np.array([self._of_word(word) for word in words], dtype=np.float32).reshape(-1, SIZE)

    def _find(self, word: str) -> Floats:
        known = self._known.get(word)
        return self._pieces.of(word) if known is None else known

    @cached_property
    def _pieces(self) -> _Pieces:
        """Not before a word is met that is not known: they take 0.1 s and 14 MB."""
        return _Pieces()


class _Pieces:
    """The vectors of word pieces."""

    def __init__(self) -> None:
        from safetensors import safe_open
        from tokenizers import Tokenizer

        folder = _folder()
        self._split = Tokenizer.from_file(str(folder / _PIECES))
        file: Any = safe_open(str(folder / _VECTORS), framework="numpy")
        self._vectors = file.get_slice(next(iter(file.keys())))

    def of(self, word: str) -> Floats:
        """The sum over the pieces of a word, which are the same in every sentence."""
        total = np.zeros(SIZE, dtype=np.float32)
        for piece in self._split.encode(word, add_special_tokens=False).ids:
            total += self._vectors[piece]
        return total


def _folder() -> Path:
    """Where the package lies. Raises ModuleNotFoundError with what to do."""
    found = find_spec("wordllama")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("The package wordllama is missing: install Laurel again with `pip install -e .`.")
    return Path(found.submodule_search_locations[0])
