"""Block Kit read strictly, after Slack's reference and not the adapter: what is wrong with it, and what it says."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

_FIELDS = {
    "header": {"type", "text"}, "context": {"type", "elements"}, "actions": {"type", "elements"},
    "rich_text": {"type", "elements"}, "divider": {"type"},
    "rich_text_section": {"type", "elements"}, "rich_text_list": {"type", "style", "elements", "offset"},
    "text": {"type", "text", "style"}, "link": {"type", "text", "url", "style"},
    "plain_text": {"type", "text", "emoji"}, "button": {"type", "text", "action_id", "url"},
}  # fmt: skip


def problems_of_message(blocks: list[Json], text: str) -> list[str]:
    """Why Slack would refuse the message, show it cut, or find in it what nobody may smuggle in."""
    return [
        *_blocks(blocks, 50),
        *(["blocks too long"] if len(json.dumps(blocks)) > 13_000 else []),
        *([f"text of {len(text.encode())} bytes"] if not 0 < len(text.encode()) <= 4_000 else []),
        *(["text is not escaped"] if re.search(r"[<>]|&(?!(?:amp|lt|gt);)", text) else []),
    ]


def problems_of_view(view: Json) -> list[str]:
    wrong = [] if set(view) == {"type", "blocks"} and view["type"] == "home" else ["not a home view"]
    too_long = ["view too long"] if len(json.dumps(view).encode()) > 250_000 else []
    return [*wrong, *_blocks(view["blocks"], 100), *too_long]


def read(blocks: list[Json]) -> str:
    """What a person sees, a line each, with bullets, numbers, and labels in brackets."""
    return "\n".join(line for block in blocks for line in _lines(block))


def links(blocks: list[Json]) -> list[str]:
    return [node["url"] for node in _nodes(blocks) if node.get("type") == "link"]


def _blocks(blocks: list[Json], most: int) -> Iterator[str]:
    if not 0 < len(blocks) <= most:
        yield f"{len(blocks)} blocks"
    for block in blocks:
        if block["type"] not in ("header", "context", "actions", "rich_text", "divider"):
            yield f"unknown block {block['type']}"
    for node in _nodes(blocks):
        yield from _node(node)
    ids = Counter(node["action_id"] for node in _nodes(blocks) if "action_id" in node)
    yield from (f"action id {key} twice" for key, count in ids.items() if count > 1)


def _node(node: Json) -> Iterator[str]:
    """One object anywhere in the blocks; a style is no object of its own."""
    kind = node.get("type")
    if kind not in _FIELDS:
        yield f"unknown {kind}"
    elif unknown := set(node) - _FIELDS[kind]:
        yield f"unknown fields {unknown} of {kind}"
    elements = node.get("elements")
    if elements is not None and not elements:
        yield f"{kind} without elements"
    match kind:
        case "header" if len(node["text"]["text"]) > 150 or "\n" in node["text"]["text"]:
            yield "header too long"
        case "context" if len(node["elements"]) > 10 or {e["type"] for e in node["elements"]} != {"plain_text"}:
            yield "context with other than a few plain texts"
        case "actions" if len(node["elements"]) > 25 or {e["type"] for e in node["elements"]} != {"button"}:
            yield "actions with other than a few buttons"
        case "rich_text" if {e["type"] for e in node["elements"]} - {"rich_text_section", "rich_text_list"}:
            yield "rich text of something else"
        case "rich_text_section" if {e["type"] for e in node["elements"]} - {"text", "link"}:
            yield "a section with something other than text and links"
        case "rich_text_list":
            yield from _list(node)
        case "plain_text" if not 0 < len(node["text"]) <= 3000 or node["emoji"]:
            yield "plain text that is empty, too long, or looks for emoji"
        case "button" if len(node["text"]["text"]) > 75 or not 0 < len(node["action_id"]) <= 255:
            yield "button with a long label or a bad id"
        case "text" | "link" if not node["text"] or set(node.get("style", {})) - {"bold", "italic"}:
            yield "text that is empty or in an unknown style"
    if len(node.get("url", "")) > 3000:
        yield "url too long"


def _list(node: Json) -> Iterator[str]:
    if {element["type"] for element in node["elements"]} != {"rich_text_section"}:
        yield "a list of something other than sections"
    if node["style"] not in ("bullet", "ordered") or node.get("offset", 0) < 0:
        yield "a list of unknown style, or counted from below one"


def _nodes(tree: Any) -> Iterator[Json]:
    if isinstance(tree, list):
        for branch in tree:
            yield from _nodes(branch)
    elif isinstance(tree, dict):
        yield tree
        for name, branch in tree.items():
            if name != "style":
                yield from _nodes(branch)


def _lines(block: Json) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield block["text"]["text"]
        case "context":
            yield from (element["text"] for element in block["elements"])
        case "actions":
            yield " ".join(f"[{element['text']['text']}]" for element in block["elements"])
        case "rich_text":
            for element in block["elements"]:
                yield from _rich(element)


def _rich(element: Json) -> Iterator[str]:
    if element["type"] == "rich_text_section":
        yield "".join(run["text"] for run in element["elements"])
        return
    for number, item in enumerate(element["elements"], element.get("offset", 0) + 1):
        mark = f"{number}." if element["style"] == "ordered" else "•"
        yield " ".join((mark, *_rich(item)))
