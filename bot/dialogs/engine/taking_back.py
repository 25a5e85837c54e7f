"""How the last change is taken back: settings always can be, whichever dialog changed them."""

from __future__ import annotations

from typing import Any

from bot.dialogs.engine.turn import begin
from bot.messaging.reply import Reply
from bot.tracking.preferences import Preferences
from bot.translation import _

RESTORES = "restore_reminding"
#: Learnt beside what was asked for: nobody means these by "undo".
_LEARNT = frozenset({"zone_asked", "day_first"})


def undoable(reply: Reply, dialog: str, before: Preferences | None, after: Preferences | None) -> Reply:
    """The answer to a change with a button that brings the settings back, unless it has one that undoes more."""
    if before is None or after is None or dialog == RESTORES or undo_of(reply) is not None:
        return reply
    changed = {n for n in type(after).model_fields if getattr(before, n) != getattr(after, n)} - _LEARNT
    if not changed:
        return reply
    undo = begin(_("Undo"), RESTORES, settings=before.model_dump(mode="json", include=changed))
    return reply.model_copy(update={"buttons": (*reply.buttons, undo)})


def undo_of(reply: Reply) -> dict[str, Any] | None:
    """What "undo" does after this answer."""
    labels = (_("Undo"), _("Go on with it"))
    return next((b.action for b in reply.buttons if b.action and b.label in labels), None)
