"""Pieces of regular expressions that several shapes of a date are made of."""

from __future__ import annotations

LETTERS = r"[^\W\d_]{3,12}"
YEAR = r"(?:19[5-9]\d|20\d\d)"

#: Nothing before a date may make it part of a code, an amount, a version or a longer number; nor after it.
FREE = r"(?<![\w$€£₹#/\-])(?<!\d[.,:])"
DONE = r"(?!\w|[-/]\d|[.,]\d)"

THINGS = (
    r"(?:h|hrs?|hours?|min|mins|minutes?|d|days?|w|wks?|weeks?|months?|mo|years?|yrs?|%|percent|per\s+cent|pct|am|pm"
    r"|a\.m|p\.m|o'?clock|usd|eur|gbp|dollars?|euros?|pounds?|bucks|k|modules?|chapters?|lessons?|units?|sections?|parts?"
    r"|exams?|tests?|certs?|certificates?|certifications?|credentials?|badges?|courses?|questions?|points?|credits?"
    r"|cpes?|pdus?|ceus?|times?|people|ppl|persons?|members?|folks|colleagues|options?|attempts?|things?|pages?|labs?|steps?"
    r"|of\s+(?:them|us|the|my|\d)|[a-z]{3,20}s\s+(?:needs?|must|have\s+to))"
)
#: A number in front of it counts something, and is no day and no year.
THING = rf"\s*{THINGS}(?!\w)"

WEEKDAY_NAMES = (
    r"(?:mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|wed?ns?e?d?sday|wensday|thu(?:r|rs)?(?:day)?|thurday|thrusday|fri(?:day)?"
    r"|firday|sat(?:urday)?|saterday|satuday|sun(?:day)?)"
)

#: Behind a day and a month it is a year all the same, and a slip of the pen: it is not to become the next one.
FAR = rf"(?:2[1-9]\d\d|[3-9]\d\d\d)(?!{THING})"
#: The year behind a day and a month: see ``reckoning.year_of``.
SAID_YEAR = (
    rf"(?:[\s,./\-]*(?:(?:of|de)\s+)?(?P<y>{YEAR}|{FAR}){DONE}|\s*['’](?P<short>\d\d)(?!\w)"
    rf"|[\s./\-]\s*(?P<two>\d\d)(?![\w:%$€£]|[.,/\-]\d|{THING})|,?\s+(?:of\s+)?(?P<which>last|this|next)\s+(?:year|yr)\b)"
)

_NUMBER_WORDS = (
    r"(?:a\s+)?couple(?:\s+of)?|(?:a\s+)?few|half\s+an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|fifteen|twenty|thirty"
)
AMOUNT = rf"(?:(?<![\w.,$€£\-])\d{{1,3}}(?:[.,]5)?|\b(?:{_NUMBER_WORDS})(?!\w))"

#: The days of a month in words.
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "twenty-second": 22,
    "twenty-third": 23, "twenty-fourth": 24, "twenty-fifth": 25, "twenty-sixth": 26, "twenty-seventh": 27,
    "twenty-eighth": 28, "twenty-ninth": 29, "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip
ORDINAL = "|".join(word.replace("-", r"[\s-]") for word in sorted(ORDINALS, key=len, reverse=True))
