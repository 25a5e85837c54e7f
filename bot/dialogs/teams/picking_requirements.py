"""Which requirement of a team is meant: by what is named, the only one there is, or by asking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.dialogs.engine.dialog import Ask, is_of_teams
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.choosing import led_team, with_all
from bot.messaging.reply import Button, Reply, bold, paragraph
from bot.tracking.teams import membership, requirements
from bot.tracking.teams.membership import Membership, Team
from bot.tracking.teams.requirements import Requirement
from bot.translation import _, day

#: More are not offered as buttons.
_MOST_OFFERED = 8


async def led_requirement(
    turn: Turn,
    team: int | None,
    wanted: list[dict[str, Any]] | None,
    chosen: int | None,
    who: Sequence[dict[str, Any]] = (),
) -> Requirement | Reply:
    """The requirement, of the teams that the person leads, that is meant; or why there is none. ``who``: of whom.

    Raises Ask for slot ``team`` or ``requirement``.
    """
    place = await _team_of(turn, team, wanted, chosen, who)
    if isinstance(place, Reply):
        return place
    found = await requirements.of_teams(turn.records.connection, [place.team.id])
    if not found:
        text = _("Nothing is required in {team} yet. Say for example “everyone in {team} needs first aid by 1 March”.")
        return Reply(parts=(paragraph(text, team=place.team.name),))
    picked = pick_requirement(turn, found, wanted, chosen if chosen or wanted else _just_talked_of(turn, found))
    if picked is None:
        text = _("That is not required in {team}. What is: {names}.")
        names = [r.name for r in found]
        parts = (paragraph(text, team=bold(place.team.name), names="; ".join(names)),)
        return Reply(parts=parts, buttons=_to_require(place.team, wanted))
    return picked


def _to_require(team: Team, wanted: list[dict[str, Any]] | None) -> tuple[Button, ...]:
    """Where one thing was named that nobody needs yet."""
    if not wanted or len(wanted) > 1:
        return ()
    name = wanted[0]["name"]
    return (begin(_("Everyone needs {name}").format(name=name), "require_credential", wanted=wanted, team=team.id),)


async def _team_of(
    turn: Turn,
    team: int | None,
    wanted: list[dict[str, Any]] | None,
    chosen: int | None,
    who: Sequence[dict[str, Any]],
) -> Membership | Reply:
    """A button names the requirement alone, and that tells its team; so does what only one team needs."""
    if chosen is not None and team is None:
        known = await requirements.find(turn.records.connection, chosen)
        team = known.team.id if known is not None else None

    are_in_it = with_all(turn, who)

    async def needs_it(place: Membership) -> bool:
        found = await requirements.of_teams(turn.records.connection, [place.team.id])
        needed = not wanted or any(is_meant(r, want) for r in found for want in wanted)
        return needed and await are_in_it(place)

    return await led_team(turn, team, needs_it if wanted or who else None)


def _just_talked_of(turn: Turn, among: Sequence[Requirement]) -> int | None:
    """The one that the last answer was about."""
    last = turn.state.last
    if last is None or not is_of_teams(last.dialog):
        return None
    number, wanted = last.slots.get("requirement"), last.slots.get("wanted") or ()
    fitting = [r.id for r in among if r.id == number or any(is_meant(r, want) for want in wanted)]
    return fitting[0] if len(fitting) == 1 else None


def pick_requirement(
    turn: Turn, among: Sequence[Requirement], wanted: list[dict[str, Any]] | None, chosen: int | None
) -> Requirement | None:
    """None when none of what was named is required. Raises Ask for slot ``requirement`` when several may be meant."""
    if chosen is not None:
        return next((r for r in among if r.id == chosen), None)
    fitting = [r for r in among if any(is_meant(r, want) for want in wanted or ())]
    if wanted and not fitting:
        return None
    candidates = fitting or list(among)
    if len(candidates) == 1:
        return candidates[0]
    offered = candidates[:_MOST_OFFERED]
    raise Ask(
        "requirement", tuple(r.id for r in offered), _("Which requirement do you mean?"), tuple(map(_label, offered))
    )


def is_meant(requirement: Requirement, want: dict[str, Any]) -> bool:
    """Whether what is named is what is required."""
    if {*want["ids"], *want.get("called", ())} & set(requirement.credentials):
        return True
    if want["skill"] is not None and want["skill"] == requirement.skill:
        return True
    return requirements.same_name(want["name"], requirement.name)


def _label(requirement: Requirement) -> str:
    if requirement.due is None:
        return requirement.name
    return _("{name}, by {day}").format(name=requirement.name, day=day(requirement.due))


async def touch(turn: Turn, team: Team) -> None:
    """What everybody in the team is reminded of may be something else now."""
    connection = turn.records.connection
    everybody = [*await membership.members(connection, team.id), *await membership.leads(connection, team.id)]
    turn.records.others |= set(everybody)
