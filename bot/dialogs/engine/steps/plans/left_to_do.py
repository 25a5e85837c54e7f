""" "What is left?", "send me the calendar" of who follows a plan, "what's next and how many hours left", "was sick, did
nothing for 2 weeks": its open steps and its end, unless units were spoken of; without a plan, of what is studied.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.plans.running_plan import NEXT, speaks_of_the_followed
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.learning import awake

_PLAN = "my_plan"
_OF_UNITS = frozenset({"units_left", "log_units", "log_entries", "units_so_far", "how_to_renew", "holding_status"})
#: "How many do you need?" may be answered so.
_ASKED_OF = _OF_UNITS | {"log_progress", "add_holding"}
_BACK = 2
_LEFT = pattern(
    r"\W*(?:(?:ok|okay|so|and|but|now|then|hm+|hey|hi|well|great|cool|nice|right)\W+){0,4}"
    r"(?:(?:wh?at(?:['’]?s|\s+is|\s+are)?|how\s+(?:much|many)(?:\s+(?:steps?|hours?|is|are|work|study))?|which\s+(?:steps?|ones?|exams?)(?:\s+(?:is|are))?|anything)"
    r"\s+(?:(?:do|have)\s+i\s+(?:still\s+)?(?:have|got)\s+|(?:is|are)\s+)?(?:still\s+|there\s+|all\s+|now\s+){0,3}(?:left|remain\w*|missing|open|outstanding|to\s+go|to\s+do|to\s+come|undone|not\s+done)"
    r"|how\s+(?:much\s+)?long(?:er)?\s+(?:still|left|to\s+go|(?:do|have)\s+i\s+(?:still\s+)?(?:have|got|need)(?:\s+left|\s+to\s+study|\s+to\s+go)?|till?\s+i['’]?(?:m|\s+am)\s+(?:done|ready|finished)|will\s+it\s+(?:still\s+)?take(?:\s+me)?)"
    r"|how\s+(?:many|much)\s+more(?:\s+(?:hours|to\s+go|left|is\s+it|(?:do|have)\s+i\s+(?:need|have|got)(?:\s+to\s+(?:do|study|go))?))?"
    r"|how\s+much\s+longer(?:\s+(?:will\s+it\s+take(?:\s+me)?|is\s+it|do\s+i\s+(?:have|need)))?|how\s+many\s+(?:more\s+)?(?:weeks|months|hours|days)\s+(?:still|left|more|to\s+go|do\s+i\s+still\s+(?:have|need))"
    r"|wh?at\s+(?:do|must|should)\s+i\s+(?:still|yet)\s+(?:have\s+to\s+|need\s+to\s+)?(?:do|learn|study|finish|pass|take|need))"
    r"(?:\s+(?:(?:to|for)\s+(?:do|go|me|study|learn)|now|then|still|yet|(?:of|in|on|from|for)\s+(?:it|that|(?:the|my|this)\s+(?:learning\s+)?(?:plan|path|list))))*\W*",
    re.IGNORECASE,
)
_CLAUSES = pattern(r"\s*[,;.!?]+(?:\s+|$)|\s+(?:and|so|but|n|&|-)\s+|\n+")
_I = (
    r"\W*(?:(?:ok|okay|so|and|but|hey|hi|sorry|well|ugh|oh|i|i['’]?m|i['’]?ve|ive|have|had|was|were|got|been|fell|just"
    r"|really|pretty|very|completely|the|a)\W+){0,8}"
)
_SO_LONG = (
    r"(?:\W+(?:for|in|since|over|during|the|last|past|these|this|all|whole|about|almost|nearly|a|an|\d{1,2}|one|two"
    r"|three|four|five|few|couple|of|days?|weeks?|months?|while|time|at|then|now|sorry|really|yet|so|far|with|flu|covid"
    r"|work|kids?|on|holidays?|vacation|sick)){0,9}\W*"
)
#: "Was sick": why nothing was done.
_AWAY = pattern(
    rf"{_I}(?:sick|ill|unwell|away|busy|swamped|snowed\s+under|flu|covid|cold|in\s+hospital|on\s+(?:holiday|vacation|leave)|off\s+sick){_SO_LONG}",
    re.IGNORECASE,
)
#: "Did nothing for 2 weeks".
_NOTHING = pattern(
    rf"{_I}(?:(?:did|done|studied|learn(?:ed|t)|managed|accomplished)\s+(?:absolutely\s+|literally\s+)?(?:nothing|zero|nada|zilch)(?:\s+done)?"
    r"|(?:absolutely\s+)?(?:nothing|zero|no)\s+(?:done|progress|study(?:ing)?|studied)"
    r"|(?:did|have|had|could)(?:\s+not|\s*n['’]?t)\s+(?:really\s+)?(?:do|done|study|studied|manage|managed|open|opened|touch|touched|get|got)"
    rf"(?:\s+(?:anything|it|a\s+(?:thing|book)|much|a\s+single\s+hour|anything\s+done))?){_SO_LONG}",
    re.IGNORECASE,
)
_SAYS_PLAN = pattern(r"\b(?:plan|path|steps?)\b", re.IGNORECASE)
_SHORT = 100


async def asked(session: Session) -> Reply | None:
    """None where no plan is followed, or what renews a record was just spoken of."""
    heard, records = session.heard, session.given.records
    asked = session.state.asking
    if records is None or not session.given.private or (asked is not None and asked.dialog in _ASKED_OF):
        return None
    if heard.named or heard.people or heard.teams or len(heard.text) > _SHORT or not _asks_the_rest(heard.text):
        return None
    of_units = any(f.dialog in _OF_UNITS for f in session.state.done[-_BACK:])
    if of_units and not _SAYS_PLAN.search(heard.text):
        return None
    if await records.plan() is None:
        return await _of_the_studies(session)
    session.trace.append("what is left of the plan that is followed")
    return await session.begin(_PLAN, {}, 0.9)


async def _of_the_studies(session: Session) -> Reply | None:
    """Who follows no plan and studies, and speaks of that or holds nothing: how far they are, and what it takes."""
    records = session.given.records
    of_it = any(frame.dialog in OF_A_STUDY for frame in session.state.done[-_BACK:])
    if records is None or not (of_it or not await records.holdings()):
        return None
    if not any(awake(study, session.heard.today).state == "active" for study in await records.studies()):
        return None
    session.trace.append("what is left of what is studied")
    return await session.begin("study_status", {"needs": True}, 0.9)


def _asks_the_rest(text: str) -> bool:
    """Every part of it asks what is left or comes next, or tells of a time in which nothing was done; what comes next
    alone is asked of one step.
    """
    if _LEFT.fullmatch(text):
        return True
    parts = [part for part in _CLAUSES.split(text) if part and part.strip()]
    asks = [part for part in parts if _LEFT.fullmatch(part)]
    nothing = [part for part in parts if _NOTHING.fullmatch(part)]
    others = [part for part in parts if part not in asks and part not in nothing]
    return bool(asks or nothing) and all(NEXT.fullmatch(part) or _AWAY.fullmatch(part) for part in others)


#: "Whats the new end date", "when is it all over now".
_END_DATE = pattern(
    rf"{OPENING}(?:wh?at(?:['’]?s|\s+is)?|when(?:['’]?s|\s+is)?|(?:tell|show|give)\s+me)\s+(?:the\s+|my\s+)?(?:new\s+|current\s+)?(?:(?:end|finish|final|last)\s*(?:date|day)?|(?:it|that|everything|all)\s+(?:all\s+)?(?:over|done|finished)|end)(?:\s+(?:of\s+(?:it|the\s+plan)|now|then))*\W*",
    re.IGNORECASE,
)


async def end_date(session: Session) -> Reply | None:
    """Of the plan on the screen, else of the one that is followed."""
    records = session.given.records
    if records is None or not session.given.private or _END_DATE.fullmatch(session.heard.text) is None:
        return None
    if session.state.asking is not None:
        return None
    if (shown := plan_spoken_of(session)) is not None and shown.slots.get("steps"):
        return await session.begin("plan_end", {"wish": dict(shown.slots)}, 0.9)
    if await records.plan() is None:
        return None
    return await session.begin(_PLAN, {}, 0.9)


_CALENDAR = pattern(r"(?<!\w)(?:calendar|ics|ical|outlook)(?!\w)", re.IGNORECASE)
_SENDS = pattern(
    rf"{OPENING}(?:(?:can|could|you|please|pls|send|give|get|put|show|make|add|import|export|have|want|need|it|that|this|them|all|everything|the|a|an|my|me|i|to|into|in|on|for|as|with|dates|steps|file|plan|google|apple|outlook|calendar|ics|ical)\W*){{1,12}}",
    re.IGNORECASE,
)
_OF_RECORDS = pattern(r"(?<!\w)(?:renew\w*|expir\w*|records?|cred\w*|cert\w*|licen\w*|cards?)(?!\w)", re.IGNORECASE)


async def in_the_calendar(session: Session) -> Reply | None:
    """The plan that is followed, where it was spoken of, or nothing is held whose renewals could be meant."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or session.state.asking is not None or heard.people:
        return None
    if not _CALENDAR.search(heard.text) or not _SENDS.fullmatch(heard.text) or _OF_RECORDS.search(heard.text):
        return None
    if await records.plan() is None:
        return None
    if not speaks_of_the_followed(session) and await records.holdings():
        return None
    session.trace.append("the plan that is followed, for the calendar")
    return await session.begin("plan_calendar", {}, 0.9)


_AFTER = pattern(
    r"\W*(?:(?:ok|okay|so|and|but|now|then|hm+|yay|thanks|cool|great|nice)\W+){0,4}(?:wh?at|which\s+(?:one|cert\w*))\s+(?:(?:can|could|should|shall|would|do|might|to|i|we|do|get|take|study|is|comes?|be|good|there)\s+){0,6}"
    r"after(?:wards?|\s+(?:that|this|it))?(?:\W+(?:then|now|for\s+me))*\W*",
    re.IGNORECASE,
)
_PASSED = frozenset({"finish_study", "finish_step", "add_holding"})


async def after_the_passed(session: Session) -> Reply | None:
    """ "What should i do after?", right after the last thing that was studied is passed: what builds on it."""
    last, records = session.state.last, session.given.records
    if last is None or last.dialog not in _PASSED or session.state.asking is not None or records is None:
        return None
    if session.heard.named or not session.given.private or _AFTER.fullmatch(session.heard.text) is None:
        return None
    at, held = session.state.focus.at, {h.credential for h in await records.holdings()}
    plan = await records.plan()
    if at not in held or await records.studies() or (plan and any(s.credential not in held for s in plan.steps)):
        return None
    session.trace.append("what builds on what was just passed")
    return await session.begin("next_after", {"credential": at}, 0.9)
