"""When a lead hears of what expires in a team, and when its members are reminded ahead."""

from __future__ import annotations

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.team_slots import People, TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.choosing import led_team, with_all
from bot.messaging.reply import Bullets, Reply, bold, paragraph, spans
from bot.scheduling.duties import LAPSE_AHEAD, STAGES_AHEAD
from bot.translation import _, listed


@private_dialog
async def their_expiries(turn: Turn, who: People | None = None, team: TeamId | None = None) -> Reply:
    """Nothing is set: the days before an expiry are each member's own, and nothing is asked of anybody later."""
    place = await led_team(turn, team, with_all(turn, who) if who else None)
    if isinstance(place, Reply):
        return place
    items = (
        _("Each member is reminded of their own, on the days before the expiry that they choose themselves."),
        _("Of what the team needs by a day I remind whoever lacks it {days} days before it.").format(
            days=listed([str(n) for n in STAGES_AHEAD])
        ),
        _("“Nudge …” asks them at once, in your name; I keep none for a later day."),
        _("You hear of it {n} days before a credential ends that the team needs.").format(n=LAPSE_AHEAD),
        _("Of all that expires you hear in a digest, every week or every month."),
    )
    text = _("For what others hold in {team} I set no days of yours:")
    number = place.team.id
    return Reply(
        parts=(
            paragraph(text, team=bold(place.team.name)),
            Bullets(items=tuple(spans("{text}", text=item) for item in items)),
        ),
        buttons=(
            begin(_("Digest every week"), "set_digest", team=number, every="week"),
            begin(_("Who expires soon?"), "team_expiring", team=number),
        ),
    )
