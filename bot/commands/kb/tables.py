"""Tables on a terminal; aligned lines without frames or colours in a pipe or a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

Rows = Sequence[Sequence[str]]


def show_table(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; columns that hold only numbers are set to the right."""
    cells = list(rows)
    console = Console()
    if console.is_terminal:
        console.print(_framed(title, headings, cells))
    else:
        _print_plain(title, headings, cells)


def _framed(title: str, headings: Sequence[str], rows: Rows) -> Table:
    # Text, not str: square brackets in a name are no markup.
    table = Table(title=Text(title), title_justify="left", box=SIMPLE_HEAD)
    for position, heading in enumerate(headings):
        justify: JustifyMethod = "right" if _numeric(rows, position) else "left"
        # An id is to be copied whole; sentences may wrap.
        whole = all(" " not in row[position] for row in rows)
        table.add_column(Text(heading), justify=justify, no_wrap=whole, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _print_plain(title: str, headings: Sequence[str], rows: Rows) -> None:
    widths = [max(len(row[i]) for row in [headings, *rows]) for i in range(len(headings))]
    right = [_numeric(rows, i) for i in range(len(headings))]
    if title:
        click.echo(title)
    for row in [headings, *rows]:
        aligned = (c.rjust(w) if r else c.ljust(w) for c, w, r in zip(row, widths, right, strict=True))
        click.echo("  ".join(aligned).rstrip())


def _numeric(rows: Rows, position: int) -> bool:
    return bool(rows) and all(row[position].replace(".", "").replace("–", "0").isdigit() for row in rows)
