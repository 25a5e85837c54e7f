"""Keeping what takes long to compute in the user's cache folder; losing it costs time, nothing else."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

Floats = NDArray[np.float32]


def fingerprint(parts: Iterable[bytes]) -> str:
    """Equal only for equal parts in equal order."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:32]


def kept(name: str, key: str, make: Callable[[], Floats], folder: Path | None = None) -> Floats:
    """The array kept as ``name`` under ``key``, or else made and kept; older keys of the name are dropped.

    A folder that cannot be read or written, or a file that is no such array, only means making it again.
    """
    folder = folder or user_cache_path("laurel")
    path = folder / f"{name}-{key}.npy"
    try:
        return np.asarray(np.load(path, allow_pickle=False), dtype=np.float32)
    except (OSError, ValueError, EOFError):
        value = make()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as file:
            np.save(file, value, allow_pickle=False)
        os.replace(file.name, path)  # noqa: PTH105 - atomic, so another process never reads half a file
        for old in folder.glob(f"{name}-*.npy"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError:
        pass
    return value
