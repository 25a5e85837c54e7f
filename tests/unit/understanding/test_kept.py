"""Computed once, read again, and never a reason to fail."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.dialogs.understanding.kept import Arrays, kept


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
