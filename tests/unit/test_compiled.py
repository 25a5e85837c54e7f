"""What was kept of a pattern is that pattern, and what cannot be used of it is compiled as ever."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import bot.app  # noqa: F401 - with it come the patterns of the program
from bot import compiled, patterns

_NAMED = r"(?P<year>\d{4})-(?P<month>\d\d)|(?<!\w)(yesterday|heute)\b"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(compiled, "cache_folder", lambda: tmp_path)
    compiled._opened.cache_clear()
    yield tmp_path
    compiled._opened.cache_clear()


def _none_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str, flags: int = 0) -> None:
        raise AssertionError(f"compiled again: {text}")

    monkeypatch.setattr(re, "compile", refuse)


def _file(folder: Path) -> Path:
    (file,) = folder.glob("patterns-*/*")
    return file


def test_each_of_the_program_comes_back_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    some = [(each.pattern, each.flags_given) for each in patterns._all[::5]]
    assert len(some) > 400
    made = [re.compile(text, flags) for text, flags in some]
    compiled.keep(some)
    _none_compiled(monkeypatch)
    again = [compiled.compiled(text, flags) for text, flags in some]
    assert again == made  # the programs are compared
    assert [each.groupindex for each in again] == [each.groupindex for each in made]


def test_groups_keep_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.keep([(_NAMED, re.IGNORECASE)])
    _none_compiled(monkeypatch)
    found = compiled.compiled(_NAMED, re.IGNORECASE).search("ended 2026-03, not YESTERDAY")
    assert found is not None
    assert (found.groupdict(), found.lastgroup) == ({"year": "2026", "month": "03"}, "month")
    behind = compiled.compiled(_NAMED, re.IGNORECASE).search("Yesterday")
    assert behind is not None
    assert (behind.group(3), behind.lastgroup) == ("Yesterday", None)


def test_halves_of_a_character_are_no_hindrance(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.keep([("[\ud800-\udfff]", 0), ("cka", 0)])
    _none_compiled(monkeypatch)
    assert compiled.compiled("[\ud800-\udfff]", 0).search("a\ud83d")
    assert compiled.compiled("cka", 0).search("cka")


def test_the_same_words_with_other_flags_are_another_pattern() -> None:
    compiled.keep([("cka", re.IGNORECASE)])
    assert compiled.compiled("cka", re.IGNORECASE).search("CKA")
    assert not compiled.compiled("cka", 0).search("CKA")


def test_what_was_kept_later_takes_the_place_of_what_was_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.keep([("one", 0)])
    assert compiled.compiled("one", 0).search("one")
    compiled.keep([("two", 0)])
    assert compiled.compiled("one", 0).search("one")
    _none_compiled(monkeypatch)
    assert compiled.compiled("two", 0).search("two")


def test_a_spoilt_file_is_passed_over(folder: Path) -> None:
    compiled.keep([("cka", 0)])
    compiled._opened.cache_clear()
    _file(folder).write_bytes(b"no database" * 1000)
    assert compiled.compiled("cka", 0).search("cka")


def test_a_spoilt_program_is_refused(folder: Path) -> None:
    compiled.keep([("cka", 0)])
    compiled._opened.cache_clear()
    with closing(sqlite3.connect(_file(folder))) as file, file:
        file.execute("UPDATE programs SET code = ?", (b"\xff\xff\xff\x7f" * 12,))
    assert compiled.compiled("cka", 0).search("cka")


def test_where_nothing_can_be_written_nothing_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").touch()
    monkeypatch.setattr(compiled, "cache_folder", lambda: folder / "file")
    compiled.keep([("cka", 0)])
    assert compiled.compiled("cka", 0).search("cka")


def test_a_wrong_one_is_told_as_ever() -> None:
    with pytest.raises(re.error, match="missing"):
        compiled.keep([("(", 0)])
    with pytest.raises(re.error, match="missing"):
        compiled.compiled("(", 0)
