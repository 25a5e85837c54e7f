"""Block Kit in few words."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def plain(length: int = 4) -> Json:
    return {"type": "plain_text", "text": "x" * length}


def words(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def button(action_id: str = "go", **fields: Any) -> Json:
    return {"type": "button", "text": plain(), "action_id": action_id, **fields}


def option(value: str = "v", text: int = 4, **fields: Any) -> Json:
    return {"text": plain(text), "value": value, **fields}


def options(count: int) -> list[Json]:
    return [option(str(number)) for number in range(count)]


def select(action_id: str = "pick", **fields: Any) -> Json:
    content = {} if "option_groups" in fields or "options" in fields else {"options": options(2)}
    return {"type": "static_select", "action_id": action_id, **content, **fields}


def section(text: str = "words", **fields: Any) -> Json:
    return {"type": "section", "text": words(text), **fields}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def asked(element: Json, **fields: Any) -> Json:
    return {"type": "input", "label": plain(), "element": element, **fields}


def line(**fields: Any) -> Json:
    return {"type": "plain_text_input", "action_id": "line", **fields}


def modal(*blocks: Json, **fields: Any) -> Json:
    shown = list(blocks) or [section()]
    submit = {"submit": plain()} if any(block["type"] == "input" for block in shown) else {}
    return {"type": "modal", "title": plain(), "blocks": shown, **submit, **fields}


def home(*blocks: Json, **fields: Any) -> Json:
    return {"type": "home", "blocks": list(blocks) or [section()], **fields}


def table(rows: int, cells: int, length: int = 1) -> Json:
    cell = {"type": "raw_text", "text": "x" * length}
    return {"type": "table", "rows": [[cell] * cells] * rows}
