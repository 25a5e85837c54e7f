"""Studies against their plans: a bar for what is done, a tick where the plan is today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.messaging.reply import File
from bot.pictures.alt import alt_text, named
from bot.pictures.palette import BLUE, FAINT_INK, INK, ORANGE, TRACK
from bot.pictures.sheet import BODY, GAP, INNER, LINE, MARGIN, SMALL, TALLEST, Sheet
from bot.translation import _, day, ngettext

BAR = 30
TICK = 10  # pixels by which the tick stands out of the bar
ROW = BODY * LINE + BAR + 2 * TICK + SMALL * LINE + 2 * GAP
FRAME = 300  # pixels of a sheet that are not rows, at most
MOST = int((TALLEST - FRAME) // ROW)


@dataclass(frozen=True)
class Studying:
    """``percent`` done and ``planned`` for today, 0 to 100; ``planned`` is None where there is no plan."""

    person: str
    credential: str
    percent: int
    planned: int | None = None
    target: date | None = None


def progress_bars(title: str, studies: Sequence[Studying], near: int) -> File:
    """Whoever is furthest behind the plan first, those without a plan last; so many points off it are still on it."""
    ordered = sorted(studies, key=lambda one: (one.planned is None, _lead(one), one.person, one.credential))
    shown = ordered[:MOST]
    unseen = len(ordered) - len(shown)
    notes = [] if studies else [_("Nobody studies for anything at present.")]
    if unseen:
        notes.append(ngettext("And {count} more study.", "And {count} more studies.", unseen).format(count=unseen))

    sheet = Sheet(title)
    for one in shown:
        _row(sheet, one, near)
    if any(one.planned is not None for one in shown):
        sheet.notes([_("The black tick is where the plan is today.")])
    sheet.notes(notes)
    facts = [f"{_whose(one)}: {_done(one)}, {_standing(one, near)}." for one in shown]
    return sheet.file("progress.png", alt_text(title, facts, *notes))


def _row(sheet: Sheet, one: Studying, near: int) -> None:
    start = sheet.text_at_right(_done(one), BODY, bold=True)
    sheet.pair(MARGIN, one.person, one.credential, start - MARGIN - GAP)
    sheet.y += BODY * LINE + TICK
    behind = _is_behind(one, near)
    sheet.box(MARGIN, INNER, BAR, TRACK)
    if one.percent > 0:
        sheet.box(MARGIN, INNER * min(one.percent, 100) / 100, BAR, ORANGE if behind else BLUE)
    if one.planned is not None:
        x = MARGIN + INNER * min(max(one.planned, 0), 100) / 100
        sheet.line(x, sheet.y - TICK, x, sheet.y + BAR + TICK, INK, 6)
    sheet.y += BAR + TICK + GAP / 2
    sheet.text(MARGIN, ("! " if behind else "") + _standing(one, near), SMALL, colour=INK if behind else FAINT_INK)
    sheet.y += SMALL * LINE + 1.5 * GAP


def _lead(one: Studying) -> int:
    return one.percent - (one.planned or 0)


def _is_behind(one: Studying, near: int) -> bool:
    return one.planned is not None and _lead(one) < -near


def _whose(one: Studying) -> str:
    return f"{named(one.person)}, {named(one.credential)}"


def _done(one: Studying) -> str:
    return _("{percent} %").format(percent=one.percent)


def _standing(one: Studying, near: int) -> str:
    """``15 points behind the plan of 55 %, due 14 Jun 2027``"""
    lead = _lead(one)
    if one.planned is None:
        told = _("no plan")
    elif _is_behind(one, near):
        text = ngettext("{n} point behind the plan of {planned} %", "{n} points behind the plan of {planned} %", -lead)
        told = text.format(n=-lead, planned=one.planned)
    elif lead > near:
        text = ngettext(
            "{n} point ahead of the plan of {planned} %", "{n} points ahead of the plan of {planned} %", lead
        )
        told = text.format(n=lead, planned=one.planned)
    else:
        told = _("on plan ({planned} %)").format(planned=one.planned)
    return told if one.target is None else _("{standing}, due {day}").format(standing=told, day=day(one.target))
