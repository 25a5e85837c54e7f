"""The parts of a Reply for a terminal. Everything is rich ``Text``: nothing said is ever read as markup."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.console import Group, RenderableType
from rich.style import Style
from rich.table import Table as RichTable
from rich.text import Text

from bot.messaging.reply import Bullets, Heading, Note, Paragraph, Part, Span, Table
from bot.patterns import pattern

#: Characters that would steer the terminal instead of being shown: C0 and C1 but newline and tab, and delete.
_STEERING = pattern(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def harmless(text: str) -> str:
    """Text without characters that steer a terminal."""
    return _STEERING.sub("", text)


def formatted(parts: Iterable[Part]) -> RenderableType:
    """The parts one below the other, an empty line after each."""
    return Group(*(shown for part in parts for shown in (_part(part), "")))


def _part(part: Part) -> RenderableType:
    match part:
        case Heading():
            return Text(harmless(part.text), style="bold cyan")
        case Paragraph():
            return _text(part.spans)
        case Note():
            return _text(part.spans, "dim")
        case Bullets():
            return _bullets(part)
        case Table():
            return _table(part)


def _text(spans: Iterable[Span], style: str = "") -> Text:
    """A link shows its address too: not every terminal can open it."""
    text = Text(style=style)
    for span in spans:
        text.append(harmless(span.text), Style(bold=span.bold or None, link=span.url))
        if span.url:
            text.append(f" ({harmless(span.url)})", Style(dim=True, link=span.url))
    return text


def _bullets(part: Bullets) -> RenderableType:
    grid = RichTable.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for number, item in enumerate(part.items, part.first):
        grid.add_row(Text(f"{number}." if part.numbered else "•", style="cyan"), _text(item))
    return grid


def _table(part: Table) -> RenderableType:
    table = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for position, title in enumerate(part.header):
        table.add_column(Text(harmless(title)), style="bold" if position == 0 else None, overflow="fold")
    for row in part.rows:
        table.add_row(*(Text(harmless(cell)) for cell in row))
    return table
