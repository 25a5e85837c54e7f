"""What means the same is near, however it is worded."""

from __future__ import annotations

import numpy as np
import pytest

from bot.dialogs.understanding.meaning import SIZE, Meaning


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    return Meaning()


def near(meaning: Meaning, one: str, other: str) -> float:
    return float(meaning.of(one.split()) @ meaning.of(other.split()))


@pytest.mark.parametrize(
    ("said", "same", "different"),
    [
        ("how much is it", "what does it cost", "who is stuck"),
        ("chuck it out", "delete that", "add it to my list"),
        ("when does it run out", "expiry date", "show my team"),
    ],
)
def test_other_words_for_the_same_are_nearer(meaning: Meaning, said: str, same: str, different: str) -> None:
    assert near(meaning, said, same) > near(meaning, said, different)


def test_vectors_are_of_unit_length_and_nothing_means_nothing(meaning: Meaning) -> None:
    assert np.linalg.norm(meaning.of(["{credential}", "expires"])) == pytest.approx(1.0, abs=1e-5)
    assert not meaning.of([]).any()
    assert meaning.of_all([]).shape == (0, SIZE)


def test_a_placeholder_is_read_as_its_word(meaning: Meaning) -> None:
    assert meaning.of(["{credential}"]).tolist() == meaning.of(["credential"]).tolist()
