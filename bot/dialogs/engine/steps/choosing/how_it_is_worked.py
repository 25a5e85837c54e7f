""" "Something part time", "school hours", "no nights", "less stress": a wish about how a job is worked, of which the
catalogue tells nothing. That is said, and jobs are shown that may be asked about it; no setting is changed by it.
"""

from __future__ import annotations

import re

from bot.dialogs.engine import questions
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.no_direction import ask_what_they_did
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_OTHER_JOBS, _JOB, _LONG = "other_jobs", "role", 14
#: What such a wish is taken for.
_NO_MORE = frozenset({TELLING, "set_days", "set_hours", "set_time_zone", "out_of_scope", "set_nudges"})
_HOW = (
    r"(?:part[\s-]?time|(?:in\s+)?school\s+(?:hours|run|times?)|term[\s-]time(?:\s+only)?|flexi(?:ble|time)?(?:\s+(?:hours|work|times?))?|(?:no|without|not)\s+(?:more\s+)?(?:nights?(?:\s+shifts?)?|night\s+work|shifts?|shift\s+work|weekend(?:s|\s+work)?|travel(?:l?ing)?|heavy\s+lifting|lifting|stress)"
    r"|(?:nine|9)\s*(?:to|-|til+)\s*(?:five|5)|(?:only\s+)?(?:days?|mornings?)(?:\s+shifts?)?\s+only|day\s+shifts?|less\s+(?:stress(?:ful)?|sitting|standing|driving|physical|heavy|hours|hassle)|(?:not|nothing)\s+(?:so\s+|too\s+)?(?:stressful|physical|heavy)"
    r"|quiet(?:er)?|calm(?:er)?|eas(?:y|ier)\s+on\s+(?:my|the)\s+(?:back|knees?|body|feet|joints)|steady\s+hours|regular\s+hours|near\s+(?:home|me))"
)
_WISHED = pattern(
    rf"(?:[^.!?;\n]{{0,40}}[.!;,]\s*)?{OPENING}(?:(?:too\s+much\s+hassle|nah|no|i|we|it|must|has\s+to|needs?|should|can|only|just|be|want|wanna|would\s+like|like|prefer|looking\s+for|really|rather|maybe|got\s+to|gotta|to|do|have|with|that['’]?s|thats|is|for)\s+){{0,7}}"
    r"(?:(?:an?\s+)?(?:something|smth|sth|anything|jobs?|work|one|position)\s+)?(?:(?:that['’]?s|thats|that|which|is|with|in|and|a\s+bit|much|more|only|fits?|around|during)\s+){0,4}"
    rf"{_HOW}(?:\s*(?:,|and|or|n)\s*(?:(?:also|only|with|something)\s+)?{_HOW}){{0,2}}(?:\s+(?:work|jobs?|job|hours|because\b.{{0,40}}|cos\b.{{0,40}}|please|pls|lol|only|then|if\s+possible|ideally|for\s+the\s+kids|now))*\W*",
    re.IGNORECASE,
)


async def wished(session: Session) -> Reply | None:
    """Jobs near to theirs, or the question for one again; None where anything is named or kept."""
    heard, frame = session.heard, session.state.waiting
    if heard.named or heard.people or heard.teams or heard.dates or len(heard.words) > _LONG or "?" in heard.text:
        return None
    last = session.state.last
    if last is not None and last.dialog != TELLING and session.dialog(last).writes:
        return None  # "no weekends", of what was just set
    if not session.given.private or not _WISHED.fullmatch(heard.text) or not await session.keeps_nothing():
        return None
    unknown = paragraph(
        _("When and how hard one works in a job is not in what I know: postings and those who do it tell.")
    )
    if frame is not None and frame.awaiting is not None and frame.awaiting.slot in (_JOB, "current"):
        session.trace.append("how a job is worked, at the question which it could be")
        return Reply(parts=(unknown,)).plus(questions.once_more(session, frame))
    if frame is not None:
        return None
    if session.state.focus.credentials:  # it may be of a course that was shown
        courses = paragraph(_("At what hours a course is held, and how a job is worked, is not in what I know."))
        return Reply(parts=(courses,)) if not session.sure or session.guesses[0].dialog in _NO_MORE else None
    session.trace.append("how a job is worked")
    if last is not None and last.dialog == _OTHER_JOBS:
        return Reply(parts=(unknown, paragraph(_("Ask me about any of the jobs above, or name another one."))))
    job = session.profile.role or session.state.focus.job
    if job is not None:
        return Reply(parts=(unknown,)).plus(await session.begin(_OTHER_JOBS, {"current": job}, 0.8))
    return Reply(parts=(unknown,)).plus(ask_what_they_did(session))
