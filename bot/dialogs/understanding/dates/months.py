"""The names of months and seasons, shortened, mistyped or in other languages."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot.dialogs.understanding.dates.misspelling import misspelt
from bot.dialogs.understanding.dates.patterns import THINGS

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5,
    "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9,
    "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
#: No other word and no first name: a date even without a word such as "in" before them.
ONLY_MONTHS = frozenset({"january", "february", "july", "september", "october", "november", "december"})
#: A season stands for the month it begins in.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
#: One typing error away from a month, and words or names of their own, in other languages too: "Stapler seit 2022".
_NOT_MONTHS = frozenset(MONTHS) | {
    "match", "mach", "marc", "marsh", "merch", "marcy", "augusta", "augustus", "jane", "juno", "junk", "jute", "jury",
    "judy", "sent", "seat", "sect", "slept", "swept", "supt", "sepa", "marco", "marcu", "jung", "jude", "juke",
    "seit", "junge", "jene", "sert", "jeune", "juge", "jaune", "marche", "marché", "marcha",
}  # fmt: skip
#: Languages whose month names are read beside a number: "3. März 2025", "15 juin".
_OTHER_LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "pl", "ru")


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name beside a day or a year: English, shortened, mistyped or in another language."""
    word = word.lower()
    return MONTHS.get(word) or mistyped_month(word) or _foreign_months().get(word) if _may_be_month(word) else None


def month_alone(word: str) -> int | None:
    """1 to 12 for a month's name without a number beside it: English, and too long for another word if mistyped."""
    word = word.lower()
    return MONTHS.get(word) or (mistyped_month(word) if len(word) > 5 else None)


@lru_cache(maxsize=2_000)
def mistyped_month(word: str) -> int | None:
    """The month that a word of four letters or more misspells."""
    return misspelt(word, MONTHS, shortest=4) if len(word) >= 4 and word not in _NOT_MONTHS else None


@lru_cache(maxsize=2_000)
def _may_be_month(word: str) -> bool:
    """Whether to look further: keeps the tables of other languages unloaded for "3 exams 2025"."""
    return word in MONTHS or re.fullmatch(THINGS, word) is None


@cache
def _foreign_months() -> dict[str, int]:
    from babel import Locale  # each language is a file of its own, rarely needed

    names: dict[str, int] = {}
    for language in _OTHER_LANGUAGES:
        months = Locale(language).months
        for form in ("format", "stand-alone"):
            for number, name in months[form]["wide"].items():
                names.setdefault(name.lower(), int(number))
    return names
