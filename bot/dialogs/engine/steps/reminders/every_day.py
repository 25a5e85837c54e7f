""" "Remind me every evening at 8": nothing comes daily, and what there is is said."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.turn import begin
from bot.messaging.reply import Bullets, Reply, paragraph, spans
from bot.patterns import pattern
from bot.translation import _, ngettext

_DAY = r"(?:day|night|morning|evening|afternoon|weekday|week\s?night|single\s+day|other\s+day|lunch\s?time)"
_EVERY = rf"(?:(?:each|every)\s+{_DAY}s?|daily|once\s+a\s+day|twice\s+a\s+day|on\s+a\s+daily\s+basis)"
_HOUR = r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|h|o['’]?clock)?|noon|lunch|night)"
_AT = rf"(?:\s*,?\s*(?:at|around|about|by|@)?\s*{_HOUR}(?:\s+in\s+the\s+(?:morning|evening))?)?"
#: "To study", "about the exam".
_WHAT = r"(?:\s+(?:to|about|of|for|that)(?:\s+[\w+/-]{1,15}){1,7}?)?"
_ASKS = r"(?:remind|nudge|ping|poke|message|text|buzz|nag|push|write(?:\s+to)?|kick|email|notify|bug)\s+me"
_SAID = pattern(
    r"\W*(?:(?:ok|okay|and|so|hi|also|please|pls|can|could|will|would|you|u|just|then|now|i['’]?d|i|want|need|like|to|set|make|give|me|send|have|it)\W+){0,7}"
    rf"(?:{_ASKS}{_WHAT}\s+{_EVERY}{_AT}{_WHAT}{_AT}|(?:an?\s+)?(?:daily|{_EVERY}|nightly)\s+(?:study\s+)?(?:reminders?|nudges?|pings?)(?:\s+{_EVERY})?{_WHAT}{_AT}"
    rf"|(?:an?\s+)?(?:study\s+)?(?:reminders?|nudges?|pings?){_WHAT}\s+{_EVERY}{_AT}|{_EVERY}{_AT}\s*,?\s+{_ASKS}{_WHAT})"
    r"(?:\W+(?:please|pls|thanks|thx|ok|then|until|till|the|my|exam|i|it|pass|have|done))*\W*",
    re.IGNORECASE,
)
_LONGEST = 140


async def wished(session: Session) -> Reply | None:
    """None where more is said; only on weekdays, or only at an hour, can be set."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or heard.teams or len(heard.text) > _LONGEST:
        return None
    if session.state.asking is not None or not _SAID.fullmatch(heard.text):
        return None
    session.trace.append("a reminder of every day")
    session.understood = (None, 0.0)
    now = records.preferences
    nudges = ngettext(
        "a nudge once there was no progress of a study for {n} day",
        "a nudge once there was no progress of a study for {n} days",
        now.nudge_after,
    ).format(n=now.nudge_after)
    lines = (
        spans(nudges if now.nudges else _("nudges after quiet days of a study, which are off")),
        spans(_("your own summary, once a week")),
        spans(_("a word before the day of an exam, and before what you hold expires")),
    )
    text = _("I write nothing every day, and at no hour of your choice each day. What there is:")
    buttons = (begin(_("Weekly summary"), "set_summary"), begin(_("Settings"), "reminder_settings"))
    return Reply(parts=(paragraph(text), Bullets(items=lines)), buttons=buttons)
