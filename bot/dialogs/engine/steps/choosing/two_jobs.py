""" "Instructional designer or corporate trainer, what's the difference?": two jobs side by side, and no credentials."""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply

_COMPARES, _JOB = "compare_credentials", "skill_gap"
_TWO = 2


async def compared(session: Session) -> Reply | None:
    """What each of them asks for; None unless just two jobs are named, and compared."""
    heard, best = session.heard, session.guesses[0]
    if session.state.waiting is not None or not session.sure or best.dialog != _COMPARES:
        return None
    named = [n for n in heard.named if n.cue != "current"]
    jobs = list(dict.fromkeys(n.mention.of("role")[0].id for n in named if n.kind == "role"))
    if len(jobs) != _TWO or len(named) != _TWO or any(m.exact for n in named for m in n.mention.of("credential")):
        return None
    session.trace.append("two jobs side by side")
    first = await session.begin(_JOB, {"role": jobs[0]}, best.score)
    return first.plus(await session.begin(_JOB, {"role": jobs[1]}, best.score))
