"""A job told by what somebody wants to do there: "I'd like to drive lorries"."""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE
from bot.messaging.reply import Reply

_FOR_JOB = "credential_for_role"
#: "I'd like to drive lorries" in so many words at most, and nothing else of it.
_FEW = 12


async def wished(session: Session) -> Reply | None:
    """A job told by what somebody wants to do there, where nothing surer is heard."""
    heard, best = session.heard, session.guesses[0]
    surer = session.sure and best.dialog != OUT_OF_SCOPE
    if surer or session.state.waiting is not None or len(heard.named) != 1 or len(heard.words) > _FEW:
        return None
    job = heard.named[0]
    if job.kind != "role" or job.cue != "goal" or heard.dates or heard.values:
        return None
    session.trace.append("a job is told by what is wished to be done")
    return await session.begin(_FOR_JOB, {"role": job.mention.matches[0].id}, max(best.score, 0.6))
