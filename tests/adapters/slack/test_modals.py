"""Forms as modal views, and what comes back from them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.adapters.slack.blockkit.modals import (
    entered_in,
    errors_answer,
    modal_view,
    options_answer,
    search_of,
    subject_of,
)
from bot.messaging.form import (
    ChoiceEntry,
    ChoicesEntry,
    DateEntry,
    Form,
    NumberEntry,
    Option,
    SearchEntry,
    TextEntry,
    TimeEntry,
)
from bot.messaging.reply import Heading, note, paragraph
from tests.fakes.slack.blockkit.checking import check_suggestions, check_view

Json = dict[str, Any]
FEW = tuple(Option(label=f"Day {n}", value=str(n)) for n in range(7))
MANY = tuple(Option(label="x" * 75, value=f"{n:0150}") for n in range(100))
FORM = Form(
    name="everything", title="A form with all", submit="Keep it", given={"holding": 7, "note": "naïve “quotes”"},
    before=(Heading(text="About"), paragraph("{name}", name="<!channel> & *bold*")),
    entries=(
        SearchEntry(name="credential", label="Credential", among="credential", decides=True, hint="Type it."),
        TextEntry(name="number", label="Number", initial="LF-1", optional=True, longest=200),
        TextEntry(name="note", label="Note", lines=True),
        NumberEntry(name="amount", label="CPE", initial="1.5"),
        DateEntry(name="on", label="On", initial="2026-11-02", decides=True),
        TimeEntry(name="start", label="From", initial="09:00"),
        ChoiceEntry(name="category.3", label="Category", options=MANY, initial=MANY[3].value),
        ChoicesEntry(name="days", label="Days", options=FEW, initial=("0", "6")),
        ChoicesEntry(name="stages", label="Stages", options=MANY[:12], optional=True),
    ),
    after=(note("In small print."),),
)  # fmt: skip


def inputs(view: Json) -> dict[str, Json]:
    return {block["block_id"]: block for block in view["blocks"] if block["type"] == "input"}


def element(view: Json, name: str) -> Json:
    found: Json = inputs(view)[name]["element"]
    return found


def submitted(view: Json, **held: Json) -> Json:
    """The view as Slack sends it, each element holding what is given."""
    values = {name: {element(view, name)["action_id"]: state} for name, state in held.items()}
    return {**view, "id": "V1", "hash": "1.a", "state": {"values": values}}


def test_every_kind_of_entry_is_taken() -> None:
    view = modal_view(FORM)
    assert [str(problem) for problem in check_view(view)] == []
    assert list(inputs(view)) == [entry.name for entry in FORM.entries]
    assert {name: block["element"]["type"] for name, block in inputs(view).items()} == {
        "credential": "external_select", "number": "plain_text_input", "note": "plain_text_input",
        "amount": "number_input", "on": "datepicker", "start": "timepicker", "category.3": "static_select",
        "days": "checkboxes", "stages": "multi_static_select",
    }  # fmt: skip


def test_what_stands_in_it_at_first() -> None:
    view = modal_view(FORM)
    assert element(view, "number")["initial_value"] == "LF-1"
    assert element(view, "amount")["initial_value"] == "1.5"
    assert element(view, "on")["initial_date"] == "2026-11-02"
    assert element(view, "start")["initial_time"] == "09:00"
    assert element(view, "category.3")["initial_option"]["value"] == MANY[3].value
    assert [option["value"] for option in element(view, "days")["initial_options"]] == ["0", "6"]
    assert not [key for key in (*element(view, "stages"), *element(view, "credential")) if key.startswith("initial")]


@pytest.mark.parametrize("entered", ["a lot", "1.", "1,5", "٣", "1e3", ""])
def test_what_is_no_number_does_not_stand_in_a_number(entered: str) -> None:
    form = Form(
        name="units", title="Log", submit="Save", entries=(NumberEntry(name="n", label="CPE", initial=entered),)
    )
    view = modal_view(form)
    assert [str(problem) for problem in check_view(view)] == []
    assert "initial_value" not in element(view, "n")


def test_only_what_decides_tells_of_changes() -> None:
    told = [name for name, block in inputs(modal_view(FORM)).items() if block["dispatch_action"]]
    assert told == ["credential", "on"]


def test_a_form_without_entries_can_only_be_closed() -> None:
    view = modal_view(Form(name="units", title="Log units", submit="Save", before=(paragraph("None counts."),)))
    assert check_view(view) == []
    assert "submit" not in view
    assert view["close"]["text"] == "Close"


def test_which_form_and_what_about_come_back() -> None:
    assert subject_of(modal_view(FORM)) == ("everything", FORM.given)


def test_what_it_is_about_must_fit() -> None:
    fits = Form(name="f", title="t", submit="s", given={"x": "y" * 2_992}, entries=FORM.entries)
    assert len(modal_view(fits)["private_metadata"]) == 3_000
    with pytest.raises(ValueError, match="takes 3001 characters"):
        modal_view(fits.model_copy(update={"given": {"x": "y" * 2_993}}))


def test_what_was_entered_is_read_by_entry() -> None:
    held: dict[str, Json] = {
        "credential": {"type": "external_select", "selected_option": {"value": "cncf-cka"}},
        "number": {"type": "plain_text_input", "value": "LF-2"},
        "amount": {"type": "number_input", "value": "2"},
        "on": {"type": "datepicker", "selected_date": "2026-11-01"},
        "start": {"type": "timepicker", "selected_time": "08:30"},
        "category.3": {"type": "static_select", "selected_option": {"value": "A"}},
        "days": {"type": "checkboxes", "selected_options": [{"value": "0"}, {"value": "1"}]},
        "stages": {"type": "multi_static_select", "selected_options": [{"value": "90"}]},
    }
    view = submitted(modal_view(FORM), **held)
    assert entered_in(view) == {
        "credential": "cncf-cka", "number": "LF-2", "amount": "2", "on": "2026-11-01", "start": "08:30",
        "category.3": "A", "days": ["0", "1"], "stages": ["90"],
    }  # fmt: skip


def test_what_was_left_empty_is_missing() -> None:
    view = submitted(
        modal_view(FORM),
        credential={"type": "external_select", "selected_option": None},
        number={"type": "plain_text_input", "value": None},
        amount={"type": "number_input"},
        on={"type": "datepicker", "selected_date": None},
        start={"type": "timepicker", "selected_time": None},
        days={"type": "checkboxes", "selected_options": []},
    )
    assert entered_in(view) == {}


def test_errors_stand_beside_their_entries() -> None:
    answer = errors_answer(modal_view(FORM), {"on": "It is past.", "amount": "Too many."})
    assert answer == {"response_action": "errors", "errors": {"on": "It is past.", "amount": "Too many."}}


def test_errors_of_entries_that_are_not_shown_stand_beside_the_first() -> None:
    answer = errors_answer(
        modal_view(FORM), {"credential": "Choose one.", "gone": "Not there.", "gone too": "Nor is it."}
    )
    assert answer["errors"] == {"credential": "Choose one. Not there. Nor is it."}


def test_suggestions_are_taken() -> None:
    answer = options_answer([*MANY, Option(label="one too many", value="101")])
    assert check_suggestions(answer) == []
    assert len(answer["options"]) == 100
    assert check_suggestions(options_answer([])) == []


def test_a_search_says_among_what() -> None:
    action = element(modal_view(FORM), "credential")["action_id"]
    assert search_of({"type": "block_suggestion", "action_id": action, "value": "ck"}) == "credential"


def test_nothing_in_it_is_markup() -> None:
    said = json.dumps(modal_view(FORM))
    assert "<!channel> & *bold*" in said
    assert "mrkdwn" not in said
