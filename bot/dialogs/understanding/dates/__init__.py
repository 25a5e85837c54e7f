"""Days, months and years inside a sentence, and what the words beside them say of them."""

from bot.dialogs.understanding.dates.finding import find_dates
from bot.dialogs.understanding.dates.months import month_number
from bot.dialogs.understanding.dates.said import DateCue, Grain, SaidDate
from bot.dialogs.understanding.dates.weekdays import weekday

__all__ = ["DateCue", "Grain", "SaidDate", "find_dates", "month_number", "weekday"]
