""" "70 now", "did 5", "done for this week": how far they are with the study that is spoken of, in few words."""

from __future__ import annotations

import re

from bot.dialogs.engine.amount_slots import StudyHoursSlot
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.studies.spoken_of import study_spoken_of
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.openings import CORRECTING, OPENING
from bot.knowledge.wording import short_name
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

_LOGS = "log_progress"
_ALL = 100


async def hours_rather(session: Session) -> Reply | None:
    """ "Did 5h" at "How far are you? In percent"."""
    asked, heard = session.state.asking, session.heard
    if asked is None or asked.dialog != _LOGS or heard.named or "%" in heard.text or "?" in heard.text:
        return None
    hours = StudyHoursSlot().find(heard).value if _HOURS.search(heard.text) else None
    study = await study_spoken_of(session) if hours is not None else None
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


#: "1 done", "step 2 is done", "no 1 finished", of a plan.
_STEP_DONE = pattern(
    rf"{OPENING}(?P<step>(?:step|number|no\.?|nr\.?|#)\s*)?(?P<n>\d)\W+(?:is\s+)?(?:done|finished|complete[d]?|passed)(?:\W+(?:now|already|today|yay|too))*\W*",
    re.IGNORECASE,
)


async def step_or_percent(session: Session) -> Reply | None:
    """Of a step of the plan that is followed it is asked whether it is that, or a percent; 1 % is hardly told."""
    said, records = _STEP_DONE.fullmatch(session.heard.text), session.given.records
    if said is None or records is None or not session.given.private or session.state.asking is not None:
        return None
    plan, n = await records.plan(), int(said["n"])
    steps = [step.credential for step in plan.steps] if plan is not None else []
    known = session.manager.knowledge.catalogue.credentials
    study = await study_spoken_of(session)
    if not 0 < n <= len(steps) or steps[n - 1] not in known:
        return None
    if steps[n - 1] in {h.credential for h in await records.holdings()}:
        return None
    session.trace.append("a step of the plan, by its number")
    if said["step"] or study is None:
        return await session.begin(_FINISHES, {"step": steps[n - 1]}, 0.9)
    session.understood = (_FINISHES, 0.7)
    name = short_name(known[steps[n - 1]])
    text = _("Is step {n} passed, {name}, or are you at {n} %? I noted nothing yet.")
    buttons = (
        begin(_("Step {n} is passed").format(n=n), _FINISHES, step=steps[n - 1]),
        begin(_("{n} %").format(n=n), _LOGS, study=study.id, percent=n),
    )
    return Reply(parts=(paragraph(text, n=str(n), name=bold(name)),), buttons=buttons)


_FINISHES = "finish_step"


async def now_at(session: Session) -> Reply | None:
    """A number alone is percent; None where they were further already, or more is said."""
    said = _AT.fullmatch(session.heard.text)
    if said is None or session.heard.dates:
        return None
    percent, study = int(said["a"] or said["b"]), await study_spoken_of(session)
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
    study = await study_spoken_of(session) if said is not None else None
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
    study = await study_spoken_of(session) if said is not None else None
    if said is None or study is None or "?" in session.heard.text:
        return None
    session.trace.append("the work of a week is done")
    _let_go(session)
    hours = StudyHoursSlot().find(session.heard).value if _HOURS.search(session.heard.text) else None
    if hours is not None:
        return await session.begin(_LOGS, {"hours": hours, "study": study.id}, 0.9)
    return await session.begin(_LOGS, {"study": study.id}, 0.9)


def _let_go(session: Session) -> None:
    session.state.drop_of(_LOGS)
