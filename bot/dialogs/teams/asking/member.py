"""One member alone."""

from __future__ import annotations

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.team_slots import ChosenPerson, People, TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.asking.seeing import held_name, seen
from bot.dialogs.teams.choosing import resolve
from bot.dialogs.teams.places import shared_words
from bot.messaging.reply import Bullets, Part, Reply, Span, bold, note, paragraph, spans
from bot.scheduling.messages import study_line, when
from bot.tracking.teams.looking import Member, SharedHolding
from bot.translation import _, day

_MOST = 20


@private_dialog
async def team_member(turn: Turn, who: People, team: TeamId | None = None, chosen: ChosenPerson | None = None) -> Reply:
    """What one member shares: credentials with their dates, and studies."""
    person_id = await resolve(turn, who[0], chosen)
    turn.frame.slots["chosen"] = person_id
    view = await seen(turn, team, "team_member", person_id or 0)
    if isinstance(view, Reply):
        return view
    member = next((m for m in view.members if m.id == person_id), None)
    if member is None:
        text = _("{name} is not a member of {team}, or has not said yes: I have nothing to show you of them.")
        return Reply(parts=(paragraph(text, name=bold(who[0]["name"]), team=view.team.name),))
    turn.focus.people = [member.id]
    parts: list[Part] = [paragraph(_("{name}, in {team}:"), name=bold(member.name), team=view.team.name)]
    parts += _held(turn, member)
    if member.studies:
        items = tuple(study_line(study, turn.today) for study in member.studies[:_MOST])
        parts += [paragraph(_("Studying:")), Bullets(items=items)]
    if set(member.shares) != {"credentials", "dates", "studies"}:
        parts.append(note(_("{name} shares {what}."), name=member.name, what=shared_words(member.shares)))
    nudge = begin(
        _("Ask how it is going"), "nudge_member", team=view.team.id, who=[{"name": member.name, "ids": [member.id]}]
    )
    return Reply(parts=tuple(parts), buttons=(nudge,))


def _held(turn: Turn, member: Member) -> list[Part]:
    if "credentials" not in member.shares:
        return []
    if not member.holdings:
        return [paragraph(_("No credentials recorded, or none shared."))]
    return [Bullets(items=tuple(_line(turn, holding) for holding in member.holdings[:_MOST]))]


def _line(turn: Turn, holding: SharedHolding) -> tuple[Span, ...]:
    said = []
    if holding.awarded:
        said.append(_("got {day}").format(day=day(holding.awarded)))
    if holding.expires:
        said.append(when(holding.expires, turn.today))
    if holding.verified_at:
        said.append(_("verified on {day}").format(day=day(holding.verified_at.date())))
    text = "{name}: {said}" if said else "{name}"
    return spans(text, name=bold(held_name(turn, holding)), said=", ".join(said))
