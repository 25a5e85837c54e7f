"""Finding the interactive elements in blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

Json = dict[str, Any]


def interactive(blocks: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    """Each element that a person can do something with, after its block."""
    for block in blocks:
        for element in _elements(block):
            if element.get("type") not in {None, "image", "mrkdwn", "plain_text"}:
                yield block, element


def _elements(block: Json) -> list[Json]:
    match block["type"]:
        case "actions" | "context_actions":
            return list(block["elements"])
        case "section":
            return [block["accessory"]] if "accessory" in block else []
        case "input":
            return [block["element"]]
        case _:
            return []
