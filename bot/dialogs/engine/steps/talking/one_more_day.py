"""Right after the hours or days were set in which the bot writes: "Sunday also ok"."""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.times import find_weekdays
from bot.messaging.reply import Reply

_DAYS = "set_days"
_SETTINGS = frozenset({_DAYS, "set_hours", "set_time_zone", "reminder_settings"})
_AROUND = frozenset(
    """
    also too as well and or on is are ok okay fine good works allowed please pls the at weekend weekends monday tuesday
    wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays mon tue
    tues wed thu thur thurs fri sat sun
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_AS_WELL = frozenset({"also", "too", "well"})


async def allowed(session: Session) -> Reply | None:
    """None where the message says more than days that are to be allowed as well."""
    last, words = session.state.last, {w.text for w in session.heard.words}
    if last is None or last.dialog not in _SETTINGS or session.state.waiting is not None:
        return None
    if not words & _AS_WELL or not words <= _AROUND or not find_weekdays(session.heard.text):
        return None
    return await session.start(Guess(_DAYS, 0.9, "days on which it may write as well"))
