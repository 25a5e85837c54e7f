"""A plan in one line: what it takes, and what it covers."""

from __future__ import annotations

from bot.dialogs.planning.prices import total_price
from bot.knowledge.pathway import Path
from bot.messaging.reply import Span, bold, spans
from bot.translation import _, day, ngettext, number


def plan_line(way: str, path: Path) -> tuple[Span, ...]:
    count = ngettext("{n} step", "{n} steps", len(path.steps)).format(n=len(path.steps))
    covers = _(", {share} % of what is missing").format(share=number(round(100 * path.share))) if path.missing else ""
    return spans(
        _("{way}: {steps}, {hours} h of study, {price}, done by {day}{covers}"),
        way=bold(way), steps=count, hours=number(path.hours), price=total_price(path), day=day(path.ends),
        covers=covers,
    )  # fmt: skip
