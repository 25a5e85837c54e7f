"""Recording a credential, and putting a record right."""

from __future__ import annotations

import pytest

from tests.forms.visitor import Visitor, after, as_entered, before, entry

CKA = "cncf-cka"


async def test_it_opens_empty(dana: Visitor) -> None:
    form = await dana.open("record")
    assert as_entered(form) == {}
    assert [e.name for e in form.entries if not e.optional] == ["credential"]
    assert "I count when it expires" in after(form)


async def test_it_may_begin_with_a_credential(dana: Visitor) -> None:
    assert as_entered(await dana.open("record", credential=CKA)) == {"credential": CKA}


async def test_the_expiry_is_counted_while_it_is_filled_in(dana: Visitor) -> None:
    form = await dana.open("record", {"credential": CKA, "awarded": "2025-05-03"})
    assert "By the rule it expires on May 3, 2027 (2 years from the award). A date on your certificate" in after(form)
    assert as_entered(form) == {"credential": CKA, "awarded": "2025-05-03"}


async def test_the_rule_of_the_day_of_the_award_counts(dana: Visitor) -> None:
    form = await dana.open("record", {"credential": CKA, "awarded": "2024-03-01"})
    assert "By the rule for awards of that time it expires on Mar 1, 2027 (3 years)" in after(form)


async def test_a_printed_date_wins_and_the_rule_is_told_beside_it(dana: Visitor) -> None:
    form = await dana.open("record", {"credential": CKA, "awarded": "2025-05-03", "expires": "2027-06-01"})
    assert "It expires on Jun 1, 2027, as your certificate says. By the rule it would be May 3, 2027." in after(form)


async def test_what_never_expires_is_said_to(dana: Visitor) -> None:
    form = await dana.open("record", {"credential": "google-data-analytics", "awarded": "2025-05-03"})
    assert "does not expire" in after(form)


async def test_of_a_name_that_is_not_in_the_catalogue_no_rule_is_known(dana: Visitor) -> None:
    form = await dana.open("record", {"credential": "name:Forklift licence", "awarded": "2025-05-03"})
    assert "not have this one" in after(form)
    assert as_entered(form)["credential"] == "name:Forklift licence"


@pytest.mark.parametrize(
    ("entered", "field", "sentence"),
    [
        ({"awarded": "2025-05-03"}, "credential", "Choose one of the names"),
        ({"credential": "gone-from-catalogue", "awarded": "2025-05-03"}, "credential", "Choose one of the names"),
        ({"credential": "name:", "awarded": "2025-05-03"}, "credential", "Choose one of the names"),
        ({"credential": CKA}, "awarded", "Enter the day on which you got it"),
        ({"credential": CKA, "awarded": "no day"}, "awarded", "Enter the day on which you got it"),
        ({"credential": CKA, "awarded": "2026-11-03"}, "awarded", "Nov 3, 2026 is still to come"),
        ({"credential": CKA, "awarded": "1930-01-01"}, "awarded", "before credentials of this kind existed"),
        ({"credential": CKA, "awarded": "2025-05-03", "expires": "2025-05-03"}, "expires", "cannot expire on"),
        ({"credential": CKA, "expires": "2300-01-01"}, "expires", "very far away"),
        ({"credential": CKA, "awarded": "2025-05-03", "link": "badge 7"}, "link", "no web address"),
        ({"credential": CKA, "awarded": "2025-05-03", "link": "javascript:alert(1)"}, "link", "no web address"),
    ],
)
async def test_what_is_wrong_is_said_beside_it(
    dana: Visitor, entered: dict[str, str], field: str, sentence: str
) -> None:
    wrong = await dana.wrong("record", entered)
    assert list(wrong) == [field]
    assert sentence in wrong[field]
    assert len((await dana.open("record", entered)).entries) == 5  # the form can be shown all the same


async def test_everything_that_is_wrong_is_said_at_once(dana: Visitor) -> None:
    assert list(await dana.wrong("record", {"link": "x"})) == ["credential", "awarded", "link"]


async def test_today_where_the_person_is_is_no_day_to_come(dana: Visitor) -> None:
    await dana.say("I'm in Auckland")
    assert await dana.wrong("record", {"credential": CKA, "awarded": "2026-11-02"}) == {}


async def test_what_was_entered_is_kept(dana: Visitor) -> None:
    entered = {
        "credential": CKA, "awarded": "2025-05-03", "number": "LF-abc123", "link": "https://example.org/badge/7",
    }  # fmt: skip
    assert "got May 3, 2025, expires on May 3, 2027" in await dana.submit("record", entered)
    assert as_entered(await dana.open("record", holding=1)) == {**entered, "expires": "2027-05-03"}


async def test_a_name_of_ones_own_is_kept_as_it_was_typed(dana: Visitor) -> None:
    typed = (await dana.suggested("Forklift   licence (EU)"))[-1]
    answer = await dana.submit("record", {"credential": typed, "expires": "2027-03-01"})
    assert "Forklift licence (EU): expires on Mar 1, 2027" in answer
    assert as_entered(await dana.open("record", holding=1)) == {"credential": typed, "expires": "2027-03-01"}


async def test_a_credential_that_is_held_already_is_brought_up_to_date(dana: Visitor) -> None:
    await dana.submit("record", {"credential": CKA, "awarded": "2023-05-03", "link": "https://example.org/1"})
    anew = {"credential": CKA, "awarded": "2025-05-03", "link": "https://example.org/2"}
    assert "it is brought up to date" in after(await dana.open("record", anew))
    assert "(updated)" in await dana.submit("record", anew)
    shown = await dana.say("show my CKA")
    assert "https://example.org/1" in shown
    assert "https://example.org/2" in shown


# -- putting right ----------------------------------------------------------------------------------------


async def test_what_is_not_touched_stays(dana: Visitor) -> None:
    await dana.submit("record", {"credential": CKA, "awarded": "2025-05-03", "number": "LF-1"})
    await dana.say("snooze the CKA for 3 days")
    assert "snoozed until then" in await dana.say("when will you remind me?")
    held = as_entered(await dana.open("record", holding=1))
    assert "Changed" in await dana.resubmit("record", {"link": "https://example.org/7"}, holding=1)
    assert as_entered(await dana.open("record", holding=1)) == {**held, "link": "https://example.org/7"}
    assert "snoozed until then" in await dana.say("when will you remind me?")
    assert "The day comes from the rule" in await dana.say("when does my CKA expire?")


async def test_an_expiry_by_the_rule_is_counted_anew_when_the_award_is_another_one(dana: Visitor) -> None:
    await dana.submit("record", {"credential": CKA, "awarded": "2025-05-03"})
    held = as_entered(await dana.open("record", holding=1))
    form = await dana.open("record", {**held, "awarded": "2025-06-10"}, holding=1)
    assert "By the rule it expires on Jun 10, 2027" in after(form)
    assert "expires on Jun 10, 2027" in await dana.resubmit("record", {"awarded": "2025-06-10"}, holding=1)


async def test_an_expiry_after_a_renewal_stays_when_only_the_number_is_new(dana: Visitor) -> None:
    await dana.say("I passed the PMP on 1 March 2024")
    await dana.say("I renewed my PMP")
    held = as_entered(await dana.open("record", holding=1))
    assert held["expires"] == "2030-03-01"
    assert "expires on Mar 1, 2030, as I counted before" in after(await dana.open("record", holding=1))
    await dana.resubmit("record", {"number": "7"}, holding=1)
    assert as_entered(await dana.open("record", holding=1)) == {**held, "number": "7"}


async def test_a_printed_date_stays_when_the_award_is_another_one(dana: Visitor) -> None:
    await dana.submit("record", {"credential": CKA, "awarded": "2025-05-03", "expires": "2027-06-01"})
    assert "expires on Jun 1, 2027" in await dana.resubmit("record", {"awarded": "2025-05-04"}, holding=1)


async def test_an_emptied_expiry_is_counted_by_the_rule_again(dana: Visitor) -> None:
    await dana.submit("record", {"credential": CKA, "awarded": "2025-05-03", "expires": "2027-06-01"})
    assert "expires on May 3, 2027" in await dana.resubmit("record", {"expires": ""}, holding=1)


async def test_an_emptied_number_is_forgotten(dana: Visitor) -> None:
    await dana.submit("record", {"credential": CKA, "awarded": "2025-05-03", "number": "LF-1"})
    await dana.resubmit("record", {"number": ""}, holding=1)
    assert "LF-1" not in await dana.say("show my CKA")


async def test_undo_brings_everything_back(dana: Visitor) -> None:
    await dana.submit("record", {"credential": CKA, "awarded": "2025-05-03", "number": "LF-1"})
    held = as_entered(await dana.open("record", holding=1))
    change = {"credential": "cncf-ckad", "awarded": "2025-06-01", "number": "LF-2", "link": "https://example.org/7"}
    assert "CKAD" in await dana.resubmit("record", change, holding=1)
    await dana.say("undo")
    assert as_entered(await dana.open("record", holding=1)) == held


async def test_a_record_cannot_become_a_second_one_of_the_same_credential(dana: Visitor) -> None:
    await dana.submit("record", {"credential": CKA, "awarded": "2025-05-03"})
    await dana.submit("record", {"credential": "cncf-ckad", "awarded": "2025-05-03"})
    wrong = await dana.wrong("record", {"credential": CKA, "awarded": "2025-05-03"}, holding=2)
    assert "a record of this one already" in wrong["credential"]


async def test_a_record_without_a_day_can_be_edited_without_one(dana: Visitor) -> None:
    await dana.say("add the CKA to my list")
    assert "Changed" in await dana.resubmit("record", {"number": "LF-1"}, holding=1)


async def test_a_record_that_is_gone_says_so(dana: Visitor) -> None:
    await dana.submit("record", {"credential": CKA, "awarded": "2025-05-03"})
    held = as_entered(await dana.open("record", holding=1))
    await dana.say("remove my CKA")
    form = await dana.open("record", holding=1)
    assert "not there any more" in before(form)
    assert form.entries == ()
    assert "nothing was changed" in await dana.submit("record", held, holding=1)


async def test_nobody_edits_what_is_somebody_elses(dana: Visitor, eve: Visitor) -> None:
    await dana.submit("record", {"credential": CKA, "awarded": "2025-05-03"})
    held = as_entered(await dana.open("record", holding=1))
    assert (await eve.open("record", holding=1)).entries == ()
    assert "nothing was changed" in await eve.submit("record", {**held, "awarded": "2025-01-01"}, holding=1)
    assert as_entered(await dana.open("record", holding=1)) == held


async def test_the_search_is_about_credentials(dana: Visitor) -> None:
    found = entry(await dana.open("record"), "credential")
    assert found.kind == "search"
    assert found.among == "credential"
