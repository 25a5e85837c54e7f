from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.dialogs.understanding.columns import Columns, packed

_LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
_FEATURES = st.lists(st.text(_LETTERS, min_size=1), unique=True)


@given(_FEATURES, st.text(min_size=1))
def test_every_feature_has_the_column_of_its_place_and_no_other_has_one(features: list[str], other: str) -> None:
    columns = Columns(packed(features))
    assert [columns.of(feature) for feature in features] == list(range(len(features)))
    assert [columns.feature(i) for i in range(len(features))] == features
    assert other in features or columns.of(other) == -1
