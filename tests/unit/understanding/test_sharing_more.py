"""What lets the leads see more, and what only sounds like it."""

from __future__ import annotations

import pytest

from bot.dialogs.understanding.sharing_more import More, shows_more


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ok let her see the dates then", "show dates"),
        ("she can see my studies again", "show studies"),
        ("show her my studies and the dates", "show both"),
        ("share my studies with the leads", "show studies"),
        ("unhide the dates", "show dates"),
        ("mrs holm can see my progress too", "show studies"),
    ],
)
def test_more_is_shown(text: str, said: More) -> None:
    assert shows_more(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "no one can see my dates",
        "nobody can see my dates",
        "let nobody see the dates",
        "only she can see my dates",
        "you can see my dates",
        "can she see my dates",
        "i hope she can see my dates",
        "don't let her see the dates",
        "show me my dates",
        "no dates",
        "without dates",
    ],
)
def test_nothing_more_is_shown(text: str) -> None:
    assert shows_more(text) is None
    assert shows_more(text, at_the_question=True) is None


def test_at_the_question_a_name_is_enough() -> None:
    assert shows_more("yes the dates") is None
    assert shows_more("yes the dates", at_the_question=True) == "show dates"
