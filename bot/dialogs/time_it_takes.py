"""How long the usual hours of a credential take on the days that somebody has, or how many a week they are by a day."""

from __future__ import annotations

from datetime import date
from math import ceil

from bot.knowledge.wording import weekly_hours
from bot.translation import _, day, ngettext

_WEEK, _WORKING_WEEK = 7, 40
#: How long such a time for study may be, a shorter and a longer one, in hours: nobody said it.
_OF_AN_EVENING, _OF_A_DAY = (1, 2), (3, 6)


def until_words(hours: int, today: date, until: date) -> list[str]:
    """The hours a week that are needed to be done by then."""
    weekly = ceil(hours * _WEEK / max(_WEEK, (until - today).days))
    text = _("To be done by {day} that is about {hours}.").format(day=day(until), hours=weekly_hours(weekly))
    return [text, _("That is more than a full working week.")] if weekly > _WORKING_WEEK else [text]


def on_days_words(hours: int, times: int, *, evenings: bool) -> str:
    """``times``: how often in a week."""
    short, long = _OF_AN_EVENING if evenings else _OF_A_DAY
    often = ngettext("once a week", "{n} times a week", times).format(n=times)
    text = _(
        "How many hours you have on such a day you did not say: at {short} h, {often}, it is some {most} weeks;"
        " at {long} h some {least}. Say “{example}”, and I count with it."
    )
    return text.format(
        short=short,
        long=long,
        often=often,
        most=max(1, round(hours / (short * times))),
        least=max(1, round(hours / (long * times))),
        example=weekly_hours(long * times),
    )
