"""What is kept of a message that was not understood."""

from __future__ import annotations

from datetime import date

import pytest

from bot.dialogs.engine.manager import DialogManager
from bot.dialogs.understanding.masking import masked


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("can you book the CKA for me", "can you book the {credential} for me"),
        ("why did Stefan say that", "why did {name} say that"),
        ("write to dana@example.org or https://dana.example/x please", "write to {name} {name} {name} or please"),
        ("my badge number is 4711-X", "my badge number is # {name}"),
    ],
)
def test_names_and_numbers_are_masked(manager: DialogManager, said: str, kept: str) -> None:
    assert masked(manager.ear.hear(said, date(2026, 11, 2)), manager.phrases.common) == kept
