"""Jobs near to the one that somebody has: those that build most on what they know."""

from __future__ import annotations

from typing import Annotated

from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.slots import CurrentRole, Hidden, Known
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.profile import remember
from bot.dialogs.understanding.money_talk import speaks_of_more_pay
from bot.knowledge.model.role import Role
from bot.knowledge.nearby import near_jobs, used_in, with_broader
from bot.knowledge.wording import skill_names
from bot.messaging.reply import Bullets, Button, Reply, bold, note, paragraph, spans
from bot.translation import _

Ids = Annotated[list[str], Hidden()]
#: What somebody says they know counts as what is done every day.
_WELL = 3


@dialog
async def other_jobs(
    turn: Turn,
    current: CurrentRole | None = None,
    known: Known | None = None,
    without: Ids | None = None,
    using: Ids | None = None,
) -> Reply:
    """What else somebody could do with what they know, nearest first, with what of it helps there.

    ``without``: ids of jobs, families and skills that it shall have nothing to do with; ``using``: skills that a
    credential would prove, which nobody said they have.
    """
    remember(turn, (), tuple(known or ()))
    roles = turn.catalogue.roles
    now = None if using else current or _spoken_of(turn) or _looked_from(turn) or roles.get(turn.profile.role or "")
    if now is None and not (using or known or turn.profile.skills or _named_skills(turn)):
        now = roles.get(turn.focus.role or "")  # "something that pays better", after talk of one job alone
    turn.frame.slots["current"] = now.id if now else None
    told = {*(using or turn.profile.skills), *(s.id for s in known or ())}
    knows = with_broader(turn.catalogue, told if now else {*told, *_named_skills(turn)})
    skills = {**(used_in(turn.catalogue, now) if now else {}), **dict.fromkeys(knows, _WELL)}
    near = near_jobs(turn.catalogue, skills, now, without=without or ())
    notes = [_("How much of what the job asks for is useful in your job or known to you.")]
    if not near:
        text = _("Tell me what you do now, or what you know, and I say which jobs are near to it.")
        if now:
            text = _("I know no job near to {role}. Tell me what else you know, and I look again.").format(
                role=now.name
            )
        return Reply(parts=(paragraph("{text}", text=text),), buttons=(begin(_("What can you do?"), "capabilities"),))
    turn.about(jobs=[role.id for role, _share in near])
    items = tuple(
        spans("{name} – {n} %: {skills}", name=bold(role.name), n=str(round(100 * share)), skills=said)
        for role, share in near
        for said in [skill_names(turn.catalogue, [s for s in role.skills if s in skills], 4)]
    )
    title = (
        _("Near to {role}:").format(role=now.name)
        if now
        else _("Near to what that proves:")
        if using
        else _("Near to what you know:")
    )
    if speaks_of_more_pay(turn.heard):
        notes.append(_("What jobs pay I do not know: look at postings near you."))
    return Reply(
        parts=(
            paragraph("{title}", title=title),
            Bullets(items=items, numbered=True),
            *(note("{text}", text=text) for text in notes),
        ),
        buttons=tuple(_credentials_for(role) for role, _share in near[:3]),
    )


def _spoken_of(turn: Turn) -> Role | None:
    """ "Bored as an electrician": the one job that is named is the one to go on from."""
    named = dict.fromkeys(n.mention.of("role")[0].id for n in turn.heard.named if n.mention.of("role"))
    return turn.catalogue.roles[next(iter(named))] if len(named) == 1 else None


def _looked_from(turn: Turn) -> Role | None:
    """ "Something better paid", right after other jobs were looked for."""
    before = next((f for f in reversed(turn.state.done) if f.dialog == turn.frame.dialog), None)
    return turn.catalogue.roles.get((before.slots.get("current") if before else None) or "")


def _named_skills(turn: Turn) -> list[str]:
    """ "Fed up with nursing" names what somebody does, and no job."""
    return [m.id for n in turn.heard.named if n.cue != "goal" for m in n.mention.of("skill")]


def _credentials_for(role: Role) -> Button:
    return begin(_("Credentials for {role}").format(role=role.name), "credential_for_role", role=role.id)
