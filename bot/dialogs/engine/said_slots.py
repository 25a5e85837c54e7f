"""Slots for days, hours, shares and amounts of what a person tells of their own records.

Like every slot they give JSON: days as ISO text, times as ``HH:MM``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any

from bot.dialogs.engine.said_names import credentials_in, ids_of
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.slots import Found, Reads, SlotType
from bot.dialogs.understanding.agreeing import asks
from bot.dialogs.understanding.dates import Asked, DateCue, SaidDate, find_dates, find_stretch, last_day
from bot.dialogs.understanding.dates.reckoning import nearest
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import CORRECTING
from bot.dialogs.understanding.times import (
    find_bare_leads,
    find_hours,
    find_leads,
    find_percent,
    find_share,
    find_weekdays,
)
from bot.dialogs.understanding.values import count
from bot.dialogs.understanding.zones import country_mentioned, country_of_zone, find_zone, zone_label
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.renewing.periods import add_months
from bot.patterns import pattern
from bot.translation import day


@dataclass(frozen=True)
class DateSlot(SlotType):
    """A day with one of ``cues`` (None: nothing is said of it), or any day when there are no cues.

    A day that can be read in two ways is asked for, with both as buttons.
    """

    cues: tuple[DateCue | None, ...] = ()
    #: What is asked for lies ahead: "20 June" is the next one.
    ahead: bool = False
    asks = True
    hint = "I could not read a day in that. Write it like “3 May 2025”."

    def find(self, heard: Heard) -> Found:
        fitting = [d for d in heard.dates if not self.cues or d.cue in self.cues]
        if not fitting:
            return Found()
        if self.ahead:  # "helpdesk today, network engineer in five years"
            fitting = [d for d in fitting if d.options != (heard.today,)] or fitting
        said = next_one(fitting[0], heard) if self.ahead else fitting[0].options
        options = tuple(day.isoformat() for day in said)
        if not options:
            return Found(impossible=True)
        return Found(value=options[0]) if len(options) == 1 else Found(options=options)

    def find_answer(self, heard: Heard) -> Found:
        """Any day answers a question for one, "30.9." too; a year alone needs its day and month."""
        asked: Asked = "ahead" if self.ahead else "any"
        dates = () if self.ahead else heard.dates
        dates = dates or tuple(find_dates(heard.text, heard.today, heard.day_first, asked=asked))
        both = (replace(d, options=(*d.options, *([d.or_month] if d.or_month else ()))) for d in dates)
        return DateSlot().find(replace(heard, dates=tuple(both)))

    def load(self, value: Any, catalogue: Catalogue) -> date:
        return date.fromisoformat(value)

    def label(self, value: Any, catalogue: Catalogue) -> str:
        return day(date.fromisoformat(value))


def next_one(said: SaidDate, heard: Heard) -> tuple[date, ...]:
    """ "In June" and "Tuesday", of what lies ahead, are the next ones."""
    today = heard.today
    if not said.options or max(said.options) >= today:
        return said.options
    if not said.year_guessed:
        return next((d.options for d in heard.ahead() if d.start == said.start), said.options)
    return tuple(day for o in said.options for day in nearest(o.month, o.day, today, ahead=True))


class ExpirySlot(DateSlot):
    """The last day on which something is valid: of a month or a year that was said it is the last one."""

    def find(self, heard: Heard) -> Found:
        return super().find(_at_their_ends(heard))

    def find_answer(self, heard: Heard) -> Found:
        return super().find_answer(_at_their_ends(heard))


def _at_their_ends(heard: Heard) -> Heard:
    ended = (replace(d, options=(last_day(d),)) if d.options and d.grain != "day" else d for d in heard.dates)
    return replace(heard, dates=tuple(ended))


class AnsweredDateSlot(DateSlot):
    """A day that is only ever asked for: what the message says of days belongs to something else in it."""

    def find(self, heard: Heard) -> Found:
        return Found()


@dataclass(frozen=True)
class PauseEndSlot(DateSlot):
    """The day before which nothing shall be sent: of "over christmas" and "from 20 Dec to 3 Jan" the end."""

    def find(self, heard: Heard) -> Found:
        stretch = find_stretch(heard.text, heard.dates, heard.today)
        return super().find(heard) if stretch is None else Found(value=stretch[1].isoformat())

    def find_answer(self, heard: Heard) -> Found:
        stretch = find_stretch(heard.text, heard.dates, heard.today)
        return super().find_answer(heard) if stretch is None else Found(value=stretch[1].isoformat())


class PauseStartSlot(DateSlot):
    """The first day of such a stretch; nothing where only an end is said."""

    def find(self, heard: Heard) -> Found:
        stretch = find_stretch(heard.text, heard.dates, heard.today)
        return Found() if stretch is None else Found(value=stretch[0].isoformat())


class SpanSlot(SlotType):
    """A stretch of time that is spoken of: "in March", "before July 2027", "in the next 90 days", "from May to June".

    First and last day; the first is None when it only ends.
    """

    def find(self, heard: Heard) -> Found:
        said = [d for d in heard.dates if len(d.options) == 1]
        if not said:
            return Found()
        first, last = said[0], said[-1]
        joint = _ENDS.search(heard.text[: first.start])
        if joint is not None and joint[1].lower() == "before" and len(said) == 1:
            return Found(value=[None, (first.options[0] - timedelta(days=1)).isoformat()])
        only_ends = len(said) == 1 and (joint is not None or first.grain == "day")
        begins, ends = first.options[0], last_day(last)
        if _SEASON.search(heard.text, last.start, last.end):
            ends = add_months(last.options[0].replace(day=1), _A_SEASON) - timedelta(days=1)
            years = 12 if ends < heard.today and len(said) == 1 and _TO_COME.search(heard.text) else 0
            begins, ends = add_months(begins, years), add_months(ends, years)
        return Found(value=[None if only_ends else begins.isoformat(), ends.isoformat()])

    def load(self, value: Any, catalogue: Catalogue) -> tuple[date | None, date]:
        start, end = value
        return date.fromisoformat(start) if start else None, date.fromisoformat(end)


#: "Who expires this summer" is of three months, in November of the next year's; "who expired in summer" of the last.
_SEASON = pattern(r"\b(?:spring|summer|autumn|fall|winter)\b", re.IGNORECASE)
_A_SEASON = 3
_TO_COME = pattern(
    r"\b(?:expires?|expiring|runs?\s+out|running\s+out|ends?|laps(?:es?|ing)|due|(?:comes?|coming|is|are)\s+up)\b",
    re.IGNORECASE,
)
_ENDS = pattern(r"\b(before|by|until|till|through|within)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)


_NOT_THERE = pattern(r"^.*(?:n['’]t|\bnot|\bno\s+longer)\b.{1,40}?\b(?:but|now|moved)\b", re.IGNORECASE)


class ZoneSlot(SlotType):
    """A place or an offset, as an IANA name."""

    asks = True
    hint = "I do not know that place. Try the nearest big city, or an offset such as “UTC+2”."

    def find(self, heard: Heard) -> Found:
        now = _NOT_THERE.sub("", heard.text)  # "not in Madrid any more but in Rome"
        zones = find_zone(now, heard.today) or find_zone(heard.text, heard.today)
        if len(zones) > 1 and (country := country_mentioned(now) or country_mentioned(f"in {now.strip()}")):
            zones = tuple(z for z in zones if country_of_zone(z) == country) or zones
        return Found(value=zones[0]) if len(zones) == 1 else Found(options=zones)

    def label(self, value: Any, catalogue: Catalogue) -> str:
        return zone_label(value, datetime.combine(date(2026, 1, 15), time(12), UTC))


#: "Don't write at weekends, I work nights Fri and Sat": the days of a reason are not asked for.
_REASON = pattern(
    r"[,;.–-]\s*(?:(?:because|since|as|cos|coz|cause|bc)\s+)?i(?:['’]?m|\s+(?:am|work|do|have|sleep|study|train|play|coach))(?!\w)|\s(?:because|cos|coz|bc)\s",
    re.IGNORECASE,
)
_WRITES = pattern(
    r"(?<!\w)(?:writ|messag|remind|bother|contact|text|ping|disturb|notif|send|nudg|dm)\w*", re.IGNORECASE
)
_A_DAY = pattern(
    r"(?<!\w)(?:week\s?ends?|week\s?days?|(?:mon|tue|wed|thu|fri|sat|sun)\w*|\d{1,2}|morning|evening|night)",
    re.IGNORECASE,
)


def what_is_asked(text: str) -> str:
    """Without the reason that follows a request which is whole without it."""
    reason = _REASON.search(text)
    asked = text[: reason.start()] if reason is not None else text
    return asked if _WRITES.search(asked) and _A_DAY.search(asked) else text


#: "At 7 every morning": what comes, comes when the hours begin.
_EVERY_MORNING = pattern(
    r"\bat\s+(?P<at>\d{1,2}(?:[:.]\d{2})?\s*(?:am)?)\s+(?:in\s+the\s+mornings|(?:every|each)\s+(?:single\s+)?(?:morning|day)|daily|mornings)\b",
    re.IGNORECASE,
)
#: "Make it 8", "8 is fine", where the hours are asked for.
_FROM_THEN = pattern(
    r"\W*(?:(?:no|ok|hm+|then|rather|better|make|it|that|say|let['’]?s|from|at|after|not|before|too|early|maybe|about|around|well|so)\W+){0,6}(?P<at>\d{1,2}(?:[:.]\d{2})?\s*(?:am)?)(?:\s+(?:in\s+the\s+morning|o['’]?clock|is|fine|ok|then|please|pls|on|onwards))*\W*",
    re.IGNORECASE,
)


class HoursSlot(SlotType):
    """Hours of the day, as two times."""

    def find(self, heard: Heard) -> Found:
        text = what_is_asked(heard.text)
        one = None if heard.dates else self._from(_EVERY_MORNING.search(text))
        return self._found(text) or one or Found()

    def find_answer(self, heard: Heard) -> Found:
        found = self.find(heard)
        return found if found.value is not None else self._from(_FROM_THEN.fullmatch(heard.text)) or found

    def _from(self, said: re.Match[str] | None) -> Found | None:
        return self._found(f"not before {said['at']}") if said is not None else None

    def _found(self, text: str) -> Found | None:
        hours = find_hours(text)
        return None if hours is None else Found(value=[t.strftime("%H:%M") for t in hours])

    def load(self, value: Any, catalogue: Catalogue) -> tuple[time, time]:
        start, end = (time.fromisoformat(v) for v in value)
        return start, end


class WeekdaysSlot(SlotType):
    def find(self, heard: Heard) -> Found:
        days = find_weekdays(what_is_asked(heard.text))
        return Found() if not days else Found(value=sorted(days))

    def load(self, value: Any, catalogue: Catalogue) -> frozenset[int]:
        return frozenset(value)


#: "90 days for the RN and CCRN".
_DAYS_FOR = pattern(r"(?<![\w.,])\d{1,3}\s(?:days?|weeks?|months?)(?=\s+for\s)", re.IGNORECASE)


#: "Level 3 how much" says no days.
_NUMBERED = pattern(
    r"(?<!\w)(?:levels?|lvl|class|cat(?:egory)?|grade|tier|band|part|unit|module|section|number|no\.|nr\.?)\s*\d|\d\s*(?:years?|yrs?|hours?|hrs?|£|\$|€|%)"
    r"|[£$€]\s*\d|(?<!\w)how\s+(?:much|many|long)(?!\w)",
    re.IGNORECASE,
)


#: "Make it 100 days".
_MAKE_IT = pattern(rf"{CORRECTING}(?:make|set|change|do)\s+(?:it|that|this|them)\s+(?:to\s+|at\s+)?\d", re.IGNORECASE)


class LeadsSlot(SlotType):
    """Days before something."""

    def find(self, heard: Heard) -> Found:
        of_one = any(n.mention.of("credential") for n in heard.named)
        text = _DAYS_FOR.sub(r"\g<0> before", heard.text) if of_one else heard.text
        surely = of_one or _MAKE_IT.match(text) is not None
        leads = find_leads(text) or (find_bare_leads(text) if surely else None)
        return Found() if not leads else Found(value=list(leads))

    def find_answer(self, heard: Heard) -> Found:
        """ "45 and 10" answers "how many days before?"."""
        numbers = [int(n) for n in re.findall(r"(?<!\w)\d{1,3}(?!\w)", heard.text)]
        of_else = any(n.kind in ("credential", "role") for n in heard.named) or _NUMBERED.search(heard.text)
        numbers = [] if of_else or asks(heard.text) else numbers
        found = self.find(heard)
        if found == Found() and not of_else and (said := find_bare_leads(heard.text)):
            return Found(value=list(said))  # "that is ten weeks"
        return found if found != Found() or not numbers else Found(value=sorted(set(numbers), reverse=True)[:12])


class PercentSlot(SlotType):
    hint = "I could not read how far you are. Write it like “40 %” or “7 of 12”."

    def find(self, heard: Heard) -> Found:
        return Found(value=find_percent(heard.text))

    def find_answer(self, heard: Heard) -> Found:
        """ "7 of 12" and a bare number answer as well."""
        share, number = find_share(heard.text), _ALONE.fullmatch(heard.text.strip())
        if share is not None and share[1] > 0:
            return Found(value=min(100, round(100 * share[0] / share[1])))
        return Found(value=int(number[1])) if number and int(number[1]) <= 100 else self.find(heard)


class ShareSlot(SlotType):
    """``7 of 12``."""

    def find(self, heard: Heard) -> Found:
        share = find_share(heard.text)
        return Found() if share is None else Found(value=list(share))


_ALONE = pattern(r"\W*(\d{1,3})\W*")
_PERIOD = pattern(
    r"\b(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|ten)\s+(?P<unit>days?|weeks?)\b", re.IGNORECASE
)


class QuietDaysSlot(SlotType):
    """How long to wait, in days: "after 10 days", "2 weeks"."""

    def find(self, heard: Heard) -> Found:
        match = _PERIOD.search(heard.text)
        number = count(match["n"]) if match else None
        return Found(value=number * (7 if match and match["unit"][0] in "wW" else 1) if number else None)


class HoldingSlot(SlotType):
    """One of the person's own records, by its number; only buttons and answers give it."""

    asks = True

    def find(self, heard: Heard) -> Found:
        return Found()


class DecisionSlot(HoldingSlot):
    """What to do of what was proposed; "yes" means the first."""


class CandidatesSlot(SlotType):
    """The credential that is named, with all its readings: the dialog knows which of them the person holds."""

    uses = "credential"

    def find(self, heard: Heard) -> Found:
        named = credentials_in(heard)
        return Found(value=ids_of(named[0])) if named else Found()

    def load(self, value: Any, catalogue: Catalogue) -> list[str]:
        """ "And the second one?" is one id, which has no other readings."""
        return [value] if isinstance(value, str) else value


class RecordsSlot(SlotType):
    """Everything that is said of credentials in one message: a list of JSON records, see ``records_in``."""

    uses = "credential"
    several = True

    def find(self, heard: Heard) -> Found:
        found = records_in(heard)
        return Found(value=found) if found else Found()

    def find_answer(self, heard: Heard) -> Found:
        """ "Cissp in june", at "what did you get, and when?": its day is that of the award."""
        found = [{k: v for k, v in record.items() if k != "bare"} for record in records_in(heard)]
        return Found(value=found) if found else Found()


AwardedOn = Annotated[date, Reads(DateSlot(("awarded", "from", None)))]
ExpiresOn = Annotated[date, Reads(ExpirySlot(("expires", "until")))]
#: What may be said of a day that lies ahead.
AHEAD: tuple[DateCue | None, ...] = ("target", "until", "expires", None, "from")
LaterOn = Annotated[date, Reads(DateSlot(AHEAD, ahead=True))]
PausedUntil = Annotated[date, Reads(PauseEndSlot(AHEAD, ahead=True))]
PausedFrom = Annotated[date, Reads(PauseStartSlot())]
AnsweredOn = Annotated[date, Reads(AnsweredDateSlot())]
#: "3 March", of what ends, is the next one.
AnsweredEnd = Annotated[date, Reads(AnsweredDateSlot(ahead=True))]
SaidSpan = Annotated[tuple[date | None, date], Reads(SpanSlot())]
SaidOn = Annotated[date, Reads(DateSlot())]
Zone = Annotated[str, Reads(ZoneSlot())]
AllowedHours = Annotated[tuple[time, time], Reads(HoursSlot())]
Weekdays = Annotated[frozenset[int], Reads(WeekdaysSlot())]
Leads = Annotated[list[int], Reads(LeadsSlot())]
Percent = Annotated[int, Reads(PercentSlot())]
Share = Annotated[list[int], Reads(ShareSlot())]
QuietDays = Annotated[int, Reads(QuietDaysSlot())]
OwnHolding = Annotated[int, Reads(HoldingSlot())]
Candidates = Annotated[list[str], Reads(CandidatesSlot())]
SaidRecords = Annotated[list[dict[str, Any]], Reads(RecordsSlot())]
OwnStudy = OwnHolding
Decision = Annotated[str, Reads(DecisionSlot())]
