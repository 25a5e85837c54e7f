"""Renewals as an iCalendar file (RFC 5545) that any calendar can import, with alarms of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.tracking.calendar import later
from bot.tracking.files.cells import one_line
from bot.translation import _

if TYPE_CHECKING:
    from icalendar import Alarm, Event

PRODID = "-//Laurel//Renewals//EN"
# An all-day event begins at midnight; the alarm is to ring in the morning of its day, wherever the person is.
ALARM_HOUR = timedelta(hours=9)


@dataclass(frozen=True, slots=True)
class RenewalEvent:
    """One renewal. ``uid`` must be the same in every export; ``alarms`` are days before ``day``, 0 for the day."""

    uid: str
    title: str
    day: date
    description: str
    url: str | None
    alarms: tuple[int, ...]


def calendar_of(events: Iterable[RenewalEvent], now: datetime, name: str | None = None) -> bytes:
    """The calendar file with one all-day event per renewal; importing a later one updates instead of doubling.

    ``name`` is what calendars call it; "Renewals" when left out.

    Raises ValueError when ``now`` is naive or an alarm is a negative number of days.
    """
    from icalendar import Calendar

    if now.tzinfo is None:
        raise ValueError("the time of an export needs an offset")
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name or _("Renewals"))
    for event in events:
        calendar.add_component(_event(event, now.astimezone(UTC).replace(microsecond=0)))
    return bytes(calendar.to_ical())


def _event(renewal: RenewalEvent, now: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", one_line(renewal.uid))
    event.add("dtstamp", now)
    event.add("last-modified", now)
    # A calendar replaces an event only by one of a higher sequence (RFC 5545, 3.8.7.4); minutes grow by themselves
    # and stay within its 32 bits, so that nothing has to remember how often a file was exported.
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("dtstart", renewal.day)
    if renewal.day < date.max:
        event.add("dtend", later(renewal.day, timedelta(days=1)))
    event.add("summary", one_line(renewal.title))
    if description := _lines(renewal.description):
        event.add("description", description)
    if renewal.url and (url := "".join(one_line(renewal.url).split())):
        event.add("url", url)
    event.add("transp", "TRANSPARENT")
    for days in sorted(set(renewal.alarms), reverse=True):
        event.add_component(_alarm(renewal, days))
    return event


def _alarm(renewal: RenewalEvent, days: int) -> Alarm:
    from icalendar import Alarm

    if days < 0:
        raise ValueError(f"an alarm {days} days before {renewal.uid} would ring after it")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one_line(renewal.title))
    alarm.add("trigger", ALARM_HOUR - timedelta(days=days))
    return alarm


def _lines(text: str) -> str:
    return "\n".join(one_line(line) for line in text.strip().splitlines())
