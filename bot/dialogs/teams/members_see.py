"""What the members of a team see of it, as its lead asks."""

from __future__ import annotations

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.choosing import my_places, not_lead
from bot.messaging.reply import Bullets, Reply, paragraph, spans
from bot.translation import _, listed


@private_dialog
async def what_members_see(turn: Turn) -> Reply:
    """The same in each team: of the team, of the lead's looks, of each other and of the lead."""
    led = [place for place in await my_places(turn) if place.lead]
    if not led:
        return not_lead(None, led)
    names = listed([place.team.name for place in led])
    lead = _("Of you: that you lead it, and none of your own records.")
    if any(place.member for place in led):
        lead = _(
            "Of you: that you lead it, and none of your own records; where you are a member too, its leads see yours."
        )
    items = (
        _("Of the team: who leads it, how many are in it, and what is required of themselves."),
        _("Of your looks: who looked at what they share, and on which day; “who looked at my records?” tells them."),
        _("Of each other: nothing."),
        lead,
        _("What you ask me, and what I answer you, they do not see."),
    )
    return Reply(
        parts=(
            paragraph(_("What members of {teams} see:"), teams=names),
            Bullets(items=tuple(spans("{text}", text=text) for text in items)),
        ),
        buttons=(begin(_("My teams"), "my_teams"),),
    )
