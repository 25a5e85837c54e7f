"""Hours of the day, days of the week, days ahead and shares of a whole, as people say them of reminders."""

from bot.dialogs.understanding.times.hours import find_hours
from bot.dialogs.understanding.times.leads import find_bare_leads, find_leads
from bot.dialogs.understanding.times.shares import find_percent, find_share
from bot.dialogs.understanding.times.weekdays import find_weekdays

__all__ = ["find_bare_leads", "find_hours", "find_leads", "find_percent", "find_share", "find_weekdays"]
