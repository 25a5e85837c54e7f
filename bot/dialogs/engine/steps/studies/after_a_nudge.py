""" "Nope", "good", "slowly", right after "How is it going?" of a study: they answer that, and steer nothing."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.dialogs.engine.amount_slots import written
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.stale import nudged_since
from bot.dialogs.engine.steps.reminders.after_a_reminder import nothing_done
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.tracking.learning import awake
from bot.translation import _

_LOGS = "log_progress"
_FRONT = (
    r"\W*(?:(?:oh|ugh|hm+|er+m?|well|sorry|hi|hey|ok|honestly|tbh|i|i['’]?ve|ive|i['’]?m|im|have|it['’]?s|its|is|am|and"
    r"|but)\W+){0,5}"
)
_END = (
    r"(?:\W+(?:sorry|yet|this\s+(?:week|wk|time)|really|lol|haha|mate|again|at\s+all|much|so\s+far|tbh|i['’]?m\s+afraid"
    r"|unfortunately|sadly|thanks|thx|last\s+week|tho|though))*\W*"
)
_NO = pattern(
    rf"{_FRONT}(?:no|nope|nah|not\s+(?:yet|really|at\s+all|much|this\s+(?:week|wk|time)|so\s+(?:good|well)|good|well|great|going)|bad(?:ly)?|terrible|awful|no\s+progress|no\s+change|nothing(?:\s+new)?|nada|zero|none"
    rf"|same(?:\s+as\s+(?:before|last\s+(?:week|time)))?|stuck|skipped\s+(?:it|this\s+(?:week|one)|a\s+week)|still\s+nothing|did\s*n['’]?t\s+(?:do\s+(?:it|any|anything)|manage|study)){_END}",
    re.IGNORECASE,
)
_YES = pattern(
    rf"{_FRONT}(?:(?:going\s+)?(?:pretty\s+|really\s+|quite\s+|very\s+|so\s+)?(?:well|good|great|fine|ok|okay|alright|slow(?:ly)?|so\s+so|meh|not\s+(?:too\s+)?bad)|yes|yep|yeah|yup|(?:started|begun|began)(?:\s+(?:it|with\s+it|at\s+last|finally))?|all\s+good|getting\s+there|on\s+it|still\s+(?:at\s+it|on\s+it|going|studying|learning)"
    rf"|(?:a\s+)?(?:bit|little)(?:\s+behind|\s+slow)?|behind|some|a\s+lot|lots|ahead|on\s+track|almost(?:\s+(?:there|done))?|nearly(?:\s+(?:there|done))?){_END}",
    re.IGNORECASE,
)
_DAY = rf"(?:{WEEKDAY}|mon|tues?|weds?|thurs?|thu|fri|sat|sun)(?!\w)"
#: "Only wed", "did both evenings": sessions, which tell neither hours nor how far they are.
_SESSIONS = pattern(
    rf"{_FRONT}(?:(?:did|managed|got|studied|had|done)\s+)?(?:(?:only|just|maybe)\s+){{0,2}}(?:on\s+)?(?:(?:{_DAY}|weekends?)(?:\s*(?:and|&|,)\s*(?:on\s+)?{_DAY})*|(?:both|all|one|two|three|four|five|a\s+couple(?:\s+of)?|some|every|\d)(?:\s+of\s+(?:them|the))?\s+(?:evenings?|nights?|mornings?|days?|sessions?|lessons?|times?)|once|twice|both){_END}",
    re.IGNORECASE,
)
_SHORT = 60


async def nothing(session: Session) -> Reply | None:
    """How it stands, and what can be done about it."""
    text = session.heard.text
    if len(text) > _SHORT or not (_NO.fullmatch(text) or _for_a_reason(text)):
        return None
    if not await _answers(session, dated=True):
        return None
    session.trace.append("nothing was done for a study that they were asked about")
    return await nothing_done(session)


_CLAUSES = pattern(r"\s*[,;.!–]+\s*|\s+(?:because|cos|cause|coz|bc)\s+", re.IGNORECASE)
_ELSE = pattern(
    r"\d|\?|\b(?:pass\w*|fail\w*|exam|test|book\w*|stop\w*|remind\w*|nudge\w*|pause\w*|drop\w*|quit|push\w*|mov\w*|plan|can|could|will)\b",
    re.IGNORECASE,
)


def _for_a_reason(text: str) -> bool:
    """ "Kid was ill, nothing": why, whatever it is."""
    parts = [part for part in _CLAUSES.split(text) if part.strip()]
    return len(parts) > 1 and any(_NO.fullmatch(p) for p in parts) and _ELSE.search(text) is None


async def some(session: Session) -> Reply | None:
    """How far they are is asked."""
    text = session.heard.text
    if len(text) > _SHORT or not (_YES.fullmatch(text) or _SESSIONS.fullmatch(text)):
        return None
    if not await _answers(session, dated=_SESSIONS.fullmatch(text) is not None):
        return None
    session.trace.append("it goes on with a study that they were asked about")
    study = await study_meant(session)
    return await session.begin(_LOGS, {"study": study.id} if study is not None else {}, 0.9)


async def _answers(session: Session, *, dated: bool = False) -> bool:
    """Whether they were asked since their last message, and nothing else is asked."""
    heard, records = session.heard, session.given.records
    if records is None or session.state.asking is not None or heard.named or heard.people:
        return False
    if (heard.dates or heard.values) and not dated:
        return False
    if not await nudged_since(session):
        return False
    return any(awake(study, heard.today).state == "active" for study in await records.studies())


_HALF = pattern(
    r"\W*(?:(?:i|i['’]?ve|did|done|got|about|only|just|maybe|like|yes|yeah|well|managed|around|roughly|have)\W+){0,5}half(?:\s+of\s+(?:it|that|them|what\s+i\s+(?:wanted|planned)))?"
    r"(?:\W+(?:i\s+(?:think|guess)|done|this\s+week|maybe|or\s+so|so\s+far|sorry)){0,2}\W*",
    re.IGNORECASE,
)
#: Who had done less than that a week ago has hardly done half of all.
_HARDLY = 25


async def half(session: Session) -> Reply | None:
    """ "Half of it", where that may be of the hours of a week: it is asked of what."""
    if _HALF.fullmatch(session.heard.text) is None or not await _answers(session):
        return None
    study, weekly = await study_meant(session), session.profile.hours_a_week
    if study is None or weekly is None or study.percent >= _HARDLY:
        return None
    session.trace.append("half of a week's hours, or of all")
    session.understood = (_LOGS, 0.7)
    hours = written(Decimal(weekly) / 2) or ""
    text = _("Half of your {n} h this week, or half of {name}? Say “{hours} h” or “50 %”, and I note it.")
    buttons = (
        begin(_("{n} h").format(n=hours), _LOGS, study=study.id, hours=hours),
        begin(_("{n} %").format(n=50), _LOGS, study=study.id, percent=50),
    )
    return Reply(parts=(paragraph(text, n=str(weekly), hours=hours, name=bold(study.name)),), buttons=buttons)
