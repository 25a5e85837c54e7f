""" "Everyone needs CCNA within 60 days", "no wait i meant 90": a number alone that cannot be one of people is of the
days, weeks or months until then.
"""

from __future__ import annotations

from datetime import date

from bot.knowledge.renewing.periods import add_days, add_months

_WEEK = 7
#: From so many on it is days that people count.
_DAYS_FROM = 14
_MOST_DAYS, _MOST_MONTHS = 366, 24


def until(number: int, due: date, today: date, *, meant: bool) -> date | None:
    """The day in ``number`` of what ``due`` is counted in from today; None where it is no time to come.

    A few may be people that are yet to come, "make that three", unless it is the number that was said which is put
    right: "I ``meant`` three".
    """
    if not 0 < number <= _MOST_DAYS or due <= today or not (meant or number >= _DAYS_FROM):
        return None
    if number >= _DAYS_FROM:
        return add_days(today, number)
    if any(add_months(today, months) == due for months in range(1, _MOST_MONTHS + 1)):
        return add_months(today, number)
    in_weeks = (due - today).days % _WEEK == 0
    return add_days(today, number * (_WEEK if in_weeks else 1))
