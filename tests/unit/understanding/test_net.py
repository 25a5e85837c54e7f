"""The networks learn what they are taught, the same each time, and say which words speak for it."""

from __future__ import annotations

import numpy as np
import pytest

from bot.dialogs.understanding import net
from bot.dialogs.understanding.net import Nets, Rows, learn

#: Three dialogs, each with a feature of its own (0, 1, 2); feature 3 is everywhere, 4 means nothing at all.
_TAUGHT = [([(0, 0.9), (3, 0.4)], 0), ([(1, 0.9), (3, 0.4)], 1), ([(2, 0.9), (3, 0.4)], 2), ([(4, 1.0)], -1)] * 60


def rows() -> Rows:
    return Rows.of([row for row, _ in _TAUGHT], np.zeros((len(_TAUGHT), 4), dtype=np.float32), 5)


@pytest.fixture(scope="module")
def nets() -> Nets:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(net, "_EPOCHS", 60)
        return learn(rows(), np.array([dialog for _, dialog in _TAUGHT], dtype=np.int32), 3)


NO_MEANING = np.zeros(4, dtype=np.float32)


@pytest.mark.parametrize("dialog", [0, 1, 2])
def test_each_dialog_is_known_by_its_own_feature(nets: Nets, dialog: int) -> None:
    likely = nets.probabilities(nets.hidden([(dialog, 0.9), (3, 0.4)], NO_MEANING))
    assert int(likely.argmax()) == dialog
    assert likely[dialog] > 0.8
    assert likely.sum() == pytest.approx(1.0, abs=1e-5)


def test_what_asks_for_nothing_is_sure_of_nothing(nets: Nets) -> None:
    assert nets.probabilities(nets.hidden([(4, 1.0)], NO_MEANING)).max() < 0.5


def test_the_feature_that_tells_speaks_loudest(nets: Nets) -> None:
    said = nets.says([(1, 0.9), (3, 0.4)], nets.hidden([(1, 0.9), (3, 0.4)], NO_MEANING), 1)
    assert said[0] > 0
    assert said[0] > said[1]


def test_a_text_without_features_has_an_answer_too(nets: Nets) -> None:
    assert nets.probabilities(nets.hidden([], NO_MEANING)).shape == (3,)
    assert nets.says([], nets.hidden([], NO_MEANING), 0).shape == (0,)


def test_learning_again_comes_to_the_same() -> None:
    dialogs = np.array([dialog for _, dialog in _TAUGHT], dtype=np.int32)
    once, again = learn(rows(), dialogs, 3), learn(rows(), dialogs, 3)
    assert np.allclose(once.out, again.out, atol=1e-4)
    assert np.allclose(once.features, again.features, atol=1e-2)


def test_rows_are_picked_in_any_order() -> None:
    few = rows().some(np.array([3, 0], dtype=np.int32))
    assert few.starts.tolist() == [0, 1, 3]
    assert few.columns.tolist() == [4, 0, 3]
    assert few.values.tolist() == pytest.approx([1.0, 0.9, 0.4])
