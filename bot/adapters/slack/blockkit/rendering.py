"""From a Reply to the messages that say it on Slack. Pure: nothing is sent here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.adapters.slack.blockkit.blocks import Block, blocks
from bot.adapters.slack.blockkit.buttons import Element, elements_of, rows
from bot.adapters.slack.blockkit.fallback import fallback
from bot.adapters.slack.blockkit.limits import MESSAGE_BLOCKS, MESSAGE_BLOCKS_CHARACTERS, MESSAGE_TEXT_BYTES
from bot.adapters.slack.blockkit.pieces import Piece, pieces_of
from bot.adapters.slack.blockkit.splitting import longest, split
from bot.messaging.reply import File, Reply


@dataclass(frozen=True, slots=True)
class Rendering:
    """One message; ``files`` are sent after it. Without blocks there are files alone, and no message."""

    blocks: list[Block]
    text: str
    files: tuple[File, ...] = ()

    @property
    def has_buttons(self) -> bool:
        return any(block["type"] == "actions" for block in self.blocks)

    @property
    def fits(self) -> bool:
        """Whether Slack takes it as one message."""
        return (
            len(self.blocks) <= MESSAGE_BLOCKS
            and written_length(self.blocks) <= MESSAGE_BLOCKS_CHARACTERS
            and len(self.text.encode()) <= MESSAGE_TEXT_BYTES
        )


def render(reply: dict[str, Any]) -> list[Rendering]:
    """The messages of a reply's JSON in the order in which they are sent; none for an empty reply.

    Buttons are below the last one, or follow it where they are too many. Files are with the last one. Raises
    RefusedError for a button that Slack cannot carry.
    """
    said = Reply.model_validate(reply)
    buttons = elements_of(said.buttons)
    messages = split(
        pieces_of(said.parts), lambda pieces: _made(pieces).fits, lambda pieces: _made(pieces, buttons).fits
    )
    *earlier, last = messages or [[]]
    renderings = [*map(_made, earlier), *_closing(last, buttons)]
    if not said.files:
        return renderings
    *before, closing = renderings or [Rendering([], "")]
    return [*before, replace(closing, files=said.files)]


def blocks_of(reply: dict[str, Any], place: int = 0) -> list[Block]:
    """All of a reply's JSON as blocks, for a modal, or for a Home tab of which it is the section at ``place``.

    However many there are. Raises RefusedError as above.
    """
    said = Reply.model_validate(reply)
    return [*blocks(pieces_of(said.parts)), *rows(elements_of(said.buttons, place))]


def written_length(data: object) -> int:
    """Of data as JSON, in characters, those beyond ASCII escaped: as long as it can be counted."""
    return len(json.dumps(data))


def _made(pieces: Sequence[Piece], buttons: Sequence[Element] = ()) -> Rendering:
    return Rendering([*blocks(pieces), *rows(buttons)], fallback(pieces, buttons))


def _closing(pieces: Sequence[Piece], buttons: Sequence[Element]) -> Iterator[Rendering]:
    """The last message with the buttons below it as far as they fit, and alone from there on."""
    if pieces or buttons:
        below = longest(len(buttons), lambda count: _made(pieces, buttons[:count]).fits)
        yield _made(pieces, buttons[:below])
        yield from _closing((), buttons[below:])
