"""The one function that every sentence a person reads goes through, and locale-aware numbers and dates.

Sentences are English in the code and looked up with gettext; ``make messages`` collects them for translators.
The locale is set per turn, so one process talks to people in their own languages.
"""

from __future__ import annotations

import gettext as _gettext
from contextvars import ContextVar
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

_CATALOGUES = Path(__file__).parent / "locale"
_locale: ContextVar[str] = ContextVar("locale", default="en")


def use_locale(name: str | None) -> None:
    """Speak ``name`` (``de``, ``pt-BR``) from here on in this task; an unknown one means English."""
    try:
        _locale.set(str(Locale.parse((name or "en").replace("-", "_"))))
    except (UnknownLocaleError, ValueError):
        _locale.set("en")


@lru_cache(maxsize=32)
def _translations(name: str) -> _gettext.NullTranslations:
    return _gettext.translation("laurel", _CATALOGUES, [name, name.split("_")[0]], fallback=True)


def _(sentence: str) -> str:
    return _translations(_locale.get()).gettext(sentence)


def ngettext(one: str, many: str, count: int) -> str:
    return _translations(_locale.get()).ngettext(one, many, count)


def money(amount: Decimal, currency: str) -> str:
    """``$300``, ``€1,150.50``: whole amounts without decimals."""
    digits = "¤#,##0" if amount == amount.to_integral_value() else "¤#,##0.00"
    return format_currency(amount, currency, format=digits, locale=_locale.get(), currency_digits=False)


def country(code: str) -> str:
    """``the UK``, ``Germany``, ``the EU``: as it stands after "in"."""
    short = {"GB": _("the UK"), "US": _("the US"), "EU": _("the EU"), "AE": _("the UAE")}
    name = short.get(code) or Locale.parse(_locale.get()).territories.get(code, code)
    with_article = code in ("NL", "PH", "CZ") and _locale.get().startswith("en") and name[:3] in ("Net", "Phi")
    return f"the {name}" if with_article else str(name)


def number(value: Decimal | int) -> str:
    return format_decimal(value, locale=_locale.get())


def locale_name() -> str:
    """The locale of the turn: ``en``, ``en_GB``, ``de``."""
    return _locale.get()


def day_comes_first() -> bool | None:
    """Whether the locale writes the day before the month; None where it does not tell: ``en``, or the year first."""
    if _locale.get() == "en":
        return None
    written = format_date(date(2001, 12, 31), "short", locale=_locale.get())
    at_day, at_month = written.find("31"), written.find("12")
    return at_day < at_month if min(at_day, at_month) == 0 else None


def day(value: date) -> str:
    """``14 Jun 2026`` in the order and words of the locale."""
    return format_date(value, "medium" if _locale.get() != "en" else "d MMM y", locale=_locale.get())


def month(value: date) -> str:
    """``Jun``: the month alone, short, in the words of the locale."""
    return format_date(value, "LLL", locale=_locale.get())


def listed(items: list[str], style: str = "standard") -> str:
    """``a, b and c``; ``style="or"`` for ``a, b or c``."""
    return format_list(items, style="or" if style == "or" else "standard", locale=_locale.get()) if items else ""


#: Longer than this is said in months, and what is longer than that in years.
_MOST_DAYS, _MOST_MONTHS = 120, 23
_DAYS_A_MONTH = 365.25 / 12


def stretch(days: int) -> str:
    """``30 days``, ``about 19 months``, ``about 3 years``."""
    if days <= _MOST_DAYS:
        return ngettext("{n} day", "{n} days", days).format(n=days)
    months = round(days / _DAYS_A_MONTH)
    if months <= _MOST_MONTHS and months % 12:
        return _("about {n} months").format(n=months)
    years, half = divmod(round(months / 6), 2)
    text = _("about {n}½ years") if half else ngettext("about {n} year", "about {n} years", years)
    return text.format(n=years)


def ahead(days: int) -> str:
    """``today``, ``tomorrow``, ``in 30 days``, ``in about 19 months``."""
    if days <= 1:
        return _("tomorrow") if days == 1 else _("today")
    return _("in {stretch}").format(stretch=stretch(days))


def ago(days: int) -> str:
    """``1 day ago``, ``about 4 months ago``."""
    return _("{stretch} ago").format(stretch=stretch(days))
