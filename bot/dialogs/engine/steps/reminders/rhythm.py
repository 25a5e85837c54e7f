""" "Remind me every 3 months", "not that often": how often reminders are to come, which come before an expiry."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.stale import reminded_lately
from bot.dialogs.understanding.times import find_leads, find_weekdays
from bot.messaging.reply import Reply
from bot.patterns import pattern

_RHYTHM = "reminder_rhythm"
_N = r"(?:\d{1,3}|other|second|two|three|four|five|six|eight|ten|twelve|couple\s+of|few)"
_EVERY = pattern(
    rf"(?<!\w)(?:(?:every|each)\s+(?:{_N}\s+(?:days?|weeks?|months?)|month|quarter|half\s+year|year|day)"
    rf"|(?:once|twice|one\s+time|{_N}\s+times)\s+(?:an?|per|every|each)\s+(?:day|month|quarter|year)|(?:bi-?)?monthly|quarterly|yearly|daily)(?!\w)",
    re.IGNORECASE,
)
_LESS = pattern(
    r"(?<!\w)(?:(?:not|no|do\s*n['’]?t)\s+(?:\w+\s+){0,3}?(?:that|so|as|quite\s+so)\s+(?:often|many|much|frequent\w*)|too\s+(?:often|many|much|frequent\w*)|less\s+(?:often|frequent\w*)"
    r"|fewer|once\s+is\s+(?:enough|plenty|fine))(?!\w)",
    re.IGNORECASE,
)
_REMINDS = pattern(
    r"(?<!\w)(?:(?:remind|ping|nudge|write|message|msg|text|notify|alert|warn|poke|tell|email|mail)\s+(?:to\s+)?me"
    r"|reminders?|notifications?|messages|pings|alerts|be\s+reminded|reminded)(?!\w)",
    re.IGNORECASE,
)
#: Of these it is something else that comes so often.
_OF_ELSE = pattern(
    r"(?<!\w)(?:stud\w+|learn\w*|practi\w+|progress|course|plan|modules?|digests?|reports?|summar\w+|team|crew|ward|how\s+i|nudges?|questions?|budget"
    r"|hours?|pdus?|cpes?|cpds?|units?|before)(?!\w)",
    re.IGNORECASE,
)
_OF_REMINDERS = frozenset({"next_reminders", "set_stages", "reminder_settings", _RHYTHM, "usual_stages", "set_summary"})
_SHORT = 12


#: "Remind me every Sunday evening": what comes on a day of the week is the summary.
_WEEKLY = pattern(
    r"(?<!\w)(?:every|each)\s+(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend)s?(?!\w)", re.IGNORECASE
)
_REFUSES = pattern(r"(?<!\w)(?:not|no|never|stop|do\s?n['’]?t|without|rather\s+than|instead)(?!\w)", re.IGNORECASE)
_SUMMARY = "set_summary"


async def every_week(session: Session) -> Reply | None:
    """None where something else is to come every week, or it is no reminder."""
    heard, text = session.heard, session.heard.text[:300]
    said = _WEEKLY.search(text)
    if said is None or not _REMINDS.search(text) or _OF_ELSE.search(text) or heard.named or "?" in text:
        return None
    if heard.people or heard.teams or not session.given.private or len(list(_WEEKLY.finditer(text))) > 1:
        return None
    session.trace.append("a reminder every week is the summary")
    if _REFUSES.search(text):
        if _REFUSES.search(text, said.end()) or session.given.records is None:
            return None
        comes = session.given.records.preferences.summary is not None
        return await session.begin(*((_SUMMARY, {"on": False}) if comes else (_RHYTHM, {})), 0.9)
    return await session.begin(_SUMMARY, {"days": sorted(find_weekdays(said["day"]) or ())}, 0.9)


async def asked(session: Session) -> Reply | None:
    """None where no reminders are spoken of, or something that does come in a rhythm."""
    heard, text = session.heard, session.heard.text[:300]
    often = _EVERY.search(text) is not None
    if not (often or _LESS.search(text)) or heard.people or heard.teams or _OF_ELSE.search(text) or find_leads(text):
        return None
    if not session.given.private or not await _of_reminders(session) or await _only_studies(session):
        return None
    if session.sure and session.guesses[0].dialog in ("stop_reminders", "set_hours"):
        return None
    session.trace.append("reminders are to come in a rhythm")
    return await session.begin(_RHYTHM, {}, 0.9)


async def _of_reminders(session: Session) -> bool:
    """Said so, or in a few words right after one came or was spoken of."""
    if _REMINDS.search(session.heard.text):
        return True
    frame, last, records = session.state.asking, session.state.last, session.given.records
    if len(session.heard.words) > _SHORT or session.heard.named or records is None:
        return False
    if frame is not None:
        return frame.dialog in _OF_REMINDERS
    if last is not None and last.dialog in _OF_REMINDERS:
        return True
    return await reminded_lately(session)


async def _only_studies(session: Session) -> bool:
    """Who keeps no record is asked about what they study, which does come in a rhythm."""
    records = session.given.records
    return records is None or (bool(await records.studies()) and not await records.holdings())
