"""What is no legal block at all: unknown names, wrong places, ids that come twice, values that do not fit."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fakes.slack.blockkit.checking import check_message_blocks, check_suggestions, check_view
from tests.fakes.test_slack.kit import (
    Json,
    actions,
    asked,
    button,
    home,
    line,
    modal,
    option,
    options,
    plain,
    section,
    select,
    table,
    words,
)

_URL = "https://example.org/badge.png"
_PICKER = {"type": "datepicker", "action_id": "day"}
_LEAF = {"type": "text", "text": "words", "style": {"bold": True}}
_RICH = {
    "type": "rich_text",
    "elements": [
        {"type": "rich_text_section", "elements": [_LEAF, {"type": "link", "url": _URL}]},
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [{"type": "rich_text_section", "elements": [_LEAF]}],
        },
    ],
}

LEGAL: list[Json] = [
    section(),
    section(accessory={"type": "image", "image_url": _URL, "alt_text": "A badge"}),
    section(accessory={"type": "overflow", "action_id": "o", "options": [option(url=_URL)]}),
    {"type": "section", "fields": [words("a"), plain()]},
    {"type": "divider", "block_id": "d"},
    {"type": "context", "elements": [words("a"), {"type": "image", "image_url": _URL, "alt_text": "A badge"}]},
    {"type": "image", "slack_file": {"id": "F1"}, "alt_text": "Progress"},
    actions(button(style="primary", url=_URL), _PICKER | {"initial_date": "2026-11-02"}),
    actions({"type": "timepicker", "action_id": "t", "initial_time": "09:30"}),
    actions({"type": "datetimepicker", "action_id": "t", "initial_date_time": 1793610000}),
    actions({"type": "external_select", "action_id": "x", "min_query_length": 1, "initial_option": option()}),
    actions(select(initial_option=option("0"))),
    actions({"type": "checkboxes", "action_id": "c", "options": [option() | {"text": words("*a*")}]}),
    asked(line(multiline=True, min_length=2, max_length=5), dispatch_action=True, optional=True),
    asked({"type": "number_input", "action_id": "n", "is_decimal_allowed": True, "initial_value": "2.5"}),
    _RICH,
    {"type": "markdown", "text": "**words**"},
    table(2, 2) | {"column_settings": [{"align": "right", "is_wrapped": True}]},
    {"type": "table", "rows": [[_RICH]]},
]


@pytest.mark.parametrize("block", LEGAL, ids=lambda block: block["type"])
def test_legal_blocks_are_taken(block: Json) -> None:
    assert check_message_blocks([block]) == []


ILLEGAL: list[tuple[Json, str]] = [
    ({"type": "sections"}, "unsupported type: sections"),
    ({"text": words("a")}, "Unable to extract tag"),
    (section(colour="red"), "invalid additional property: colour"),
    (section(block_id=None), "block_id must not be null"),
    ({"type": "section"}, "must define either text or fields"),
    ({"type": "header", "text": words("*a*")}, "plain_text"),
    ({"type": "header", "text": "a"}, "valid dictionary"),
    (actions(button(text=words("a"))), "plain_text"),
    (actions(button(style="green")), "'primary' or 'danger'"),
    (actions(button(url="example.org")), "should match pattern"),
    (actions(button(value=7)), "valid string"),
    (actions(line()), "unsupported type: plain_text_input"),
    (actions({"type": "image", "image_url": _URL, "alt_text": "a"}), "unsupported type: image"),
    ({"type": "context", "elements": [button()]}, "unsupported type: button"),
    (section(accessory=line()), "unsupported type: plain_text_input"),
    (asked(button()), "unsupported type: button"),
    (asked({"type": "file_input", "action_id": "f"}), "unsupported type: file_input"),
    (asked(line()) | {"label": words("a")}, "plain_text"),
    ({"type": "image", "image_url": _URL}, "missing required field: alt_text"),
    ({"type": "image", "alt_text": "a"}, "must define either image_url or slack_file"),
    (actions(_PICKER | {"initial_date": "2.11.2026"}), "should match pattern"),
    (actions(_PICKER | {"initial_date": "2026-13-01"}), "should match pattern"),
    (actions({"type": "timepicker", "action_id": "t", "initial_time": "24:00"}), "should match pattern"),
    (actions(select(options=options(1), option_groups=[{"label": plain(), "options": options(1)}])), "must define"),
    (actions(select(initial_option=option("other"))), "must be one of the options"),
    (actions(select(options=[option(url=_URL)])), "invalid additional property: url"),
    (asked(line(min_length=5, max_length=4)), "min_length"),
    (asked({"type": "number_input", "action_id": "n"}), "missing required field: is_decimal_allowed"),
    ({"type": "rich_text", "elements": [_LEAF]}, "unsupported type: text"),
    ({"type": "table", "rows": [[{"type": "mrkdwn", "text": "a"}]]}, "unsupported type: mrkdwn"),
]


@pytest.mark.parametrize(("block", "said"), ILLEGAL)
def test_illegal_blocks_are_refused(block: Json, said: str) -> None:
    problems = check_message_blocks([block])
    assert problems
    assert said in " ".join(str(problem) for problem in problems)


@pytest.mark.parametrize("blocks", [{"type": "section"}, "text", [["section"]], [None]])
def test_what_is_not_a_list_of_blocks_is_refused(blocks: Any) -> None:
    assert check_message_blocks(blocks)


def test_where_it_is_wrong_is_said_as_slack_says_it() -> None:
    [problem] = check_message_blocks([section(), section("x" * 3001)])
    assert str(problem) == "must be less than 3001 characters [json-pointer:/blocks/1/text/text]"


def test_ids_are_unique_in_a_whole_message() -> None:
    twice = [actions(button("go")), section(accessory=button("go"))]
    assert [p.text for p in check_message_blocks(twice)] == ["action_id 'go' already exists"]
    twice = [section(block_id="b"), section(block_id="b")]
    assert [p.text for p in check_message_blocks(twice)] == ["block_id 'b' already exists"]


def test_the_focus_is_on_one_element() -> None:
    fields = [asked(line() | {"action_id": name, "focus_on_load": True}) for name in "ab"]
    assert [p.text for p in check_view(modal(*fields))] == ["only one element can have focus_on_load"]


@pytest.mark.parametrize(
    "view",
    [
        modal(),
        modal(asked(line()), callback_id="x" * 255, private_metadata="x" * 3000, notify_on_close=True),
        modal(title=plain(24), submit=plain(24), close=plain(24)),
        modal(*[{"type": "divider"}] * 100),
        modal(asked({"type": "file_input", "action_id": "f", "filetypes": ["csv"]})),
        home(*[section()] * 100),
        home(actions(button()), asked(line(), dispatch_action=True), private_metadata="x" * 3000),
    ],
)
def test_legal_views_are_taken(view: Json) -> None:
    assert check_view(view) == []


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (modal(title=plain(25)), "must be less than 25 characters [json-pointer:/view/title]"),
        (modal(submit=plain(25)), "must be less than 25"),
        (modal(close=plain(25)), "must be less than 25"),
        (modal(title=words("a")), "plain_text"),
        (modal(callback_id="x" * 256), "must be less than 256"),
        (modal(private_metadata="x" * 3001), "must be less than 3001"),
        (modal(*[{"type": "divider"}] * 101), "no more than 100 items allowed"),
        (modal(asked(line())) | {"submit": None}, "submit must not be null"),
        ({key: value for key, value in modal(asked(line())).items() if key != "submit"}, "submit is required"),
        (modal(table(1, 1)), "unsupported type: table"),
        (modal({"type": "markdown", "text": "a"}), "unsupported type: markdown"),
        (modal(hash="1"), "invalid additional property: hash"),
        (modal(actions(button("a")), actions(button("a"))), "already exists"),
        (home(title=plain()), "invalid additional property: title"),
        (home(asked({"type": "file_input", "action_id": "f"})), "unsupported type: file_input"),
        (home(*[section()] * 101), "no more than 100 items allowed"),
        ({"type": "dialog"}, "unsupported type"),
    ],
)
def test_illegal_views_are_refused(view: Json, said: str) -> None:
    problems = check_view(view)
    assert said in " ".join(str(problem) for problem in problems)
    assert problems[0].error == "invalid_arguments"


def test_a_view_is_at_most_250_kilobytes() -> None:
    large = modal(*(section("x" * 2900) for _ in range(90)))
    assert [problem.error for problem in check_view(large)] == ["view_too_large"]


@pytest.mark.parametrize("response", [{}, {"options": options(1), "option_groups": []}, {"options": [{"text": "a"}]}])
def test_illegal_suggestions_are_refused(response: Json) -> None:
    assert check_suggestions(response)
