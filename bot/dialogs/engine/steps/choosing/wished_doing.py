"""A job told by what somebody wants to do: "I'd like to drive lorries", "and if I want to inspect instead of weld?"."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE
from bot.messaging.reply import Reply
from bot.patterns import pattern

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


_PLAN, _ADVISES = "learning_path", "credential_for_role"
_DOING = r"[a-z]{3,20}"
_INSTEAD = pattern(
    r"\W*(?:(?:ok|okay|and|so|but|hm+|oh|well|actually|no|maybe|what)\W+){0,5}(?:if\s+|about\s+)?(?:i(?:['’]d)?\s+)?(?:(?:want|wanted|would|like|love|prefer|rather|to|wanna|could|also|just)\s+){0,5}"
    rf"(?P<one>{_DOING})(?:\s+(?:things|them|it))?\s+(?:instead\s+of|rather\s+than|and\s+not|not|than)\s+(?:to\s+)?(?P<other>{_DOING})"
    r"(?:\s+(?:things|them|it|all\s+day|any\s?more|myself))*\W*",
    re.IGNORECASE,
)
_LIMITS = ("budget", "hours_a_week", "by", "months", "starts", "country", "format", "level")


async def instead(session: Session) -> Reply | None:
    """None where no job is talked of, or none is called by both."""
    heard = session.heard
    said = _INSTEAD.fullmatch(heard.text)
    now = session.state.focus.job or session.state.focus.role or session.profile.goal
    if said is None or now is None or session.state.waiting is not None or heard.people or heard.teams:
        return None
    if any(n.mention.of("credential") and n.kind == "credential" for n in heard.named):
        return None
    job = session.manager.job_words.called(f"{_root(said['one'])} {_root(said['other'])}")
    if job is None or job == now:
        return None
    session.trace.append("a job called by what they would rather do")
    shown = plan_spoken_of(session)
    if shown is not None and shown.dialog == _PLAN:
        kept = {name: shown.slots[name] for name in _LIMITS if shown.slots.get(name) is not None}
        return await session.begin(_PLAN, {**kept, "role": job}, 0.8)
    return await session.begin(_ADVISES, {"role": job, "current": now}, 0.8)


def _root(word: str) -> str:
    return re.sub(r"ing$", "", word.casefold())
