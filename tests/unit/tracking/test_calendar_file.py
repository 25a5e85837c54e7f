"""The calendar of renewals, read back as a calendar program would."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from bot.tracking.files.calendar import PRODID, RenewalEvent, calendar_of

NOW = datetime(2026, 11, 2, 9, 30, 15, 123, tzinfo=ZoneInfo("Europe/Berlin"))


def renewal(
    uid: str = "1-pmp@laurel",
    title: str = "Renew PMP",
    day: date = date(2027, 5, 1),
    description: str = "60 PDUs; then $60.",
    url: str | None = "https://a.example/?a=1,2;b",
    alarms: tuple[int, ...] = (90, 30, 1, 0),
) -> RenewalEvent:
    return RenewalEvent(uid, title, day, description, url, alarms)


def read(content: bytes) -> tuple[Calendar, list[Event]]:
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    assert not calendar.errors
    return calendar, list(calendar.events)


def test_the_calendar() -> None:
    calendar, events = read(calendar_of([renewal(), renewal(uid="2")], NOW))
    assert calendar["PRODID"] == PRODID
    assert calendar["VERSION"] == "2.0"
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar["X-WR-CALNAME"] == "Renewals"
    assert [str(event["UID"]) for event in events] == ["1-pmp@laurel", "2"]


def test_an_event() -> None:
    _, (event,) = read(calendar_of([renewal()], NOW))
    assert event.decoded("DTSTART") == date(2027, 5, 1)
    assert event.decoded("DTEND") == date(2027, 5, 2)
    assert event.decoded("DTSTAMP") == datetime(2026, 11, 2, 8, 30, 15, tzinfo=UTC)
    assert str(event["SUMMARY"]) == "Renew PMP"
    assert str(event["DESCRIPTION"]) == "60 PDUs; then $60."
    assert str(event["URL"]) == "https://a.example/?a=1,2;b"
    assert str(event["TRANSP"]) == "TRANSPARENT"


def test_alarms_ring_at_nine_in_the_morning() -> None:
    _, (event,) = read(calendar_of([renewal(alarms=(0, 90, 1, 30, 30))], NOW))
    midnight = datetime.combine(event.decoded("DTSTART"), time(), tzinfo=ZoneInfo("America/New_York"))
    rings = [midnight + alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")]
    assert rings == [
        datetime(*day, 9, 0, tzinfo=ZoneInfo("America/New_York"))
        for day in ((2027, 1, 31), (2027, 4, 1), (2027, 4, 30), (2027, 5, 1))
    ]
    for alarm in event.walk("VALARM"):
        assert str(alarm["ACTION"]) == "DISPLAY"
        assert str(alarm["DESCRIPTION"]) == "Renew PMP"


def test_triggers_as_written() -> None:
    content = calendar_of([renewal()], NOW).decode()
    triggers = [line for line in content.splitlines() if line.startswith("TRIGGER")]
    assert triggers == ["TRIGGER:-P89DT15H", "TRIGGER:-P29DT15H", "TRIGGER:-PT15H", "TRIGGER:PT9H"]


def test_a_later_export_replaces_the_events_of_an_earlier() -> None:
    _, (earlier,) = read(calendar_of([renewal()], NOW))
    _, (later,) = read(calendar_of([renewal(day=date(2028, 5, 1))], NOW + timedelta(hours=1)))
    assert later["UID"] == earlier["UID"]
    assert earlier.decoded("SEQUENCE") < later.decoded("SEQUENCE") < 2**31


def test_the_same_export_is_the_same_file() -> None:
    assert calendar_of([renewal()], NOW) == calendar_of([renewal()], NOW)


def test_lines_end_and_fold_as_the_standard_says() -> None:
    text = "Prüfung – " * 40
    content = calendar_of([renewal(title=text, description=f"{text}\n\r\n{text}")], NOW)
    lines = content.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)
    assert all(len(line) <= 75 for line in lines)
    _, (event,) = read(content)
    assert str(event["SUMMARY"]) == text.strip()
    assert str(event["DESCRIPTION"]) == f"{text.strip()}\n\n{text.strip()}"


def test_no_text_adds_a_line_of_its_own() -> None:
    evil = "x\r\nATTACH:file\rEND:VEVENT\nBEGIN:VALARM\0\ud800"
    content = calendar_of([renewal(uid=evil, title=evil, description=evil, url=evil)], NOW)
    _, (event,) = read(content)
    assert "ATTACH" not in event
    assert len(event.walk("VALARM")) == 4


def test_what_is_not_known_is_left_out() -> None:
    _, (event,) = read(calendar_of([renewal(url=None, description=" ", alarms=())], NOW))
    assert "URL" not in event
    assert "DESCRIPTION" not in event
    assert not event.walk("VALARM")


def test_the_last_day_there_is() -> None:
    _, (event,) = read(calendar_of([renewal(day=date.max)], NOW))
    assert event.decoded("DTSTART") == date.max


def test_wrong_calls_fail() -> None:
    with pytest.raises(ValueError, match="offset"):
        calendar_of([], NOW.replace(tzinfo=None))
    with pytest.raises(ValueError, match="after it"):
        calendar_of([renewal(alarms=(-1,))], NOW)
