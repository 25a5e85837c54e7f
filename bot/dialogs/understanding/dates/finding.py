"""All dates of a text: where a hint of a shape is seen the shape is tried, and what two shapes claim the first gets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.dialogs.understanding.dates.deciding import decided
from bot.dialogs.understanding.dates.glosses import without_glosses
from bot.dialogs.understanding.dates.hints import hints_in
from bot.dialogs.understanding.dates.said import Asked, SaidDate
from bot.dialogs.understanding.dates.shapes import (
    days,
    digits,
    holidays,
    last_and_next,
    lone_months,
    named_months,
    numbers,
    parts,
    quarters,
    spans,
    year_off,
)
from bot.dialogs.understanding.dates.spoken_years import in_digits
from bot.dialogs.understanding.dates.spots import Reading, Spot
from bot.dialogs.understanding.letters import plain

_SHAPES = (
    digits.year_month_day,
    digits.compact,
    digits.day_month_year,
    year_off.year_and_month,
    year_off.month_before_last,
    named_months.year_month_day,
    named_months.year_month,
    named_months.day_month,
    named_months.month_day,
    named_months.month_and_then_day,
    parts.part_of_month,
    parts.part_of_year,
    quarters.numbered_quarter,
    quarters.quarter_near,
    quarters.part_of_season,
    named_months.year_in_month,
    named_months.month_year,
    digits.month_of_year,
    spans.ago_in_month,
    spans.month_ago,
    spans.ago,
    spans.since,
    spans.in_a_while,
    spans.for_a_while,
    spans.from_now,
    days.day_word,
    days.day_before,
    days.day_of_week,
    numbers.day_of_month_near,
    numbers.near_month_and_day,
    holidays.holiday,
    year_off.before_last,
    last_and_next.of_unit,
    last_and_next.the_weekend,
    last_and_next.of_name,
    lone_months.season_of_year,
    lone_months.season,
    lone_months.for_a_season,
    lone_months.led_month,
    lone_months.lone_month,
    lone_months.was_may,
    days.bare_weekday,
    numbers.year_alone,
    numbers.year_of_another,
    numbers.short_year,
    numbers.day_alone,
    numbers.day_answered,
    digits.day_and_month,
    numbers.another_year,
)


def find_dates(text: str, today: date, day_first: bool | None = None, *, asked: Asked | None = None) -> list[SaidDate]:
    """The dates in ``text``, in order and not overlapping.

    ``day_first`` is how this person writes 03/04, when it is known. A day or month said without its year is the
    nearest one behind ``today``, or ahead of it when the words beside it speak of an expiry, a target or a pause.
    ``asked``: a day was asked for, so that "30.9." is one without any word beside it;
    "ahead": the next one.
    """
    text, spoken = in_digits(plain(text))
    hints = hints_in(text)
    if not hints:
        return []
    reading = Reading(text, today, day_first, asked)
    spots: list[Spot] = []
    taken = bytearray(len(text))
    for shape in [shape for shape in _SHAPES if shape.hint in hints]:
        for spot in shape.spots(reading):
            if not any(taken[spot.start : spot.end]):
                taken[spot.start : spot.end] = b"\1" * (spot.end - spot.start)
                spots.append(spot)
    in_order = sorted(spots, key=lambda spot: spot.start)
    said = decided(reading, [*without_glosses(text, in_order)])
    return [replace(d, end=spoken.get(d.end, d.end)) for d in said]
