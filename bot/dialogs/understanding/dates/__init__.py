"""Days, months and years inside a sentence, and what the words beside them say of them."""

from bot.dialogs.understanding.dates.finding import find_dates
from bot.dialogs.understanding.dates.months import month_number
from bot.dialogs.understanding.dates.reckoning import day_said
from bot.dialogs.understanding.dates.said import Asked, DateCue, Grain, SaidDate, end_of, last_day
from bot.dialogs.understanding.dates.stretches import find_stretch, stretch_in_digits
from bot.dialogs.understanding.dates.weekdays import weekday

__all__ = [
    "Asked",
    "DateCue",
    "Grain",
    "SaidDate",
    "day_said",
    "end_of",
    "find_dates",
    "find_stretch",
    "last_day",
    "month_number",
    "stretch_in_digits",
    "weekday",
]
