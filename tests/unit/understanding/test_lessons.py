"""What is learned from: every phrase, and ways in which people and hearing vary it."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.dialogs.understanding.features import phrase_tokens
from bot.dialogs.understanding.lessons import NONE, Lesson, plain, requests_of, varied
from bot.dialogs.understanding.phrases import Phrases, more_phrases


def test_each_phrase_is_a_lesson_once(phrases: Phrases) -> None:
    lessons = plain(phrases, {"thanks": ["cheers for that", "cheers for that"]})
    dialogs = tuple(phrases.dialogs)
    thanks = [lesson.tokens for lesson in lessons if dialogs[lesson.request] == "thanks"]
    assert thanks.count(["cheers", "for", "that"]) == 1


@pytest.mark.parametrize("request_name", more_phrases())
def test_further_phrases_are_of_a_dialog_and_stand_once(request_name: str, phrases: Phrases) -> None:
    dialog, _, particular = request_name.partition("/")
    assert dialog in phrases.dialogs
    if particular:
        slot, value = particular.split("/")
        assert value in phrases.choices[slot]
    lines = more_phrases()[request_name]
    assert [line for line, count in Counter(lines).items() if count > 1] == []
    assert all(line == line.strip() for line in lines)


def test_no_phrase_is_of_two_dialogs(phrases: Phrases) -> None:
    owners: dict[str, set[str]] = {}
    for name, lines in more_phrases().items():
        for line in lines:
            owners.setdefault(line.casefold(), set()).add(name)
    assert [line for line, names in owners.items() if len(names) > 1] == []


def test_what_is_asked_for_in_particular_is_learned_as_that_alone(phrases: Phrases) -> None:
    asked = phrases.dialogs["credential_info"].phrases[0]
    more = {"credential_info/facet/price": (asked,)}
    requests = requests_of(phrases, more)
    said = [requests[lesson.request] for lesson in plain(phrases, more) if lesson.tokens == phrase_tokens(asked)]
    assert said == ["credential_info/facet/price"]


def test_variations_are_the_same_each_time_and_stay_with_their_dialog() -> None:
    dialogs = ("credential_info", "greeting")
    lessons = [Lesson(["price", "of", "{credential}"], 0), Lesson(["hello"], 1)] * 50
    once = list(varied(lessons, dialogs))
    assert once == list(varied(lessons, dialogs))
    led_in = [lesson for lesson in once if lesson.tokens[0] == "hello"]
    assert led_in
    assert {lesson.request for lesson in led_in} == {0}
    misheard = [lesson for lesson in once if lesson.request == 0 and "{credential}" not in lesson.tokens]
    assert misheard
    assert any(lesson.request == NONE for lesson in once)
