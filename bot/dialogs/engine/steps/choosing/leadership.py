""" "Staff nurse, want to go into leadership", "I drive a forklift and want to be a supervisor": the job that leads in
one's own field is what is wished for.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

_FOR_JOB = "credential_for_role"
#: What such a wish is taken for.
_TAKEN_FOR = frozenset({_FOR_JOB, "credential_for_skill", "skill_gap", "update_profile", "out_of_scope", "other_jobs"})
_TITLE = (
    r"(?:supervisor|manager|boss|foreman|forewoman|charge\s?hand"
    r"|(?:team|shift|crew)\s?(?:lead(?:er)?|manager|supervisor))"
)
_LEADS = pattern(
    r"\b(?:want|wanting|wanna|like|love|hope|hoping|aim|aiming|looking|move|moving|step(?:ping)?|get(?:ting)?|go(?:ing)?|keen)\b[^.!?]{0,30}?"
    r"\b(?:(?:in)?to\s+(?:a\s+)?(?:leadership|management|supervision)|to\s+(?:lead|manage|supervise)\s+(?:a\s+|the\s+|my\s+)?(?:team|ward|shift|people|staff|others|crew)?"
    rf"|a\s+(?:leadership|management|lead)\s+(?:role|job|position)|(?:be|made|to)\s+(?:an?\s+|the\s+)?{_TITLE})(?!\s+of\b)(?!\w)"
    rf"|\bbecom(?:e|ing)\s+(?:an?\s+|the\s+)?{_TITLE}(?!\s+of\b)(?!\w)"
    r"|\b(?:think(?:ing)?\s+(?:about|of)|fancy|considering|interested\s+in|ready\s+for|curious\s+about)\s+(?:(?:going|moving|getting|stepping)\s+(?:up\s+)?(?:in)?to\s+|a\s+)?"
    r"(?:management|leadership|managing|supervising|leading\s+(?:a\s+|the\s+|my\s+)?(?:team|ward|shift|people|others))(?!\s+of\b)(?!\w)",
    re.IGNORECASE,
)
#: "I want to switch to team lead": a job, and no team to be made here.
_TEAM_LEAD = pattern(
    r"\b(?:want|wanna|like|love|hope|hoping|aim|aiming|switch(?:ing)?|mov(?:e|ing)|becom(?:e|ing)|promot(?:ed|ion)|step(?:ping)?|get(?:ting)?|go(?:ing)?|work(?:ing)?)\b[^.!?]{0,30}?"
    r"\b(?:team|shift|crew|group)[\s-]?lead(?:er)?s?\b",
    re.IGNORECASE,
)
_MADE_HERE = pattern(
    r"\b(?:create|make|set\s*up|setting\s+up|found|start|open|invite|add|remind|my\s+team|our\s+team)\b", re.IGNORECASE
)
_OF_A_TEAM_LEAD = frozenset({*_TAKEN_FOR, "create_team"})
#: "A supervisor in a warehouse".
_PLACE = pattern(r"\s*(?:in|at|of|on)\s+(?:an?\s+|the\s+|my\s+|our\s+)?$", re.IGNORECASE)
_INTRODUCED = pattern(
    r"\W*(?:(?:hi|hello|hey|ok|so|i|i['’]?m|am|an?|currently|just|work|working|as)\W+){0,5}$", re.IGNORECASE
)
_LEADERS = frozenset({"manager", "director", "principal", "head", "supervisor"})
#: The share of one's own job that a job has to have in common with it to be the one that leads there.
_ENOUGH = 0.3
_FOR_SKILL, _TEAMS = "credential_for_skill", "team-management"
_MANAGING = frozenset({"leadership", "team-management", "people-management"})


async def wished(session: Session) -> Reply | None:
    """None where no job of their own is said, or the field has none that leads."""
    heard, best = session.heard, session.guesses[0]
    if session.state.waiting is not None or (session.sure and best.dialog not in _TAKEN_FOR):
        return None
    said = _LEADS.search(heard.text)
    jobs = [n for n in heard.named if n.kind == "role" and n.mention.of("role")]
    if said is None or len(jobs) > 1 or heard.people or heard.teams:
        return None
    others = [n for n in heard.named if n.kind != "role" and not {m.id for m in n.mention.of("skill")} & _MANAGING]
    now = _own(session, jobs[0], said) if jobs else session.profile.role
    if not now or others or _leads_already(session, now):
        return None
    leader = _leader(session, now)
    if leader is None:
        return await _to_lead_at_all(session, now)
    session.trace.append("the job that leads in one's own field")
    known = Guess(_FOR_JOB, max(best.score, 0.6), "they want to lead in their field")
    return await session.start(known, {"role": leader, "current": now})


def _own(session: Session, job: Named, said: re.Match[str]) -> str | None:
    """The job they have: told as theirs, at the beginning of what they say, or where they want to lead."""
    place = _PLACE.match(session.heard.text, said.end(), job.mention.start)
    theirs = job.cue == "current" or (job.cue is None and job.mention.end <= said.start() and _INTRODUCED.match(
        session.heard.text[: job.mention.start]
    ))  # fmt: skip
    return job.mention.of("role")[0].id if theirs or place else None


def _leads_already(session: Session, job: str) -> bool:
    own = session.manager.knowledge.catalogue.roles.get(job)
    return own is None or own.leads or bool(_LEADERS & set(own.name.casefold().split()))


async def team_lead(session: Session) -> Reply | None:
    """The job that leads in their field, or what proves leading a team where no field is told; None where another job
    or field is named, and for who is in a team here.
    """
    heard, best = session.heard, session.guesses[0]
    if session.state.waiting is not None or heard.people or heard.teams or session.given.circle.teams:
        return None
    if best.dialog not in _OF_A_TEAM_LEAD or not _TEAM_LEAD.search(heard.text) or _MADE_HERE.search(heard.text):
        return None
    said = [n for n in heard.named if not {m.id for m in n.mention.of("skill")} & _MANAGING]
    own = [n.mention.of("role")[0].id for n in said if n.kind == "role" and n.cue == "current"]
    if len(said) > len(own) and not all(_is_the_lead(n) for n in said if n.cue != "current"):
        return None
    session.trace.append("to lead a team")
    now = own[0] if own else session.profile.role
    leader = _leader(session, now) if now and not _leads_already(session, now) else None
    if leader is not None:
        return await session.start(Guess(_FOR_JOB, 0.9, "they want to lead"), {"role": leader, "current": now})
    tell = paragraph(_("Team leads are in every field. Tell me yours, such as “I'm a nurse”, and I look there."))
    return Reply(parts=(tell,)).plus(await session.begin(_FOR_SKILL, {"skills": [_TEAMS]}, 0.9))


def _is_the_lead(named: Named) -> bool:
    """ "Team leader" is called so in several fields."""
    return named.kind == "role" and len(named.mention.of("role")) > 1


def _leader(session: Session, job: str) -> str | None:
    """The job of the field that leads, and shares most with theirs; none that shares little."""
    catalogue = session.manager.knowledge.catalogue
    own, field = catalogue.roles[job], catalogue.family_of[job]
    leading = [r for r in catalogue.roles.values() if catalogue.family_of[r.id] == field and r.leads]
    leading = [r for r in leading if _LEADERS & set(r.name.casefold().split())]
    shared = {r.id: sum(min(w, own.skills.get(s, 0)) for s, w in r.skills.items()) for r in leading}
    best = max(shared, key=lambda key: shared[key], default=None)
    return best if best is not None and shared[best] >= _ENOUGH * sum(own.skills.values()) else None


async def _to_lead_at_all(session: Session, job: str) -> Reply | None:
    """The catalogue has no job that leads theirs: what proves leading a team is of use in any."""
    catalogue = session.manager.knowledge.catalogue
    if _TEAMS not in catalogue.skills:
        return None
    session.trace.append("no job is known that leads theirs")
    text = _("My catalogue has no supervisor of your trade ({role}). What proves that one can lead a team:")
    shown = await session.begin(_FOR_SKILL, {"skills": [_TEAMS], "current": job}, 0.6)
    return Reply(parts=(paragraph(text, role=bold(catalogue.roles[job].name)),)).plus(shown)
