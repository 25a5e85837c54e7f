"""The finder over the shipped catalogue: what people type, and what it must and must not be taken for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import build_knowledge
from bot.dialogs.understanding.phrases import read_phrases
from bot.knowledge.finder import Finder, Lexicon, Name, NameKind
from bot.knowledge.finder.finder import leading

CREDENTIALS: tuple[NameKind, ...] = ("credential",)
ROLES: tuple[NameKind, ...] = ("role",)
ASSOCIATE = "aws-solutions-architect-associate"
PROFESSIONAL = "aws-solutions-architect-professional"


@pytest.fixture(scope="module")
def finder() -> Finder:
    return build_knowledge(read_phrases()).finder


def first(finder: Finder, text: str) -> str | None:
    found = finder.find(text, kinds=CREDENTIALS)
    return found[0].id if found else None


def spotted(finder: Finder, text: str) -> list[str]:
    """The text of each mention, as typed."""
    return [text[m.start : m.end] for m in finder.spot(text)]


def credentials_spotted(finder: Finder, text: str) -> set[str]:
    return {match.id for mention in finder.spot(text) for match in mention.of("credential")}


@pytest.mark.parametrize("typed", ["AZ-104", "az-104", "az104", "AZ 104", "Az.104", " az104 "])
def test_a_code_is_found_however_it_is_spaced(finder: Finder, typed: str) -> None:
    best = finder.find(typed)[0]
    assert (best.id, best.exact) == ("microsoft-azure-administrator", True)


@pytest.mark.parametrize("typed", ["SAA-C99", "saac99", "SAA C99", "SAA-C30", "AZ-140O"])
def test_a_code_that_does_not_exist_finds_nothing(finder: Finder, typed: str) -> None:
    assert finder.find(typed) == []


def test_a_code_is_spotted_with_its_place_and_as_it_was_typed(finder: Finder) -> None:
    text = "Is SAA-C03 harder than az104?"
    mentions = finder.spot(text)
    assert [text[m.start : m.end] for m in mentions] == ["SAA-C03", "az104"]
    assert [m.leading("credential")[0].id for m in mentions] == [ASSOCIATE, "microsoft-azure-administrator"]
    assert all(m.code for m in mentions)


def test_a_code_one_digit_off_is_not_spotted_as_its_neighbour(finder: Finder) -> None:
    assert "microsoft-azure-administrator" not in credentials_spotted(finder, "should I take az109 now")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("aws sol arch assoc", ASSOCIATE),
        ("sec plus", "comptia-security-plus"),
        ("Security+", "comptia-security-plus"),
        ("google pm cert", "google-project-management"),
        ("architect solutions aws associate", ASSOCIATE),
        ("associate aws architect solutions", ASSOCIATE),
        ("certified kubernetes administrators", "cncf-cka"),
        ("certified kuberntes adminstrator", "cncf-cka"),
        ("aws soltuions architct associate", ASSOCIATE),
    ],
)
def test_names_as_people_type_them(finder: Finder, typed: str, expected: str) -> None:
    assert first(finder, typed) == expected


def test_a_name_that_fits_two_credentials_leads_to_both(finder: Finder) -> None:
    found = finder.find("AWS architect", kinds=CREDENTIALS)
    assert {m.id for m in leading(found)} == {ASSOCIATE, PROFESSIONAL}
    (mention,) = finder.spot("is the AWS architect cert worth it")
    assert {m.id for m in mention.leading("credential")} == {ASSOCIATE, PROFESSIONAL}


def test_a_full_name_leads_alone(finder: Finder) -> None:
    found = finder.find("AWS Certified Solutions Architect - Associate", kinds=CREDENTIALS)
    assert [m.id for m in leading(found)] == [ASSOCIATE]


def test_everyday_words_in_lower_case_are_no_acronyms(finder: Finder) -> None:
    assert finder.spot("I'm an ace at this, and there is a cap on the cost") == []


@pytest.mark.parametrize(
    "text",
    [
        "my former team joined", "the wedding is in June", "no confidence in it", "fixing printers",
        "a medication list", "what are the benefits",
        "opened it, with a signal", "persons covering for partners", "the market is dangerous",
    ],
)  # fmt: skip
def test_words_of_any_talk_are_no_mistyped_names(finder: Finder, text: str) -> None:
    assert spotted(finder, text) == []


@pytest.mark.parametrize("typed", ["weldng", "paintr", "baristta", "gardner"])
def test_a_mistyped_word_is_still_a_name(finder: Finder, typed: str) -> None:
    assert spotted(finder, f"work as a {typed}") == [typed]


def test_an_acronym_that_is_an_everyday_word_counts_in_capitals(finder: Finder) -> None:
    assert "google-cloud-associate-cloud-engineer" in credentials_spotted(finder, "is the ACE worth it?")


def test_an_acronym_is_never_found_by_likeness() -> None:
    finder = Finder(Lexicon.of([Name("PMPX", "credential", "pmpx", acronym=True)]))
    assert [m.id for m in finder.find("pmpx")] == ["pmpx"]
    assert finder.find("pmpy") == []


def test_kinds_limit_what_is_found(finder: Finder) -> None:
    kinds = {m.kind for m in finder.find("solutions architect", kinds=ROLES)}
    assert kinds == {"role"}


def test_the_limit_holds_and_the_best_comes_first(finder: Finder) -> None:
    found = finder.find("aws certified", limit=3)
    assert len(found) == 3
    assert [m.score for m in found] == sorted((m.score for m in found), reverse=True)


@pytest.mark.parametrize("text", ["", "   ", "?!…", "🙂🙂", "\u200d", "—"])
def test_a_text_without_words_names_nothing(finder: Finder, text: str) -> None:
    assert finder.find(text) == []
    assert finder.spot(text) == []


def test_a_finder_without_names_finds_nothing() -> None:
    finder = Finder(Lexicon.of([]))
    assert finder.find("aws") == []
    assert finder.spot("the aws exam") == []


def test_a_long_text_is_read_to_its_end(finder: Finder) -> None:
    text = "I like long walks by the sea. " * 400 + "And then I took the PMP."
    assert spotted(finder, text) == ["PMP"]


def test_one_very_long_word_names_nothing(finder: Finder) -> None:
    assert finder.find("x" * 12_000) == []
    assert finder.spot("x" * 12_000) == []


def test_places_are_those_of_the_text_as_typed(finder: Finder) -> None:
    text = "🙂 Ça va? Security+ … oder doch: **PMP**!"
    assert spotted(finder, text) == ["Security+", "PMP"]


def test_two_names_in_one_sentence_are_two_mentions(finder: Finder) -> None:
    assert spotted(finder, "sec plus or cysa") == ["sec plus", "cysa"]


_PIECES = st.sampled_from(
    ["aws", "architect", "SAA-C03", "az 104", "ACE", "cap", "sec plus", "pm", "and", "or", ",", ". ", "🙂", "ß", "İ"]
)
_TEXTS = st.one_of(st.text(max_size=120), st.lists(_PIECES, max_size=14).map(" ".join))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_TEXTS)
def test_any_text_gives_ordered_mentions_that_do_not_overlap(finder: Finder, text: str) -> None:
    mentions = finder.spot(text)
    assert all(0 <= m.start < m.end <= len(text) and m.matches for m in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    assert all(text[m.start : m.end].strip() == text[m.start : m.end] for m in mentions)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_TEXTS)
def test_any_text_finds_at_most_the_limit_each_once(finder: Finder, text: str) -> None:
    found = finder.find(text, limit=5)
    assert len(found) <= 5
    assert len({(m.kind, m.id) for m in found}) == len(found)
    assert all(0 < m.score <= 1 for m in found)
