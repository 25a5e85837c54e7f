"""Parts of a day that put another right: "no its april", "sorry 2028", "the 12th, not the 10th"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date
from typing import Literal

from bot.dialogs.understanding.dates.months import MONTHS, month_alone
from bot.dialogs.understanding.dates.patterns import YEAR
from bot.dialogs.understanding.dates.reckoning import day_said
from bot.dialogs.understanding.dates.spoken_years import in_digits
from bot.patterns import pattern

Part = Literal["year", "month", "day"]
Parts = dict[Part, int]

_TOKEN = pattern(r"(?P<word>[^\W_]+(?:['’-][^\W_]+)*)|(?P<break>[,.;:!–—])")
_ENDS = frozenset(
    """
    expires expire expired expiring expiry expiration ends end runs run out until valid due lapses
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_GAINED = frozenset("got passed earned awarded issued since received took did award issue".split())  # noqa: SIM905
#: One of these is said by whoever puts something right.
_TURNS = frozenset(
    """
    no nope nah sorry oops wait actually mean meant make change wrong not isn't isnt wasn't wasnt should rather instead
    typo mistake correction
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_NOT = frozenset(("not", "isn't", "isnt", "wasn't", "wasnt"))
_AROUND = (
    _TURNS
    | _ENDS
    | _GAINED
    | frozenset(
        """
        oh hm hmm its it's it is was be that that's thats i the of in on at to my a an year month day date please pls
        thanks ok yes yeah yep exactly think i'm im argh damn but and one from for said say says will must have been
        """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
    )
)
_YEAR = pattern(YEAR)
_NTH = pattern(r"(\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)


@dataclass
class Fragment:
    """What is right and what was wrong; ``cue``: of which day of a record it is, where that is said."""

    right: Parts = field(default_factory=dict)
    wrong: Parts = field(default_factory=dict)
    cue: Literal["awarded", "expires"] | None = None
    turns: bool = False


def fragment_in(text: str) -> Fragment | None:
    """None when the message says anything else as well."""
    found, refused = Fragment(), False
    tokens = list(_TOKEN.finditer(in_digits(text)[0]))
    words = [m[0].casefold().replace("’", "'") for m in tokens]
    for i, word in enumerate(words):
        part = _part(words, i)
        if part is not None:
            kind, number = part
            refused = refused and kind not in found.wrong
            into = found.wrong if refused else found.right
            if kind in into:
                return None
            into[kind] = number
        elif tokens[i]["break"] or word == "but":
            refused = refused and not found.wrong
        elif word not in _AROUND:
            return None
        else:
            refused = refused or word in _NOT
            found.turns = found.turns or word in _TURNS
            found.cue = "expires" if word in _ENDS else "awarded" if word in _GAINED else found.cue
    if "year" in found.wrong and not found.right:
        return None
    return found if found.right else None


def _part(words: list[str], i: int) -> tuple[Part, int] | None:
    word = words[i]
    if _YEAR.fullmatch(word):
        return "year", int(word)
    month = MONTHS.get(word) or month_alone(word)
    if month and word not in ("mar", "sat", "sun"):
        return "month", month
    nth = _NTH.fullmatch(word)
    if nth is not None:
        beside = any(0 <= j < len(words) and MONTHS.get(words[j]) for j in (i - 1, i + 1, i + 2))
        led = i > 0 and words[i - 1] == "the"
        day = int(nth[1])
        return ("day", day) if 1 <= day <= 31 and (beside or led or not word.isdecimal()) else None
    day = day_said(word)
    return ("day", day) if day else None


def fits(known: date, parts: Parts) -> bool:
    """Whether these parts are those of the day."""
    return bool(parts) and all(getattr(known, kind) == number for kind, number in parts.items())


def with_parts(known: date, right: Parts, earliest: date | None, latest: date | None) -> date | None:
    """``known`` with other parts; None where there is no such day.

    Its year was perhaps guessed, so that another month may be of a year beside it, within these bounds. The last day
    of a month stays one.
    """
    months = (known.year, known.month)
    ends = "day" not in right and known.day == monthrange(*months)[1]
    years = [right["year"]] if "year" in right else [known.year]
    if "month" in right and "year" not in right:
        years = [known.year - 1, known.year, known.year + 1]
    days = list(_days(years, right.get("month", known.month), 31 if ends else right.get("day", known.day), right))
    within = [d for d in days if (earliest is None or d >= earliest) and (latest is None or d <= latest)]
    return min(within or days, key=lambda d: abs((d - known).days), default=None)


def _days(years: list[int], month: int, day: int, right: Parts) -> Iterator[date]:
    for year in (y for y in years if MINYEAR <= y <= MAXYEAR):
        longest = monthrange(year, month)[1]
        if day <= longest or "day" not in right:
            yield date(year, month, min(day, longest))
