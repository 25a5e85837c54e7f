""" "Not in December, I'm on holiday", of a plan: it counts on every week, which is said, and pauses no reminders."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN, Frame
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.plans.running_plan import speaks_of_the_followed
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.dates.months import MONTHS
from bot.dialogs.understanding.dates.reckoning import nearest_month
from bot.knowledge.renewing.periods import add_months
from bot.messaging.reply import Reply, note, paragraph
from bot.patterns import pattern
from bot.translation import _, day

#: "May" of a month, and not of "it may be".
_NAMES = (
    "|".join(name for name in MONTHS if name != "may") + r"|may(?!\s+(?:be|not|i|have|need|take|want|do|still|also)\b)"
)
_FEASTS = r"christmas|xmas|easter|the\s+(?:summer|holidays|new\s+year)|ramadan|new\s+year"
_OFF_IN = pattern(
    r"\b(?:not|nothing|no\s+time|skip|never|no\s+studying|off|away|closed|(?:ca|wo|do)n['’]?t|cannot|holidays?|vacation|busy|except)\b[^.?!]{0,40}?"
    rf"\b(?:(?:in|during|over|all|whole|for|at)\s+)?(?P<when>{_NAMES}|{_FEASTS})\b",
    re.IGNORECASE,
)
_WEEKS_OFF = pattern(
    r"\b(?:holidays?|vacation|away|off|travell?ing|on\s+leave)\b[^.?!]{0,30}?\b(?:the\s+)?(?:first|last|for|next|in\s+between|\d{1,2}|one|two|three|four|a\s+few)\s+(?:(?:\d{1,2}|one|two|three|four|few|couple\s+of)\s+)?(?:days?|weeks?|month)\b",
    re.IGNORECASE,
)
_COUNT = r"(?:(?:an?|the|\d{1,2}|one|two|three|four|few|couple|of|whole|weeks?|days?)\s+){0,4}"
#: "5h a week but not in december", "4h a week, two weeks off at easter": the end of what is told of the time there is.
_BESIDE = pattern(
    r"(?:\s*[,;.–-]+\s*|\s+)(?:(?:but|and|also|though|just|only|i|i['’]m|im|am|i['’]ll|will|be|have|got|take|taking|need)\s+){0,5}"
    rf"{_COUNT}(?:not|nothing|no\s+time|never|off|away|closed|can['’]?t|cannot|won['’]?t|holidays?|vacation|busy|except|apart\s+from|skip(?:ping)?)\b"
    rf"[^.?!,;]{{0,30}}?\b(?:{_NAMES}|{_FEASTS})(?:\s+(?:time|holidays?|break|though|tho|at\s+all|please|pls|either))*(?=\s*[.,;!]|\s*$)",
    re.IGNORECASE,
)
#: "Next month I have no time".
_NEXT = r"(?:(?:for\s+)?(?:the\s+)?(?:next|coming)\s+(?:\w+\s+)?(?:weeks?|months?)|(?:this|next)\s+(?:week|month))"
_NONE = (
    r"(?:(?:i|there['’]?s|there\s+is)\s+(?:(?:have|['’]ve|got|will\s+have|really|just|simply)\s+){0,2}no\s+time"
    r"|(?:can['’]?t|cannot|won['’]?t)\s+study|no\s+time)"
)
_NO_TIME = pattern(rf"\b{_NEXT}\b[^.?!]{{0,20}}\b{_NONE}\b|\b{_NONE}\b[^.?!]{{0,20}}\b{_NEXT}\b", re.IGNORECASE)
#: What is said of reminders pauses them, and of a day until when the plan can begin then.
_OF_MESSAGES = pattern(
    r"\b(?:remi\w+|messag\w*|notif\w*|writ\w+|ping\w*|nudg\w*|bother\w*|quiet|paus\w+)\b", re.IGNORECASE
)
_UNTIL = pattern(
    r"\b(?:until|till?|before|from|since|start\w*|begin\w*|d(?:id|one)|passed|took|sat|got|finish\w*|push\w*|mov\w+|put|postpon\w+|delay\w*|later|more)\b",
    re.IGNORECASE,
)
_MOST, _STARTED = 20, "start_plan"


async def _begun(session: Session) -> Frame | None:
    """The plan that is followed, where it is spoken of."""
    records = session.given.records
    if records is None or not session.given.private or not speaks_of_the_followed(session):
        return None
    return Frame(dialog=_STARTED) if await records.plan() is not None else None


def _counts_on_every_week() -> str:
    return _(
        "A plan counts on every week. Start it, and then tell me the days, “off from 21 December to 3 January”: all "
        "that follows moves by as long."
    )


#: Answers to what is told or wished, where no plan is spoken of yet.
_TELL_OF_IT = SHOW_A_PLAN | {TELLING, "credential_for_role", "credential_for_skill", "skill_gap"}


async def set_apart(session: Session) -> Reply:
    """Weeks off, told with the hours of the others where no plan is spoken of: the rest is heard without them, and what
    is said of them stands behind its answer.
    """
    heard = session.heard
    weekly = [v for v in heard.values if v.kind == "hours_a_week"]
    said = _BESIDE.search(heard.text, weekly[-1].end) if weekly else None
    if said is None or "?" in heard.text or plan_spoken_of(session) is not None or await _begun(session) is not None:
        return Reply()
    session.heard = session.manager.hear(
        session.given, heard.text[: said.start()] + heard.text[said.end() :], session.state
    )
    text = _(
        "A plan counts on every week, so the weeks off are not in it yet. Once you follow one, tell me the days, “off "
        "from 21 December to 3 January”: all that follows moves by as long."
    )
    return Reply(parts=(note("{text}", text=text),))


def told(session: Session, apart: Reply) -> Reply:
    """Nothing behind what was understood otherwise."""
    return apart if session.understood[0] in _TELL_OF_IT else Reply()


async def off(session: Session) -> Reply | None:
    """None unless a plan was shown, or begun just now, and some weeks are said to be free of study."""
    text, plan = session.heard.text, plan_spoken_of(session) or await _begun(session)
    if plan is None or session.state.asking is not None or session.heard.named or len(session.heard.words) > _MOST:
        return None
    found = _OFF_IN.search(text)
    if (
        not (found or _WEEKS_OFF.search(text) or _NO_TIME.search(text))
        or _OF_MESSAGES.search(text)
        or _UNTIL.search(text)
        or "?" in text
    ):
        return None
    session.trace.append("weeks without study, which a plan does not know")
    session.understood = (plan.dialog, 0.9)
    whole = _counts_on_every_week()
    if plan.dialog == _STARTED:
        back = _(
            "A plan counts on every week. Tell me the days, “off from 21 December to 3 January”, or say afterwards "
            "“push everything back 2 weeks”: all that follows moves with it."
        )
        return Reply(parts=(paragraph("{text}", text=back),))
    week = next((v.value for v in session.heard.values if v.kind == "hours_a_week"), None)
    if week is not None:
        anew = await session.begin(plan.dialog, {**plan.slots, "hours_a_week": week}, 0.9)
        return Reply(parts=(note("{text}", text=whole),)).plus(anew)
    month = found["when"].casefold() if found else ""
    if month not in MONTHS:
        return Reply(parts=(paragraph("{text}", text=whole),), buttons=(begin(_("Start this plan"), "start_plan"),))
    after = add_months(nearest_month(MONTHS[month], session.given.today), 1)
    wish = {**plan.slots, "starts": after.isoformat()}
    later = begin(_("Begin on {day}").format(day=day(after)), plan.dialog, **wish)
    return Reply(
        parts=(paragraph("{text}", text=whole), paragraph(_("Or begin only on {day}.").format(day=day(after)))),
        buttons=(later, begin(_("Start this plan"), "start_plan")),
    )
