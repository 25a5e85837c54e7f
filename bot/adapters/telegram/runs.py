"""The parts of a Reply as one run of styled text after the other: what a person will read, with its styles beside it.

Nothing here is markup yet, so a text may be cut anywhere between two characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from bot.adapters.text import is_web_address, sendable
from bot.messaging.reply import Bullets, Heading, Note, Paragraph, Part, Span, Table
from bot.patterns import pattern

#: An address of Telegram's own, such as tg://user?id=1.
_OWN_ADDRESS = pattern(r"tg:[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. ``glued``: a message should rather not end after it."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str | None = None
    glued: bool = False

    @property
    def entities(self) -> int:
        """How many of a message's formatted stretches it uses."""
        return self.bold + self.italic + (self.url is not None)


def runs_of(parts: Iterable[Part]) -> list[Run]:
    """All that is said, with an empty line between parts and no run without text."""
    runs: list[Run] = []
    glued = False
    for part in parts:
        if runs:
            runs.append(Run("\n\n", glued=glued))
        runs.extend(run for run in _part(part) if run.text)
        glued = isinstance(part, Heading)
    return runs


def is_openable(url: str) -> bool:
    """Whether Telegram makes a link of it: a web address of a named host, or one of its own."""
    return is_web_address(url) or _OWN_ADDRESS.fullmatch(url) is not None


def _part(part: Part) -> Iterator[Run]:
    match part:
        case Heading():
            yield Run(sendable(part.text), bold=True)
        case Paragraph():
            yield from _spans(part.spans)
        case Note():
            yield from _spans(part.spans, italic=True)
        case Bullets():
            yield from _bullets(part)
        case Table():
            yield from _table(part)


def _spans(spans: Iterable[Span], italic: bool = False) -> Iterator[Run]:
    """A link that Telegram would drop is written out."""
    for span in spans:
        text = sendable(span.text)
        if span.url and is_openable(span.url):
            yield Run(text or span.url, span.bold, italic, span.url)
        else:
            yield Run(text, span.bold, italic)
            if span.url:
                yield Run(f" ({sendable(span.url)})", italic=italic)


def _bullets(part: Bullets) -> Iterator[Run]:
    for number, item in enumerate(part.items, part.first):
        end = "\n" if number > part.first else ""
        yield Run(f"{end}{number}. " if part.numbered else f"{end}• ")
        yield from _spans(item)


def _table(part: Table) -> Iterator[Run]:
    """Cells by row, each named by its column: a table in columns does not fit a phone."""
    end = ""
    for row in part.rows:
        name, cells = (row[0], row[1:]) if row else ("", ())
        named = zip_longest(part.header[1:], cells, fillvalue="")
        rest = " | ".join(f"{column}: {cell}" if column else cell for column, cell in named)
        yield Run(end)
        yield Run(sendable(name), bold=True)
        yield Run(sendable(f" – {rest}" if name and rest else rest))
        end = "\n"
