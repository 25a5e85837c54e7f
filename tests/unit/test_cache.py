"""Made once, read again, and never a reason to fail."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.cache import fingerprint, kept


class Making:
    """A text that says how often it was made."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> str:
        self.times += 1
        return f"made {self.times}"


def read(place: Path) -> str:
    return (place / "text").read_text(encoding="utf-8")


def write(text: str, place: Path) -> None:
    (place / "text").write_text(text, encoding="utf-8")


def test_it_is_made_once_per_key(tmp_path: Path) -> None:
    make = Making()
    assert kept(tmp_path, "x", "a", read, make, write) == "made 1"
    assert kept(tmp_path, "x", "a", read, make, write) == "made 1"
    assert kept(tmp_path, "x", "b", read, make, write) == "made 2"


def test_of_many_versions_the_last_few_stay(tmp_path: Path) -> None:
    for i, version in enumerate("abcdef"):
        kept(tmp_path, "x", version, read, Making(), write)
        os.utime(tmp_path / f"x-{version}", (i, i))
    kept(tmp_path, "y", "a", read, Making(), write)
    assert {path.name for path in tmp_path.iterdir()} == {"x-c", "x-d", "x-e", "x-f", "y-a"}


def test_what_an_earlier_version_kept_in_files_goes_too(tmp_path: Path) -> None:
    for i in range(5):
        (tmp_path / f"x-{i}.npz").write_bytes(b"old")
        os.utime(tmp_path / f"x-{i}.npz", (i, i))
    kept(tmp_path, "x", "a", read, Making(), write)
    assert {path.name for path in tmp_path.iterdir()} == {"x-2.npz", "x-3.npz", "x-4.npz", "x-a"}


def test_what_cannot_be_read_is_made_again_and_kept(tmp_path: Path) -> None:
    make = Making()
    kept(tmp_path, "x", "a", read, make, write)
    (tmp_path / "x-a" / "text").write_bytes(b"\xff")
    assert kept(tmp_path, "x", "a", read, make, write) == "made 2"
    assert kept(tmp_path, "x", "a", read, make, write) == "made 2"


def test_what_is_written_in_part_is_never_found(tmp_path: Path) -> None:
    def broken(text: str, place: Path) -> None:
        write(text[:3], place)
        raise OSError("no space left")

    assert kept(tmp_path, "x", "a", read, Making(), broken) == "made 1"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_costs_time_only(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    make = Making()
    assert kept(blocked / "cache", "x", "a", read, make, write) == "made 1"
    assert make.times == 1


def test_what_fails_in_making_is_not_hidden(tmp_path: Path) -> None:
    def make() -> str:
        raise ValueError("no such phrases")

    with pytest.raises(ValueError, match="no such phrases"):
        kept(tmp_path, "x", "a", read, make, write)


def test_fingerprints_tell_parts_apart() -> None:
    assert fingerprint([b"ab", b"c"]) != fingerprint([b"a", b"bc"])
    assert fingerprint([b"ab"]) == fingerprint([b"ab"])
