""" "Send me a summary every Monday", of who leads a team and keeps nothing of their own: that of the team is meant. Who
has both gets their own, and is told of the other.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.turn import begin
from bot.messaging.reply import Reply, note
from bot.patterns import pattern
from bot.translation import _

_SUMMARY, _DIGEST = "set_summary", "set_digest"
_A_SUMMARY = pattern(r"\b(?:summar(?:y|ies)|overview|update|report|round-?up|recap|status)\b", re.IGNORECASE)
#: What speaks of oneself, or wants it no more.
_OF_ONESELF = pattern(
    r"\b(?:my|mine|own|personal|myself|i['’]?m|am\s+i|i\s+(?:do|stand|am)|stud\w+|learn\w*|no|not|stop|never|cancel|without|off|don['’]?t)\b",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where it is said whose it is to be, or they lead no team."""
    heard, records, best = session.heard, session.given.records, session.guesses[0]
    if best.dialog != _SUMMARY or not session.sure or not heard.leads or records is None or not session.given.private:
        return None
    if heard.people or heard.teams or "?" in heard.text or session.state.asking is not None:
        return None
    if not _A_SUMMARY.search(heard.text) or _OF_ONESELF.search(heard.text):
        return None
    slots = fill_from_message(session.manager.dialogs[_DIGEST], heard).slots
    own = bool(await records.studies()) or any(h.expires is not None for h in await records.holdings())
    session.trace.append("a summary, of who leads a team")
    if own:
        return _told_of_the_other(await session.start(best), slots)
    reply = await session.begin(_DIGEST, slots, 0.9)
    text = _(
        "That is how the team is doing. For one of your own studies and records say “a summary of my own every week”."
    )
    return reply.model_copy(update={"parts": (*reply.parts, note(text))})


def _told_of_the_other(reply: Reply, slots: dict[str, Any]) -> Reply:
    text = _("It is of your own studies and records. How your team is doing comes as a digest.")
    digest = begin(_("Digest of the team"), _DIGEST, **slots)
    return reply.model_copy(update={"parts": (*reply.parts, note(text)), "buttons": (*reply.buttons, digest)})
