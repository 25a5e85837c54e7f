"""What regular expressions were compiled to, kept for the next start, which makes a pattern of it fifty times faster.

Compiling the 2,500 of the program takes 2.5 s, and those of a first turn were a quarter of a start. Python has no
public way to keep what its compiler makes, so this looks behind it: each Python has a file of its own, Python itself
checks a program before it takes it, and whatever is not found, cannot be read or is refused is compiled as ever.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from array import array
from collections.abc import Iterable
from contextlib import closing, suppress
from functools import lru_cache
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.cache import cache_folder, fingerprint, replaced

#: What an unknown Python, or a spoilt file, may raise.
_REFUSED = (sqlite3.Error, ImportError, AttributeError, TypeError, ValueError, RuntimeError, OSError)
_FILE = "programs.db"


def compiled(text: str, flags: int) -> re.Pattern[str]:
    """Equal to ``re.compile(text, flags)``, whose errors it raises."""
    with suppress(*_REFUSED):
        kept = _opened(cache_folder() / _name())
        row = kept and kept.execute("SELECT flags, code, groups, names FROM programs WHERE id = ?", (_id(text, flags),))
        if found := row and row.fetchone():
            return _pattern(text, *found)
    return re.compile(text, flags)


def keep(expressions: Iterable[tuple[str, int]]) -> None:
    """Compiles the expressions, texts with their flags, and keeps what comes out in place of what was kept before.

    Raises re.error for one that is none. Where this Python compiles in another way, or nothing can be written, nothing
    is kept.
    """
    with suppress(*_REFUSED):
        rows = [(_id(text, flags), *_program(text, flags)) for text, flags in expressions]
        replaced(cache_folder() / _name(), lambda place: _write(rows, place / _FILE))
        _opened.cache_clear()


def _write(rows: Iterable[tuple[bytes, int, bytes, int, str]], file: Path) -> None:
    with closing(sqlite3.connect(file)) as made, made:
        made.execute("CREATE TABLE programs (id BLOB PRIMARY KEY, flags INT, code BLOB, groups INT, names TEXT)")
        made.executemany("INSERT OR IGNORE INTO programs VALUES (?, ?, ?, ?, ?)", rows)


@lru_cache(maxsize=4)
def _opened(place: Path) -> sqlite3.Connection | None:
    """None where nothing is kept. Nobody writes into a file that is in its place: a newer one takes it."""
    if not (place / _FILE).exists():
        return None
    kept = sqlite3.connect(f"{(place / _FILE).as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    kept.execute("PRAGMA cache_size = 8")  # pages: nothing is read twice
    return kept


@lru_cache(maxsize=1)
def _name() -> str:
    magic: int = import_module("_sre").MAGIC
    return f"patterns-{fingerprint([sys.version.encode(), str(magic).encode()])}"


def _id(text: str, flags: int) -> bytes:
    return blake2b(f"{int(flags)} {text}".encode(errors="surrogatepass"), digest_size=16).digest()


def _program(text: str, flags: int) -> tuple[int, bytes, int, str]:
    """All flags, the code, how many groups, and the numbers of those with names, as JSON; as Python compiles it."""
    parsed: Any = import_module("re._parser").parse(text, int(flags))
    code: list[int] = import_module("re._compiler")._code(parsed, int(flags))
    state = parsed.state
    return int(flags) | state.flags, array("I", code).tobytes(), state.groups - 1, json.dumps(state.groupdict)


def _pattern(text: str, flags: int, code: bytes, groups: int, names: str) -> re.Pattern[str]:
    by_name: dict[str, int] = json.loads(names)
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in by_name.items():
        by_number[number] = name
    made: re.Pattern[str] = import_module("_sre").compile(
        text, flags, array("I", code).tolist(), groups, by_name, tuple(by_number)
    )
    return made
