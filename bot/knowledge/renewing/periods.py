"""Whole months on the calendar, and the day on which a period of them ends."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from bot.knowledge.model.renewal import Validity

MONTHS_A_YEAR = 12
_YEAR_END = (12, 31)
#: An award after this month belongs to the next round of a fixed day; see ``period_end``.
_LAST_MONTH_OF_THIS_ROUND = 6


def add_months(anchor: date, months: int) -> date:
    """The same day ``months`` later (earlier when negative), clamped to the month's end.

    31 January and one month is 28 or 29 February; 29 February and twelve months is 28 February. Count several
    periods from one anchor and never from a clamped result, or the day drifts. A day beyond the calendar of
    ``datetime`` is its first or last one.
    """
    year, month = divmod(anchor.year * MONTHS_A_YEAR + anchor.month - 1 + months, MONTHS_A_YEAR)
    return _clamped(year, month + 1, anchor.day)


def add_days(day: date, days: int) -> date:
    """``days`` later; beyond the calendar of ``datetime`` its first or last day."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def months_until(today: date, day: date) -> int:
    """Whole calendar months from ``today`` to the end of ``day``, so that a pace counted with them is never too low: 1
    when less is left, 0 after it.
    """
    if today > day:
        return 0
    after = add_days(day, 1)
    months = (after.year - today.year) * MONTHS_A_YEAR + after.month - today.month
    if add_months(today, months) > after:
        months -= 1
    return max(months, 1)


def month_end(day: date) -> date:
    """The last day of the month of ``day``."""
    return _clamped(day.year, day.month, 31)


def period_end(validity: Validity, awarded: date, birth_month: int | None = None) -> date | None:
    """The last day of the first period, which starts on ``awarded``; None when it does not expire.

    Always after ``awarded``. By the shape of the rule:

    - exact: the same day so many months later.
    - month-end: the last day of the month in which the months end. An AHA card is valid to the end of its
      expiry month (https://cpr.heart.org/); so are the calendar months of the FAA.
    - birth-month-end: the last day of the birth month in the year in which the months end, so a first period may
      be some months shorter or longer. SHRM: passed in May 2016, born in July, ends in July 2019
      (https://www.shrm.org/certification/faqs/Pages/faqs-recert.aspx). Without ``birth_month`` the plain months
      are counted; ``expiry_of`` says that the month is needed.
    - fixed-day: that day in the year in which the months end, a year later for an award from July to December
      when the rule counts whole years.
      NREMT: two years in the future for January to June, three for July to December
      (https://support.nremt.org/portal/en/kb/articles/recertification-expiration-dates). The last day of the year
      closes calendar years, so it is not put off: IIA, IMA and PayrollOrg count to 31 December of the year in
      which the months end.
    """
    if validity.months is None:
        return None
    anniversary = add_months(awarded, validity.months)
    if validity.ends == "month-end":
        return month_end(anniversary)
    if validity.ends == "birth-month-end" and birth_month is not None:
        return _yearly(anniversary.year, (birth_month, 31), after=awarded)
    if validity.ends == "fixed-day":
        fixed = _fixed_day(validity)
        whole_years = validity.months % MONTHS_A_YEAR == 0
        put_off = whole_years and fixed != _YEAR_END and awarded.month > _LAST_MONTH_OF_THIS_ROUND
        return _yearly(anniversary.year + put_off, fixed, after=awarded)
    return anniversary


def next_end(validity: Validity, awarded: date, expires: date, birth_month: int | None = None) -> date | None:
    """The last day of the period that follows one that ended on ``expires``; None when it does not expire.

    Always after ``expires``. A calendar day stays where it is: only whole cycles are added. SHRM's next cycle
    starts from the existing end date (https://www.shrm.org/certification/recertification). A day that was clamped
    is counted from the award again: 29 February 2024, 28 February 2027, 29 February 2028. Without ``birth_month``
    an old expiry on a month's end gives the month away.
    """
    if validity.months is None:
        return None
    anniversary = from_anchor(awarded, expires, validity.months)
    if validity.ends == "month-end":
        return month_end(anniversary)
    if validity.ends == "birth-month-end":
        born = birth_month or (expires.month if expires == month_end(expires) else None)
        return anniversary if born is None else _yearly(anniversary.year, (born, 31), after=expires)
    if validity.ends == "fixed-day":
        return _yearly(anniversary.year, _fixed_day(validity), after=expires)
    return anniversary


def from_anchor(awarded: date, expires: date, months: int) -> date:
    """``expires`` moved by ``months``, counted from the award when the expiry is whole months after it."""
    held = (expires.year - awarded.year) * MONTHS_A_YEAR + expires.month - awarded.month
    if add_months(awarded, held) == expires:
        return add_months(awarded, held + months)
    return add_months(expires, months)


def _fixed_day(validity: Validity) -> tuple[int, int]:
    month, day = (validity.fixed_day or "12-31").split("-")
    return int(month), int(day)


def _yearly(year: int, month_and_day: tuple[int, int], after: date) -> date:
    """That day of the year in ``year``, or in the first later year that brings it after ``after``."""
    day = _clamped(year, *month_and_day)
    return day if day > after else _clamped(max(year, after.year) + 1, *month_and_day)


def _clamped(year: int, month: int, day: int) -> date:
    if year > MAXYEAR:
        return date.max
    if year < MINYEAR:
        return date.min
    return date(year, month, min(day, monthrange(year, month)[1]))
