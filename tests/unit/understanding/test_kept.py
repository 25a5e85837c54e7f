"""Computed once, read again, and never a reason to fail."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

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
        os.utime(tmp_path / f"x-{version}.npz", (i, i))
    assert {path.name for path in tmp_path.iterdir()} == {"x-c.npz", "x-d.npz", "x-e.npz", "x-f.npz"}


def test_a_spoilt_file_is_made_again(tmp_path: Path) -> None:
    make = Making()
    kept("x", "a", make, tmp_path)
    (tmp_path / "x-a.npz").write_bytes(b"not an array")
    assert kept("x", "a", make, tmp_path)["weights"].tolist() == [[1.0, 2.0]]
    assert make.times == 2


def test_a_file_of_one_bare_array_is_made_again(tmp_path: Path) -> None:
    with (tmp_path / "x-a.npz").open("wb") as file:
        np.save(file, np.zeros(3))
    assert kept("x", "a", Making(), tmp_path)["weights"].tolist() == [[1.0, 2.0]]


def test_a_folder_that_cannot_be_made_costs_time_only(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    make = Making()
    assert kept("x", "a", make, blocked / "cache")["weights"].tolist() == [[1.0, 2.0]]
    assert make.times == 1


def test_fingerprints_tell_parts_apart() -> None:
    assert fingerprint([b"ab", b"c"]) != fingerprint([b"a", b"bc"])
    assert fingerprint([b"ab"]) == fingerprint([b"ab"])
