"""What was just set for all is meant of one: "only for the IPAF tho", "not for the CKA"."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steering import press
from bot.dialogs.engine.steps.records.which_record import named, nothing_but
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.times import find_hours, find_weekdays
from bot.messaging.reply import Button, Reply, bold, paragraph
from bot.patterns import pattern
from bot.scheduling.messages import title
from bot.tracking.holdings import Holding
from bot.translation import _

_STAGES, _STOPS, _PAUSES = "set_stages", "stop_reminders", "pause_reminders"
#: Settings that can be of one record alone → what sets them so.
_OF_ONE = {_STAGES: _STAGES, "usual_stages": "usual_stages", _STOPS: "mute_holding", _PAUSES: "snooze_reminder"}
#: Answers that can be of one → what tells it.
_TOLD_OF_ONE = {"next_reminders": "next_reminders", "list_holdings": "holding_status"}
#: Settings that hold for all that is sent.
_OF_ALL = frozenset({"set_hours", "set_days", "set_summary"})
_SIGHS = (
    r"\W*(?:(?:oh|no|wait|sorry|ok|okay|well|actually|but|and|hm+|i\s+mean[t]?|that['’]?s|do\s+(?:it|that|this))\W+)*"
)
_ONLY = pattern(
    rf"{_SIGHS}(?:(?:only|just)\s+(?:for|of|with|on|about)\s+|(?:only|just)\s+(?:the|my)\s+|for\s+(?=.{{1,60}}\bonly\b))",
    re.IGNORECASE,
)
_NOT = pattern(
    rf"{_SIGHS}(?:(?:just\s+)?not\s+(?:for|of|with|on|about)\s+|except\s+(?:for\s+)?(?=the\b|my\b|for\b))",
    re.IGNORECASE,
)
_FEW = 9
_FILLERS = frozenset({"tho", "though", "only", "alone", "not", "all", "others", "rest", "please", "thanks", "ok"})


async def limited(session: Session) -> Reply | None:
    """It is taken back for the others, or said that it cannot be of one."""
    last, text = session.state.last, session.heard.text
    said = _ONLY.match(text) or _NOT.match(text)
    if last is None or said is None or session.state.asking is not None or "?" in text:
        return None
    if find_weekdays(text) or find_hours(text):
        return None  # "only on Sundays" is said of when, and of no record
    held = await named(session, said.end())
    if not held and last.dialog in _OF_ONE and session.state.undo is not None and len(session.heard.words) <= _FEW:
        return _none_of_theirs(session)
    if len(held) != 1 or not nothing_but(session, held[0], said.end(), _FILLERS):
        return None
    if _NOT.match(text):
        return await _but_for(session, last)
    if last.dialog in _TOLD_OF_ONE:
        return await session.begin(_TOLD_OF_ONE[last.dialog], {"holding": held[0].id}, 0.9)
    if last.dialog in _OF_ALL:
        return _cannot(session, held[0])
    if last.dialog not in _OF_ONE or session.state.undo is None:
        return None
    session.trace.append("what was just set is meant of one")
    await press(session, session.state.undo)
    kept = {name: value for name, value in last.slots.items() if name in ("leads", "until")}
    return await session.begin(_OF_ONE[last.dialog], {**kept, "holding": held[0].id}, 0.9)


async def _but_for(session: Session, last: Frame) -> Reply | None:
    """Of the days before: the same again, which spares what the message names."""
    if last.dialog != _STAGES or session.state.undo is None:
        return None
    session.trace.append("what was just set is not meant of one")
    await press(session, session.state.undo)
    return await session.begin(_STAGES, {"leads": last.slots["leads"]}, 0.9)


def _none_of_theirs(session: Session) -> Reply:
    text = _("I keep no credential of you that is called so, so it holds for all of them.")
    undo = (Button(label=_("Undo"), action=session.state.undo),)
    return Reply(parts=(paragraph(text),), buttons=(*undo, begin(_("My credentials"), "list_holdings")))


def _cannot(session: Session, holding: Holding) -> Reply:
    text = _(
        "That holds for all that I send: I cannot set it for {name} alone. For one of them I can set how many days "
        "before I remind you, and whether at all."
    )
    name = title(holding, session.manager.knowledge.catalogue)
    undo = session.state.undo
    back = (Button(label=_("Undo"), action=undo),) if undo is not None else ()
    return Reply(
        parts=(paragraph(text, name=bold(name)),),
        buttons=(*back, begin(_("No reminders for it"), "mute_holding", holding=holding.id)),
    )
