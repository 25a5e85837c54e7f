"""Everything that decides when a person hears of something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any

from bot.dialogs.forms import reading
from bot.dialogs.linking.naming import platform_name
from bot.dialogs.reminders import weekday
from bot.dialogs.understanding.zones import zone_label
from bot.dialogs.visit import Visit
from bot.messaging.form import Checked, ChoiceEntry, ChoicesEntry, DateEntry, Entered, Entry, Form, Option, TimeEntry
from bot.messaging.reply import note
from bot.tracking.people import platforms_known
from bot.tracking.preferences import STAGES, Preferences
from bot.translation import _, day, ngettext

_NONE = "none"
_ON, _OFF = "on", "off"
_LAST = "last"
_QUIET_DAYS = (3, 7, 14, 30)


async def make(visit: Visit, given: Mapping[str, Any], entered: Entered | None) -> Form:
    said = _as_entered(visit) if entered is None else entered
    place = zone_label(visit.zone, visit.now) if visit.zone else _("world time (UTC)")
    whose = _("Hours are those of {place}. To change that, write to me, as in “I'm in Berlin”.")
    return Form(
        name="reminders", title=_("Reminders"), submit=_("Save"), given=dict(given),
        entries=(*_entries(visit.preferences, said), *await _where(visit, said)),
        after=(note(whose, place=place),),
    )  # fmt: skip


async def check(visit: Visit, given: Mapping[str, Any], entered: Entered) -> Checked:
    wrong: dict[str, str] = {}
    start, end = reading.time_of_day(entered, "start"), reading.time_of_day(entered, "end")
    if start is None:
        wrong["start"] = _("Enter the hour from which I may write.")
    if end is None or end == start:
        wrong["end"] = _("Enter the hour until which I may write, another one than the first.")
    days = _numbers(reading.several(entered, "days"), range(7))
    if not days:
        wrong["days"] = _("Choose at least one day. To have no reminders at all, switch them off above.")
    ahead = _numbers(reading.several(entered, "stages"), _offered(visit.preferences))
    if not ahead:
        wrong["stages"] = _("Choose at least one. To have no reminders at all, switch them off above.")
    pause = reading.day(entered, "paused_until")
    if pause is not None and pause <= visit.today:
        wrong["paused_until"] = _("{day} is not ahead of us. Until when shall I pause?").format(day=day(pause))
    if wrong or start is None or end is None:
        return Checked(wrong=wrong)
    nudges, summary = reading.text(entered, "nudges") or _NONE, reading.text(entered, "summary") or _NONE
    where = reading.text(entered, "platform") or (visit.preferences.platform or _LAST)
    settings = {
        "platform": None if where == _LAST else where,
        "off": reading.text(entered, "switch") == _OFF, "start": _clock(start), "end": _clock(end), "days": days,
        "stages": sorted({*ahead, STAGES[-1]}, reverse=True), "nudges": nudges != _NONE,
        "nudge_after": visit.preferences.nudge_after if nudges == _NONE else int(nudges),
        "summary": None if summary == _NONE else int(summary), "paused_until": pause.isoformat() if pause else None,
    }  # fmt: skip
    return Checked(action={"begin": "change_settings", "slots": {"settings": settings}})


def _as_entered(visit: Visit) -> Entered:
    p = visit.preferences
    paused = p.paused_until is not None and p.paused_until > visit.today
    said: dict[str, str | list[str]] = {
        "switch": _OFF if p.off else _ON, "start": _clock(p.start), "end": _clock(p.end),
        "days": [str(d) for d in sorted(p.days)], "stages": [str(s) for s in p.stages if s >= 0],
        "nudges": str(p.nudge_after) if p.nudges else _NONE,
        "summary": _NONE if p.summary is None else str(p.summary),
    }  # fmt: skip
    said["platform"] = p.platform or _LAST
    return said | ({"paused_until": p.paused_until.isoformat()} if paused and p.paused_until else {})


def _entries(p: Preferences, said: Entered) -> list[Entry]:
    return [
        ChoiceEntry(
            name="switch", label=_("Reminders"), initial=reading.text(said, "switch"),
            options=(Option(label=_("On"), value=_ON), Option(label=_("Off: never write by yourself"), value=_OFF)),
        ),
        TimeEntry(name="start", label=_("Not before"), initial=reading.text(said, "start")),
        TimeEntry(name="end", label=_("Not after"), initial=reading.text(said, "end")),
        ChoicesEntry(
            name="days", label=_("On these days"), initial=tuple(reading.several(said, "days")),
            options=tuple(Option(label=weekday(d), value=str(d)) for d in range(7)),
        ),
        ChoicesEntry(
            name="stages", label=_("Before an expiry"), initial=tuple(reading.several(said, "stages")),
            options=tuple(Option(label=_ahead(n), value=str(n)) for n in _offered(p)),
        ),
        ChoiceEntry(
            name="nudges", label=_("Ask how my studies go"), initial=reading.text(said, "nudges"),
            options=(
                Option(label=_("Never"), value=_NONE),
                *(Option(label=_quiet(n), value=str(n)) for n in sorted({*_QUIET_DAYS, p.nudge_after})),
            ),
        ),
        ChoiceEntry(
            name="summary", label=_("Weekly summary"), initial=reading.text(said, "summary"),
            options=(
                Option(label=_("None"), value=_NONE), *(Option(label=weekday(d), value=str(d)) for d in range(7)),
            ),
        ),
        DateEntry(
            name="paused_until", label=_("Pause until"), initial=reading.text(said, "paused_until"), optional=True,
            hint=_("What falls due meanwhile comes then, once."),
        ),
    ]  # fmt: skip


async def _where(visit: Visit, said: Entered) -> list[Entry]:
    """For somebody with accounts on several platforms."""
    known = await platforms_known(visit.records.connection, visit.records.person_id)
    if len(known) < 2:
        return []
    options = (Option(label=_("Where I wrote last"), value=_LAST), *(_option(platform) for platform in sorted(known)))
    return [ChoiceEntry(name="platform", label=_("Where"), initial=reading.text(said, "platform"), options=options)]


def _option(platform: str) -> Option:
    return Option(label=platform_name(platform), value=platform)


def _offered(p: Preferences) -> tuple[int, ...]:
    """Days before an expiry: the usual ones and those they named themselves."""
    return tuple(sorted({n for n in (*STAGES, *p.stages) if n >= 0}, reverse=True))


def _numbers(values: list[str], among: Iterable[int]) -> list[int]:
    return [n for n in among if str(n) in values]


def _ahead(days: int) -> str:
    return ngettext("{n} day before", "{n} days before", days).format(n=days) if days else _("on the day itself")


def _quiet(days: int) -> str:
    return ngettext("After {n} quiet day", "After {n} quiet days", days).format(n=days)


def _clock(at: time) -> str:
    return f"{at:%H:%M}"
