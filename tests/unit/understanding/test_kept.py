"""Computed once, read again, and never a reason to fail."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from bot.dialogs.understanding.kept import Arrays, fingerprint, kept


class Making:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Arrays:
        self.times += 1
        return {"weights": np.array([[1.0, 2.0]], dtype=np.float32)}


def test_it_is_made_once_per_key(tmp_path: Path) -> None:
    make = Making()
    first = kept("x", "a", make, tmp_path)
    second = kept("x", "a", make, tmp_path)
    assert np.array_equal(first["weights"], second["weights"])
    assert make.times == 1
    kept("x", "b", make, tmp_path)
    assert make.times == 2


def test_of_many_versions_the_last_few_stay(tmp_path: Path) -> None:
    for i, version in enumerate("abcdef"):
        kept("x", version, Making(), tmp_path)
        os.utime(tmp_path / f"x-{version}", (i, i))
    assert {path.name for path in tmp_path.iterdir()} == {"x-c", "x-d", "x-e", "x-f"}


def test_what_an_earlier_version_kept_in_files_goes_too(tmp_path: Path) -> None:
    for i in range(5):
        (tmp_path / f"x-{i}.npz").write_bytes(b"old")
        os.utime(tmp_path / f"x-{i}.npz", (i, i))
    kept("x", "a", Making(), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"x-2.npz", "x-3.npz", "x-4.npz", "x-a"}


@pytest.mark.parametrize("spoilt", [b"not an array", b""])
def test_a_spoilt_file_is_made_again(spoilt: bytes, tmp_path: Path) -> None:
    make = Making()
    kept("x", "a", make, tmp_path)
    (tmp_path / "x-a" / "weights.npy").write_bytes(spoilt)
    assert kept("x", "a", make, tmp_path)["weights"].tolist() == [[1.0, 2.0]]
    assert make.times == 2


def test_a_half_written_file_is_made_again(tmp_path: Path) -> None:
    make = Making()
    kept("x", "a", make, tmp_path)
    file = tmp_path / "x-a" / "weights.npy"
    file.write_bytes(file.read_bytes()[:-4])
    assert kept("x", "a", make, tmp_path)["weights"].tolist() == [[1.0, 2.0]]
    assert make.times == 2


def test_an_empty_folder_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "x-a").mkdir()
    assert kept("x", "a", Making(), tmp_path)["weights"].tolist() == [[1.0, 2.0]]
    assert (tmp_path / "x-a" / "weights.npy").exists()


def test_a_folder_that_cannot_be_made_costs_time_only(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    make = Making()
    assert kept("x", "a", make, blocked / "cache")["weights"].tolist() == [[1.0, 2.0]]
    assert make.times == 1


def test_fingerprints_tell_parts_apart() -> None:
    assert fingerprint([b"ab", b"c"]) != fingerprint([b"a", b"bc"])
    assert fingerprint([b"ab"]) == fingerprint([b"ab"])
