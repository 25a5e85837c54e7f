"""Days by where they lie from today: yesterday, last Friday, Tuesday of next week, and a weekday alone."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.dialogs.understanding.dates.patterns import AMOUNT, WEEKDAY_NAMES
from bot.dialogs.understanding.dates.reckoning import STEPS, weekday_near
from bot.dialogs.understanding.dates.spots import Reading, Spot, shape
from bot.dialogs.understanding.dates.weekdays import weekday
from bot.patterns import pattern

_WEEKDAY_ALIKE = r"(?:mon|tues?|wed|thu|thurs?|fri|sat|sun|[mtwfs][^\W\d_]{3,8}ay)"
# Days of every week, not a day: "only on Mondays", "don't write on Saturday and Sunday", "Monday to Friday".
_EVERY = pattern(
    r"\b(?:every|each|any|only|just|except|never|not|no|don['’]?t|dont|black|good)\s+(?:(?!passed|until|till|before)\w+\s+){0,3}?"
    rf"(?:on\s+)?(?:(?:{_WEEKDAY_ALIKE})\s*(?:,|and|or|to|-|–)\s*)*$|(?<!\w){WEEKDAY_NAMES}\s*(?:to|-|–|through|thru)\s*$",
    re.IGNORECASE,
)
_EVERY_REACH = 40
_BEFORE_SHORT_DAYS = frozenset(
    {"on", "start", "starting", "begin", "from", "by", "until", "till", "since", "before", "due"}
)
#: "Booked on a first aid for sat", at the end.
_ENDS_SO = pattern(r"for\s+(?:mon|tues?|wed|thurs?|fri|sat|sun)\W*$", re.IGNORECASE)
#: "Did 4 hours trauma class tue": what was done, and the day behind it.
_DID_THEN = pattern(
    r"(?<!\w)(?:did|add|added|log|logged|got|earned|done|attended|passed|finished|had)(?!\w).{0,40}$", re.IGNORECASE
)
_ENDS = pattern(r"(?:tues?|wed|thurs?|thu|fri)\W*$", re.IGNORECASE)
_BEFORE_WHICH = pattern(r"(?<!\w)(yesterday|today)(?!\w)", re.IGNORECASE)
_DONE_THEN = pattern(
    r"(?<!\w)(?:passed|got|renewed|earned|did|took|log(?:ged)?|finished|completed)(?!\w)", re.IGNORECASE
)
_STEPS = {"before": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "after": 2}


@shape(
    "day",
    r"(?<!\w)(?:(?P<before>(?:the\s+)?day\s+before\s+yest(?:e|u)?r?d?a?y)|(?P<after>(?:the\s+)?day\s+after\s+tom\w{3,5}w)"
    r"|(?P<yesterday>yesterday|yesturday|yesteday|yesterdy|yesterda|yday|last\s+night)"
    r"|(?P<tomorrow>tomorrow|tomorow|tommorow|tommorrow|tomorrw|tmrw|tmr)|(?P<today>today|2day|tonight|this\s+(?:morning|afternoon|evening)"
    rf"|(?:{AMOUNT})\s*(?:hours?|hrs?|minutes?|mins?)\s+ago))(?!\w)",
)
def day_word(reading: Reading, match: re.Match[str]) -> Spot:
    return reading.spot(match, (reading.today + timedelta(days=_STEPS[str(match.lastgroup)]),), "day")


@shape("day", r"(?<!\w)(?P<date>the\s+day\s+before)(?=\s*(?:$|[.,;!?)]|(?:and|in|at|for|too|as)\b))")
def day_before(reading: Reading, match: re.Match[str]) -> Spot | None:
    """ "CKA yesterday and CKAD the day before"; of what was done before a day that is not said it is no day."""
    after = list(_BEFORE_WHICH.finditer(reading.text, 0, match.start()))
    if not after:
        done = _DONE_THEN.search(reading.before(match.start(), _EVERY_REACH))
        return reading.spot(match, (), "day") if done else None
    step = _STEPS[after[-1][1].lower()] - 1
    return reading.spot(match, (reading.today + timedelta(days=step),), "day")


@shape(
    "near",
    rf"(?<!\w)(?:(?P<day>{WEEKDAY_NAMES})\s+(?:of\s+)?(?P<which>last|this|next)\s+week"
    rf"|(?P<which2>last|this|next)\s+week\s+(?:on\s+)?(?P<day2>{WEEKDAY_NAMES}))(?!\w)",
)
def day_of_week(reading: Reading, match: re.Match[str]) -> Spot | None:
    number = weekday(match["day"] or match["day2"])
    if number is None:
        return None
    weeks = STEPS[(match["which"] or match["which2"]).lower()]
    return reading.spot(match, (reading.today + timedelta(days=7 * weeks + number - reading.today.weekday()),), "day")


@shape(
    "weekday",
    rf"(?<!\w)(?:(?P<lead>on|start|starting|begin|by|until|till|since|before|after|from|due|for|passed|exam|expires?|is|was|it|and|to)\s+)?"
    rf"(?P<date>{_WEEKDAY_ALIKE})(?![\w\-]|\s+(?:to|through|thru|till|-)\s+{WEEKDAY_NAMES})",
)
def bare_weekday(reading: Reading, match: re.Match[str]) -> Spot | None:
    name, lead = match["date"].lower(), (match["lead"] or "").lower()
    day = weekday(name)
    every = _EVERY.search(reading.before(match.start("date"), _EVERY_REACH))
    if day is None or every or (len(name) < 6 and lead not in _BEFORE_SHORT_DAYS and not _stands_alone(reading, match)):
        return None
    past = weekday_near(day, reading.today, ahead=False)
    return reading.spot(match, past, "day", ahead=weekday_near(day, reading.today, ahead=True))


def _stands_alone(reading: Reading, match: re.Match[str]) -> bool:
    if _ENDS_SO.match(reading.text, match.start()):
        return True
    did = _DID_THEN.search(reading.before(match.start("date"), _EVERY_REACH)) is not None
    return did and _ENDS.match(reading.text, match.start("date")) is not None
