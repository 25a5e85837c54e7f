"""From pieces of text to Block Kit.

Text goes into ``rich_text`` blocks and, where it is plain, into headers and context as ``plain_text``; nothing is
mrkdwn. mrkdwn cannot be escaped: ``&``, ``<`` and ``>`` can, but a person's ``*``, ``_`` or backtick stays markup, and
so does ``&gt;`` where a line begins. In rich text the style stands beside the text, so nothing that a person typed can
become a style, a link, an emoji or a mention; and it has real lists, which go on counting after a cut.

A table is written row by row, since the ``table`` block scrolls sideways on a phone, may stand in a message once only,
and not at all in modals and Home tabs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from bot.adapters.slack.blockkit.limits import CONTEXT_CHARACTERS, HEADER_CHARACTERS
from bot.adapters.slack.blockkit.pieces import Piece
from bot.messaging.reply import Span

Block = dict[str, Any]


def blocks(pieces: Iterable[Piece]) -> list[Block]:
    """A block for each heading and note, and one for all else of a part."""
    return [block for _, alike in groupby(pieces, _kind) for block in _alike(list(alike))]


def plain_text(text: str) -> dict[str, Any]:
    """A text object in which nothing is markup, not even an emoji's name."""
    return {"type": "plain_text", "text": text, "emoji": False}


def _kind(piece: Piece) -> tuple[int, str]:
    return piece.part, piece.form if piece.form in ("heading", "note") else "text"


def _alike(pieces: Sequence[Piece]) -> Iterator[Block]:
    match pieces[0].form:
        case "heading":
            yield from map(_heading, pieces)
        case "note":
            yield from map(_note, pieces)
        case _:
            yield _rich_text(_elements(pieces))


def _heading(piece: Piece) -> Block:
    text = " ".join(piece.text.split())
    if len(text) <= HEADER_CHARACTERS:
        return {"type": "header", "text": plain_text(text)}
    return _rich_text([_section([Span(text=text, bold=True)])])


def _note(piece: Piece) -> Block:
    """Small print has no other way to hold a link or a bold word than mrkdwn; with one it is written in italics."""
    if len(piece.text) <= CONTEXT_CHARACTERS and not any(span.bold or span.url for span in piece.spans):
        return {"type": "context", "elements": [plain_text(piece.text)]}
    return _rich_text([_section(piece.spans, "italic")])


def _rich_text(elements: Iterable[Block]) -> Block:
    return {"type": "rich_text", "elements": list(elements)}


def _elements(pieces: Iterable[Piece]) -> Iterator[Block]:
    """Lines, and lists of bullets or of numbers that follow each other."""
    for (form, _), placed in groupby(enumerate(pieces), lambda each: _list(*each)):
        items = [piece for _, piece in placed]
        sections = [_section(piece.spans) for piece in items]
        match form:
            case "bullet":
                yield {"type": "rich_text_list", "style": "bullet", "elements": sections}
            case "number":
                offset = items[0].number - 1
                yield {"type": "rich_text_list", "style": "ordered", "offset": offset, "elements": sections}
            case _:
                yield from sections


def _list(place: int, piece: Piece) -> tuple[str, int]:
    """The same for neighbours that are in one list: numbers must grow as their places do."""
    return piece.form, piece.number - place if piece.form == "number" else 0


def _section(spans: Iterable[Span], *styles: str) -> Block:
    return {"type": "rich_text_section", "elements": [_element(span, styles) for span in spans]}


def _element(span: Span, styles: tuple[str, ...]) -> Block:
    element: Block = {"type": "text", "text": span.text}
    if span.url is not None:
        element = {"type": "link", "url": span.url, "text": span.text}
    style = dict.fromkeys((*(["bold"] if span.bold else []), *styles), True)
    return element | ({"style": style} if style else {})
