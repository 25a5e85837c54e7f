"""Several jobs are offered: "what would that cost?" depends on which it is, and "anything free" is kept for it."""

from __future__ import annotations

from bot.dialogs.engine import questions
from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.that_job import jobs_offered
from bot.messaging.reply import Reply
from bot.translation import _

_ADVISES = "credential_for_role"
_OF_THE_WAY = frozenset({"hours", "price"})
_LIMITS = ("budget", "hours_a_week", "months")
_LONG = 14


async def told(session: Session) -> Reply | None:
    """The question again, with what was told for it; None where a job or anything else is named."""
    heard, frame = session.heard, session.state.waiting
    if frame is None or frame.dialog != _ADVISES or len(jobs_offered(session)) <= 1 or len(heard.words) > _LONG:
        return None
    if heard.named or heard.people or heard.teams or heard.ordinals or heard.dates:
        return None
    slots = fill_from_message(session.dialog(frame), heard).slots
    limits = {name: slots[name] for name in _LIMITS if slots.get(name) is not None}
    asks = not limits and bool(_OF_THE_WAY & set(heard.choices.get("facet", ())))
    if not limits and not asks:
        return None
    session.trace.append("a limit, or a question of the way, before the job is chosen")
    session.understood = (frame.dialog, 0.7)
    frame.slots.update(limits)
    text = _("I keep that in mind for it.")
    if asks:
        text = _("That depends on the job: choose one, and ask me again.")
    return questions.ask_again(session, frame, text)
