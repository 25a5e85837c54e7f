"""A catalogue that an earlier start read is the same one, until a file of it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge import shelved
from bot.knowledge.base import KnowledgeBase, Language
from bot.knowledge.catalogue import CatalogueError, Shelf, data_folder, load_catalogue, read_shelf
from bot.knowledge.finder import Lexicon, names_of
from bot.knowledge.shelved import opened
from tests.fakes.catalogue_folder import spoil, write_catalogue

CREDENTIALS = "credentials/example.yaml"


class Reader:
    """Counts how often the files are read."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, folder: Path) -> Shelf:
        self.times += 1
        return read_shelf(folder)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    reader = Reader()
    monkeypatch.setattr(shelved, "read_shelf", reader)
    return reader


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_catalogue(tmp_path / "data")


def test_the_shipped_one_is_kept_whole(tmp_path: Path, reader: Reader) -> None:
    read = load_catalogue()
    fresh = Lexicon.of(names_of(read))
    opened(data_folder(), tmp_path)
    catalogue, lexicon = opened(data_folder(), tmp_path)
    assert reader.times == 1
    assert catalogue == read
    assert catalogue.origin == read.origin
    assert (list(lexicon.names), list(lexicon.tokens)) == (list(fresh.names), list(fresh.tokens))
    assert lexicon.index.counts == fresh.index.counts
    for typed in (["kubernetes", "admin"], ["certifed", "clowd", "practitoner"], ["nurse"], ["zzz"]):
        assert lexicon.index.candidates(typed, 50) == fresh.index.candidates(typed, 50)


def test_names_are_found_as_before(folder: Path, tmp_path: Path, reader: Reader) -> None:
    for _start in range(2):
        knowledge = KnowledgeBase(Language({}), folder, tmp_path / "cache")
        assert [match.id for match in knowledge.finder.find("sql raeder")][:1] == ["example-sql"]
        assert [match.id for match in knowledge.finder.find("CSR")] == ["example-sql"]
    assert reader.times == 1


@pytest.mark.parametrize("changed", ["name", "file"])
def test_a_change_is_seen(changed: str, folder: Path, tmp_path: Path, reader: Reader) -> None:
    opened(folder, tmp_path / "cache")
    if changed == "name":
        spoil(folder, CREDENTIALS, "name: Chart Maker", "name: Chart Miner")
    else:
        (folder / CREDENTIALS).rename(folder / "credentials" / "board.yaml")
    catalogue, lexicon = opened(folder, tmp_path / "cache")
    assert reader.times == 2
    assert catalogue == load_catalogue(folder)
    assert catalogue.origin == load_catalogue(folder).origin
    assert ("Chart Miner" in [name.text for name in lexicon.names]) == (changed == "name")


@pytest.mark.parametrize(
    "file", ["skills.json", "roles.jsonl", "credentials.jsonl", "names.jsonl", "counts.json", "index/meta.json"]
)
@pytest.mark.parametrize("content", [b"", b"{}", b"[1, 2"])
def test_what_is_spoilt_is_read_anew(file: str, content: bytes, folder: Path, tmp_path: Path, reader: Reader) -> None:
    opened(folder, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    (kept / file).write_bytes(content)
    assert opened(folder, tmp_path / "cache")[0] == load_catalogue(folder)
    assert reader.times == 2
    opened(folder, tmp_path / "cache")
    assert reader.times == 2


def test_nothing_is_kept_of_a_catalogue_that_cannot_be_read(folder: Path, tmp_path: Path) -> None:
    spoil(folder, CREDENTIALS, "hours: 40", "hours: many")
    with pytest.raises(CatalogueError):
        opened(folder, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_a_file_that_cannot_be_read_is_told(folder: Path, tmp_path: Path) -> None:
    (folder / CREDENTIALS).unlink()
    (folder / CREDENTIALS).mkdir()
    with pytest.raises(CatalogueError, match="cannot be read"):
        opened(folder, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()
