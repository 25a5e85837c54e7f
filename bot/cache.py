"""What takes long to compute is kept in the user's cache folder; losing it costs time, nothing else."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from platformdirs import user_cache_path

T = TypeVar("T")

#: Two versions that run side by side do not take each other's away.
_VERSIONS = 4
#: What reading raises where something is missing, cut short or of another shape.
_SPOILT = (OSError, EOFError, ValueError, LookupError, TypeError)


def cache_folder() -> Path:
    return user_cache_path("laurel")


def fingerprint(parts: Iterable[bytes]) -> str:
    """Equal only for equal parts in equal order."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:32]


def kept(
    folder: Path,
    name: str,
    key: str,
    read: Callable[[Path], T],
    make: Callable[[], T],
    write: Callable[[T, Path], None],
) -> T:
    """What ``read`` finds kept as ``name`` under ``key`` in ``folder``, or else what ``make`` makes, which is kept;
    of other keys the last few stay.

    ``read`` and ``write`` are given a folder of their own. Where it cannot be read, or holds something else, or cannot
    be written (OSError), the value is only made again.
    """
    place = folder / f"{name}-{key}"
    with suppress(*_SPOILT):
        return read(place)
    value = make()
    with suppress(OSError):
        replaced(place, lambda part: write(value, part))
        for old in sorted(folder.glob(f"{name}-*"), key=_when_written, reverse=True)[_VERSIONS:]:
            _remove(old)
    return value


def replaced(place: Path, write: Callable[[Path], None]) -> None:
    """The folder ``place`` is made anew: all or nothing, another process never reads half of it. Raises OSError."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=place.parent, suffix=".part") as making:
        whole = Path(making) / place.name
        whole.mkdir()
        write(whole)
        _remove(place)
        whole.rename(place)


def _remove(old: Path) -> None:
    if old.is_dir():
        shutil.rmtree(old, ignore_errors=True)
    else:
        old.unlink(missing_ok=True)  # earlier versions kept them in a file


def _when_written(path: Path) -> float:
    """In seconds; what is gone meanwhile is the oldest."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
