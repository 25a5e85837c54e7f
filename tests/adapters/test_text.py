"""Text as any platform carries it."""

from __future__ import annotations

import pytest

from bot.adapters.text import is_visible, is_web_address, last_good_cut, sendable


def test_what_no_platform_carries_is_dropped() -> None:
    assert sendable("a\r\nb\rc\td\x00\x1b\x85\ud83d") == "a\nb\nc\td"


@pytest.mark.parametrize("text", ["", " \n", "\u200b\u200d", "\xa0"])
def test_spaces_and_joiners_cannot_be_seen(text: str) -> None:
    assert not is_visible(text)
    assert is_visible(f"{text}.")


@pytest.mark.parametrize("url", ["https://example.org", "HTTP://a.b/c?d=<e>", "https://müller.example/ä"])
def test_a_web_address_has_a_host_with_a_name(url: str) -> None:
    assert is_web_address(url)


@pytest.mark.parametrize(
    "url", ["", "example.org", "mailto:a@b.org", "http://localhost", "http://[", "https://a.org/b c", "https://a.org\n"]
)
def test_anything_else_is_no_web_address(url: str) -> None:
    assert not is_web_address(url)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("a one two\n\nth\n. four five", "a one two\n\n"),
        ("a one two\nthree. four five", "a one two\n"),
        ("a one two three. four five", "a one two three. "),
        ("a one two three four five", "a one two three "),
        ("aonetwothreefourfive", "aonetwothreefourf"),
        ("aonetwothreefour🇩🇪five", "aonetwothreefour"),
        ("aonetwothreefoure\u0301five", "aonetwothreefour"),
        ("a one two threef \u0301rfive", "a one two "),
        ("e" + "\u0301" * 30, "e" + "\u0301" * 16),
    ],
)
def test_a_long_text_is_cut_where_a_reader_would(text: str, before: str) -> None:
    assert text[: last_good_cut(text, 0, 17)] == before
