"""Whether Slack would take it: each ``check_…`` gives what is wrong, in Slack's words; nothing when all is well."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from tests.fakes.slack import limits
from tests.fakes.slack.blockkit.surfaces import HOME, MESSAGE, MODAL, SUGGESTED
from tests.fakes.slack.interactive import interactive
from tests.fakes.slack.reading import leaves


@dataclass(frozen=True)
class Problem:
    """``pointer`` is where, as a JSON pointer; ``error`` is the code that the call is answered with."""

    text: str
    pointer: str = ""
    error: str = "invalid_blocks"

    def __str__(self) -> str:
        return f"{self.text} [json-pointer:{self.pointer}]" if self.pointer else self.text


def check_message_blocks(blocks: Any) -> list[Problem]:
    """Blocks of a message."""
    given = {"blocks": blocks}
    return _shape(MESSAGE, given) or [*_ids(blocks), *_sizes(blocks)]


def check_view(view: Any) -> list[Problem]:
    """A modal or Home tab."""
    if not isinstance(view, dict) or view.get("type") not in {"modal", "home"}:
        return [Problem("unsupported type", "/view/type", "invalid_arguments")]
    problems = _shape(MODAL if view["type"] == "modal" else HOME, view) or [*_ids(view["blocks"])]
    if len(_dumped(view)) > limits.VIEW_SIZE:
        problems.append(Problem("view is too large", "/view", "view_too_large"))
    return [Problem(p.text, f"/view{p.pointer}", _in_views(p.error)) for p in problems]


def check_suggestions(response: Any) -> list[Problem]:
    """The options for an external select."""
    return _shape(SUGGESTED, response)


def _in_views(error: str) -> str:
    return "invalid_arguments" if error == "invalid_blocks" else error


def _shape(adapter: TypeAdapter[Any], given: Any) -> list[Problem]:
    try:
        adapter.validate_python(given)
    except ValidationError as refusal:
        return [Problem(_worded(error), _pointer(given, error["loc"])) for error in refusal.errors()]
    return []


def _ids(blocks: Sequence[dict[str, Any]]) -> Iterator[Problem]:
    """Ids that come twice, and the focus, of which there is one."""
    for name, count in Counter(block["block_id"] for block in blocks if "block_id" in block).items():
        if count > 1:
            yield Problem(f"block_id {name!r} already exists")
    elements = [element for _, element in interactive(blocks)]
    for name, count in Counter(element["action_id"] for element in elements if "action_id" in element).items():
        if count > 1:
            yield Problem(f"action_id {name!r} already exists")
    if sum(element.get("focus_on_load", False) for element in elements) > 1:
        yield Problem("only one element can have focus_on_load")


def _sizes(blocks: Sequence[dict[str, Any]]) -> Iterator[Problem]:
    """What the blocks of a message must not exceed together."""
    if len(_dumped(blocks)) > limits.MESSAGE_BLOCKS_SIZE:
        yield Problem("the blocks are too long together", error="msg_blocks_too_long")
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > limits.MARKDOWN:
        yield Problem("the markdown blocks are too long together")
    tables = [block for block in blocks if block["type"] == "table"]
    if len(tables) > limits.TABLES:
        yield Problem("only_one_table_allowed", error="invalid_attachments")
    if sum(len(word) for table in tables for word in leaves(table)) > limits.TABLE_CHARACTERS:
        yield Problem("the cells of the table are too long together")


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _worded(error: ErrorDetails) -> str:
    context = error.get("ctx", {})
    match error["type"]:
        case "string_too_long":
            return f"must be less than {context['max_length'] + 1} characters"
        case "string_too_short":
            return f"must be more than {context['min_length'] - 1} characters"
        case "too_long":
            return f"no more than {context['max_length']} items allowed"
        case "too_short":
            return f"no fewer than {context['min_length']} items allowed"
        case "extra_forbidden":
            return f"invalid additional property: {error['loc'][-1]}"
        case "missing":
            return f"missing required field: {error['loc'][-1]}"
        case "union_tag_invalid":
            return f"unsupported type: {context['tag']}"
        case "value_error":
            return str(context["error"])
        case _:
            return error["msg"]


def _pointer(given: Any, location: Sequence[int | str]) -> str:
    """Without the types by which pydantic tells a union's members apart, which are no part of the document."""
    steps = []
    here = given
    for step in location:
        if (isinstance(step, int) and isinstance(here, list)) or (isinstance(here, dict) and step in here):
            here = here[step]  # type: ignore[index]
            steps.append(str(step))
    return "".join(f"/{step}" for step in steps)
