"""A job where it was asked to which of some credentials a plan shall lead: the plan leads to the job."""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply

_ONE, _JOB = "credential_path", "learning_path"
_AROUND = frozenset(
    """
    a an the to as for towards into be become job of it make me plan please pls i want rather
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def named(session: Session) -> Reply | None:
    """ "Security analyst" is a job, however much of the name of one of them it is; None where more is said."""
    heard, frame = session.heard, session.state.waiting
    if frame is None or frame.dialog != _ONE or len(heard.named) != 1 or "?" in heard.text:
        return None
    job = heard.named[0].mention
    if job.matches[0].kind != "role" or not job.matches[0].exact:
        return None
    if any(w.text not in _AROUND for w in heard.words if not job.start <= w.start < job.end):
        return None
    session.state.stack.remove(frame)
    session.trace.append("a job instead of one of the credentials")
    limits = {name: value for name, value in frame.slots.items() if name != "credential"}
    return await session.begin(_JOB, {**limits, "role": job.matches[0].id}, 0.9)
