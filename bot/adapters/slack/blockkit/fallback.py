"""What a message says in plain text: Slack's ``text`` beside the blocks.

Phones notify with it, and screen readers read it instead of the blocks
(https://docs.slack.dev/reference/methods/chat.postMessage), so it says everything but the addresses of links, which can
be opened in the blocks alone.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

from bot.adapters.slack.blockkit.buttons import Element, label
from bot.adapters.slack.blockkit.pieces import Piece


def fallback(pieces: Iterable[Piece], buttons: Iterable[Element] = ()) -> str:
    """Lines, an empty one between parts, and the labels of the buttons in the last; escaped."""
    lines: list[str] = []
    part = None
    for piece in pieces:
        if part not in (None, piece.part):
            lines.append("")
        lines.append(_mark(piece) + piece.text)
        part = piece.part
    labels = " ".join(f"[{label(button)}]" for button in buttons)
    if labels:
        lines += ["", labels] if lines else [labels]
    return escaped("\n".join(lines))


def escaped(text: str) -> str:
    """Text in which Slack finds no link and no mention, as in ``<!channel>``.

    https://docs.slack.dev/messaging/formatting-message-text#escaping. Stars and the like remain markup, which only
    ``mrkdwn: false`` beside the text takes from them.
    """
    return html.escape(text, quote=False)


def _mark(piece: Piece) -> str:
    match piece.form:
        case "bullet":
            return "• "
        case "number":
            return f"{piece.number}. "
        case _:
            return ""
