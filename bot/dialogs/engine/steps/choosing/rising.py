""" "I work in a warehouse, want to get on": somebody who wants to rise from a job is told which are near to it."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply
from bot.patterns import pattern

_NEAR, _FOR_JOB = "other_jobs", "credential_for_role"
_RISES = pattern(
    r"(?P<job>.{4,80}?)(?:\s*[,.;–-]\s*|\s+)(?:(?:and|but|so|now)\s+)?(?:i\s+(?:would\s+)?|i['’]?d\s+|i['’]?m\s+)?(?:(?:really|just|also|now)\s+)?"
    r"(?:want(?:ing)?|wanna|would\s+like|like|love|need|hop(?:e|ing)|look(?:ing)?|try(?:ing)?|keen)\s+(?:to\s+)?"
    r"(?:get\s+on|climb(?:\s+(?:up|higher))?|rise|work\s+my\s+way\s+up|move\s+up|go\s+up)"
    r"(?:\s+(?:in\s+life|in\s+the\s+world|at\s+work|in\s+(?:my|the)\s+(?:job|career|work|company)|the\s+(?:\w+\s+)?ladder|a\s+bit|from\s+(?:there|here|that)|there|here|please"
    r"|somehow|now))*\W*",
    re.IGNORECASE,
)
#: What tells a job of one's own.
_OWN = pattern(
    r"\W*(?:(?:hi|hey|hello|so|well|ok)\W+){0,2}(?:i\s+|i['’]?m\s+|i\s+am\s+)?(?:(?:currently|just|still|now)\s+)?"
    r"(?:work(?:ing)?|employed|(?:have\s+)?(?:got\s+)?a\s+job)\s+(?:as|in|at|on|for|with)\s+(?:an?\s+|the\s+)?(?P<where>.{2,60})",
    re.IGNORECASE,
)
_AM = pattern(r"\W*(?:(?:hi|hey|hello|so|well|ok)\W+){0,2}(?:i['’]?m|i\s+am|i)\s", re.IGNORECASE)


async def wished(session: Session) -> Reply | None:
    """None where no job of their own is said in front of it."""
    heard = session.heard
    said = _RISES.fullmatch(heard.text)
    if said is None or session.state.waiting is not None or heard.people or heard.teams or "?" in heard.text:
        return None
    own = _OWN.fullmatch(said["job"])
    jobs = [n for n in heard.named if n.mention.of("role") and n.mention.end <= said.end("job")]
    if len(jobs) > 1 or (own is None and not _AM.match(said["job"]) and not (jobs and jobs[0].mention.start == 0)):
        return None
    where = own["where"] if own is not None else said["job"]
    job = jobs[0].mention.of("role")[0].id if jobs else session.manager.job_words.called(where)
    if job is None and own is None:
        return None
    session.trace.append("they want to rise from their job")
    if job is None:
        return await session.start(Guess(_FOR_JOB, 0.8, "they want to rise"))
    session.profile = session.profile.model_copy(update={"role": job})
    return await session.begin(_NEAR, {"current": job}, 0.9)
