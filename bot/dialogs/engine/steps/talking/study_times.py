""" "6 hours a week, Tuesdays and Thursdays", of a study: hours are noted, and reminders stay as they are."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN
from bot.dialogs.engine.steps.choosing.taken import SHOWN_BY
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply, note
from bot.patterns import pattern
from bot.translation import _

_STUDIES, _HOURS = "start_study", "hours_a_week"
_SHOW = SHOWN_BY | SHOW_A_PLAN
_SETTINGS = frozenset({"set_days", "set_hours"})
OF_MESSAGES = pattern(
    r"\b(?:remi\w+|messag\w*|notif\w*|writ\w+|text\w*|contact\w*|ping\w*|nudg\w*|bother\w*|disturb\w*|quiet|paus\w+|send\w*|tell|ask|call)\b",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where messages are spoken of, or no study is."""
    heard, last, best = session.heard, session.state.last, session.guesses[0]
    if best.dialog not in _SETTINGS or session.state.waiting is not None or heard.people or heard.teams:
        return None
    if OF_MESSAGES.search(heard.text) or "?" in heard.text or not session.given.private:
        return None
    hours = next((v.value for v in heard.values if v.kind == _HOURS), None)
    named = [n for n in heard.named if len(ids_of(n)) == 1]
    plan, after = plan_spoken_of(session), last is not None and last.dialog in OF_A_STUDY
    # "Every night except sunday", of who just told how many hours they have
    after = after or (last is not None and last.dialog == TELLING and _HOURS in last.slots)
    after = after or await _chooses(session)
    if not (named or hours or after):
        return None
    session.trace.append("when they study, and not when to write")
    reply = Reply()
    if named:
        reply = await session.start(Guess(_STUDIES, 0.9, "a study and its hours"))
    elif hours and plan is not None:
        reply = await session.begin(plan.dialog, {**plan.slots, "hours_a_week": hours}, 0.9)
    elif hours:
        reply = await session.begin(TELLING, {"hours_a_week": hours}, 0.9)
    else:
        session.understood = (_STUDIES, 0.5)
    return reply.plus(whose_days())


async def _chooses(session: Session) -> bool:
    """ "Weekends only", of who was shown what there is and has nothing yet to be reminded of."""
    last = session.state.last
    return last is not None and last.dialog in _SHOW and await session.keeps_nothing()


def whose_days() -> Reply:
    text = _(
        "On which days and at what time you study is yours; when I may write is set with “only write on weekdays”."
    )
    return Reply(parts=(note(text),))
