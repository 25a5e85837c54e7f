""" "Pause the plan until February": nothing is sent meanwhile, and the plan moves by as long."""

from __future__ import annotations

import re
from datetime import date

from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steering import press
from bot.dialogs.engine.steps.reminders.pausing import put_right, said_to_last
from bot.dialogs.understanding.dates import find_stretch
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.plans import plan_of

_QUIET, _RESTS, _AS_BEFORE, _BOTH = "pause_reminders", "rest_plan", "undo_plan", 2
_PAUSE = pattern(
    r"\b(?:paus\w+|on\s+(?:hold|ice)|hold\s+off|freez\w*|(?:tak\w+|have|having|need)\s+(?:a|some)\s+(?:break|time\s+off)|(?:can['’]?t|cannot|won['’]?t)\s+(?:be\s+)?"
    r"(?:study(?:ing)?|learn(?:ing)?)|no\s+(?:studying|learning))\b",
    re.IGNORECASE,
)
_OF_IT = pattern(r"\b(?:plan|study|studies|studying|learning|everything|all|whole\s+thing)\b", re.IGNORECASE)
#: Of these it is what is sent that shall rest.
_OF_MESSAGES = pattern(r"\b(?:remind\w*|notif\w*|messag\w*|ping\w*|nudg\w*|writ\w*|summar\w*|texts?)\b", re.IGNORECASE)
_LONGEST = 200


async def told(session: Session) -> Reply | None:
    """None where no plan is followed, or nothing says for how long."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or session.state.asking is not None or heard.named or heard.people:
        return None
    text = heard.text
    if len(text) > _LONGEST or not _PAUSE.search(text) or not _OF_IT.search(text) or _OF_MESSAGES.search(text):
        return None
    span = _span(session)
    if span is None or await plan_of(records.connection, records.person_id) is None:
        return None
    since, until = span
    session.trace.append("the plan that is followed rests")
    days = {"until": until.isoformat(), **({"since": since.isoformat()} if since else {})}
    rests = await session.begin(_RESTS, dict(days), 0.9)
    return together(session, [await session.begin(_QUIET, dict(days), 0.9), rests])


async def otherwise(session: Session) -> Reply | None:
    """ "Sorry, make it March", right after that: the plan moves from where it was."""
    done, undo = session.state.done[-_BOTH:], session.state.undo
    if [frame.dialog for frame in done] != [_RESTS, _QUIET] or undo is None:
        return None
    before = next((one for one in undo.get("each", ()) if one.get("begin") == _AS_BEFORE), None)
    quiet = await put_right(session) if before is not None else None
    if quiet is None or before is None or session.state.waiting is not None:
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
