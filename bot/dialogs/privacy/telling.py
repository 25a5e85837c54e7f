"""Who sees what, how long it is kept, and how to have it or be rid of it."""

from __future__ import annotations

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.privacy.inventory_words import team_words
from bot.messaging.reply import Bullets, Reply, Span
from bot.tracking.privacy.inventory import take_inventory
from bot.translation import _


@private_dialog
async def privacy(turn: Turn) -> Reply:
    """Said of this person, not of people in general: whoever is in a team is seen by its leads."""
    kept = await take_inventory(turn.records.connection, turn.records.person_id)
    items = (
        _("Kept until you delete it: your account's name, what you tell of yourself, your credentials with their "
          "files, studies and settings."),
        _("Not kept: what you type. It is dropped once it is answered, and my answer once it is sent; my logs hold "
          "none of it."),
        _("A credential that you remove can be brought back for 30 days, then it is gone."),
        *(team_words(kept) or [_("Nobody else sees any of it here, unless you say yes to being in a team.")]),
        _("Each look of a team's lead is written down for you: ask “who looked at my records?”"),
        _("In a channel I do not speak of your records. Whoever runs me can read my database and its backups."),
    )  # fmt: skip
    return Reply(
        parts=(Bullets(items=tuple((Span(text=t),) for t in items)),),
        buttons=(
            begin(_("What you know about me"), "show_profile"),
            begin(_("Export everything"), "export_everything"),
            begin(_("Delete everything"), "delete_me"),
        ),
    )
