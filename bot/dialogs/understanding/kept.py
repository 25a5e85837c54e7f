"""Keeping what takes long to compute in the user's cache folder; losing it costs time, nothing else."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

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

    Kept ones are read where they lie, as far as they are looked at. A folder that cannot be read or written, or one
    that holds no such arrays, only means making them again.
    """
    folder = folder or user_cache_path("laurel")
    place = folder / f"{name}-{key}"
    with suppress(OSError, ValueError, EOFError):
        if found := {path.stem: np.asarray(np.load(path, mmap_mode="r")) for path in place.glob("*.npy")}:
            return found
    value = make()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        _write(value, place)
        for old in sorted(folder.glob(f"{name}-*"), key=_written, reverse=True)[_VERSIONS:]:
            _remove(old)
    return value


def _write(arrays: Arrays, place: Path) -> None:
    """All or nothing: another process never reads half of them."""
    with TemporaryDirectory(dir=place.parent, suffix=".part") as making:
        whole = Path(making) / place.name
        whole.mkdir()
        for name, array in arrays.items():
            np.save(whole / f"{name}.npy", array)
        _remove(place)
        whole.rename(place)


def _remove(old: Path) -> None:
    if old.is_dir():
        shutil.rmtree(old, ignore_errors=True)
    else:
        old.unlink(missing_ok=True)  # earlier versions kept them in a file


def _written(path: Path) -> float:
    """When, in seconds; what is gone meanwhile is the oldest."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
