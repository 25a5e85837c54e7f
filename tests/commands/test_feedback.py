"""What ``laurel feedback`` shows of what was asked in vain, and of whom it must not."""

from __future__ import annotations

from bot.commands.feedback import grouped
from bot.tracking.feedback import Judged


def missed(person: int, words: str, reason: str | None = None) -> Judged:
    return Judged(person, "missed", None, words, reason)


def test_like_questions_are_one_group_and_the_most_frequent_comes_first() -> None:
    rows = [missed(n, "train me for the {credential} exam") for n in range(4)]
    groups = grouped([missed(9, "fold my laundry"), *rows])
    assert [(group.people, group.times) for group in groups] == [(4, 4), (1, 1)]
    assert groups[0].words == "train me for the {credential} exam"


def test_what_fewer_than_three_people_asked_is_counted_without_its_words() -> None:
    groups = grouped(
        [missed(1, "my ulcer and the exam"), missed(1, "my ulcer and the exam"), missed(2, "my ulcer exam")]
    )
    assert [(group.words, group.people, group.times) for group in groups] == [(None, 2, 3)]


def test_a_word_that_one_person_said_is_left_out() -> None:
    same = "where can i sit the exam near"
    groups = grouped([missed(1, f"{same} littlehampton"), missed(2, f"{same} me"), missed(3, same)])
    assert groups[0].words == "where can i sit the exam near …"


def test_reasons_are_counted_and_those_in_words_of_ones_own_shown_as_far_as_they_are_shared() -> None:
    rows = [
        Judged(1, "disliked", "credential_for_role", "certs for {role}", "missing"),
        Judged(2, "disliked", "credential_for_role", "certs for {role}", "missing"),
        Judged(3, "disliked", "credential_for_role", "certs for {role}", "my boss hates it"),
    ]
    (group,) = grouped(rows)
    assert group.dialogs == {"credential_for_role": 3}
    assert group.reasons == {"missing": 2, "… … … …": 1}
