""" "When is it", "which comes first", "what else do i have": few words of who studies, that ask of it."""

from __future__ import annotations

import re

from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records import next_deadline
from bot.dialogs.engine.steps.studies.spoken_of import OF_STUDIES, study_spoken_of
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

_STATUS, _PLAN, _HELD = "study_status", "my_plan", "list_holdings"
_TWO = 2
_EXAM = r"(?:exam|test|resit|retake|re-?sit|assessment|exam\s+(?:date|day)|test\s+(?:date|day)|target(?:\s+date)?)"
_WHEN = pattern(
    rf"{OPENING}(?:when(?:['’]?s|\s+is|\s+was|\s+am\s+i\s+(?:sitting|taking|doing))?\s+(?:it|that|(?:my|the|that)\s+(?:\w{{2,12}}\s+)?{_EXAM})"
    rf"|(?:what|which)(?:['’]?s|\s+is)?\s+(?:(?:the|my)\s+)?(?:day|date)(?:\s+(?:is|was|of|for|did\s+i\s+(?:book|say))){{0,2}}(?:\s+(?:it|that|(?:my|the)\s+(?:\w{{2,12}}\s+)?{_EXAM}))?)"
    r"(?:\W+(?:again|now|then|exactly|booked|on|for)){0,3}\W*",
    re.IGNORECASE,
)
_OF_AN_EXAM = pattern(_EXAM, re.IGNORECASE)


async def when_is_it(session: Session) -> Reply | None:
    """ "When is it", of what is studied; None where nothing has a day, or a record was spoken of since."""
    heard, records = session.heard, session.given.records
    if _WHEN.fullmatch(heard.text) is None or session.state.asking is not None or records is None:
        return None
    last = session.state.last
    of_it = last is not None and last.dialog in OF_STUDIES
    study = await study_spoken_of(session) if of_it or _OF_AN_EXAM.search(heard.text) else None
    if study is None or (study.target is None and not _OF_AN_EXAM.search(heard.text)):
        return None
    session.trace.append("when what is studied is due")
    if study.target is None:
        session.understood, session.slots_used = (_STATUS, 0.9), {"study": study.id}
        text = _("You have told me no day for {name} yet: say “exam on 12 May”, and I count until then.")
        return Reply(parts=(paragraph(text, name=bold(study.name)),), buttons=(begin(_("All my studies"), _STATUS),))
    of = {"credential": [study.credential]} if study.credential else {}
    return await session.begin(_STATUS, of, 0.9)


_FIRST = pattern(
    rf"{OPENING}(?:which|what|wich)(?:['’]?s|\s+is)?(?:\s+(?:of\s+(?:them|those|the\s+two)|one|exam|test|study))?(?:\s+(?:is|comes|do\s+i\s+(?:have|sit|take)|was|would\s+be))?\s+(?:due\s+|up\s+)?(?:first|sooner|earlier|next\s+up)(?:\W+(?:then|now|again))*\W*",
    re.IGNORECASE,
)


async def which_first(session: Session) -> Reply | None:
    """ "Which is first", of who studies for several and was speaking of that."""
    records, last = session.given.records, session.state.last
    if _FIRST.fullmatch(session.heard.text) is None or session.state.asking is not None or records is None:
        return None
    if last is None or last.dialog not in OF_STUDIES or not session.given.private:
        return None
    if len([s for s in await records.studies() if s.target is not None]) < _TWO:
        return None
    if await records.plan() is not None:
        return None
    session.trace.append("which of the studies is due first")
    return await next_deadline.told(session)


_ELSE = pattern(
    rf"{OPENING}(?:what|wat|anything|which)(?:['’]?s)?\s+else\s+(?:(?:do|have)\s+)?(?:i|we|is\s+there|there)(?:\s+(?:have|got|do|need|study|doing|for\s+me))?"
    r"(?:\s+(?:going(?:\s+on)?|on(?:\s+the\s+go)?|here|left|open|running|coming(?:\s+up)?|to\s+(?:do|study)|planned|in\s+there|with\s+you|noted|kept|now|at\s+the\s+moment|then)){0,3}\W*",
    re.IGNORECASE,
)


async def what_else(session: Session) -> Reply | None:
    """All that is kept of them: the plan or the studies, and what they hold."""
    heard, records = session.heard, session.given.records
    if _ELSE.fullmatch(heard.text) is None or records is None or not session.given.private:
        return None
    if session.state.asking is not None or heard.people or heard.teams or heard.named:
        return None
    followed = await records.plan()
    studies, held = await records.studies(), await records.holdings()
    if not studies and followed is None:
        return None
    session.trace.append("what else is kept of them")
    of_studies = await session.begin(_PLAN if followed is not None else _STATUS, {}, 0.9)
    return together(session, [of_studies, await session.begin(_HELD, {}, 0.9)]) if held else of_studies


_DONE_WHEN = pattern(
    rf"{OPENING}(?:(?:it['’]?s\s+|i\s+have\s+|have)?(?:not|n['’]?t)\s+(?:booked|got\s+(?:a|the)\s+date)(?:\s+(?:it|yet|anything|one))*\W+)?(?:(?:so\s+)?(?:done|finished|ready|through)\s+when|(?:so\s+)?when\s+(?:done|finished))\W*|{OPENING}when\s+(?:(?:will\s+i\s+be|am\s+i|would\s+i\s+be|could\s+i\s+be)\s+(?:done|finished|ready|through)"
    r"|(?:should|could|can|shall|would)\s+i(?:\s+(?:best\s+)?(?:book|sit|take|plan|schedule|go\s+for|do)(?:\s+(?:it|that|the\s+(?:exam|test)|my\s+(?:exam|test)))?)?)(?:\s+(?:with\s+(?:it|that)|then|now))*\W*",
    re.IGNORECASE,
)


async def when_done(session: Session) -> Reply | None:
    """ "When will i be done", of what was studied before this message."""
    records = session.given.records
    if _DONE_WHEN.fullmatch(session.heard.text) is None or records is None or records.changed:
        return None
    if await study_spoken_of(session) is None or await records.plan() is not None:
        return None
    session.trace.append("when what is studied is done")
    return await session.begin(_STATUS, {"needs": True}, 0.9)


_AHEAD = pattern(
    rf"{OPENING}(?:am\s+i|i['’]?m|im|i\s+am|are\s+we|is\s+it)\s+(?:(?:way|far|really|still|well|quite|a\s+bit|too|much|not|even)\s+)*(?:ahead|behind|late|early|slow|fast|on\s+(?:track|time|schedule|pace|course)|in\s+time|too\s+(?:slow|late))"
    r"(?:\s+(?:of|with|on)\s+(?:it|that|(?:my|the)\s+(?:plan|schedule|studies|study)|schedule))?(?:\W+(?:or\s+not|or\s+what|or\s+(?:ahead|behind)|right|correct|yet|now|then|am\s+i|aren['’]?t\s+i|no|huh|already|at\s+the\s+moment))*\W*",
    re.IGNORECASE,
)
_PUTS_IT = pattern(r"\?|\b(?:am\s+i|right|correct|aren|huh)\b", re.IGNORECASE)


async def whether_ahead(session: Session) -> Reply | None:
    """ "Am i behind", "im way ahead right", of the plan that is followed, or of what is studied."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or session.state.asking is not None or heard.people:
        return None
    if _AHEAD.fullmatch(heard.text) is None or _PUTS_IT.search(heard.text) is None:
        return None
    if await records.plan() is not None:
        session.trace.append("whether the plan that is followed is kept to")
        return await session.begin(_PLAN, {}, 0.9)
    if await study_spoken_of(session) is None:
        return None
    session.trace.append("whether what is studied is on its way")
    return await session.begin(_STATUS, {"needs": True}, 0.9)


_THIS_WEEK = pattern(
    rf"{OPENING}(?:(?:wh?at|how\s+(?:much|many\s+hours))(?:['’]?s)?\s+(?:(?:do|should|must|have)\s+i\s+)?(?:(?:need|have|got|should|on|to|do|study|learn)\s+){{0,4}}(?:(?:for|is|up)\s+){{0,2}}(?:this|next|each|every|per|a)\s+week)(?:\W+(?:then|now))*\W*",
    re.IGNORECASE,
)


async def this_week(session: Session) -> Reply | None:
    """ "What do i need to do this week", of what is studied: the hours that it takes."""
    records = session.given.records
    if _THIS_WEEK.fullmatch(session.heard.text) is None or records is None or await study_spoken_of(session) is None:
        return None
    session.trace.append("what a week of what is studied takes")
    followed = await records.plan()
    return await session.begin(*(("next_step", {}, 0.9) if followed is not None else (_STATUS, {"needs": True}, 0.9)))
