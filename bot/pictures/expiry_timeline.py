"""What expires in the next twelve months, and what has: a line for each, from today to its last day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Literal

from bot.messaging.reply import File
from bot.pictures.alt import alt_text, named
from bot.pictures.marks import Line
from bot.pictures.months import Months
from bot.pictures.palette import INK, TRACK
from bot.pictures.sheet import BODY, GAP, LINE, MARGIN, RIGHT, SMALL, TALLEST, Sheet
from bot.pictures.states import LOOKS, State, state_on
from bot.translation import _, day, ngettext

Grouping = Literal["person", "credential"]

BADGE = 20  # pixels, radius
TODAY_AT = MARGIN + 2 * BADGE + GAP  # what has expired is marked to the left of it
NAME_AT = TODAY_AT + GAP
THICKNESS = 12  # pixels
HEADING = BODY * LINE
ROW = BODY * LINE + 2 * BADGE + GAP
FRAME = 520  # pixels of a sheet that are not rows, at most


@dataclass(frozen=True)
class Expiring:
    """Two people of one name need names that tell them apart."""

    person: str
    credential: str
    expires: date


def expiry_timeline(title: str, expiries: Sequence[Expiring], today: date, by: Grouping = "person") -> File:
    """The soonest first, together with what else the person has, or who else has the credential.

    What is nearest to today is shown where not everything fits; what expires after the twelve months is counted.
    """
    horizon = _in_a_year(today)
    near = [one for one in expiries if one.expires <= horizon]
    groups = _as_many_as_fit(near, today, by)
    shown = [one for group in groups for one in group]
    notes = _notes(len(near), len(near) - len(shown), len(expiries) - len(near), horizon)

    sheet = Sheet(title)
    if shown:
        months = Months(today, horizon, TODAY_AT, RIGHT - BADGE)
        _axis(sheet, months)
        top, below = sheet.y, len(sheet.marks)
        for group in groups:
            _group(sheet, group, by, months)
        today_line = Line(TODAY_AT, top, TODAY_AT, sheet.y, INK, 4)
        sheet.marks[below:below] = [*months.lines(top, sheet.y), today_line]
        sheet.y += 2 * GAP
        states = {state_on(today, one.expires) for one in shown}
        sheet.legend([state for state in State if state in states])
    sheet.notes(notes)
    facts = [f"{named(one.person)}: {named(one.credential)} {_when(one, today)}." for one in shown]
    return sheet.file("expiries.png", alt_text(title, facts, *notes))


def _in_a_year(today: date) -> date:
    try:
        return today.replace(year=today.year + 1)
    except ValueError:  # 29 February
        return today.replace(year=today.year + 1, day=28)


def _as_many_as_fit(expiries: list[Expiring], today: date, by: Grouping) -> list[list[Expiring]]:
    nearest_first = sorted(expiries, key=lambda one: (abs(one.expires - today), one.person, one.credential))
    for count in range(min(len(expiries), int(TALLEST // ROW)), 0, -1):
        groups = _grouped(nearest_first[:count], by)
        if sum(map(_height, groups)) <= TALLEST - FRAME:
            return groups
    return []


def _grouped(expiries: list[Expiring], by: Grouping) -> list[list[Expiring]]:
    """The group of the soonest expiry first."""
    groups: dict[str, list[Expiring]] = {}
    for one in sorted(expiries, key=attrgetter("expires", "person", "credential")):
        groups.setdefault(getattr(one, by), []).append(one)
    return list(groups.values())


def _height(group: list[Expiring]) -> float:
    return GAP + len(group) * ROW + (HEADING if len(group) > 1 else 0)


def _axis(sheet: Sheet, months: Months) -> None:
    sheet.text(MARGIN, _("Today, {day}").format(day=day(months.first)), SMALL, bold=True)
    sheet.y += SMALL * LINE + GAP / 2
    months.names(sheet)


def _group(sheet: Sheet, group: list[Expiring], by: Grouping, months: Months) -> None:
    """A name over several; of a single one it stands in the same line."""
    sheet.y += GAP
    heading = getattr(group[0], by)
    if len(group) > 1:
        sheet.text(NAME_AT, heading, BODY, bold=True, width=RIGHT - NAME_AT)
        sheet.y += HEADING
    for one in group:
        name = one.credential if by == "person" else one.person
        late = state_on(months.first, one.expires) is not State.VALID
        room = sheet.text_at_right(day(one.expires), SMALL, bold=late, beside=BODY) - NAME_AT - GAP
        if len(group) > 1:
            sheet.text(NAME_AT, name, BODY, width=room)
        else:
            sheet.pair(NAME_AT, heading, name, room)
        sheet.y += BODY * LINE
        _track(sheet, one.expires, months)


def _track(sheet: Sheet, expires: date, months: Months) -> None:
    state = state_on(months.first, expires)
    middle = sheet.y + BADGE
    sheet.line(TODAY_AT, middle, RIGHT, middle, TRACK, THICKNESS)
    end: float = MARGIN + BADGE
    if state is not State.EXPIRED:
        end = months.x(expires)
        sheet.line(TODAY_AT, middle, end, middle, LOOKS[state].fill, THICKNESS)
    sheet.badge(end, middle, state, BADGE)
    sheet.y += 2 * BADGE + GAP


def _when(one: Expiring, today: date) -> str:
    if one.expires < today:
        return _("expired on {day}").format(day=day(one.expires))
    if one.expires == today:
        return _("expires today")
    return _("expires on {day}").format(day=day(one.expires))


def _notes(near: int, unseen: int, later: int, horizon: date) -> list[str]:
    notes = [] if near else [_("Nothing expires before {day}.").format(day=day(horizon))]
    if unseen:
        notes.append(_("And {count} more.").format(count=unseen))
    if later:
        beyond = ngettext("{count} more expires after {day}.", "{count} more expire after {day}.", later)
        notes.append(beyond.format(count=later, day=day(horizon)))
    return notes
