"""Every limit of Block Kit in messages: what is at it is taken, what is one beyond is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.fakes.slack import limits
from tests.fakes.slack.blockkit.checking import check_message_blocks, check_suggestions
from tests.fakes.test_slack.kit import (
    Json,
    actions,
    asked,
    button,
    line,
    option,
    options,
    plain,
    section,
    select,
    table,
    words,
)

_IMAGE = {"type": "image", "image_url": "https://example.org/badge.png", "alt_text": "A badge"}
_PLACEHOLDER_OWNERS = ("static_select", "external_select", "datepicker", "users_select")


def _confirm(**sizes: int) -> Json:
    lengths = {"title": 1, "text": 1, "confirm": 1, "deny": 1} | sizes
    return button(confirm={name: plain(length) for name, length in lengths.items()})


def _menu(kind: str, **fields: Any) -> Json:
    content = {"options": options(2)} if kind == "static_select" else {}
    return actions({"type": kind, "action_id": "a", **content, **fields})


CASES: dict[str, tuple[int, Callable[[int], list[Json]]]] = {
    "blocks": (limits.MESSAGE_BLOCKS, lambda n: [{"type": "divider"}] * n),
    "section text": (limits.SECTION_TEXT, lambda n: [section("x" * n)]),
    "fields": (limits.SECTION_FIELDS, lambda n: [{"type": "section", "fields": [plain()] * n}]),
    "a field": (limits.SECTION_FIELD, lambda n: [{"type": "section", "fields": [plain(n)]}]),
    "header": (limits.HEADER_TEXT, lambda n: [{"type": "header", "text": plain(n)}]),
    "context": (limits.CONTEXT_ELEMENTS, lambda n: [{"type": "context", "elements": [plain()] * n}]),
    "actions": (limits.ACTIONS_ELEMENTS, lambda n: [actions(*(button(str(i)) for i in range(n)))]),
    "block_id": (limits.ID, lambda n: [section(block_id="x" * n)]),
    "action_id": (limits.ID, lambda n: [actions(button("x" * n))]),
    "button text": (limits.BUTTON_TEXT, lambda n: [actions(button(text=plain(n)))]),
    "button value": (limits.BUTTON_VALUE, lambda n: [actions(button(value="x" * n))]),
    "button label": (limits.BUTTON_ACCESSIBILITY, lambda n: [actions(button(accessibility_label="x" * n))]),
    "button url": (limits.URL, lambda n: [actions(button(url="https://" + "x" * (n - 8)))]),
    "confirm title": (limits.CONFIRM_TITLE, lambda n: [actions(_confirm(title=n))]),
    "confirm text": (limits.CONFIRM_TEXT, lambda n: [actions(_confirm(text=n))]),
    "confirm yes": (limits.CONFIRM_BUTTON, lambda n: [actions(_confirm(confirm=n))]),
    "confirm no": (limits.CONFIRM_BUTTON, lambda n: [actions(_confirm(deny=n))]),
    "options": (limits.SELECT_OPTIONS, lambda n: [actions(select(options=options(n)))]),
    "option text": (limits.OPTION_TEXT, lambda n: [actions(select(options=[option(text=n)]))]),
    "option value": (limits.OPTION_VALUE, lambda n: [actions(select(options=[option("x" * n)]))]),
    "option more": (limits.OPTION_DESCRIPTION, lambda n: [actions(select(options=[option(description=plain(n))]))]),
    "groups": (
        limits.OPTION_GROUPS,
        lambda n: [actions(select(option_groups=[{"label": plain(), "options": options(1)}] * n))],
    ),
    "group options": (
        limits.SELECT_OPTIONS,
        lambda n: [actions(select(option_groups=[{"label": plain(), "options": options(n)}]))],
    ),
    "group label": (
        limits.OPTION_GROUP_LABEL,
        lambda n: [actions(select(option_groups=[{"label": plain(n), "options": options(1)}]))],
    ),
    "overflow": (
        limits.OVERFLOW_OPTIONS,
        lambda n: [actions({"type": "overflow", "action_id": "o", "options": options(n)})],
    ),
    "checkboxes": (
        limits.CHOICES,
        lambda n: [actions({"type": "checkboxes", "action_id": "o", "options": options(n)})],
    ),
    "radio buttons": (
        limits.CHOICES,
        lambda n: [actions({"type": "radio_buttons", "action_id": "o", "options": options(n)})],
    ),
    "image url": (
        limits.IMAGE_URL,
        lambda n: [_IMAGE | {"image_url": "https://" + "x" * (n - 8)}],
    ),
    "alt text": (limits.IMAGE_ALT, lambda n: [_IMAGE | {"alt_text": "x" * n}]),
    "image title": (limits.IMAGE_TITLE, lambda n: [_IMAGE | {"title": plain(n)}]),
    "label": (limits.INPUT_LABEL, lambda n: [asked(line()) | {"label": plain(n)}]),
    "hint": (limits.INPUT_HINT, lambda n: [asked(line(), hint=plain(n))]),
    "line": (limits.TEXT_INPUT, lambda n: [asked(line(max_length=n))]),
    "initial line": (limits.TEXT_INPUT, lambda n: [asked(line(initial_value="x" * n))]),
    "markdown": (limits.MARKDOWN, lambda n: [{"type": "markdown", "text": "x" * n}]),
    "markdown together": (
        limits.MARKDOWN,
        lambda n: [{"type": "markdown", "text": "x" * 6000}, {"type": "markdown", "text": "x" * (n - 6000)}],
    ),
    "rows": (limits.TABLE_ROWS, lambda n: [table(n, 1)]),
    "cells": (limits.TABLE_CELLS, lambda n: [table(1, n)]),
    "table": (limits.TABLE_CHARACTERS, lambda n: [table(1, 1, n)]),
    "tables": (limits.TABLES, lambda n: [table(1, 1)] * n),
} | {
    f"placeholder of {kind}": (limits.PLACEHOLDER, lambda n, kind=kind: [_menu(kind, placeholder=plain(n))])
    for kind in _PLACEHOLDER_OWNERS
}


@pytest.mark.parametrize("name", CASES)
def test_at_the_limit_it_is_taken(name: str) -> None:
    limit, build = CASES[name]
    assert check_message_blocks(build(limit)) == []


@pytest.mark.parametrize("name", CASES)
def test_one_beyond_it_is_refused(name: str) -> None:
    limit, build = CASES[name]
    assert check_message_blocks(build(limit + 1))


@pytest.mark.parametrize(
    "block",
    [
        section(""),
        {"type": "header", "text": plain(0)},
        {"type": "section", "fields": []},
        {"type": "context", "elements": []},
        actions(),
        actions(button(text=plain(0))),
        actions(button("")),
        actions(select(options=[])),
        actions(select(options=[option("")])),
        _IMAGE | {"alt_text": ""},
        table(0, 0),
        table(1, 1, 0),
    ],
)
def test_nothing_may_be_empty(block: Json) -> None:
    [problem] = check_message_blocks([block])
    assert problem.error == "invalid_blocks"


def test_all_blocks_together_have_a_size() -> None:
    """Each is legal; together they are too long."""
    small = [section("x" * 2900), section("x" * 2900), section("x" * 2900), section("x" * 2900)]
    assert check_message_blocks(small) == []
    [problem] = check_message_blocks([*small, section("x" * 2000)])
    assert problem.error == "msg_blocks_too_long"


def test_two_tables_are_refused_in_slacks_own_way() -> None:
    [problem] = check_message_blocks([table(1, 1), table(1, 1)])
    assert (problem.error, problem.text) == ("invalid_attachments", "only_one_table_allowed")


@pytest.mark.parametrize(("count", "taken"), [(0, True), (limits.SELECT_OPTIONS, True), (101, False)])
def test_suggestions(count: int, taken: bool) -> None:
    assert (check_suggestions({"options": options(count)}) == []) is taken


def test_text_objects_have_a_limit_of_their_own() -> None:
    too_long = {"type": "context", "elements": [words("x" * (limits.TEXT + 1))]}
    assert check_message_blocks([too_long])
