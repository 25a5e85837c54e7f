"""A Reply as the pieces that a person reads one below the other, before any Block Kit.

Text is as it will be shown: nothing in it is markup, what no platform carries is gone, and an address that Slack would
refuse is written out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import Literal

from bot.adapters.slack.blockkit.limits import URL_CHARACTERS
from bot.adapters.text import is_visible, is_web_address, sendable
from bot.messaging.reply import Bullets, Heading, Note, Paragraph, Part, Span, Table

#: A table with more columns beside its names is written as a list a row: on a phone, four cells in one line are a maze.
_CELLS_IN_A_LINE = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, a line, an item of a list or a piece of small print.

    ``part`` counts the parts of the reply; pieces of one part stand close together. ``number`` is a numbered item's.
    ``glued``: a message should not end after it.
    """

    form: Literal["heading", "line", "bullet", "number", "note"]
    part: int
    spans: tuple[Span, ...]
    number: int = 0
    glued: bool = False

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    def head(self, end: int) -> Piece:
        """Its first ``end`` characters."""
        return replace(self, spans=_between(self.spans, 0, end))

    def tail(self, start: int) -> Piece:
        """What follows; it goes on as a line, since its bullet or number stands before the head."""
        form = self.form if self.form in ("heading", "note") else "line"
        return replace(self, form=form, spans=_between(self.spans, start, len(self.text)))


def pieces_of(parts: Iterable[Part]) -> list[Piece]:
    """All that can be seen, in order."""
    return [piece for place, part in enumerate(parts) for piece in _part(place, part) if is_visible(piece.text)]


def _part(place: int, part: Part) -> Iterator[Piece]:
    match part:
        case Heading():
            yield Piece("heading", place, _shown((Span(text=part.text),)), glued=True)
        case Paragraph():
            yield Piece("line", place, _shown(part.spans))
        case Note():
            yield Piece("note", place, _shown(part.spans))
        case Bullets():
            for number, item in enumerate(part.items, part.first):
                yield Piece("number" if part.numbered else "bullet", place, _shown(item), number)
        case Table():
            for row in part.rows:
                yield from _row(place, part.header[1:], row)


def _row(place: int, columns: tuple[str, ...], row: tuple[str, ...]) -> Iterator[Piece]:
    """Each cell named by its column."""
    name, cells = (row[0], row[1:]) if row else ("", ())
    named = [
        f"{column}: {cell}" if column else cell
        for column, cell in zip_longest(columns, cells, fillvalue="")
        if is_visible(cell)
    ]
    if len(columns) > _CELLS_IN_A_LINE:
        yield Piece("line", place, _shown((Span(text=name, bold=True),)), glued=True)
        yield from (Piece("bullet", place, _shown((Span(text=cell),))) for cell in named)
    else:
        dash = " – " if name and named else ""
        yield Piece("line", place, _shown((Span(text=name, bold=True), Span(text=dash + " | ".join(named)))))


def _shown(spans: Iterable[Span]) -> tuple[Span, ...]:
    """No span is empty, neighbours differ in style, and there is no white space at the ends."""
    written = [span for given in spans for span in _written(given) if span.text]
    joined = [
        Span(text="".join(span.text for span in alike), bold=bold, url=url)
        for (bold, url), alike in groupby(written, lambda span: (span.bold, span.url))
    ]
    text = "".join(span.text for span in joined)
    return _between(joined, 0, len(text))


def _written(span: Span) -> Iterator[Span]:
    """An address that cannot be opened is no link, so that it is read."""
    text = sendable(span.text)
    if not span.url:
        yield Span(text=text, bold=span.bold)
    elif is_openable(span.url):
        yield Span(text=text if is_visible(text) else span.url, bold=span.bold, url=span.url)
    else:
        yield Span(text=text, bold=span.bold)
        yield Span(text=f" ({sendable(span.url)})")


def is_openable(url: str) -> bool:
    """Whether Slack takes it as the address of a link or a button."""
    return is_web_address(url) and len(url.encode("ascii", "backslashreplace")) <= URL_CHARACTERS


def _between(spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    """The spans of ``text[start:end]`` without white space at its ends."""
    spans = list(spans)
    text = "".join(span.text for span in spans)[start:end]
    start += len(text) - len(text.lstrip())
    end = start + len(text.strip())
    cut = []
    at = 0
    for span in spans:
        kept = span.text[max(start - at, 0) : max(end - at, 0)]
        if kept:
            cut.append(span.model_copy(update={"text": kept}))
        at += len(span.text)
    return tuple(cut)
