""" "Remind me every 3 months", "not that often", "every evening at 8", "make it monthly": how often reminders are to
come, which come before an expiry, and what there is that comes in a rhythm.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.stale import reminded_lately
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.dialogs.understanding.times import find_leads, find_weekdays
from bot.messaging.reply import Bullets, Reply, paragraph, spans
from bot.patterns import mentions, pattern
from bot.translation import _, ngettext

_RHYTHM = "reminder_rhythm"
_N = r"(?:\d{1,3}|other|second|two|three|four|five|six|eight|ten|twelve|couple\s+of|few)"
_EVERY = pattern(
    rf"(?<!\w)(?:(?:every|each)\s+(?:{_N}\s+(?:days?|weeks?|months?)|month|quarter|half\s+year|year|day)"
    rf"|(?:once|twice|one\s+time|{_N}\s+times)\s+(?:an?|per|every|each)\s+(?:day|month|quarter|year)|(?:bi-?)?monthly|quarterly|yearly|daily)(?!\w)",
    re.IGNORECASE,
)
_LESS = pattern(
    r"(?<!\w)(?:(?:not|no|do\s*n['’]?t)\s+(?:\w+\s+){0,3}?(?:that|so|as|quite\s+so)\s+(?:often|many|much|frequent\w*)|too\s+(?:often|many|much|frequent\w*)|less\s+(?:often|frequent\w*)"
    r"|fewer|less\s+(?:of\s+)?(?:(?:these|those|your|the)\s+)?(?:reminders?|messages?|msgs?|notifications?|pings?|alerts?|nudges)"
    r"|less(?=\s+(?:please|pls|of\s+(?:them|those|these))|\W*$)|once\s+is\s+(?:enough|plenty|fine))(?!\w)",
    re.IGNORECASE,
)
_REMINDS = pattern(
    r"(?<!\w)(?:(?:remind|ping|nudge|write|message|msg|text|notify|alert|warn|poke|tell|email|mail)\s+(?:to\s+)?me"
    r"|reminders?|notifications?|messages|msgs|pings|alerts|be\s+reminded|reminded"
    r"|(?:you|u|ur|you['’]?re)\s+(?:are\s+)?(?:send|writ|messag|bother|ping|remind|text)\w*)(?!\w)",
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
_WEEKLY = pattern(rf"(?<!\w)(?:every|each)\s+(?P<day>{WEEKDAY}|weekend)s?(?!\w)", re.IGNORECASE)
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


_SETS = frozenset({"stop_reminders", "set_hours"})
#: "Less reminders please", "you're sending too many": that is no order to stop them.
_ONLY_LESS = pattern(
    r"\W*(?:(?:please|pls|can|could|you|u|i|want|need|d|like|get|send|me|give|ok|hey|hi|and|so|just|a|bit|lot|much|way|the|far|ur|re|are|is|it|that|this|s|there|getting|sending|writing|messaging|reminding|to)\W+){0,9}"
    r"(?:less|fewer|too\s+(?:many|much|often))(?:\W+(?:of|often|many|much|reminders?|messages?|msgs?|notifications?|pings?|alerts?|nudges|these|those|your|the|me|please|pls|thanks|for|from|you|u))*\W*",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None where no reminders are spoken of, or something that does come in a rhythm."""
    heard, text = session.heard, session.heard.text[:300]
    often = _EVERY.search(text) is not None
    if not (often or _LESS.search(text)) or heard.people or heard.teams or _OF_ELSE.search(text) or find_leads(text):
        return None
    if not session.given.private or not await _of_reminders(session) or await _only_studies(session):
        return None
    if session.sure and session.guesses[0].dialog in _SETS and not _ONLY_LESS.fullmatch(text):
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


_MAKE_IT = pattern(
    r"\W*(?:(?:ok|okay|no|oh|wait|actually|please|pls|can|could|you|and|so|rather|better|let['’]?s)\W+){0,4}"
    r"(?:(?:make|set|change|switch|do|have|send)\s+(?:it|this|that|them)\s+(?:(?:to|be|come)\s+)?)?(?:(?:once|twice)\s+an?\s+(?:day|month|quarter|year)"
    r"|daily|monthly|quarterly|yearly|annually|fortnightly|bi-?weekly|bi-?monthly|every\s+(?:other\s+)?(?:day|month|quarter|year|two\s+weeks|2\s+weeks))"
    r"(?:\W+(?:please|pls|instead|then|rather|thanks)){0,2}\W*",
    re.IGNORECASE,
)


async def of_the_summary(session: Session) -> Reply | None:
    """Right after a summary was set, which comes every week."""
    last = session.state.last
    return await so_often(session) if last is not None and last.dialog == "set_summary" else None


async def so_often(session: Session) -> Reply | None:
    """None where more is said, or it answers a question."""
    if session.state.asking is not None or not _MAKE_IT.fullmatch(session.heard.text):
        return None
    session.trace.append("nothing is spoken of that comes so often")
    session.understood = (None, 0.0)
    text = _(
        "What shall come so often? Reminders come by the day of each record, and your own summary every week. The "
        "digest of a team that you lead can come every week, every other week or every month: say of which team."
    )
    buttons = [begin(_("Weekly summary"), "set_summary"), begin(_("Settings"), "reminder_settings")]
    return Reply(parts=(paragraph(text),), buttons=tuple(buttons))


_DAY = r"(?:day|night|morning|evening|afternoon|weekday|week\s?night|single\s+day|other\s+day|lunch\s?time)"
#: "Every tue and thu", "mondays and fridays"; of one day a week there is the summary.
_NAMED_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?"
_SOME_DAYS = (
    rf"(?:(?:each|every|on)\s+)?{_NAMED_DAY}(?:(?:\s*[,/&+]\s*|\s+and\s+)(?:(?:on|every)\s+)?{_NAMED_DAY}){{1,5}}"
)
_TODAY = r"(?:tonight|(?:this|tomorrow)\s+(?:evening|afternoon|morning)|later\s+today|tomorrow)"
_EVERY_DAY = rf"(?:(?:each|every)\s+{_DAY}s?|{_SOME_DAYS}|daily|once\s+a\s+day|twice\s+a\s+day|on\s+a\s+daily\s+basis)"
_HOUR = r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|h|o['’]?clock)?|noon|lunch|night)"
_AT = rf"(?:\s*,?\s*(?:at|around|about|by|@)?\s*{_HOUR}(?:\s+in\s+the\s+(?:morning|evening))?)?"
#: "To study", "about the exam".
_WHAT = r"(?:\s+(?:to|about|of|for|that)(?:\s+[\w+/-]{1,15}){1,7}?)?"
_ASKS = r"(?:remind|nudge|ping|poke|message|text|buzz|nag|push|write(?:\s+to)?|kick|email|notify|bug)\s+me"
#: One of these is in all of it.
_VERBS = ("remind", "nudge", "ping", "poke", "message", "text", "buzz", "nag", "push", "write", "kick", "email",
          "notify", "bug", "tell me")  # fmt: skip
_SAID = pattern(
    r"\W*(?:(?:ok|okay|and|so|hi|also|please|pls|can|could|will|would|you|u|just|then|now|i['’]?d|i|want|need|like|to|set|make|give|me|send|have|it)\W+){0,7}"
    rf"(?:{_ASKS}{_WHAT}\s+{_EVERY_DAY}{_AT}{_WHAT}{_AT}|(?:an?\s+)?(?:daily|{_EVERY_DAY}|nightly)\s+(?:study\s+)?(?:reminders?|nudges?|pings?)(?:\s+{_EVERY_DAY})?{_WHAT}{_AT}"
    rf"|tell\s+me\s+{_EVERY_DAY}{_AT}\s+to\s+(?:study|learn|revise|practi[cs]e)|{_ASKS}\s+to\s+(?:study|learn|revise|practi[cs]e)(?:\s+\w+){{0,3}}?(?:\s+{_TODAY}{_AT}|\s*(?:at|@)\s*{_HOUR})"
    rf"|{_ASKS}\s+{_TODAY}{_AT}\s+to\s+(?:study|learn|revise|practi[cs]e)(?:\s+\w+){{0,3}}"
    rf"|(?:an?\s+)?(?:study\s+)?(?:reminders?|nudges?|pings?){_WHAT}\s+{_EVERY_DAY}{_AT}|{_EVERY_DAY}{_AT}\s*,?\s+{_ASKS}{_WHAT})"
    r"(?:\W+(?:please|pls|thanks|thx|ok|then|until|till|the|my|exam|i|it|pass|have|done))*\W*",
    re.IGNORECASE,
)
_LONGEST = 140


async def every_day(session: Session) -> Reply | None:
    """None where more is said; only on weekdays, or only at an hour, can be set."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or heard.teams or len(heard.text) > _LONGEST:
        return None
    if not mentions(heard.text, _VERBS) or not _SAID.fullmatch(heard.text):
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
