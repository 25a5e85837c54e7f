"""What people read of blocks and mrkdwn, without markup: for assertions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any


def plain_mrkdwn(text: str) -> str:
    raise NotImplementedError


def plain_blocks(blocks: Sequence[dict[str, Any]]) -> str:
    """Every word that is shown, a line for each text, field, cell row, label, option and alt text."""
    return "\n".join(line for block in blocks for line in _lines(block) if line)


def _lines(block: dict[str, Any]) -> Iterator[str]:
    raise NotImplementedError
