"""``laurel feedback``: what people asked that the bot did not understand, or did not answer well."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta

import click
from rapidfuzz import fuzz
from rich.console import Console
from rich.table import Table

from bot.clock import SystemClock
from bot.commands.running import database_option, in_database
from bot.tracking.feedback import Judged, judged
from bot.translation import _, ngettext

#: Masked words that are so much alike ask the same.
_ALIKE = 80
#: A word is shown only when so many people said it: one person's own words are nobody's business.
FEWEST = 3
_HIDDEN = "…"


@dataclass(frozen=True)
class Group:
    """People who asked the same. ``words`` are None when fewer than three asked it."""

    words: str | None
    people: int
    times: int
    dialogs: dict[str, int]
    reasons: dict[str, int]


@click.command("feedback")
@click.option("--days", default=90, show_default=True, help="How far back.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@database_option
def command(days: int, as_json: bool, database: str | None) -> None:
    """Show what people asked in vain, most frequent first, so that the catalogue and the phrases can grow.

    Names and numbers were taken out when it was kept, and a word is shown only when three people said it.
    """
    since = SystemClock().now() - timedelta(days=days)
    rows = in_database(database, lambda connection: judged(connection, since))
    groups = grouped([row for row in rows if row.kind != "liked"])
    liked = sum(row.kind == "liked" for row in rows)
    if as_json:
        click.echo(json.dumps({"liked": liked, "groups": [asdict(group) for group in groups]}, ensure_ascii=False))
        return
    _show(groups)
    click.echo(ngettext("{n} answer was liked.", "{n} answers were liked.", liked).format(n=liked))


def grouped(rows: Sequence[Judged]) -> list[Group]:
    """Rows with like words together, those of most people first."""
    alike: list[list[Judged]] = []
    for row in rows:
        words = row.words or ""
        home = next((group for group in alike if fuzz.token_set_ratio(group[0].words or "", words) >= _ALIKE), None)
        if home is None:
            alike.append([row])
        else:
            home.append(row)
    return sorted(map(_group, alike), key=lambda group: (-group.people, -group.times))


def _group(rows: Sequence[Judged]) -> Group:
    people = len({row.person_id for row in rows})
    dialogs = Counter(row.dialog for row in rows if row.dialog)
    reasons = Counter(_reason(row, rows) for row in rows if row.reason)
    return Group(
        _shared(rows, [r.words for r in rows]) if people >= FEWEST else None, people, len(rows), dialogs, reasons
    )


def _reason(row: Judged, rows: Sequence[Judged]) -> str:
    """A reason in words of one's own is shown as far as others said the same."""
    return _shared(rows, [row.reason]) if " " in (row.reason or "") else row.reason or ""


def _shared(rows: Sequence[Judged], texts: Sequence[str | None]) -> str:
    """The most frequent text, with what fewer than three people said left out."""
    said_by: defaultdict[str, set[int]] = defaultdict(set)
    for row in rows:
        for word in f"{row.words or ''} {row.reason or ''}".split():
            said_by[word].add(row.person_id)
    text = Counter(text for text in texts if text).most_common(1)
    words = text[0][0].split() if text else []
    return " ".join(word if len(said_by[word]) >= FEWEST else _HIDDEN for word in words) or _HIDDEN


def _show(groups: Sequence[Group]) -> None:
    if not groups:
        click.echo(_("Nothing was asked in vain."))
        return
    table = Table(_("people"), _("times"), _("asked"), _("taken for"), _("why it was not good"))
    for group in groups:
        words = group.words or _("(fewer than {n} people)").format(n=FEWEST)
        table.add_row(str(group.people), str(group.times), words, _counts(group.dialogs), _counts(group.reasons))
    Console().print(table)


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} ({count})" if count > 1 else name for name, count in counts.items())
