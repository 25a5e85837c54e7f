"""A member is to be asked on a later day: I ask at once or not at all, and say so."""

from __future__ import annotations

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.duty_slots import Everybody, Wanted
from bot.dialogs.engine.team_slots import People, TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.choosing import led_team, with_all
from bot.messaging.reply import Reply, bold, paragraph
from bot.translation import _, listed


@private_dialog
async def nudge_later(
    turn: Turn, who: People | None = None, wanted: Wanted | None = None, team: TeamId | None = None,
    everybody: Everybody | None = None,
) -> Reply:  # fmt: skip
    """Nobody is asked yet; the button asks now."""
    place = await led_team(turn, team, with_all(turn, who or []))
    if isinstance(place, Reply):
        return place
    turn.frame.slots["team"] = place.team.id
    given = {"who": who, "wanted": wanted}
    slots = {name: value for name, value in given.items() if value}
    ask = begin(_("Ask now"), "nudge_member", team=place.team.id, **slots, **({} if who else {"everybody": True}))
    called = {person.id: person.name for person in turn.circle.people}
    names = [str(called.get((said.get("ids") or [0])[0]) or said["name"]) for said in who or []]
    text = _(
        "I have asked nobody: I ask {names} at once or not at all, and keep no day for it. Tell me on that day, or "
        "press below. Of what the team needs by a day I remind everybody who lacks it without being asked."
    )
    return Reply(parts=(paragraph(text, names=bold(listed(names)) if names else _("members")),), buttons=(ask,))
