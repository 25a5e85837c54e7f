"""What people read of blocks and mrkdwn, without markup: for assertions."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

from tests.fakes.slack.interactive import interactive

Json = dict[str, Any]

_REFERENCE = re.compile(r"<([^<>]+)>")
#: ``*bold*``, ``_italic_``, ``~struck~`` at the edges of words, as Slack reads them.
_EMPHASIS = re.compile(r"(?<![\w*_~])([*_~])(?=\S)([^\n]*?\S)\1(?![\w*_~])")
_CODE = re.compile(r"(`{3}|`)([^`]+)\1")


def plain_mrkdwn(text: str) -> str:
    """The words: a link's label, a mention as ``@U123``, a date's fallback, no asterisks."""
    said = _REFERENCE.sub(lambda match: _referred(match[1]), _CODE.sub(r"\2", text))
    while (less := _EMPHASIS.sub(r"\2", said)) != said:
        said = less
    return html.unescape(said)


def shown(text: Json | None) -> str:
    """The words of a text object: as they are, or read as mrkdwn. Empty when there is none."""
    if text is None:
        return ""
    return plain_mrkdwn(text["text"]) if text["type"] == "mrkdwn" else str(text["text"])


def plain_blocks(blocks: Sequence[Json]) -> str:
    """Every word that is shown, a line for each text, field, row, label, option and alt text."""
    return "\n".join(line for block in blocks for line in _lines(block) if line)


def leaves(node: Any) -> Iterator[str]:
    """The words of rich text or of a table, as they come."""
    match node:
        case {"type": "text" | "raw_text" | "link", "text": str(text)}:
            yield text
        case {"type": "link", "url": str(url)}:
            yield url
        case {"type": "user", "user_id": str(name)} | {"type": "channel", "channel_id": str(name)}:
            yield f"@{name}"
        case {"type": "emoji", "name": str(name)}:
            yield f":{name}:"
        case {"type": "broadcast", "range": str(name)}:
            yield f"@{name}"
        case {"type": "date", "fallback": str(text)}:
            yield text
        case {"elements": list(parts)} | {"rows": list(parts)} | list(parts):
            for part in parts:
                yield from leaves(part)
        case _:
            return


def options(element: Json) -> list[Json]:
    """All options of a menu, groups flattened."""
    groups = element.get("option_groups", [])
    return [*element.get("options", []), *(option for group in groups for option in group["options"])]


def _referred(reference: str) -> str:
    target, _, label = reference.partition("|")
    if target.startswith("!date^"):
        return label
    if target.startswith(("@", "#", "!")):
        return label or target.replace("!", "@")
    return label or target


def _lines(block: Json) -> Iterator[str]:
    match block["type"]:
        case "section":
            yield shown(block.get("text"))
            yield from (shown(field) for field in block.get("fields", []))
            if block.get("accessory", {}).get("type") == "image":
                yield block["accessory"]["alt_text"]
        case "header":
            yield shown(block["text"])
        case "markdown":
            yield block["text"]
        case "context":
            yield from (part.get("alt_text") or shown(part) for part in block["elements"])
        case "image" | "video":
            yield shown(block.get("title"))
            yield block["alt_text"]
        case "table":
            yield from (" | ".join("".join(leaves(cell)) for cell in row) for row in block["rows"])
        case "rich_text":
            yield from _rich(block)
        case "input":
            yield shown(block["label"])
            yield shown(block.get("hint"))
    for _, element in interactive([block]):
        yield from _element(element)


def _rich(block: Json) -> Iterator[str]:
    for part in block["elements"]:
        if part["type"] == "rich_text_list":
            first = part.get("offset", 0) + 1
            for number, item in enumerate(part["elements"], first):
                yield (f"{number}. " if part["style"] == "ordered" else "• ") + "".join(leaves(item))
        else:
            yield "".join(leaves(part))


def _element(element: Json) -> Iterator[str]:
    yield shown(element.get("placeholder"))
    if element["type"] in {"checkboxes", "radio_buttons"}:
        for option in element["options"]:
            yield shown(option["text"])
            yield shown(option.get("description"))
