"""What comes next for somebody: of their plan, of what they hold, and for the job they have or want."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.dialogs.advise import credential_for_role
from bot.dialogs.engine.dialog import Ask, private_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.expiring import expiring, span_of
from bot.dialogs.learning import study_status
from bot.dialogs.next_after import next_after
from bot.dialogs.planning.stepping import next_step
from bot.dialogs.profile import told_traits
from bot.knowledge.building_on import further
from bot.knowledge.model.role import Role
from bot.messaging.reply import Part, Reply, bold, paragraph
from bot.tracking.holdings import Holding
from bot.tracking.people import Profile
from bot.translation import _

_LOOK_FOR_A_JOB = frozenset({"credential_for_role", "learning_path", "skill_gap"})


@private_dialog
async def whats_next(turn: Turn, role: Role | None = None) -> Reply:
    """The next step of the plan that is followed; else what ends next, and what fits the job; else what is studied."""
    if await turn.records.plan() is not None:
        return await hand_on(turn, next_step, {})
    noted = _noted(turn, role) if role is not None else Reply()
    roles, profile = turn.catalogue.roles, turn.profile
    wished = roles.get(_looked_for(turn) or "")
    job = role or roles.get(profile.goal or "") or wished or roles.get(profile.role or "")
    held = await turn.records.holdings()
    first = None if job is not None else _built_on(turn, held)
    if job is None and not held and first is None and await turn.records.studies():
        return await hand_on(turn, study_status, {})
    if job is None and not held and first is None:
        raise Ask("role", (), _("What is your job? Or tell me which one you want, such as “I want to be a nurse”."))
    just_told = turn.records.changed  # what was noted a moment ago says itself when it ends
    ends = expiring(turn, held, *span_of("soon", turn.today)) if held and not just_told else Reply()
    if first is not None:
        built = await hand_on(turn, next_after, {"credential": first})
        ends = built.model_copy(update={"parts": (*ends.parts, *built.parts)})
    if job is None:
        text = _("Tell me your job, or the one you want, and I say what comes next for it.")
        find = begin(_("Find a credential for a job"), "credential_for_role")
        return ends.model_copy(update={"parts": (*ends.parts, paragraph(text)), "buttons": (*ends.buttons, find)})
    current = {"current": profile.role} if profile.role in roles and profile.role != job.id else {}
    advice = await hand_on(turn, credential_for_role, {"role": job.id, **current})
    own = job.id in (profile.role, profile.goal)
    title = _("What comes next for your job:") if own else _("What comes next on the way to {job}:")
    heading: tuple[Part, ...] = (paragraph(title, job=bold(job.name)),) if held else ()
    return advice.model_copy(update={"parts": (*noted.parts, *ends.parts, *heading, *advice.parts)})


def _looked_for(turn: Turn) -> str | None:
    """The job that credentials were looked for in this talk: who waits tables and looks at bookkeeping goes there."""
    job = turn.focus.job
    looked = any(f.dialog in _LOOK_FOR_A_JOB and f.slots.get("role") == job for f in turn.state.done)
    return job if looked else None


def _built_on(turn: Turn, held: Sequence[Holding]) -> str | None:
    """Of what somebody has, the latest that anything builds on."""
    latest = sorted(held, key=lambda h: (h.awarded or date.min, h.id), reverse=True)
    ids = [*(h.credential for h in latest), *reversed(turn.profile.holds)]
    return next((i for i in ids if i in turn.catalogue.credentials and further(turn.catalogue, [i])), None)


def _noted(turn: Turn, role: Role) -> Reply:
    """The answer to what their job is, kept for later; "I want to be a nurse" is a goal."""
    wanted = any(n.cue == "goal" for n in turn.heard.named)
    told = {"goal" if wanted else "role": role.id}
    turn.profile = turn.profile.model_copy(update=told)
    said = told_traits(turn, Profile.model_validate(told))
    return Reply(parts=(paragraph(_("Noted – {what}."), what=said),))
