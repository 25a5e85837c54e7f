"""Arrays in the user's cache folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot import cache
from bot.cache import fingerprint  # the key of what is learned counts the text of its reader, which finds it here

Arrays = Mapping[str, NDArray[Any]]


def kept(name: str, key: str, make: Callable[[], Arrays], folder: Path | None = None) -> Arrays:
    """The arrays kept as ``name`` under ``key``, or else made and kept.

    Kept ones are read where they lie, as far as they are looked at.
    """
    return cache.kept(folder or cache.cache_folder(), name, key, _read, make, _write)


def _read(place: Path) -> Arrays:
    """Raises OSError where there are none, and ValueError or EOFError for what are no arrays."""
    found = {path.stem: np.asarray(np.load(path, mmap_mode="r")) for path in place.glob("*.npy")}
    if not found:
        raise FileNotFoundError(place)
    return found


def _write(arrays: Arrays, place: Path) -> None:
    for name, array in arrays.items():
        np.save(place / f"{name}.npy", array)


__all__ = ["Arrays", "fingerprint", "kept"]
