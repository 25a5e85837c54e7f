"""What the teams of a person see of their studies: a study has no privacy of its own, as a record has."""

from __future__ import annotations

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.choosing import my_places
from bot.messaging.reply import Reply, bold, paragraph
from bot.translation import _, listed

_MOST = 3


@private_dialog
async def studies_seen(turn: Turn) -> Reply:
    """Nothing is changed; a button hides them from each team that sees them."""
    seeing = [p.team for p in await my_places(turn) if p.member and "studies" in p.shares]
    if not seeing:
        return Reply(parts=(paragraph(_("No team sees your studies.")),))
    text = _("The leads of {teams} see how far your studies are. One study alone cannot be hidden, all of them can.")
    hide = (
        begin(
            _("Hide my studies from {team}").format(team=team.name), "share_less", team=team.id, choice="hide studies"
        )
        for team in seeing[:_MOST]
    )
    return Reply(parts=(paragraph(text, teams=bold(listed([team.name for team in seeing]))),), buttons=tuple(hide))
