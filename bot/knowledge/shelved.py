"""A catalogue and its names as an earlier start read them: a fifth of the time, and none of the memory it takes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from itertools import chain
from pathlib import Path
from sys import intern
from typing import Any, TypeVar, get_args

import pydantic
import tantivy
from pydantic import TypeAdapter

from bot.cache import fingerprint, kept
from bot.knowledge.catalogue import Catalogue, Shelf, link, read_shelf
from bot.knowledge.finder.index import Counts, NameIndex, fill, schema
from bot.knowledge.finder.lexicon import Lexicon, indexed
from bot.knowledge.finder.names import Name, NameKind, names_of
from bot.knowledge.model.credential import IssuerFile
from bot.knowledge.model.role import RoleFile, SkillFile

F = TypeVar("F", RoleFile, IssuerFile)

_SKILLS, _ROLES, _CREDENTIALS = "skills.json", "roles.jsonl", "credentials.jsonl"
_NAMES, _COUNTS, _INDEX = "names.jsonl", "counts.json", "index"
#: A file of the catalogue with its name, on a line of its own: all at once would be in memory twice while read.
_ROLE_FILE, _ISSUER_FILE = TypeAdapter(tuple[str, RoleFile]), TypeAdapter(tuple[str, IssuerFile])
_KINDS: dict[str, NameKind] = {kind: kind for kind in get_args(NameKind)}
_AT_ONCE = 500
#: What turns files into a catalogue and its names, and both into what is kept.
_CODE = ("*.py", "model/*.py", "finder/index.py", "finder/lexicon.py", "finder/names.py")


@dataclass(frozen=True)
class _Opened:
    shelf: Shelf
    catalogue: Catalogue
    lexicon: Lexicon


def opened(folder: Path, cache: Path | None) -> tuple[Catalogue, Lexicon]:
    """The catalogue of a folder and all names in it. ``cache``: where they are kept until a file of the folder changes.

    Raises CatalogueError; nothing is kept then.
    """

    def make() -> _Opened:
        shelf = read_shelf(folder)
        catalogue = link(shelf, folder)
        return _Opened(shelf, catalogue, Lexicon.of(names_of(catalogue)))

    def read(place: Path) -> _Opened:
        shelf = _read_shelf(place)
        if len(shelf.roles) + len(shelf.credentials) + 1 != len(_files(folder)):
            raise ValueError("not all files of the catalogue were kept")
        return _Opened(shelf, link(shelf, folder), _read_lexicon(place))

    key = None if cache is None else _key(folder)
    found = make() if cache is None or key is None else kept(cache, "catalogue", key, read, make, _write)
    return found.catalogue, found.lexicon


def _files(folder: Path) -> list[Path]:
    """All that a catalogue is read from."""
    return sorted(file for glob in ("skills.yaml", "roles/*.yaml", "credentials/*.yaml") for file in folder.glob(glob))


def _key(folder: Path) -> str | None:
    """None where a file cannot be read, which reading the catalogue tells in a sentence."""
    try:
        return fingerprint(_parts(folder))
    except OSError:
        return None


def _parts(folder: Path) -> Iterator[bytes]:
    """Everything that what is kept depends on."""
    yield f"{pydantic.VERSION} {tantivy.__version__}".encode()  # type: ignore[attr-defined]
    here = Path(__file__).parent
    for file in sorted(file for glob in _CODE for file in here.glob(glob)):
        yield file.read_bytes()
    for file in _files(folder):
        yield file.relative_to(folder).as_posix().encode()
        yield file.read_bytes()


def _write(opened: _Opened, place: Path) -> None:
    shelf, lexicon = opened.shelf, opened.lexicon
    (place / _SKILLS).write_text(shelf.skills.model_dump_json(exclude_defaults=True), encoding="utf-8")
    _write_files(shelf.roles, _ROLE_FILE, place / _ROLES)
    _write_files(shelf.credentials, _ISSUER_FILE, place / _CREDENTIALS)
    with (place / _NAMES).open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in _lines(lexicon))
    (place / _INDEX).mkdir()
    counts = fill(tantivy.Index(schema(), path=str(place / _INDEX)), indexed(lexicon.names, lexicon.tokens))
    (place / _COUNTS).write_text(json.dumps(vars(counts)), encoding="utf-8")


def _write_files(files: Mapping[str, F], shape: TypeAdapter[tuple[str, F]], place: Path) -> None:
    with place.open("wb") as lines:
        lines.writelines(shape.dump_json(file, exclude_defaults=True) + b"\n" for file in files.items())


def _read_shelf(place: Path) -> Shelf:
    with (place / _ROLES).open("rb") as roles, (place / _CREDENTIALS).open("rb") as credentials:
        return Shelf(
            SkillFile.model_validate_json((place / _SKILLS).read_bytes()),
            dict(map(_ROLE_FILE.validate_json, roles)),
            dict(map(_ISSUER_FILE.validate_json, credentials)),
        )


def _read_lexicon(place: Path) -> Lexicon:
    counts = Counts(**json.loads((place / _COUNTS).read_bytes()))
    index = NameIndex(tantivy.Index.open(str(place / _INDEX)), counts)
    names: list[Name] = []
    tokens: list[tuple[str, ...]] = []
    with (place / _NAMES).open(encoding="utf-8") as file:
        word = json.loads(file.readline()).__getitem__
        for text, kind, key, acronym, words in chain.from_iterable(map(json.loads, file)):
            names.append(Name(text, _KINDS[kind], intern(key), acronym))
            tokens.append(tuple(map(word, words)))
    if len(names) != counts.names:
        raise ValueError(f"{len(names)} names where {counts.names} were written")
    return Lexicon(names, tokens, index)


def _lines(lexicon: Lexicon) -> Iterator[Any]:
    """All words, then the names with theirs as numbers: names share most of them, and so they do in memory. Some at a
    time, so that little memory is taken to read them.
    """
    number = {word: i for i, word in enumerate(dict.fromkeys(word for name in lexicon.tokens for word in name))}
    yield list(number)
    for start in range(0, len(lexicon.names), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        told = zip(lexicon.names[some], lexicon.tokens[some], strict=True)
        yield [(*astuple(name), [number[word] for word in words]) for name, words in told]
