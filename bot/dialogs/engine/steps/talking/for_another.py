"""What is told of somebody else, "she has no experience": a condition of what was asked for them, kept of nobody."""

from __future__ import annotations

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.standing import is_of_another
from bot.dialogs.understanding.values import OTHERS_PAY
from bot.messaging.reply import Reply, paragraph
from bot.translation import _

_ASKED = frozenset({"credential_for_role", "credential_for_skill", "learning_path", "skill_gap", "browse_credentials"})
#: What else such a message may give is of the writer.
_CONDITIONS = frozenset({"level", "budget", "hours_a_week", "months", "by", "format", "known", "held", "issuers"})
_LATELY = 3
#: Below it is no more than a guess what else is wanted.
_HARDLY = 0.3


async def told(session: Session) -> Reply | None:
    """What was asked for them once more, with that; None unless it would be noted of the writer."""
    best, heard = session.guesses[0], session.heard
    tells = best.dialog == TELLING and session.sure
    if not (tells or best.score < _HARDLY) or "?" in heard.text or session.state.waiting is not None:
        return None
    if not is_of_another(heard.text) or OTHERS_PAY.search(heard.text):
        return None
    for frame in reversed(session.state.done[-_LATELY:]):
        given = fill_from_message(session.dialog(frame), heard).slots if frame.dialog in _ASKED else {}
        if given := {k: v for k, v in given.items() if k in _CONDITIONS}:
            session.trace.append("a condition of what was asked for somebody else")
            kept = {k: v for k, v in frame.slots.items() if k not in ("page", "steps")}
            return await session.begin(frame.dialog, {**kept, **given}, best.score)
    if not tells:
        return None
    session.understood = (TELLING, best.score)
    return Reply(parts=(paragraph(_("That is about somebody else, so I noted nothing of it.")),))
