"""Keeping what takes long to compute in the user's cache folder; losing it costs time, nothing else."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

Arrays = Mapping[str, NDArray[Any]]
#: Two versions that run side by side do not take each other's away.
_VERSIONS = 4


def fingerprint(parts: Iterable[bytes]) -> str:
    """Equal only for equal parts in equal order."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:32]


def kept(name: str, key: str, make: Callable[[], Arrays], folder: Path | None = None) -> Arrays:
    """The arrays kept as ``name`` under ``key``, or else made and kept; of other keys the last few stay.

    A folder that cannot be read or written, or a file that holds no such arrays, only means making them again.
    """
    folder = folder or user_cache_path("laurel")
    path = folder / f"{name}-{key}.npz"
    try:
        with np.load(path, allow_pickle=False) as file:
            return dict(file)
    except (OSError, ValueError, EOFError, BadZipFile, TypeError):
        value = make()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as file:
            np.savez(file, **dict[str, Any](value))
        os.replace(file.name, path)  # noqa: PTH105 - atomic, so another process never reads half a file
        for old in sorted(folder.glob(f"{name}-*.npz"), key=_written, reverse=True)[_VERSIONS:]:
            old.unlink(missing_ok=True)
    except OSError:
        pass
    return value


def _written(path: Path) -> float:
    """When, in seconds; a file that is gone meanwhile is the oldest."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
