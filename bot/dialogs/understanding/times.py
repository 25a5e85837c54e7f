"""Hours of the day, days of the week, days ahead and shares of a whole, as people say them of reminders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from bot.dialogs.understanding.dates import weekday
from bot.dialogs.understanding.values import count

#: Messages come in these hours when a sentence names only the other end.
_DAY_BEGINS, _DAY_ENDS = time(9), time(20)
_EVENING_ENDS = time(22)
_MIDNIGHT, _LAST_MINUTE = time(0), time(23, 59)

_ANY_DAY = frozenset(range(7))
_WORKDAYS, _WEEKEND = frozenset(range(5)), frozenset((5, 6))

#: Nobody needs more characters to say when to write; what follows is pasted text.
_READ = 500

#: More reminders, and earlier ones, than anybody needs.
_MOST_LEADS = 12
_LONGEST_LEAD = 730

_NUMBER_WORDS = (
    r"(?:a\s+)?couple(?:\s+of)?|(?:a\s+)?few|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty|sixty|eighty|hundred"
)
_NOT = (
    r"(?<!\w)(?:not|no|never|nothing|none|don['’]?t|dont|do\s+not|without|except|avoid|stop|quiet|silent|silence|mute|muted"
    r"|dnd|disturb|asleep|sleep|sleeping|busy|unavailable|nor)(?!\w)"
)


# --- Hours ---------------------------------------------------------------------------------------------------------

_MARK = (
    r"(?P<{0}p>a\.?m\.?(?!\w)|p\.?m\.?(?!\w)|o['’]?\s?clock|h(?:rs)?(?!\w)|uhr(?!\w)"
    r"|(?:in\s+the\s+)?(?:morning|afternoon|evening)"
    r"(?!\w)|at\s+night(?!\w))"
)
_CLOCK = (
    r"(?:(?<![{1}])(?P<{0}h>\d{{1,2}})(?:(?::|\.|h)(?P<{0}m>[0-5]\d))?(?!\d|[.,:/]\d)\s*(?:"
    + _MARK
    + r")?|(?<!\w)(?P<{0}w>noon|midday|midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\w)"
    r"(?:\s*(?P<{0}q>a\.?m\.?(?!\w)|p\.?m\.?(?!\w)|o['’]?\s?clock|(?:in\s+the\s+)?(?:morning|afternoon|evening)(?!\w)|at\s+night))?)"
)


def _clock(prefix: str, not_after: str = r"\w$€£.,:/\-") -> str:
    """The pattern of one time, its groups named ``{prefix}h``, ``{prefix}m`` …"""
    pattern = _CLOCK.replace("{0}", prefix).replace("{1}", not_after)
    return pattern.replace("{{", "{").replace("}}", "}")


_NOT_HOURS = (
    r"(?!\s*(?:\+|of\b|/|%|percent|(?:hours?|hrs?|h)\s*(?:a|an|per|each|every|/|of|in|weekly|daily)\b|hours?\b|days?\b|weeks?\b"
    r"|months?\b|years?\b|modules?\b|chapters?\b|exams?\b|questions?\b"
    r"|usd\b|dollars?\b|euros?\b|k\b|points?\b|jan|feb|mar|apr"
    r"|may\b|jun|jul|aug|sep|oct|nov|dec|th\b|st\b|nd\b|rd\b|minutes?\b|min\b|people\b|certs?\b|credentials?\b))"
)
_RANGE = re.compile(
    rf"(?P<lead>\b(?:between|from|betwen|beetween|btw|betw)\s+)?{_clock('a')}\s*(?P<joint>and|to|until|till|-|–|—|through|&)\s*"
    rf"{_clock('b', 'a-z0-9')}{_NOT_HOURS}",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?P<side>\b(?:after|from|starting(?:\s+(?:at|from))?|earliest(?:\s+at)?|not\s+earlier\s+than|no\s+earlier\s+than"
    r"|earlier\s+than|sooner\s+than|later\s+than|past|before|until|till|by|latest(?:\s+at)?)\s+)"
    rf"(?:about\s+|around\s+)?{_clock('a')}{_NOT_HOURS}(?P<on>\s*(?:on\b|onwards?\b|and\s+later\b|or\s+later\b))?",
    re.IGNORECASE,
)
_PART_OF_DAY = re.compile(
    r"(?<!\w)(?P<lead>(?:in|during|at|only|on|by|just)\s+(?:the\s+|my\s+)?(?:early\s+|late\s+)?)?"
    r"(?P<part>mornings?|forenoons?|afternoons?|evenings?|nights?|lunch(?:\s?time|\s+break)?|day\s?time"
    r"|(?:working|work|office|business)\s+(?:hours|time))(?!\w)(?P<only>\s+only)?",
    re.IGNORECASE,
)
_PARTS = {
    "mor": (time(8), time(12)), "for": (time(8), time(12)), "lun": (time(12), time(14)), "aft": (time(12), time(17)),
    "eve": (time(17), time(21)), "nig": (time(21), _LAST_MINUTE), "day": (time(8), time(18)),
    "wor": (time(9), time(17)),    "off": (time(9), time(17)), "bus": (time(9), time(17)),
}  # fmt: skip
#: What is left of the day without this part.
_WITHOUT = {
    "mor": (time(12), _DAY_ENDS), "for": (time(12), _DAY_ENDS), "aft": (time(8), time(12)),
    "eve": (_DAY_BEGINS, time(17)), "nig": (time(8), _EVENING_ENDS), "wor": (time(17), _EVENING_ENDS),
    "off": (time(17), _EVENING_ENDS), "bus": (time(17), _EVENING_ENDS),
}  # fmt: skip
_ALWAYS = re.compile(
    r"^\W*(?:(?:at|you\s+can|message\s+me|write\s+me|i'?m|ok|it'?s|is|fine|any|all|good)\s+)*"
    r"(?:24/7|any\s?time|around\s+the\s+clock|round\s+the\s+clock|all\s+day(?:\s+long)?|whenever(?:\s+you\s+\w+)?)"
    r"(?:\s+(?:is|of\s+(?:the\s+)?day|fine|ok|okay|good|works))*\W*$",
    re.IGNORECASE,
)
_ABOUT_HOURS = re.compile(
    r"(?<!\w)(?:only|not|no|never|nothing|don['’]?t|dont|quiet|silent|mute|dnd|disturb|hours?|times?|messages?|notif\w*"
    r"|remind\w*|write|ping|contact|text|send|tell|earliest|latest|reach|available|awake|asleep|sleep|busy|work|please)(?!\w)",
    re.IGNORECASE,
)
_NIGHT = re.compile(
    r"(?<!\w)(?:quiet|silent|silence|mute\w*|dnd|disturb|asleep|sleep\w*|night\w*)(?!\w)", re.IGNORECASE
)
_REFUSED = re.compile(_NOT, re.IGNORECASE)
_ALLOWED = re.compile(
    r"(?<!\w)(?:only|but|just|ok|okay|allowed|fine|available|awake|yes|not\s+only)(?!\w)", re.IGNORECASE
)
_BARE_FOLLOWED = re.compile(
    r"\s*(?:$|[.,;!?)]|(?:and|or|but|in|at|please|pls|on|my|every|each|only|until|till|to|local|thanks|cet|utc|gmt|est|berlin"
    r"|weekdays?|daily|onwards?|so)\b)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;!?\n]")


@dataclass(frozen=True, slots=True)
class _Clock:
    """A time as typed: ``half`` tells whether the half of the day was said or follows from the number."""

    hour: int
    minute: int
    half: str | None  # "am", "pm", "24" (as it stands) or None (open)

    @property
    def as_is(self) -> time:
        hour = self.hour
        if self.half == "pm" and hour < 12:
            hour += 12
        if self.half == "am" and hour == 12:
            hour = 0
        return _LAST_MINUTE if hour == 24 else time(hour, self.minute)

    @property
    def later(self) -> time:
        """In the afternoon, when nothing else was said."""
        return time(self.hour + 12, self.minute) if self.half is None and self.hour < 12 else self.as_is


def find_hours(text: str) -> tuple[time, time] | None:
    """First and last hour in which messages are welcome; None when the text says none, or nonsense.

    A window that goes over midnight ends before it begins: (22:00, 06:00). Quiet hours give the hours between them.
    """
    text = text[:_READ]
    if _ALWAYS.match(text):
        return _MIDNIGHT, _LAST_MINUTE
    for match in _RANGE.finditer(text):
        window = _window(text, match)
        if window is not None:
            return window if window[0] != window[1] else None
    return _bounded(text) or _part_of_day(text)


def _read_clock(match: re.Match[str], prefix: str) -> _Clock | None:
    word = match[f"{prefix}w"]
    if word:
        named = {"noon": 12, "midday": 12, "midnight": 24}.get(word.lower())
        if named is not None:
            return _Clock(named, 0, "24")
        return _Clock(count(word) or 0, 0, _half(match[f"{prefix}q"]))
    hour, minute = int(match[f"{prefix}h"]), int(match[f"{prefix}m"] or 0)
    half = _half(match[f"{prefix}p"])
    if hour > 24 or (hour == 24 and minute) or (half in ("am", "pm") and hour > 23):
        return None
    if half in ("am", "pm") and hour > 12:
        half = "24"
    if half is None and (hour > 12 or hour == 0 or match[f"{prefix}h"].startswith("0")):
        half = "24"
    if half is None and match[f"{prefix}m"] and hour > 9:
        half = "24"
    return _Clock(hour, minute, half)


def _half(mark: str | None) -> str | None:
    mark = (mark or "").lower().replace(".", "")
    if mark.startswith("a") and mark.startswith("am"):
        return "am"
    if mark.endswith("morning"):
        return "am"
    if mark == "pm" or mark.endswith(("afternoon", "evening", "night")):
        return "pm"
    return "24" if mark in ("h", "hrs", "uhr") else None


def _window(text: str, match: re.Match[str]) -> tuple[time, time] | None:
    begin, end = _read_clock(match, "a"), _read_clock(match, "b")
    if begin is None or end is None:
        return None
    explicit = any(match[name] for name in ("am", "ap", "aq", "bm", "bp", "bq", "lead"))
    if not explicit and not _ABOUT_HOURS.search(text) and not _is_whole(text, match):
        return None
    if match["joint"].lower() in ("and", "&") and not match["lead"] and not _REFUSED.search(text[: match.start()]):
        return None
    refused = _is_refused(text, match.start())
    first, last = _paired(begin, end, night=bool(_NIGHT.search(text)) or (refused and 6 <= end.hour < begin.hour))
    return (last, first) if refused else (first, last)


def _is_whole(text: str, match: re.Match[str]) -> bool:
    return not re.search(r"\w", text[: match.start()] + text[match.end() :])


def _paired(begin: _Clock, end: _Clock, *, night: bool) -> tuple[time, time]:
    """The halves of the day that were not said: "9 to 5" is 17:00, "2 to 6pm" 14:00, quiet "10 to 7" the night."""
    if begin.half is None and end.half is None and night and begin.hour > end.hour:
        return begin.later, end.as_is
    if begin.half is None and end.half == "pm" and begin.hour < end.hour and end.hour < 12:
        return begin.later, end.as_is
    first, last = begin.as_is, end.as_is
    if begin.half is None and end.half == "am" and first >= last:
        first = begin.later  # "10 to 8am"
    if end.half is None and last <= first and end.later > first:
        last = end.later
    return first, last


def _is_refused(text: str, at: int) -> bool:
    """Whether the words of the clause in front say when *not* to write; the nearest of "not" and "only" decides."""
    begin = max((m.end() for m in _CLAUSE_END.finditer(text, max(0, at - 60), at)), default=max(0, at - 60))
    refused = max((m.end() for m in _REFUSED.finditer(text, begin, at)), default=-1)
    allowed = max((m.end() for m in _ALLOWED.finditer(text, begin, at)), default=-1)
    return refused > allowed


def _bounded(text: str) -> tuple[time, time] | None:
    first: time | None = None
    last: time | None = None
    for match in _BOUND.finditer(text):
        clock = _read_clock(match, "a")
        if clock is None:
            continue
        side = match["side"].lower().split()
        explicit = any(match[name] for name in ("am", "ap", "aq", "on")) or (match["aw"] or "") in ("noon", "midnight")
        after_it = _BARE_FOLLOWED.match(text, match.end())
        if not explicit and not (after_it and (_ABOUT_HOURS.search(text) or _is_whole(text, match))):
            continue
        if side[0] in ("from", "by", "past") and not (explicit or _is_whole(text, match) or match["on"]):
            continue
        refused = _is_refused(text, match.start()) or side[0] in ("not", "no")
        opens = side[0] in ("after", "from", "starting", "earliest", "past") or "later" in side
        if side[0] in ("not", "no") or side[:1] in (["earlier"], ["sooner"]):
            opens, refused = False, True
        if opens != refused:
            # "after 5" is the end of work; "not before 5" an early riser.
            first = clock.later if clock.hour <= 6 and opens else clock.as_is
        else:
            last = clock.later if clock.hour <= 8 or (refused and clock.hour < 12) else clock.as_is
    if first is None and last is None:
        return None
    if first is None and last is not None:
        first = _DAY_BEGINS if last > time(10) else time(6)
    if last is None and first is not None:
        last = _DAY_ENDS if first < time(17) else _EVENING_ENDS if first < time(20) else _LAST_MINUTE
    return (first, last) if first is not None and last is not None and first < last else None


def _part_of_day(text: str) -> tuple[time, time] | None:
    windows: list[tuple[time, time]] = []
    for match in _PART_OF_DAY.finditer(text):
        part = match["part"].lower()
        if re.search(r"\b(?:good|this|last|yesterday|tomorrow|\d)\s*$", text[: match.start()], re.IGNORECASE):
            continue
        if not (match["lead"] or match["only"] or part.endswith("s") or _is_whole(text, match)):
            continue
        if _is_refused(text, match.start()):
            without = _WITHOUT.get(part[:3])
            if without is None:
                return None
            windows.append(without)
        else:
            windows.append(_PARTS[part[:3]])
    if not windows:
        return None
    windows.sort()
    first, last = windows[0]
    for begin, end in windows[1:]:
        if begin > last:
            return None  # mornings and evenings are no one window
        last = max(last, end)
    return first, last


# --- Days of the week ----------------------------------------------------------------------------------------------

_DAY = (
    r"(?:mon|tues?|wed|thu|thurs?|fri|sat|sun|[mtwfs][^\W\d_]{3,8}ays?|[mtwfs][^\W\d_]{2,7}day|week[\s-]?ends?"
    r"|week[\s-]?days?|work(?:ing)?[\s-]?days?|business\s+days?)"
)
_DAYS = re.compile(
    rf"(?<!\w)(?:(?P<from>{_DAY})\s*(?:-|–|to|through|thru|till|until)\s*(?P<to>{_DAY})|(?P<day>{_DAY})"
    r"|(?P<all>(?:any|every|each)\s+(?:single\s+)?days?|all\s+(?:the\s+)?days|(?:all|the\s+whole|whole|entire)\s+week"
    r"|(?:daily|everyday)(?=\s*(?:$|[^\w\s]|please|is\b|and\b|except|but))"
    r"|seven\s+days|7\s+days(?:\s+a\s+week)?|24/7))(?!\w)(?P<off>\s+(?:is\s+|are\s+)?(?:off|free|excluded)\b)?"
    r"(?P<fine>\s+(?:is\s+|are\s+)(?:fine|ok|okay|good|best)\b)?",
    re.IGNORECASE,
)
_SAYS_NOT = re.compile(
    rf"{_NOT}|(?<!\w)(?:isn['’]?t|aren['’]?t|excluding|exclude|skip|besides|apart\s+from|other\s+than|everything\s+but)(?!\w)"
    r"|\bbut\s*$",
    re.IGNORECASE,
)
_SAYS_YES = re.compile(
    r"(?<!\w)(?:only|just|every|each|yes|always|ok|okay|allowed|instead|rather|send|write|message)(?!\w)", re.IGNORECASE
)
_ONE_DAY = re.compile(
    r"(?<!\w)(?:only|just|every|each|not|never|no|don['’]?t|dont|except|skip|any)(?!\w)", re.IGNORECASE
)
_DAYS_ONLY = re.compile(
    r"\W*(?:(?:and|or|on|the|please|plus|also|both|only|just|but|not|thanks|maybe|to)\W+)*", re.IGNORECASE
)


def find_weekdays(text: str) -> frozenset[int] | None:
    """The days, Monday 0, on which messages are allowed; None when the text says nothing of it.

    Days that are refused leave the others: "no messages on Sunday" is Monday to Saturday.
    """
    text = text[:_READ]
    allowed: set[int] = set()
    refused: set[int] = set()
    fine: set[int] = set()
    at, says_no, rest, sure = 0, False, "", False
    for match in _DAYS.finditer(text):
        days = _days_of(match)
        if days is None:
            continue
        between = text[at : match.start()]
        clause = _CLAUSE_END.split(between)
        if len(clause) > 1:
            says_no = False
        said_no = max((m.end() for m in _SAYS_NOT.finditer(clause[-1])), default=-1)
        said_yes = max((m.end() for m in _SAYS_YES.finditer(clause[-1])), default=-1)
        if max(said_no, said_yes) >= 0:
            says_no = said_no > said_yes or (said_no >= 0 and _messages_refused(clause[-1]))
        (fine if match["fine"] else refused if says_no or match["off"] else allowed).update(days)
        rest, at = rest + " " + between, match.end()
        word = (match["day"] or "").lower()
        sure = sure or not word or word.endswith("s") or bool(match["off"] or match["fine"])
    if not allowed and not refused and not fine:
        return None
    rest += " " + text[at:]
    if not sure and not _ONE_DAY.search(rest) and not _DAYS_ONLY.fullmatch(rest):
        return None  # "passed it on Monday"
    welcome = allowed | fine if allowed or not refused else _ANY_DAY
    left = frozenset(welcome) - (refused - fine)
    return left or None


def _messages_refused(clause: str) -> bool:
    """ "don't write on Sunday", "no messages …": the refusal governs the verb."""
    return re.search(rf"{_NOT}\s+(?:\w+\s+){{0,2}}(?:send|write|message|messages)\b", clause, re.IGNORECASE) is not None


def _days_of(match: re.Match[str]) -> frozenset[int] | None:
    if match["all"]:
        return _ANY_DAY
    if match["from"]:
        first, last = weekday(match["from"]), weekday(match["to"])
        if first is None or last is None:
            return None
        return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
    said = match["day"].lower()
    if re.match(r"week[\s-]?end", said):
        return _WEEKEND
    if said.startswith(("week", "work", "business")):
        return _WORKDAYS
    day = weekday(said)
    return None if day is None else frozenset((day,))


# --- Days ahead ----------------------------------------------------------------------------------------------------

_UNIT_DAYS = {"d": 1, "w": 7, "f": 14, "m": 30, "y": 365}
_UNIT = r"(?:days?|d|weeks?|wks?|w|fortnights?|months?|mths?|mo|years?|yrs?)"
_ITEM = rf"(?:\d{{1,4}}|half\s+an?|(?:{_NUMBER_WORDS})(?!\w)|the(?=\s+(?:day|week|month)\b))(?:[\s\-]*{_UNIT}(?!\w))?"
_THEN = r"(?:\s*(?:,|&|\+|/|;)\s*(?:and\s+|or\s+)?|\s+(?:and|or|then|plus|as\s+well\s+as)\s+|\s+)(?:again\s+)?"
_LIST = rf"{_ITEM}(?:{_THEN}{_ITEM}){{0,11}}"
_AHEAD = re.compile(
    rf"(?<![\w.,$/\-])(?P<list>{_LIST})\s*(?:before|ahead|in\s+advance|prior|early|earlier|beforehand|upfront|bevor|befor"
    r"|(?:,\s*|\band\s+|,\s*and\s+)on\s+the\s+(?:same\s+)?day)(?!\w)",
    re.IGNORECASE,
)
_BEFORE_LIST = re.compile(
    rf"(?<!\w)(?:before|remind(?:ers?|ed)?(?:\s+me)?(?:\s+at)?:?)\s+(?P<list>{_LIST})(?!\w)", re.IGNORECASE
)
_ONLY_LIST = re.compile(rf"^\W*(?:at\s+|maybe\s+)?(?P<list>{_LIST})(?:\s+please)?\W*$", re.IGNORECASE)
_RATE = re.compile(r"(?<!\w)(?:hours?|hrs?|h|times?|once|twice)\s*$", re.IGNORECASE)  # "5 hours a week before June"
_THE_DAY = re.compile(
    r"(?<!\w)(?:on|at)\s+(?:the|that)\s+(?:same\s+|very\s+|exact\s+|last\s+)?day(?!\w|\s+(?:before|after|i\b|we\b))"
    r"|(?<!\w)(?:the\s+same\s+day|the\s+day\s+itself|same\s+day|the\s+day\s+of)(?!\w)",
    re.IGNORECASE,
)
_REMINDING = re.compile(r"\b(?:remind|expir|notif|warn|nudge|ping|tell\s+me)", re.IGNORECASE)
_ONE_ITEM = re.compile(
    rf"(?P<n>\d{{1,4}}|half\s+an?|(?:{_NUMBER_WORDS})(?!\w)|the(?=\s+(?:day|week|month)))(?:[\s\-]*(?P<u>{_UNIT})(?!\w))?",
    re.IGNORECASE,
)


def find_leads(text: str) -> tuple[int, ...] | None:
    """How many days before, the earliest reminder first: "a month and 3 days before" → (30, 3); on the day is 0."""
    text = text[:_READ]
    days: list[int] = []
    for match in _AHEAD.finditer(text):
        if not _RATE.search(text[: match.start()]):
            days += _leads_of(match["list"])
    if not days:
        for pattern in (_BEFORE_LIST, _ONLY_LIST):
            match_ = pattern.search(text)
            items = _leads_of(match_["list"]) if match_ else []
            has_unit = match_ is not None and any(m["u"] for m in _ONE_ITEM.finditer(match_["list"]))
            if has_unit or (pattern is _ONLY_LIST and len(items) > 1):
                days += items
                break
    on_the_day = _THE_DAY.search(text)
    if on_the_day and (days or _REMINDING.search(text) or not re.search(r"\w", text[: on_the_day.start()])):
        days.append(0)
    fitting = list(dict.fromkeys(day for day in days if 0 <= day <= _LONGEST_LEAD))[:_MOST_LEADS]
    return tuple(sorted(fitting, reverse=True)) or None


def _leads_of(said: str) -> list[int]:
    """The days of a list; a number without a unit takes the unit that comes after it: "1, 7 and 30 days"."""
    days: list[int] = []
    unit = "d"
    for match in reversed(list(_ONE_ITEM.finditer(said))):
        if match["u"]:
            unit = match["u"][0].lower()
        number = match["n"].lower()
        if number in ("a", "an", "the") and not match["u"]:
            continue
        if number.startswith("half"):
            days.append({"y": 180, "m": 15, "w": 4}.get(unit, 1))
        else:
            days.append((int(number) if number.isdigit() else count(number) or 1) * _UNIT_DAYS[unit])
    return days[::-1]


# --- Shares --------------------------------------------------------------------------------------------------------

_PERCENT = re.compile(
    rf"(?<![\w.,])(?:(?P<n>\d{{1,3}})(?:[.,]\d+)?|(?P<w>(?:{_NUMBER_WORDS}|seventy|ninety)(?:[\s-](?:one|two|three|four|five|six"
    r"|seven|eight|nine))?))\s*(?:%|percents?\b|per\s*cent\b|pct\b|prozent\b)",
    re.IGNORECASE,
)
_DONE_WORDS = r"(?:done|complete[d]?|finished|through|ready|there|way|in)"
_PARTLY = (
    (re.compile(r"(?<!\w)(?:three[\s-]+quarters?|3\s+quarters?)(?!\w)", re.IGNORECASE), 75),
    (re.compile(r"(?<!\w)(?:two|2)[\s-]+thirds?(?!\w)", re.IGNORECASE), 67),
    (
        re.compile(
            rf"(?<!\w)(?:a|one|1)[\s-]+third(?:\s+(?:of|{_DONE_WORDS})\b|\W*$)(?!\s+(?:time|party))", re.IGNORECASE
        ),
        33,
    ),
    (re.compile(rf"(?<!\w)(?:a|one|1)[\s-]+quarter\s+(?:of\s+(?:the|it|my)|{_DONE_WORDS})(?!\w)", re.IGNORECASE), 25),
    (
        re.compile(
            rf"(?<!\w)(?:half[\s-]?way|half[\s-]+(?:of\s+(?:it|the|them|all|my)\b|{_DONE_WORDS}(?!\w))"
            r"|(?:about|nearly|almost|roughly|around)\s+half\W*$|^\W*half\W*$)",
            re.IGNORECASE,
        ),
        50,
    ),
)


def find_percent(text: str) -> int | None:
    """0 to 100 for ``60%``, ``60 percent``, ``half way`` and ``two thirds``; None for more than all of it."""
    text = text[:_READ]
    match = _PERCENT.search(text)
    if match is not None:
        percent = int(match["n"]) if match["n"] else _percent_words(match["w"])
        return percent if percent is not None and percent <= 100 else None
    return next((percent for pattern, percent in _PARTLY if pattern.search(text)), None)


def _percent_words(said: str) -> int | None:
    more = {"seventy": 70, "ninety": 90}
    return sum(more.get(word, count(word) or 0) for word in re.split(r"[\s-]+", said.lower())) or None


_PIECE = (
    r"(?:modules?|chapters?|lessons?|units?|sections?|parts?|labs?|videos?|courses?|topics?|domains?|pages?|steps?|tasks?"
    r"|exercises?|lectures?|classes|quizzes|sessions?|objectives?|exams?|credits?|cpes?|pdus?|ceus?|points?|hours?|items?|weeks?)"
)
_FINISHED = r"(?:done|finished|completed?|through|passed|covered|read|watched|ready)"
_COUNT = r"(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"
_SHARE = re.compile(
    rf"(?P<before>(?<!\w)(?:{_PIECE}|{_FINISHED}|at|on|did|progress|now|i['’]?m)\s*:?\s+)?(?<![\w/.,:$\-])"
    rf"(?P<a>{_COUNT})\s*(?:{_PIECE}\s+)?(?P<joint>/|out\s+of|of)\s*(?:the\s+|my\s+|all\s+)?(?P<b>{_COUNT})(?![\w/:%\-]|[.,]\d)"
    rf"(?P<after>\s*(?:{_PIECE}|{_FINISHED})(?!\w))?",
    re.IGNORECASE,
)
#: Without a word such as "modules" more pieces than this are no course.
_MOST_PIECES = 1000


def find_share(text: str) -> tuple[int, int] | None:
    """How many of how many: (7, 12) for "7 of 12 modules", (3, 4) for "3/4 done"; never more than all."""
    text = text[:_READ]
    for match in _SHARE.finditer(text):
        done, whole = count(match["a"]), count(match["b"])
        if done is None or whole is None or not 0 <= done <= whole or whole == 0:
            continue
        named = match["before"] or match["after"] or _is_whole(text, match) or re.search(_FINISHED, text, re.IGNORECASE)
        digits = match["a"].isdigit() and match["b"].isdigit()
        if not named and (match["joint"] == "/" or not digits):
            continue
        if whole > _MOST_PIECES and not match["after"]:
            continue  # "3 of 2025"
        return done, whole
    return None
