"""What a lead can do, and cannot, so that a member is left alone."""

from __future__ import annotations

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.team_slots import People, TeamId
from bot.dialogs.engine.turn import Turn
from bot.dialogs.teams.choosing import led_team, with_all
from bot.messaging.reply import Bullets, Reply, bold, paragraph, spans
from bot.translation import _, listed


@private_dialog
async def leave_alone(turn: Turn, who: People | None = None, team: TeamId | None = None) -> Reply:
    """Nothing is changed: when they are written to is their own choice."""
    place = await led_team(turn, team, with_all(turn, who or ()))
    if isinstance(place, Reply):
        return place
    turn.frame.slots["team"] = place.team.id
    items = (
        _("In your name I ask them nothing unless you say “nudge …”."),
        _("Of their own records, and of the team's needs, I remind them as they set it: they can say “pause until …”."),
        _("What they do not need at all you take off them with “exempt …”, and a reason."),
    )
    text = _("When I write to {names} is not yours to set, so I changed nothing:")
    names = (
        listed([str(said["name"]) for said in who]) if who else _("the members of {team}").format(team=place.team.name)
    )
    return Reply(
        parts=(paragraph(text, names=bold(names)), Bullets(items=tuple(spans("{text}", text=item) for item in items)))
    )
