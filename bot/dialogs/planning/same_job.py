"""A credential that the limits do not allow: what leads within them to the job that it is taken for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.lines import plan_line
from bot.dialogs.planning.wanted import path_of
from bot.knowledge.advisor import CORE_COUNTS
from bot.knowledge.model.credential import Credential
from bot.knowledge.model.role import Role
from bot.knowledge.pathway import Path
from bot.knowledge.wording import short_name
from bot.messaging.reply import Bullets, Button, Reply, bold, paragraph, spans
from bot.translation import _, listed

#: It is taken for a job of which it proves so much, and so many of them are looked at.
_LEAST, _JOBS = 0.35, 2
_MOST_SKILL = 3
#: What of the plan for the credential is asked of the one for the job too.
_LIMITS = ("budget", "hours_a_week", "by", "months", "starts", "country", "not_issuers", "anywhere")


async def to_the_same_job(turn: Turn, credential: Credential) -> Reply:
    """Nothing where no job asks mostly for what it proves, or that is out of reach as well."""
    slots = turn.frame.slots
    kept: dict[str, Any] = {name: slots[name] for name in _LIMITS if slots.get(name) is not None}
    for job in _jobs(turn, credential):
        wish = {**kept, "role": job.id, "without": [credential.id]}
        path = await path_of(turn, wish)
        if path is not None and path.steps:
            return _told(turn, job, path, wish)
    return Reply()


def _jobs(turn: Turn, credential: Credential) -> list[Role]:
    """The job that is talked of, then those of which it proves most."""
    share = {role.id: _share(credential, role) for role in turn.catalogue.roles.values()}
    fitting = [role for role in turn.catalogue.roles.values() if share[role.id] >= _LEAST]
    return sorted(fitting, key=lambda role: (role.id != turn.focus.job, -share[role.id], role.id))[:_JOBS]


def _share(credential: Credential, role: Role) -> float:
    worth = {skill: float(weight**CORE_COUNTS) for skill, weight in role.skills.items()}
    proved = sum(worth[s] * credential.skills[s] / _MOST_SKILL for s in worth if s in credential.skills)
    return float(proved / sum(worth.values()))


def _told(turn: Turn, job: Role, path: Path, wish: Mapping[str, Any]) -> Reply:
    names = listed([short_name(step.credential) for step in path.steps])
    text = _("Another way to work as {job} is within them: {names}.")
    line = plan_line(_("Plan to {job}").format(job=job.name), path)
    button: Button = begin(_("Plan to {job}").format(job=job.name), "learning_path", **wish)
    parts = (paragraph(text, job=bold(job.name), names=names), Bullets(items=(spans("{line}", line=line),)))
    return Reply(parts=parts, buttons=(button,))
