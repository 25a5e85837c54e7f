"""Slots for days, hours, shares and amounts of what a person tells of their own records.

Like every slot they give JSON: days as ISO text, times as ``HH:MM``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any

from bot.dialogs.engine.slots import Found, Reads, SlotType, ThingSlot
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.dates import Asked, DateCue, SaidDate, find_dates, find_stretch
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.standing import Doubt, doubt_of
from bot.dialogs.understanding.times import find_hours, find_leads, find_percent, find_share, find_weekdays
from bot.dialogs.understanding.values import count
from bot.dialogs.understanding.zones import find_zone, zone_label
from bot.knowledge.catalogue import Catalogue
from bot.translation import day

_CREDENTIAL = ThingSlot("credential", however_cued=True)


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
        options = tuple(o.isoformat() for o in fitting[0].options)
        if not options:
            return Found(impossible=True)
        return Found(value=options[0]) if len(options) == 1 else Found(options=options)

    def find_answer(self, heard: Heard) -> Found:
        """Any day answers a question for one, "30.9." too; a year alone needs its day and month."""
        asked: Asked = "ahead" if self.ahead else "any"
        dates = () if self.ahead else heard.dates
        dates = dates or tuple(find_dates(heard.text, heard.today, heard.day_first, asked=asked))
        return DateSlot().find(replace(heard, dates=dates))

    def load(self, value: Any, catalogue: Catalogue) -> date:
        return date.fromisoformat(value)

    def label(self, value: Any, catalogue: Catalogue) -> str:
        return day(date.fromisoformat(value))


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
        return Found(value=[None if only_ends else first.options[0].isoformat(), last_day(last).isoformat()])

    def load(self, value: Any, catalogue: Catalogue) -> tuple[date | None, date]:
        start, end = value
        return date.fromisoformat(start) if start else None, date.fromisoformat(end)


_ENDS = re.compile(r"\b(before|by|until|till|through|within)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)


def last_day(said: SaidDate) -> date:
    """The last day of the month or year that was said; the day itself otherwise."""
    first = said.options[0]
    if said.grain == "year":
        return date(first.year, 12, 31)
    if said.grain == "month":
        return (first.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return first


_NOT_THERE = re.compile(r"^.*(?:n['’]t|\bnot|\bno\s+longer)\b.{1,40}?\b(?:but|now|moved)\b", re.IGNORECASE)


class ZoneSlot(SlotType):
    """A place or an offset, as an IANA name."""

    asks = True
    hint = "I do not know that place. Try the nearest big city, or an offset such as “UTC+2”."

    def find(self, heard: Heard) -> Found:
        now = _NOT_THERE.sub("", heard.text)  # "not in Madrid any more but in Rome"
        zones = find_zone(now, heard.today) or find_zone(heard.text, heard.today)
        return Found(value=zones[0]) if len(zones) == 1 else Found(options=zones)

    def label(self, value: Any, catalogue: Catalogue) -> str:
        return zone_label(value, datetime.combine(date(2026, 1, 15), time(12), UTC))


class HoursSlot(SlotType):
    """Hours of the day, as two times."""

    def find(self, heard: Heard) -> Found:
        hours = find_hours(heard.text)
        return Found() if hours is None else Found(value=[t.strftime("%H:%M") for t in hours])

    def load(self, value: Any, catalogue: Catalogue) -> tuple[time, time]:
        start, end = (time.fromisoformat(v) for v in value)
        return start, end


class WeekdaysSlot(SlotType):
    def find(self, heard: Heard) -> Found:
        days = find_weekdays(heard.text)
        return Found() if not days else Found(value=sorted(days))

    def load(self, value: Any, catalogue: Catalogue) -> frozenset[int]:
        return frozenset(value)


class LeadsSlot(SlotType):
    """Days before something."""

    def find(self, heard: Heard) -> Found:
        leads = find_leads(heard.text)
        return Found() if not leads else Found(value=list(leads))

    def find_answer(self, heard: Heard) -> Found:
        """ "45 and 10" answers "how many days before?"."""
        numbers = [int(n) for n in re.findall(r"(?<!\d)\d{1,3}(?!\d)", heard.text)]
        found = self.find(heard)
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


_ALONE = re.compile(r"\W*(\d{1,3})\W*")
_PERIOD = re.compile(
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
        return Found(value=_ids(named[0])) if named else Found()

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


def credentials_in(heard: Heard) -> list[Named]:
    """What names a credential, in order, whatever is said of it."""
    return [n for n in heard.named if n.cue != "excluded" and _CREDENTIAL.takes(n)]


def _ids(named: Named) -> list[str]:
    return [m.id for m in named.mention.leading("credential")]


_LISTING = re.compile(
    r"^[\s,/&+;]*(?:and|or|plus|also|as\s+well\s+as|then)?[\s,/&+]*(?:an?|the|my)?\s*$", re.IGNORECASE
)


def records_in(heard: Heard) -> list[dict[str, Any]]:
    """One record for each credential: ``ids`` (its readings; empty for a name that the catalogue does not have),
    ``name``, ``awarded`` and ``expires`` with the days that are said of it (two when day and month can swap), and
    ``doubt`` where it is not said to be the writer's own. ``left``: more days than one can tell what they are of.

    A date belongs to the credential before it, or to the first one when it stands before all. Credentials that are
    listed together share the dates that follow the last of them.
    """
    named = [n for n in heard.named if n.unlisted or (n in credentials_in(heard) and not _is_known_alone(n))]
    if not named:
        name = free_name(heard)
        if name is None:
            return []
        at = max(heard.text.find(name), 0)
        record = {"ids": [], "name": name, **_doubted(doubt_of(heard.text, at, at + len(name))), **_secret(heard.text)}
        return [_dated(record, heard.dates, heard.today)]
    owned: list[list[SaidDate]] = [[] for _ in named]
    of_others: list[SaidDate] = []
    for said in heard.dates:
        before = [i for i, n in enumerate(named) if n.mention.start < said.start]
        if before and _ANOTHER_THING.search(heard.text[named[before[-1]].mention.end : said.start]):
            of_others.append(said)
            continue
        owned[before[-1] if before else 0].append(said)
    for i in reversed(range(len(named) - 1)):
        between = heard.text[named[i].mention.end : named[i + 1].mention.start]
        if not owned[i] and _LISTING.match(between):
            owned[i] = owned[i + 1]
    ends = [*(n.mention.start for n in named[1:]), len(heard.text)]
    records = [
        _dated(
            {
                "ids": _ids(n), "name": heard.text[n.mention.start : n.mention.end], **_doubted(n.doubt),
                **_namesake(n), **_secret(heard.text[n.mention.end : end]),
            },
            _those_behind_first(n, dates),
            heard.today,
        )
        for n, dates, end in zip(named, owned, ends, strict=True)
    ]  # fmt: skip
    if left := [said.options[0].isoformat() for said in of_others if said.options]:
        records[0]["left"] = [*records[0].get("left", ()), *left]
    return records


#: "OSHA 30 from March and my forklift until July": what is not known by name has a day of its own.
_ANOTHER_THING = re.compile(
    r"(?:\band|,|;|&)\s+(?:also\s+)?my\s+(?!(?:\w+\s+)?(?:exams?|tests?|cards?|cert\w*|licen\w*|badges?|expir\w*|renew\w*|last|first|next|one|dates?"
    r"|end|deadline|target|goal|plan)\b)\w"
    r"|[,;&]\s*(?:and\s+)?(?-i:[A-Z][A-Z0-9-]{2,})\s",
    re.IGNORECASE,
)


def _is_known_alone(named: Named) -> bool:
    """ "I know Python and Docker" records no credential that is called so."""
    return named.cue == "known" and named.kind == "skill"


def _those_behind_first(named: Named, dates: list[SaidDate]) -> list[SaidDate]:
    """ "The badge on 2 February and CKA on 3 May": what stands in front of CKA is of something else."""
    return sorted(dates, key=lambda d: d.start < named.mention.start)


def _secret(behind: str) -> dict[str, Any]:
    """ "…, keep it private": of what stands in front of it."""
    return {"private": True} if _PRIVATE.search(behind) else {}


def _namesake(named: Named) -> dict[str, Any]:
    return {"namesake": named.namesake} if named.namesake else {}


def _doubted(doubt: Doubt | None) -> dict[str, Any]:
    return {"doubt": doubt} if doubt else {}


def _dated(record: dict[str, Any], dates: Iterable[SaidDate], today: date) -> dict[str, Any]:
    for said in dates:
        ends = said.cue in ("expires", "until") or (
            said.cue in (None, "target", "from") and min(said.options, default=today) > today
        )
        key = "expires" if ends else "awarded"
        if key in record:
            if said.options and said.options[0].isoformat() not in record[key]:
                record.setdefault("left", []).append(said.options[0].isoformat())
            continue
        record[key] = [o.isoformat() for o in said.options]
        record[f"{key}_said"] = said.grain if said.options else "impossible"
    return record


_LEADING = re.compile(
    r"^(?:\W*(?:hi|hey|hello|please|pls|can\s+you|could\s+you|so|ok|today|yesterday|i|i'?ve|i\s+have|we|just|also|and|now|"
    r"already|have|has|had|got|get|passed|earned|completed|finished|did|done|hold|holds|received|renewed|add|save|record|"
    r"note|store|log|track|put|my|a|an|the|that|new|another|own|obtained|achieved|started|start|studying|learning|study|"
    r"for|to|begin|began|preparing|prepare|am|i'?m|want|wanna|would|like|love|will|gonna|going|plan|planning|take|taking|sit|"
    r"sitting|write|exam|test)\b)+\W*",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:\W*\b(?:on|in|at|since|from|until|till|by|the|it|is|was|and|which|that|exam|test|please|pls|thanks|valid|"
    r"expires?|expiring|expired|expiry|exp|ends?|passed|got|to|my|list|records?|down|for|me|issued|dated|through|good)\b)+\W*$",
    re.IGNORECASE,
)
_LONGEST_NAME = 100
#: Words that name nothing: a name made of nothing else is none.
_NO_NAME = frozenset(
    """
    no not nope hm hmm nah yes ok okay actually wrong oops sorry wait really rather undo it that this those these them
    one ones thing things something anything new another more other cert certs certificate certificates certification
    certifications credential credentials licence license badge card exam exams test course my a an the of for in on
    cpe cpes pdu pdus ceu ceus units hours points credits all everything nothing again today yesterday was were is be
    everyone i we me you have has had got hold too also now then last first second third fourth both each cerp cerps
    let's lets start begin go do don't dont can't cant maybe later not step steps chapter module pass passed done
    mine ours yours hers theirs some same none
    pdh pdhs plan pause stop reminder reminders over just two three four five six seven eight nine ten half
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
#: A question names nothing either.
_ASKS = re.compile(
    r"\s*(?:what|when|which|who|whose|how|why|where|is|are|do|does|did|can|could|will|would)\b", re.IGNORECASE
)


#: "Keep it private", "but that's private", "hide that one from my lead".
_PRIVATE = re.compile(
    r"[,;.–-]?\s*(?:but|and|please|pls)?\s*(?:(?:keep|make|mark|leave)\s+(?:it|that|this)(?:\s+one)?\s+(?:as\s+)?(?:private|hidden|secret)"
    r"|(?:that|this|it)(?:['’]?s|\s+is)(?:\s+one)?\s+(?:private|secret)|hide\s+(?:it|that|this)(?:\s+one)?(?:\s+from\s+[\w\s]+)?"
    r"|(?<=[\s,])private(?:ly)?(?:\s+(?:please|pls))?\W*$)",
    re.IGNORECASE,
)


def free_name(heard: Heard) -> str | None:
    """A name that the catalogue does not have, from what is left of the sentence; None when nothing is."""
    private = _PRIVATE.search(heard.text)
    if private is not None:
        heard = replace(heard, text=heard.text[: private.start()] + " " * (len(heard.text) - private.start()))
    first = min((d.start for d in heard.dates), default=len(heard.text))
    name = heard.text[:first] if first > 0 else ""
    if not _strip(name):
        last = max((d.end for d in heard.dates), default=0)
        name = heard.text[last:]
    return _strip(name)[:_LONGEST_NAME] or None


def _strip(text: str) -> str:
    text = _LEADING.sub("", text.strip(), count=1)
    while (shorter := _TRAILING.sub("", text).strip(" ,.;:!?-–()")) != text:
        text = shorter
    words = {word.strip(".,;:!?").casefold() for word in text.split()}
    return (
        text
        if any(c.isalpha() for c in text)
        and "?" not in text
        and not all(w in _NO_NAME or w.isdigit() for w in words)
        and not _ASKS.match(text)
        else ""
    )


AwardedOn = Annotated[date, Reads(DateSlot(("awarded", "from", None)))]
ExpiresOn = Annotated[date, Reads(ExpirySlot(("expires", "until")))]
TargetOn = Annotated[date, Reads(DateSlot(("target", "until", "expires", None, "from"), ahead=True))]
PausedUntil = Annotated[date, Reads(PauseEndSlot(("target", "until", "expires", None, "from"), ahead=True))]
PausedFrom = Annotated[date, Reads(PauseStartSlot())]
AnsweredOn = Annotated[date, Reads(AnsweredDateSlot())]
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
