"""Logging continuing-education units."""

from __future__ import annotations

import pytest

from tests.forms.visitor import Visitor, after, as_entered, before, entry


@pytest.fixture
async def cissp(dana: Visitor) -> Visitor:
    """Dana, who has a CISSP, a PMP, and a CKA that counts no units."""
    for said in ("CISSP since 1 Feb 2025", "PMP since 3 March 2025", "I passed CKA on 3 May 2025"):
        await dana.say(said)
    return dana


async def test_without_anything_that_counts_units_it_says_what_to_do(dana: Visitor) -> None:
    await dana.say("I passed CKA on 3 May 2025")
    form = await dana.open("units")
    assert form.entries == ()
    assert "None of the credentials that I keep of you is renewed by units. Record one" in before(form)


async def test_only_what_counts_units_can_be_chosen(cissp: Visitor) -> None:
    choice = entry(await cissp.open("units"), "holding")
    assert choice.kind == "choice"
    assert [option.value for option in choice.options] == ["1", "2"]
    assert choice.initial is None


async def test_it_begins_with_today_and_what_it_is_about(cissp: Visitor) -> None:
    form = await cissp.open("units", holding=1)
    assert as_entered(form) == {"holding": "1", "on": "2026-11-02"}
    assert entry(form, "amount").label == "CPE"


async def test_where_one_counts_units_it_needs_no_choosing(dana: Visitor) -> None:
    await dana.say("PMP since 3 March 2025")
    assert as_entered(await dana.open("units"))["holding"] == "1"


async def test_how_it_stands_is_shown(cissp: Visitor) -> None:
    await cissp.say("20 CPE for CISSP")
    assert "20 of 120 CPE. 100 to go" in after(await cissp.open("units", holding=1))
    assert "0 of 60 PDU. 60 to go" in after(await cissp.open("units", {"holding": "2"}, holding=1))


async def test_the_categories_are_those_of_the_rule(cissp: Visitor) -> None:
    category = entry(await cissp.open("units", holding=1), "category.1")
    assert category.kind == "choice"
    assert "Group A (the domains)" in [option.value for option in category.options]
    assert "category.1" not in [e.name for e in (await cissp.open("units", {"holding": "2"}, holding=1)).entries]


@pytest.mark.parametrize(
    ("entered", "field", "sentence"),
    [
        ({"amount": "3"}, "holding", "Choose the credential"),
        ({"holding": "3", "amount": "3"}, "holding", "Choose the credential"),
        ({"holding": "99", "amount": "3"}, "holding", "Choose the credential"),
        ({"holding": "1"}, "amount", "Enter how many"),
        ({"holding": "1", "amount": "many"}, "amount", "Enter how many"),
        ({"holding": "1", "amount": "nan"}, "amount", "Enter how many"),
        ({"holding": "1", "amount": "0"}, "amount", "0 units in one go cannot be right"),
        ({"holding": "1", "amount": "-3"}, "amount", "cannot be right"),
        ({"holding": "1", "amount": "5000"}, "amount", "5,000 units in one go cannot be right"),
        ({"holding": "1", "amount": "3", "on": "2026-11-03"}, "on", "Nov 3, 2026 is still to come"),
    ],
)
async def test_what_is_wrong_is_said_beside_it(
    cissp: Visitor, entered: dict[str, str], field: str, sentence: str
) -> None:
    wrong = await cissp.wrong("units", entered)
    assert list(wrong) == [field]
    assert sentence in wrong[field]
    assert (await cissp.open("units", entered)).entries  # the form can be shown all the same


async def test_what_was_entered_is_logged(cissp: Visitor) -> None:
    entered = {
        "holding": "1", "amount": "1,5", "on": "2026-10-30", "category.1": "Group A (the domains)",
        "category.2": "of another", "remark": "A talk",
    }  # fmt: skip
    answer = await cissp.submit("units", entered)
    assert "Logged 1.5 CPE for CISSP, Oct 30, 2026." in answer
    assert "Group A (the domains): 1.5 of at least 90" in answer
    assert "Was it for that one?" not in answer
    assert "Oct 30, 2026: 1.5 (A talk, Group A)" in await cissp.say("how many CPE are left for CISSP?")


async def test_an_unknown_category_is_none(cissp: Visitor) -> None:
    answer = await cissp.submit("units", {"holding": "1", "amount": "2", "category.1": "Group Z"})
    assert "Logged 2 CPE for CISSP, Nov 2, 2026." in answer
    assert "Group Z" not in await cissp.say("how many CPE are left for CISSP?")
