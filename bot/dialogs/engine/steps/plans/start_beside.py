""" "Ok start and remind me on Saturdays", "drop the last one and start", "start, I can only do 4h": the plan that is
shown is begun, and something else is wished in the same breath.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable

from bot.dialogs.engine.having import weighed
from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans import adjusting, called_step, on_the_plan, pace_told, unwanted_steps
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.reminders import on_a_day, rhythm
from bot.dialogs.engine.target_slots import StartSlot
from bot.dialogs.understanding.deciding import decide
from bot.dialogs.understanding.values import Money
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_JOINT = pattern(r"\s*[,;.!]\s+(?:(?:and|then|but|so)\s+){0,2}|\s+(?:and|then|but|&)\s+(?:then\s+|also\s+)?")
#: Words that wish nothing.
_POLITE = pattern(
    r"\W*(?:(?:ok|okay|yes|yeah|please|pls|thanks|thank|you|thx|ty|great|good|cool|perfect|nice|fine|go|now|then|sounds|looks"
    r"|that|it|this|is|i|like|love|lets|let['’]?s|start|begin|do|today|right|away)\W*){1,12}"
)
#: Hours that somebody has, and those that they did already.
_WEEKLY = pattern(r"(?<![\w.,])\d{1,2}\s*(?:h|hrs?|hours?)(?!\w)|\d\s*(?:a|per|each|/)\s*week\b", re.IGNORECASE)
_DONE = pattern(r"\b(?:did|done|studied|logged|finished|already|so\s+far|remind\w*|nudge)\b", re.IGNORECASE)
_STARTS, _CALENDAR = "start_plan", "plan_calendar"
_LONGEST = 160
Step = Callable[[Session], Awaitable[Reply | None]]


async def begun(session: Session) -> Reply | None:
    """None where the plan is not begun, or nothing else is said."""
    plan, text = plan_spoken_of(session), session.heard.text.casefold()
    if plan is None or not plan.slots.get("steps") or session.state.asking is not None or not session.given.private:
        return None
    if len(text) > _LONGEST or "?" in text or adjusting.starts(text) or session.heard.people or session.heard.teams:
        return None
    joints = list(_JOINT.finditer(text))
    if not joints:
        return None
    first, last = joints[0], joints[-1]
    opens = session.manager.hear(session.given, text[: first.start()], session.state).undated
    if adjusting.starts(opens) and not _POLITE.fullmatch(text[first.end() :]):
        otherwise = await _with_other_limits(session, first.start(), first.end())
        return otherwise or await _begun_first(session, first.start(), first.end())
    if adjusting.starts(text[last.end() :]) and not _POLITE.fullmatch(text[: last.start()]):
        return await _changed_first(session, last.start())
    return None


async def _begun_first(session: Session, end: int, start: int) -> Reply | None:
    """What is wished beside is done after it, or said not to be understood."""
    text = session.heard.text
    rest = session.manager.hear(session.given, text[start:], session.state)
    if rest.dates and not rest.named and not rest.undated.strip(" ,.!"):
        return None  # "start it and on Monday": the day on which it begins
    session.trace.append("the plan is begun, and something is wished beside")
    with session.hearing(text[:end]):
        begun = await adjusting.started(session)
    return begun and together(session, [begun, await _wished(session, text[start:].strip())])


async def _wished(session: Session, said: str) -> Reply:
    guesses = session.guesses
    with session.hearing(said) as heard:
        session.guesses = await weighed(session, decide(session.manager.scorer, heard, session.manager.dialogs))
        reply = await on_a_day.nudge(session) or await rhythm.every_week(session)
        if reply is None and on_the_plan.is_of_the_calendar(said):
            reply = await session.begin(_CALENDAR, {}, 0.9)
        if reply is None and session.sure:
            reply = await session.start(session.guesses[0])
    session.guesses = guesses
    session.understood = (_STARTS, 0.9)
    if reply is not None:
        return reply
    return Reply(parts=(paragraph(_("The rest I did not understand: “{said}”. Say it in other words."), said=said),))


async def _with_other_limits(session: Session, end: int, start: int) -> Reply | None:
    """ "Start. I can only do 4h, and not before 14 December": hours, money or a first day that the plan is to have."""
    text = session.heard.text
    rest = session.manager.hear(session.given, text[start:], session.state)
    hours = _WEEKLY.search(rest.text) is not None
    money = any(isinstance(v.value, Money) for v in rest.values)
    if not (hours or money or StartSlot(ahead=True).find(rest).value) or _DONE.search(rest.text):
        return None
    return await _changed(session, rest.text, (pace_told.hours_instead, adjusting.adjusted), begun=text[:end])


async def _changed_first(session: Session, end: int) -> Reply | None:
    steps = (unwanted_steps.not_that_one, called_step.told, adjusting.adjusted, on_the_plan.about_the_plan)
    return await _changed(session, session.heard.text[:end], steps)


async def _changed(session: Session, said: str, steps: Iterable[Step], begun: str = "") -> Reply | None:
    """A plan that has other steps than those that were seen is shown before it is begun."""
    plan = plan_spoken_of(session)
    guesses, before = session.guesses, set(plan.slots.get("steps", ())) if plan is not None else set()
    with session.hearing(said) as heard:
        session.guesses = await weighed(session, decide(session.manager.scorer, heard, session.manager.dialogs))
        reply = None
        for step in steps:
            reply = reply or await step(session)
    session.guesses = guesses
    after = plan_spoken_of(session)
    if reply is None or session.state.asking is not None or after is None:
        return reply
    now = after.slots.get("steps") or []
    if now and before.issuperset(now):
        with session.hearing(begun):
            return await adjusting.started(session)
    text = _("I have not started it yet, for it is another plan now. Say “start” if it suits you.")
    return Reply(parts=(paragraph(text),)).plus(reply)
