"""What a lead can do about what the team lacks: who has to get what, and what is done here for that."""

from __future__ import annotations

from typing import Annotated

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.duty_slots import RequirementId
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.team_slots import TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.asking.seeing import seen, unseen
from bot.knowledge.wording import short_name
from bot.messaging.reply import Bullets, Button, Part, Reply, Span, bold, paragraph, spans
from bot.scheduling.duties import STAGES_AHEAD
from bot.scheduling.duty_words import missing_words
from bot.tracking.teams import standing
from bot.tracking.teams.looking import TeamView
from bot.tracking.teams.standing import Standing
from bot.translation import _, day, listed, ngettext

_MOST, _MOST_BUTTONS = 15, 3


@private_dialog
async def close_gaps(
    turn: Turn, team: TeamId | None = None, requirement: RequirementId | None = None,
    closers: Annotated[list[str], Hidden()] | None = None,
) -> Reply:  # fmt: skip
    """Of what is needed, or of one thing of it, who has to get it. ``closers``: credentials that would prove what was
    missing for a job, where that was looked at.
    """
    view = await seen(turn, team, "close_gaps")
    if isinstance(view, Reply):
        return view
    found = [c for c in closers or () if c in turn.catalogue.credentials][:_MOST_BUTTONS]
    if found:
        return _to_be_required(turn, view, found)
    every = await standing.of_view(turn.records.connection, view)
    if not every:
        text = _("Nothing is required in {team} yet. Say for example “everyone in {team} needs first aid by 1 March”.")
        return Reply(parts=(paragraph(text, team=view.team.name),))
    about = [s for s in every if s.requirement.id == requirement] or every
    lacking = [s for s in about if s.lacks(turn.today)]
    if not lacking:
        return Reply(
            parts=(
                paragraph(_("Nobody in {team} lacks what is needed."), team=bold(view.team.name)),
                *unseen(view, "credentials"),
            )
        )
    if len(lacking) == 1:
        turn.frame.slots["requirement"] = lacking[0].requirement.id
    parts: list[Part] = [
        paragraph(_("Still to be got in {team}:"), team=bold(view.team.name)),
        Bullets(items=tuple(_line(turn, stand) for stand in lacking[:_MOST])),
        paragraph("{text}", text=_what_i_do(lacking)),
    ]
    costs = begin(_("What does it cost?"), "requirement_costs", team=view.team.id)
    return Reply(parts=(*parts, *unseen(view, "credentials")), buttons=(*_nudges(turn, lacking), costs))


def _line(turn: Turn, stand: Standing) -> tuple[Span, ...]:
    needed, n = stand.requirement, stand.lacks(turn.today)
    who = missing_words(stand, turn.today)
    if needed.needed is not None:
        who = ngettext("{n} more person", "{n} more people", n).format(n=n)
    text = _("{name}, for {who}, by {day}") if needed.due else _("{name}, for {who}; no day is set")
    return spans(text, name=bold(needed.name), who=who, day=day(needed.due) if needed.due else "")


def _what_i_do(lacking: list[Standing]) -> str:
    """Who goes when, and to which course, is theirs to say."""
    days = listed([str(n) for n in STAGES_AHEAD])
    reminds = _("Each of them is reminded {days} days before the day.").format(days=days)
    if any(stand.requirement.due is None for stand in lacking):
        reminds = _("Once a day is set – “{name} by 1 March” – I remind each of them {days} days before it.").format(
            name=next(s.requirement.name for s in lacking if s.requirement.due is None), days=days
        )
    asks = _("I can ask them how it is going, in your name; who has it already only needs to tell me.")
    books = _("I book no courses: who goes when is yours to say.")
    return f"{asks} {reminds} {books}"


def _nudges(turn: Turn, lacking: list[Standing]) -> tuple[Button, ...]:
    of = [s.requirement for s in lacking if s.requirement.needed is None and s.missing(turn.today)][:_MOST_BUTTONS]
    if len(of) == 1:
        return (begin(_("Nudge who is missing"), "nudge_member", requirement=of[0].id),)
    return tuple(begin(_("Nudge: {name}").format(name=r.name), "nudge_member", requirement=r.id) for r in of)


def _to_be_required(turn: Turn, view: TeamView, closers: list[str]) -> Reply:
    """Nothing of it is needed by the lead's word yet; nobody is chosen for it here."""
    names = {c: short_name(turn.catalogue.credentials[c]) for c in closers}
    text = _(
        "Most of it would be closed by {names}. Who gets which of them is yours to say: make it needed, and I count "
        "who has it and remind who lacks it – “everyone needs {one} by 1 March”, or “two of us need {one}”."
    )
    shortest = min(names.values(), key=len)
    buttons = tuple(
        begin(
            _("Everyone needs {name}").format(name=name), "require_credential", team=view.team.id,
            wanted=[{"name": name, "ids": [c], "skill": None}],
        )
        for c, name in names.items()
    )  # fmt: skip
    return Reply(
        parts=(paragraph(text, names=bold(listed(list(names.values()), "or")), one=shortest),), buttons=buttons
    )
