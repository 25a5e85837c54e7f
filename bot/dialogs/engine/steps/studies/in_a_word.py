""" "70 now", "did 5", "when is it", "which comes first", "what else do i have": few words of who studies, that say
something of what was spoken of.
"""

from __future__ import annotations

import re
from datetime import timedelta

from bot.dialogs.engine.amount_slots import StudyHoursSlot
from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.pronouns import with_it
from bot.dialogs.engine.said_names import credentials_in, ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.stale import nudged_since
from bot.dialogs.engine.state import SHOW_A_PLAN
from bot.dialogs.engine.steering import control
from bot.dialogs.engine.steps.records import next_deadline
from bot.dialogs.engine.steps.reminders.after_a_reminder import PASSED
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY, TARGET
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.openings import ACTUALLY, CORRECTING, OPENING
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.tracking.calendar import later
from bot.tracking.learning import Study
from bot.tracking.plans import plan_of
from bot.translation import _

_LOGS, _STATUS, _PLAN, _HELD = "log_progress", "study_status", "my_plan", "list_holdings"
_BY = "study_by"
_BACK, _TWO, _ALL = 2, 2, 100
_OF_STUDIES = OF_A_STUDY | {"pause_study", "drop_study", "finish_study", "start_plan", _PLAN, "remind_of_exam"}


async def spoken_of_lately(session: Session) -> bool:
    """Whether a study was spoken of in the last answers, or asked about since the message before this one."""
    if any(frame.dialog in _OF_STUDIES for frame in session.state.done[-_BACK:]):
        return True
    return await nudged_since(session)


async def _study(session: Session) -> Study | None:
    """The one that is spoken of, where no other question is open than how far it is."""
    heard, asked = session.heard, session.state.asking
    if session.given.records is None or not session.given.private or heard.named or heard.people or heard.teams:
        return None
    if asked is not None and asked.dialog != _LOGS:
        return None
    if asked is not None and isinstance(asked.slots.get("study"), int):
        study_id = asked.slots["study"]
        return next((s for s in await session.given.records.studies() if s.id == study_id), None)
    return await study_meant(session) if await spoken_of_lately(session) else None


async def hours_rather(session: Session) -> Reply | None:
    """ "Did 5h" at "How far are you? In percent"."""
    asked, heard = session.state.asking, session.heard
    if asked is None or asked.dialog != _LOGS or heard.named or "%" in heard.text or "?" in heard.text:
        return None
    hours = StudyHoursSlot().find(heard).value if _HOURS.search(heard.text) else None
    study = await _study(session) if hours is not None else None
    if study is None:
        return None
    session.trace.append("hours, where it was asked how far they are")
    _let_go(session)
    return await session.begin(_LOGS, {"hours": hours, "study": study.id}, 0.9)


_HOURS = pattern(r"\d\s*(?:h|hrs?|hours?|min\w*)(?!\w)|(?<!\w)hours?(?!\w)", re.IGNORECASE)
_SOME = (
    r"(?:(?:i|i['’]?m|im|i['’]?ve|ive|am|it['’]?s|its|is|at|on|about|around|like|maybe|roughly|now|up\s+to|got\s+to"
    r"|reached|say)\W+)"
)
#: "70 now", "im at 70", "about 40 done".
_AT = pattern(
    rf"{CORRECTING}(?:{_SOME}{{1,5}}(?P<a>\d{{1,3}})(?:ish)?(?:\W+(?:now|done|already|so\s+far|or\s+so|i\s+(?:think|guess)|maybe)){{0,3}}"
    r"|(?P<b>\d{1,3})(?:ish)?(?:\W+(?:now|done|already|so\s+far|or\s+so|i\s+(?:think|guess)|maybe)){1,3})\W*",
    re.IGNORECASE,
)


#: "15 done", where it is further than that already.
_SO_MANY_DONE = pattern(
    rf"{OPENING}(?P<n>\d{{1,2}})\W+(?:done|in|down|under\s+my\s+belt)(?:\W+(?:this\s+week|today|again|so\s+far|now)){{0,2}}\W*",
    re.IGNORECASE,
)


async def now_at(session: Session) -> Reply | None:
    """A number alone is percent; None where they were further already, or more is said."""
    said = _AT.fullmatch(session.heard.text)
    if said is None or session.heard.dates:
        return None
    percent, study = int(said["a"] or said["b"]), await _study(session)
    if study is None or study.modules or not study.percent <= percent <= _ALL:
        return None
    session.trace.append("how far they are with the study that is spoken of")
    _let_go(session)
    return await session.begin(_LOGS, {"percent": percent, "study": study.id}, 0.9)


#: "Did 5", and not of what.
_DID = pattern(
    rf"{OPENING}(?:(?:i|i['’]?ve|ive|only|just|like|about|another|maybe|managed|to|yes|yeah|we)\W+){{0,4}}(?:did|done|studied|put\s+in|managed|got)\W+(?:(?:only|just|about|like|around|another|maybe)\W+){{0,2}}(?P<n>\d{{1,2}})"
    r"(?:\W+(?:this\s+week|today|yesterday|so\s+far|in|i\s+think|more|last\s+week|of\s+it|tho|though|sorry)){0,3}\W*",
    re.IGNORECASE,
)


async def did_so_many(session: Session) -> Reply | None:
    """It is asked whether hours or percent; modules are counted as such."""
    said = _DID.fullmatch(session.heard.text) or _SO_MANY_DONE.fullmatch(session.heard.text)
    study = await _study(session) if said is not None else None
    if said is None or study is None or study.modules or session.heard.dates:
        return None  # "did 3 yesterday" is of hours
    session.trace.append("so many of what is not said")
    session.understood = (_LOGS, 0.7)
    _let_go(session)
    n = said["n"]
    text = _("{n} hours, or {n} %? Say “{n} h” or “{n} %”, and I note it for {name}.")
    hours = begin(_("{n} h").format(n=n), _LOGS, study=study.id, hours=n)
    percent = begin(_("{n} %").format(n=n), _LOGS, study=study.id, percent=int(n))
    return Reply(parts=(paragraph(text, n=n, name=bold(study.name)),), buttons=(hours, percent))


#: "Done for this week. 6h", "thats my hours done for this week".
_WEEK_DONE = pattern(
    rf"{CORRECTING}(?:(?:i|i['’]?m|im|am|all|mean|meant|that['’]?s|thats|it|my|study|hours|bit|work|is|was|only|just)\W+){{0,6}}(?:done|finished|did\s+(?:it|that|my\s+(?:bit|part|hours)))\W+(?:(?:with|for|of|in|it|that|all)\W+){{0,2}}"
    r"(?:(?:this|the|my|last)\s+)?(?:week(?:['’]?s)?|weekend|weekly)(?:\W+(?:hours|bit|part|work|study|now|already|quota|target|share))*\W*(?P<rest>.{0,40})",
    re.IGNORECASE,
)


async def week_done(session: Session) -> Reply | None:
    """The hours that are told with it; else it is asked how many."""
    said = _WEEK_DONE.fullmatch(session.heard.undated) or _WEEK_DONE.fullmatch(session.heard.text)
    study = await _study(session) if said is not None else None
    if said is None or study is None or "?" in session.heard.text:
        return None
    session.trace.append("the work of a week is done")
    _let_go(session)
    hours = StudyHoursSlot().find(session.heard).value if _HOURS.search(session.heard.text) else None
    if hours is not None:
        return await session.begin(_LOGS, {"hours": hours, "study": study.id}, 0.9)
    return await session.begin(_LOGS, {"study": study.id}, 0.9)


def _let_go(session: Session) -> None:
    session.state.stack = [frame for frame in session.state.stack if frame.dialog != _LOGS]


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
    of_it = last is not None and last.dialog in _OF_STUDIES
    study = await _study(session) if of_it or _OF_AN_EXAM.search(heard.text) else None
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
    if last is None or last.dialog not in _OF_STUDIES or not session.given.private:
        return None
    if len([s for s in await records.studies() if s.target is not None]) < _TWO:
        return None
    if await plan_of(records.connection, records.person_id) is not None:
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
    followed = await plan_of(records.connection, records.person_id)
    studies, held = await records.studies(), await records.holdings()
    if not studies and followed is None:
        return None
    session.trace.append("what else is kept of them")
    of_studies = await session.begin(_PLAN if followed is not None else _STATUS, {}, 0.9)
    return together(session, [of_studies, await session.begin(_HELD, {}, 0.9)]) if held else of_studies


_AMOUNT = (
    r"(?:(?:about|around|like|maybe|only|just)\s+)?(?P<n>\d{1,2})\s*(?:h|hrs?|hours?)?(?:\s*(?:a|per|each|/)\s*we?e?k)?"
)
_LED = (
    r"(?:make\s+(?:it|that)|what\s+(?:if|about)(?:\s+i\s+(?:only\s+|just\s+)?(?:did|do|can(?:\s+do)?|could(?:\s+do)?|manage|have|had|get))?|how\s+about|say|let['’]?s\s+say|rather|with"
    r"|if\s+i\s+(?:did|do)|i\s+can\s+do|i['’]?ll\s+do|try)"
)
#: "10 then", "ok make it 8", "and with 12?", where hours a week were told or counted with.
_PACE = pattern(
    rf"{CORRECTING}(?:{_LED}\s+{_AMOUNT.replace('?P<n>', '?P<a>')}(?:\W+(?:then|instead|a\s+week))*"
    rf"|{_AMOUNT.replace('?P<n>', '?P<b>')}\W+(?:then|instead|rather))\W*",
    re.IGNORECASE,
)
_WHAT_IF = pattern(r"(?<!\w)(?:what\s+(?:if|about)|how\s+about|if\s+i)(?!\w)", re.IGNORECASE)
_A_WEEK = pattern(r"(?:a|per|each|/)\s*we?e?k(?!\w)", re.IGNORECASE)
_WEEKLY, _MOST_HOURS = "hours_a_week", 60


async def another_pace(session: Session) -> Reply | None:
    """Those hours a week are theirs from now on; None unless such hours were told, or counted with, just before."""
    said, heard, last = _PACE.fullmatch(session.heard.text), session.heard, session.state.last
    if said is None or heard.dates or heard.named or session.state.asking is not None or last is None:
        return None
    asks = _WHAT_IF.search(heard.text) is not None
    weekly = session.profile.hours_a_week is not None or asks or _A_WEEK.search(heard.text) is not None
    counted = last.dialog in (*OF_A_STUDY, TELLING, _BY) and weekly
    told = last.dialog in OF_A_STUDY and _A_WEEK.search(heard.text) is not None
    told = (
        told
        or any(f.dialog == TELLING and f.slots.get(_WEEKLY) for f in session.state.done[-_BACK:])
        or last.dialog == _BY
    )
    hours = int(said["a"] or said["b"])
    study = await study_meant(session) if counted and 0 < hours <= _MOST_HOURS else None
    if study is None or not (told or last.dialog in (_STATUS, TARGET, "start_study")):
        return None
    of = {"credential": [study.credential]} if study.credential else {}
    if asks and study.target is not None:  # it is only asked
        session.trace.append("what other hours a week would do for what is studied")
        return await session.begin(_STATUS, {**of, _WEEKLY: hours, "needs": True}, 0.9)
    session.trace.append("other hours a week for what is studied")
    noted = await session.begin(TELLING, {_WEEKLY: hours}, 0.9)
    stands = await session.begin(_STATUS, {**of, _WEEKLY: hours, "needs": study.target is None}, 0.9)
    return Reply(parts=noted.parts).plus(stands)


_AS_BEFORE = r"(?:\s+(?:as\s+(?:it\s+)?(?:is|was)|the\s+same|put|where\s+it\s+(?:is|was)|like\s+before|there|then))?"
#: "No the exam stays", "no leave it", right after its day was moved.
_STAYS = pattern(
    rf"(?:{CORRECTING}(?:(?:the|my)\s+)?(?:exam|test|date|day|target|it)\s+"
    rf"(?:stays{_AS_BEFORE}|is\s+(?:still\s+)?the\s+same|(?:is\s*n['’]?t|does\s*n['’]?t|not|did\s*n['’]?t)\s+mov(?:e|ed|ing))"
    r"|\W*(?:(?:oh|hm+|ok|ugh)\W+){0,2}(?:(?:no|nah|nope|wait|actually|sorry)\W+){1,3}"
    rf"(?:leave|keep)\s+(?:it|that|the\s+(?:day|date|exam|old\s+(?:one|day|date))){_AS_BEFORE})"
    r"(?P<rest>\W*$|\s*[,.;!]\s*.{0,80})",
    re.IGNORECASE,
)


async def day_stays(session: Session) -> Reply | None:
    """The move is taken back; what is said behind it is said not to be done."""
    last, said = session.state.last, _STAYS.fullmatch(session.heard.text)
    if said is None or last is None or last.dialog != TARGET or session.state.undo is None:
        return None
    session.trace.append("the day of the exam stays as it was")
    reply = await control(session, "undo")
    rest = said["rest"].strip(" ,.;!")
    if not rest:
        return reply
    text = _("The rest I have not done: “{said}”. Say it once more by itself.")
    return Reply(parts=(*reply.parts, paragraph(text, said=rest)), buttons=reply.buttons)


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
    if await _study(session) is None or await plan_of(records.connection, records.person_id) is not None:
        return None
    session.trace.append("when what is studied is done")
    return await session.begin(_STATUS, {"needs": True}, 0.9)


_FINE = pattern(
    r"\W*(?:(?:ok|okay|k|cool|yeah|yes|yep|oh|ah|alright|right|good|well|so|then)\W+){0,3}(?:that['’]?s|thats|that\s+is|it['’]?s|its|sounds|looks|this\s+is)\s+(?:all\s+|really\s+|very\s+|totally\s+)?"
    r"(?:fine|good|ok|okay|great|perfect|alright|cool|doable|manageable|right)(?:\s+(?:then|by\s+me|for\s+me|with\s+me|thanks|thx|enough)){0,2}\W*",
    re.IGNORECASE,
)


async def fine(session: Session) -> Reply | None:
    """ "Ok thats fine", of how a study stands: as a plain ok."""
    last = session.state.last
    if last is None or last.dialog not in _OF_STUDIES | {_BY} or session.state.waiting is not None:
        return None
    if _FINE.fullmatch(session.heard.text) is None:
        return None
    session.trace.append("it is fine as it stands")
    session.understood = ("yes", 1.0)
    return await control(session, "yes")


_MADE = pattern(r"\b(?:i\s+)?(?:did|done|made|got|nailed)\s+it\W+", re.IGNORECASE)


async def passed_by_name(session: Session) -> Reply | None:
    """ "I did it!!! passed nclex", of what is studied: today, as where it is not named."""
    heard, records, named = session.heard, session.given.records, credentials_in(session.heard)
    if records is None or not session.given.private or session.state.asking is not None or heard.dates:
        return None
    if len(named) != 1 or heard.people or len(heard.named) != 1:
        return None
    text = _MADE.sub("", with_it(heard.text, named))
    if PASSED.fullmatch(text) is None:
        return None
    studies = [s for s in await records.studies() if s.credential in ids_of(named[0])]
    if len(studies) != 1 or studies[0].credential in {h.credential for h in await records.holdings()}:
        return None
    if await plan_of(records.connection, records.person_id) is not None:
        return None  # a step of it, behind which the next one is told
    session.trace.append("what is studied is passed")
    return await session.begin("finish_study", {"study": studies[0].id}, 0.9)


_THIS_WEEK = pattern(
    rf"{OPENING}(?:(?:wh?at|how\s+(?:much|many\s+hours))(?:['’]?s)?\s+(?:(?:do|should|must|have)\s+i\s+)?(?:(?:need|have|got|should|on|to|do|study|learn)\s+){{0,4}}(?:(?:for|is|up)\s+){{0,2}}(?:this|next|each|every|per|a)\s+week)(?:\W+(?:then|now))*\W*",
    re.IGNORECASE,
)


async def this_week(session: Session) -> Reply | None:
    """ "What do i need to do this week", of what is studied: the hours that it takes."""
    records = session.given.records
    if _THIS_WEEK.fullmatch(session.heard.text) is None or records is None or await _study(session) is None:
        return None
    session.trace.append("what a week of what is studied takes")
    followed = await plan_of(records.connection, records.person_id)
    return await session.begin(*(("next_step", {}, 0.9) if followed is not None else (_STATUS, {"needs": True}, 0.9)))


_RATHER = pattern(
    rf"{CORRECTING}(?:(?:i\s+(?:meant?|can\s+do|have)|make\s+it|more\s+like|about|like|only|just|maybe|rather)\s+){{0,3}}(?P<n>\d{{1,2}})\s*(?:h|hrs?|hours?)(?:\W+(?:then|actually|sorry|rather|instead))*\W*",
    re.IGNORECASE,
)
_CORRECTS = pattern(rf"\b(?:{ACTUALLY}|no|nah|wait|sorry|meant?|rather|make\s+it|more\s+like|instead)\b", re.IGNORECASE)


async def pace_put_right(session: Session) -> Reply | None:
    """ "Actually 6h", right behind a study that was begun: hours a week, for none of it was studied yet."""
    said, heard, last = _RATHER.fullmatch(session.heard.text), session.heard, session.state.last
    if said is None or heard.dates or session.state.asking is not None or last is None:
        return None
    if not any(f.dialog == "start_study" for f in session.state.done[-_BACK:]) or last.dialog == _LOGS:
        return None
    if last.dialog in SHOW_A_PLAN:
        return None  # the plan that was shown is made anew
    study = await _study(session)
    if study is None or study.hours or study.percent:
        return None
    known = session.profile.hours_a_week is not None and _CORRECTS.search(heard.text) is not None
    if not known and study.started_on <= heard.today:
        return None
    session.trace.append("hours a week of a study that was just begun")
    noted = await session.begin(TELLING, {_WEEKLY: int(said["n"])}, 0.9)
    stands = await session.begin(_STATUS, {"needs": True}, 0.9)
    return Reply(parts=noted.parts).plus(stands)


_GOT_IT = pattern(
    r"\W*(?:(?:yes+|yay|woo+hoo+|omg|finally|i|so|well|hey|just|and|guess\s+what)\W+){0,4}(?:got|did|made|nailed|smashed|cracked)\s+it(?:\W+(?:this\s+time|finally|today|now|at\s+last|yay|yes)){0,2}\W*",
    re.IGNORECASE,
)
_NEAR_IT = timedelta(days=3)


async def got_it(session: Session) -> Reply | None:
    """ "Got it this time!!", on the day of the exam or right after it."""
    if _GOT_IT.fullmatch(session.heard.text) is None or session.state.asking is not None:
        return None
    study, today = await study_meant(session), session.heard.today
    if study is None or study.target is None or not study.target <= today <= later(study.target, _NEAR_IT):
        return None
    session.trace.append("what is studied is passed, for its day has come")
    return await session.begin("finish_study", {"study": study.id}, 0.9)
