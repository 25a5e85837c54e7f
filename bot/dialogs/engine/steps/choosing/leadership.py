""" "Staff nurse, want to go into leadership": the job that leads in one's own field is what is wished for."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply
from bot.patterns import pattern

_FOR_JOB = "credential_for_role"
#: What such a wish is taken for.
_TAKEN_FOR = frozenset({_FOR_JOB, "credential_for_skill", "skill_gap", "update_profile", "out_of_scope", "other_jobs"})
_LEADS = pattern(
    r"\b(?:want|wanna|like|love|hope|hoping|aim|aiming|looking|move|moving|step(?:ping)?|get(?:ting)?|go(?:ing)?|keen)\b[^.!?]{0,30}?"
    r"\b(?:(?:in)?to\s+(?:a\s+)?(?:leadership|management|supervision)|to\s+(?:lead|manage|supervise)\s+(?:a\s+|the\s+|my\s+)?(?:team|ward|shift|people|staff|others|crew)?"
    r"|a\s+(?:leadership|management|lead)\s+(?:role|job|position))(?!\s+of\b)(?!\w)",
    re.IGNORECASE,
)
_LEADERS = frozenset({"manager", "director", "principal", "head", "supervisor"})
_MANAGING = frozenset({"leadership", "team-management", "people-management"})


async def wished(session: Session) -> Reply | None:
    """None where no job of their own is said, or the field has none that leads."""
    heard, best = session.heard, session.guesses[0]
    jobs = [n.mention.of("role")[0].id for n in heard.named if n.kind == "role"]
    own = [n.mention.of("role")[0].id for n in heard.named if n.kind == "role" and n.cue == "current"]
    if (
        session.state.waiting is not None
        or best.dialog not in _TAKEN_FOR
        or len(jobs) > 1
        or not _LEADS.search(heard.text)
    ):
        return None
    others = [n for n in heard.named if n.kind != "role" and not {m.id for m in n.mention.of("skill")} & _MANAGING]
    now = own[0] if own else session.profile.role if not jobs else None
    leader = _leader(session, now) if now and not others else None
    if leader is None:
        return None
    session.trace.append("the job that leads in one's own field")
    said = Guess(_FOR_JOB, best.score, "they want to lead in their field")
    return await session.start(said, {"role": leader, "current": now})


def _leader(session: Session, job: str) -> str | None:
    """The job of the field that is called so, and shares most with theirs."""
    catalogue = session.manager.knowledge.catalogue
    own = catalogue.roles.get(job)
    if own is None or _LEADERS & set(own.name.casefold().split()):
        return None
    field = catalogue.family_of[job]
    leading = [r for r in catalogue.roles.values() if catalogue.family_of[r.id] == field and r.id != job]
    leading = [r for r in leading if _LEADERS & set(r.name.casefold().split())]
    shared = {r.id: sum(min(w, own.skills.get(s, 0)) for s, w in r.skills.items()) for r in leading}
    best = max(shared, key=lambda key: shared[key], default=None)
    return best if best is not None and shared[best] else None
