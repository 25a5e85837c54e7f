""" "Remind me for the Azure one only, not PMP", "stop all but Azure", "only renewals": what is not wanted is told of no
more, and nothing besides.
"""

from __future__ import annotations

import re

from bot.dialogs.engine import in_several
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.which_record import named
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.times import find_hours, find_leads, find_weekdays
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.holdings import Holding
from bot.translation import _

_MUTES = "mute_holding"
_TAKEN_FOR = frozenset({_MUTES, "unmute_holding", "stop_reminders", "next_reminders", "set_stages"})
_REMINDED = pattern(
    r"(?<!\w)(?:(?:remind(?:ing)?|notify(?:ing)?|ping(?:ing)?|warn(?:ing)?|writ(?:e|ing)|messag(?:e|ing)|tell(?:ing)?|alert)"
    r"\s+(?:to\s+)?me|mut(?:e|ing)|reminders?|messages)(?!\w)",
    re.IGNORECASE,
)
_NOT = pattern(
    r"(?:[,;]\s*|\s)(?:and\s+|but\s+)?(?:not|no\s+more|never|nothing)\s+(?:(?:for|of|about|on|with)\s+)?(?:the\s+|my\s+)?(?=\w)",
    re.IGNORECASE,
)
_MOST = 8
#: "Stop reminding me of all but Azure", "remind me only about Azure": of it alone.
_ALL_BUT = pattern(
    r"(?:do\s?n['’]?t|dont|do\s+not|no|stop|never|mute)(?!\w)[^.;!?]{0,60}?\b(?:all|everything|anything|others?|rest)\b[^.;!?]{0,30}?"
    r"\b(?:but|except|excepting|besides|apart\s+from|other\s+than)(?:\s+(?:for|of|about|the|my))*\s+(?=\w)"
    r"|\b(?:remind|notify|ping|warn|alert)\s+me\s+(?:only|just)\s+(?:about|of|for|on|when)\s+(?:the\s+|my\s+)?(?=\w)"
    r"|\bonly\s+(?:remind|notify|ping|warn|alert)\s+me\s+(?:about|of|for|on|when)\s+(?:the\s+|my\s+)?(?=\w)",
    re.IGNORECASE,
)


#: "All but the weekly summary".
_OF_ANOTHER_KIND = pattern(
    r"(?:\w+\s+)?(?:summar\w+|nudges?|digests?|messages?|expir\w+|renewals?|reminders?|urgent|important|studies)(?!\w)",
    re.IGNORECASE,
)


_SENT = r"(?:reminders?|messages?|notifications?|nudges?|pings?|nagging|alerts?|msgs?)"
_STOP = (
    r"(?:stop|quit|cancel|disable|mute|turn\s+off|switch\s+off|no\s+more|enough\s+of|without|(?:do\s*n['’]?t|dont|do\s+not|never)"
    r"(?:\s+(?:want|need|like|send|wanna))?)"
)
_ABOUT_STUDY = r"(?:stud(?:y|ies|ying)|learning|progress|revision)"
#: "Stop sending me those study reminders", "stop messages about learning".
_NOT_OF_STUDIES = pattern(
    rf"(?<!\w){_STOP}(?!\w)[^.;!?]{{0,40}}?\b(?:{_ABOUT_STUDY}\s+{_SENT}|{_SENT}\s+(?:about|of|for|on)\s+(?:my\s+|the\s+)?{_ABOUT_STUDY})\b",
    re.IGNORECASE,
)
_RENEWALS = (
    r"(?:(?:the|my|when)\s+)*(?:\w+\s+)?(?:renewals?|expir\w+|deadlines?|due\s+dates?)"
    r"(?:\s+(?:reminders?|dates?|messages?|ones?))?"
)
#: "Turn off all notifications except renewals", "only write to me about expiries".
_ONLY_RENEWALS = pattern(
    rf"(?<!\w){_STOP}(?!\w)[^.;!?]{{0,40}}?\b(?:all|every\w*|any\w*|the\s+rest|the\s+others?|{_SENT})\b[^.;!?]{{0,30}}?"
    rf"\b(?:but|except|excepting|besides|apart\s+from|other\s+than)(?:\s+(?:for|of|about))?\s+{_RENEWALS}\W*"
    rf"|\bonly\s+(?:ever\s+)?(?:remind|notify|ping|warn|alert|write|message|text|tell)\s+(?:to\s+)?(?:me\s+)?(?:about|of|for|on)\s+{_RENEWALS}\W*"
    rf"|\b(?:remind|notify|ping|warn|alert|write|message|text|tell)\s+(?:to\s+)?me\s+only\s+(?:about|of|for|on)\s+{_RENEWALS}\W*"
    rf"|\bonly\s+(?:want|need|send\s+me)\s+{_RENEWALS}(?:\W+(?:nothing|not(?:hing)?|no)\s+(?:else|more|other\w*))?\W*",
    re.IGNORECASE,
)
_NUDGES, _SUMMARY = "set_nudges", "set_summary"


async def of_one_kind(session: Session) -> Reply | None:
    """What is sent of studies is stopped alone, or with the weekly summary where only renewals are wanted."""
    heard, records = session.heard, session.given.records
    only = _ONLY_RENEWALS.search(heard.text)
    if only is None and _NOT_OF_STUDIES.search(heard.text) is None:
        return None
    if records is None or not session.given.private or heard.people or heard.teams or heard.named or heard.dates:
        return None
    if "?" in heard.text or any(find(heard.text) for find in (find_leads, find_hours)):
        return None
    session.trace.append("one kind of what is sent")
    replies = [await session.begin(_NUDGES, {"on": False}, 0.9)]
    if only is not None and records.preferences.summary is not None:
        replies.append(await session.begin(_SUMMARY, {"on": False}, 0.9))
    return in_several.together(session, replies)


async def told(session: Session) -> Reply | None:
    """None where it is said of when to write, or those that are meant are not told apart."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or heard.people or heard.teams or "?" in heard.text:
        return None
    if _REMINDED.search(heard.text) is None or heard.dates:
        return None
    if any(find(heard.text) for find in (find_leads, find_hours, find_weekdays)):
        return None
    if await _of_none_of_theirs(session):
        text = _("I cannot tell which of your credentials is to stay, so I changed nothing.")
        return Reply(parts=(paragraph(text),), buttons=(begin(_("My credentials"), "list_holdings"),))
    those = await _all_but_one(session) or await _behind_the_not(session)
    if not 0 < len(those) <= _MOST:
        return None
    session.trace.append("of this one, and not of that")
    return in_several.together(session, [await session.begin(_MUTES, {"holding": h.id}, 0.9) for h in those])


async def _behind_the_not(session: Session) -> list[Holding]:
    refused = list(_NOT.finditer(session.heard.text))
    if session.guesses[0].dialog not in _TAKEN_FOR or len(refused) != 1:
        return []
    those = await named(session, refused[0].end())
    kept = [h for h in await _named_before(session, refused[0].start()) if h not in those]
    return those if kept else []


async def _all_but_one(session: Session) -> list[Holding]:
    """The others, where one or some of theirs are named as those to be kept, and nothing is named besides."""
    said, records = _ALL_BUT.search(session.heard.text), session.given.records
    if said is None or records is None or any(n.mention.start < said.start() for n in session.heard.named):
        return []
    kept = await named(session, said.end())
    return [h for h in await records.holdings() if h not in kept and not h.muted] if kept else []


async def _of_none_of_theirs(session: Session) -> bool:
    """Whether all but one are to stop, and that is none that is kept: the others must not be stopped in its place."""
    said, records = _ALL_BUT.search(session.heard.text), session.given.records
    stops = session.guesses[0].dialog in (_MUTES, "stop_reminders")
    if said is None or records is None or not stops or _OF_ANOTHER_KIND.match(session.heard.text, said.end()):
        return False
    return bool(await records.holdings()) and not await named(session, said.end())


async def _named_before(session: Session, end: int) -> list[Holding]:
    """Those of theirs that are called in front of the "not"."""
    front = session.manager.hear(session.given, session.heard.text[:end], session.state)
    return await named(session, 0, front)
