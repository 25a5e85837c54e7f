"""What a few jobs are, and how one gets into each: for whoever is to choose one and knows none of them."""

from __future__ import annotations

from typing import Annotated

from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.wishing import next_step_wish
from bot.knowledge.advisor import advise
from bot.knowledge.model.credential import Credential
from bot.knowledge.model.role import Role
from bot.knowledge.wording import hours_words, level_words, price_words, short_name
from bot.messaging.reply import Bullets, Reply, bold, note, paragraph, spans
from bot.translation import _

_UNKNOWN = 10**6


@dialog
async def jobs_in_short(
    turn: Turn, jobs: Annotated[list[str], Hidden()], easiest: Annotated[bool, Hidden()] = False
) -> Reply:
    """A sentence for each job and a first credential for it; ``easiest``: the one that takes fewest hours first."""
    roles = [turn.catalogue.roles[job] for job in jobs if job in turn.catalogue.roles]
    first = {role.id: _first_step(turn, role) for role in roles}
    if easiest:
        roles.sort(key=lambda role: _effort(first[role.id]))
    turn.about(jobs=[role.id for role in roles])
    _ask_in_this_order(turn, [role.id for role in roles])
    title = _("What one does there, and a first step:")
    if easiest:
        title = _("By how much study a first credential takes, least first:")
    items = tuple(
        spans("{name} – {summary} {step}", name=bold(role.name), summary=role.summary, step=_step(first[role.id]))
        for role in roles
    )
    return Reply(
        parts=(
            paragraph("{title}", title=title),
            Bullets(items=items, numbered=True),
            note("{text}", text=_("What jobs pay and how many are open I do not know: look at postings near you.")),
        ),
        buttons=tuple(
            begin(_("Credentials for {role}").format(role=role.name), "credential_for_role", role=role.id)
            for role in roles[:3]
        ),
    )


def _ask_in_this_order(turn: Turn, jobs: list[str]) -> None:
    """The question which of them it shall be goes on; "the second one" is the second that is shown here."""
    for frame in turn.state.stack:
        if frame.awaiting is not None and set(frame.awaiting.options) == set(jobs):
            frame.awaiting.options = jobs
            frame.awaiting.question = _("Which one could it be?")


def _first_step(turn: Turn, role: Role) -> Credential | None:
    """Of those that are advised for it and need nothing before, one for beginners, else the best."""
    wish = next_step_wish(turn.catalogue, turn.profile, turn.currency, role, turn.country)
    open_to_all = [a.credential for a in advise(turn.catalogue, wish).ranked if not a.unmet]
    return next((c for c in open_to_all if c.level == "entry"), next(iter(open_to_all), None))


def _effort(step: Credential | None) -> tuple[bool, int]:
    return (step is None or step.level != "entry", (step.hours if step else None) or _UNKNOWN)


def _step(step: Credential | None) -> str:
    if step is None:
        return _("I know no first credential for it.")
    facts = (level_words(step.level), price_words(step.cost), hours_words(step.hours))
    return _("First step: {credential} ({facts}).").format(
        credential=short_name(step), facts=", ".join(fact for fact in facts if fact)
    )
