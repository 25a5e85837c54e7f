""" "Pause the plan until February", "two weeks off at christmas": nothing is sent meanwhile, and the plan moves by as
long; without a plan it is what is studied that rests.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steering import press
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.plans.running_plan import speaks_of_the_followed
from bot.dialogs.engine.steps.reminders.pausing import put_right, said_to_last
from bot.dialogs.engine.steps.studies.spoken_of import study_spoken_of
from bot.dialogs.understanding.dates import find_stretch
from bot.dialogs.understanding.dates.put_off import put_off
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_QUIET, _RESTS, _AS_BEFORE, _BOTH = "pause_reminders", "rest_plan", "undo_plan", 2
_PAUSE = pattern(
    r"\b(?:paus\w+|on\s+(?:hold|ice)|hold\s+off|freez\w*|(?:tak\w+|have|having|need)\s+(?:a|some)\s+(?:break|time\s+off)|(?:can['’]?t|cannot|won['’]?t)\s+(?:be\s+)?"
    r"(?:study(?:ing)?|learn(?:ing)?)|no\s+(?:studying|learning))\b",
    re.IGNORECASE,
)
_OF_IT = pattern(r"\b(?:plan|study|studies|studying|learning|everything|all|whole\s+thing)\b", re.IGNORECASE)
#: "2 weeks off at xmas", "no study over easter", "I'm away in july", right after talk of what is studied.
_OFF = pattern(
    r"(?<!\w)(?:off(?!\s+(?:my|the|this|that|it)\b)|away|abroad|holidays?|vacation|travell?ing|on\s+(?:leave|a\s+trip)|honeymoon|break|pause|(?:maternity|paternity|parental|sick)\s+leave|busy|no\s+(?:time|stud(?:y|ying)|learning)|not\s+(?:studying|learning|in|over|during|at)"
    r"|(?:skip|except|without)\s+(?:the\s+)?(?:week|christmas|xmas|easter|weeks|holidays))(?!\w)",
    re.IGNORECASE,
)
_HARDLY_A_REST = timedelta(days=2)
#: Of these it is what is sent that shall rest.
_OF_MESSAGES = pattern(r"\b(?:remind\w*|notif\w*|messag\w*|ping\w*|nudg\w*|writ\w*|summar\w*|texts?)\b", re.IGNORECASE)
_LONGEST = 200


async def told(session: Session) -> Reply | None:
    """None where nothing is followed, or nothing says for how long."""
    heard, records, text = session.heard, session.given.records, session.heard.text
    if records is None or not session.given.private or session.state.asking is not None or heard.people:
        return None
    if any(n.mention.of("credential") for n in heard.named):
        return None
    if len(text) > _LONGEST or _OF_MESSAGES.search(text):
        return None
    span = _span(session) if _PAUSE.search(text) and _OF_IT.search(text) else await _off(session)
    if span is None:
        return await _on_which_days(session)
    since, until = span
    days = {"until": until.isoformat(), **({"since": since.isoformat()} if since else {})}
    if await records.plan() is None:
        if since is None or await study_spoken_of(session) is None:
            return None
        session.trace.append("what is studied rests over a stretch of days")
        return await session.begin(_QUIET, days, 0.9)
    session.trace.append("the plan that is followed rests")
    rests = await session.begin(_RESTS, dict(days), 0.9)
    return together(session, [await session.begin(_QUIET, dict(days), 0.9), rests])


#: What begins on another day every year.
_MOVABLE = pattern(
    r"(?<!\w)(?:ramadan|lent|diwali|chinese\s+new\s+year|(?:the\s+)?(?:school|summer|half[\s-]?term)\s+holidays|half[\s-]?term)(?!\w)",
    re.IGNORECASE,
)
_NO_STUDY = pattern(
    r"(?<!\w)(?:can(?:['’]?t|not)|won['’]?t|will\s+not|no|not|don['’]?t)\s+(?:\w+\s+){0,2}?(?:study\w*|learn\w*|time)(?!\w)",
    re.I,
)


async def _on_which_days(session: Session) -> Reply | None:
    """ "Can't study in ramadan", of what is studied or planned."""
    text = session.heard.text
    if _MOVABLE.search(text) is None or not (_NO_STUDY.search(text) or _OFF.search(text)) or "?" in text:
        return None
    if not speaks_of_the_followed(session) and await study_spoken_of(session) is None:
        return None
    session.trace.append("days without study that are not known")
    session.understood = (_QUIET, 0.9)
    return Reply(parts=(paragraph(_("Which days are that? Tell me for example “off from 8 February to 9 March”.")),))


async def _off(session: Session) -> tuple[date | None, date] | None:
    """A stretch that is free of study, where the plan that is followed, or a study, is spoken of."""
    heard = session.heard
    if _OFF.search(heard.text) is None or "?" in heard.text or plan_spoken_of(session) is not None:
        return None
    stretch = find_stretch(heard.text, heard.dates, heard.today)
    if stretch is None or stretch[1] - stretch[0] <= _HARDLY_A_REST or stretch[0] <= heard.today:
        return None
    return stretch if speaks_of_the_followed(session) or await study_spoken_of(session) is not None else None


#: "Got sick", and not for how long.
_ILL = pattern(
    rf"{OPENING}(?:(?:i|i['’]?m|im|am|i['’]?ve|was|been|have|got|get|fell|feel(?:ing)?|just|really|now|quite|pretty|currently|caught|down|with|a|the|my|kids?|are|is|we|all)\W+){{0,8}}"
    r"(?:sick|ill|unwell|poorly|flu|covid|cold|fever|in\s+(?:the\s+)?hospital|broke\s+my\s+\w+)(?:\W+(?:now|again|today|atm|at\s+the\s+moment|sorry|so|no|stud(?:y|ying)|can['’]?t|study|nothing|time|(?:for\s+)?(?:this|the\s+whole)\s+week))*\W*",
    re.IGNORECASE,
)
#: "Nothing this week, sorry".
_THIS_WEEK = pattern(
    rf"{OPENING}(?:(?:i['’]?m\s+|im\s+)?(?:off\s+(?:work\s+)?)?(?:sick|ill|unwell|away|busy|swamped)\W+(?:so\s+)?)?(?:(?:i|we|i['’]?ve|have|got|there['’]?s|will|do|be|just|really|probably)\W+){{0,4}}(?:nothing|no\s+(?:stud(?:y|ying)|learning)|can['’]?t\s+(?:study|do\s+(?:anything|it))|won['’]?t\s+(?:study|manage\s+(?:anything|it)))"
    r"\s+(?:(?:done|happening|at\s+all|for\s+it)\s+)?(?:for\s+)?this\s+week(?:\W+(?:sorry|though|tho|at\s+all|i['’]?m|ill|sick|away|busy))*\W*",
    re.IGNORECASE,
)
_WEEK = pattern(r"\b(?:this|the\s+whole)\s+week\b", re.IGNORECASE)
_HOW_LONG = pattern(
    r"\W*(?:(?:for|about|maybe|like|around|another|say|it['’]?s|was|the|next|last|ok|by|another)\W+){0,4}(?P<n>\d{1,2}|an?|one|two|three|four|a\s+few|a\s+couple(?:\s+of)?)\s+(?P<unit>days?|weeks?|months?)\W*",
    re.IGNORECASE,
)
_MINE, _LIMITS = "my_plan", "loosen_plan"


async def fallen_ill(session: Session) -> Reply | None:
    """How the plan stands, and how it is put back; right behind that "2 weeks" is by how long."""
    heard, records, last = session.heard, session.given.records, session.state.last
    if records is None or not session.given.private or session.state.asking is not None or heard.people:
        return None
    ill = _ILL.fullmatch(heard.text) is not None
    so_long = put_off(f"push it back {heard.text.strip()}") if _HOW_LONG.fullmatch(heard.text) else None
    week = _THIS_WEEK.fullmatch(heard.text) is not None or (ill and _WEEK.search(heard.text) is not None)
    if week and speaks_of_the_followed(session) and await records.plan() is not None:
        session.trace.append("the plan that is followed rests for this week")
        days = {"until": (heard.today + timedelta(days=7)).isoformat()}
        with session.hearing("nothing this week"):  # it is the plan's, whoever is ill
            rests = await session.begin(_RESTS, dict(days), 0.9)
            return together(session, [await session.begin(_QUIET, dict(days), 0.9), rests])
    if not ill and (so_long is None or last is None or last.dialog != _MINE):
        return None
    plan = await records.plan()
    if plan is None or (ill and not speaks_of_the_followed(session)):
        return None
    if so_long is not None:
        session.trace.append("by how long the plan that is followed is put back")
        shift = {"shift": [so_long.months, so_long.days], "moves": "all", "wish": dict(plan.wish)}
        return await session.begin(_LIMITS, shift, 0.9)
    session.trace.append("ill, and not for how long")
    text = _("Get well soon – nothing is lost. For how long? Say “2 weeks”, and I show the plan moved by as much.")
    return Reply(parts=(paragraph(text),)).plus(await session.begin(_MINE, {}, 0.9))


async def otherwise(session: Session) -> Reply | None:
    """ "Sorry, make it March", right after that: the plan moves from where it was."""
    done, undo = session.state.done[-_BOTH:], session.state.undo
    if [frame.dialog for frame in done] != [_RESTS, _QUIET] or undo is None:
        return None
    before = next((one for one in undo.get("each", ()) if one.get("begin") == _AS_BEFORE), None)
    quiet = await put_right(session) if before is not None else None
    if quiet is None or before is None or session.state.asking is not None:
        return quiet
    days = {k: v for k, v in (session.state.done[-1].slots.items()) if k in ("until", "since") and v}
    await press(session, before)
    return together(session, [quiet, await session.begin(_RESTS, days, 0.9)])


def _span(session: Session) -> tuple[date | None, date] | None:
    """The first day, where it lies ahead, and the day on which it goes on."""
    heard = session.heard
    if (stretch := find_stretch(heard.text, heard.dates, heard.today)) is not None:
        since, until = stretch
        return (since if since is not None and since > heard.today else None), until
    until_said = said_to_last(session)
    return (None, date.fromisoformat(until_said)) if until_said else None
