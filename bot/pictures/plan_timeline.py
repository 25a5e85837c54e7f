"""The steps of a learning plan one below the other, each from its first day to its last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.messaging.reply import File
from bot.pictures.alt import alt_text, named
from bot.pictures.months import Months
from bot.pictures.palette import BLUE, FAINT_INK, INK, TRACK
from bot.pictures.sheet import BODY, GAP, INNER, LINE, MARGIN, RIGHT, SMALL, TALLEST, Sheet
from bot.translation import _, day, ngettext, number

A_DAY = timedelta(days=1)
BAR = 30
TICK = 8  # pixels by which today stands out of a bar
NARROWEST = 10  # pixels: a step of one day is still seen
ROW = BODY * LINE + BAR + 2 * TICK + SMALL * LINE + 2 * GAP
FRAME = 420  # pixels of a sheet that are not rows, at most
MOST = int((TALLEST - FRAME) // ROW)


@dataclass(frozen=True)
class Step:
    """``cost`` as the reader shall see it: "$300", "free", "not known". Both days belong to the step."""

    name: str
    starts: date
    ends: date
    hours: int | None = None
    cost: str = ""


def plan_timeline(title: str, steps: Sequence[Step], today: date) -> File:
    """The steps are numbered in the order that they are given in."""
    shown = steps[:MOST]
    notes = _notes(len(steps), len(steps) - len(shown))

    sheet = Sheet(title)
    if shown:
        months = _axis(shown)
        months.names(sheet)
        top, below = sheet.y, len(sheet.marks)
        for position, step in enumerate(shown, 1):
            _row(sheet, position, step, months, today)
        sheet.marks[below:below] = months.lines(top, sheet.y)
        if months.first <= today < months.last:
            sheet.notes([_("The black tick is today, {day}.").format(day=day(today))])
        sheet.y += GAP
    sheet.notes(notes)
    facts = [f"{position}. {named(step.name)}: {_when(step)}." for position, step in enumerate(shown, 1)]
    return sheet.file("plan.png", alt_text(title, facts, *notes))


def _axis(steps: Sequence[Step]) -> Months:
    """From the first of the first month, so that a short plan has a month to its name."""
    first = min(step.starts for step in steps).replace(day=1)
    return Months(first, max(step.ends for step in steps) + A_DAY, MARGIN, RIGHT)


def _row(sheet: Sheet, position: int, step: Step, months: Months, today: date) -> None:
    sheet.y += GAP / 2
    sheet.text(MARGIN, f"{position}. {step.name}", BODY, bold=True)
    sheet.y += BODY * LINE + TICK
    sheet.box(MARGIN, INNER, BAR, TRACK)
    start = min(months.x(step.starts), RIGHT - NARROWEST)
    sheet.box(start, max(months.x(step.ends + A_DAY) - start, NARROWEST), BAR, BLUE)
    if months.first <= today < months.last:
        sheet.line(months.x(today), sheet.y - TICK, months.x(today), sheet.y + BAR + TICK, INK, 6)
    sheet.y += BAR + TICK
    sheet.text(MARGIN, _when(step), SMALL, colour=FAINT_INK)
    sheet.y += SMALL * LINE + 1.5 * GAP


def _when(step: Step) -> str:
    """``12 Jan 2027 – 3 Mar 2027 · 40 hours · $300``"""
    told = [day(step.starts) if step.starts == step.ends else f"{day(step.starts)} – {day(step.ends)}"]
    if step.hours is not None:
        told.append(ngettext("{count} hour", "{count} hours", step.hours).format(count=number(step.hours)))
    return " · ".join([*told, step.cost] if step.cost else told)


def _notes(steps: int, unseen: int) -> list[str]:
    if not steps:
        return [_("The plan has no steps yet.")]
    more = ngettext("And {count} more step.", "And {count} more steps.", unseen)
    return [more.format(count=unseen)] if unseen else []
