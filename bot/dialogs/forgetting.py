"""One thing of what a person told of themselves is taken back; all the rest stays."""

from __future__ import annotations

from typing import Annotated, Any

from bot.dialogs.engine.dialog import record_dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.steps.talking.traits import traits_meant
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.profile import told_traits
from bot.messaging.reply import Reply, paragraph
from bot.tracking.people import Profile
from bot.translation import _

Traits = Annotated[dict[str, Any], Hidden()]
_LISTS = ("skills", "holds")


@record_dialog
async def forget_about_me(turn: Turn, traits: Traits | None = None) -> Reply:
    """Forget the traits that are meant and nothing else; a button brings them back."""
    traits = traits or traits_meant(turn.heard, turn.profile, turn.catalogue)
    shown = begin(_("See your profile"), "show_profile")
    if not traits:
        return Reply(parts=(paragraph(_("I keep nothing like that of you.")),), buttons=(shown,))
    before = turn.profile
    kept = {k: tuple(i for i in getattr(before, k) if i not in traits[k]) for k in _LISTS if k in traits}
    gone = {k: Profile.model_fields[k].default for k in traits if k not in _LISTS}
    turn.profile = before.model_copy(update={**kept, **gone})
    what = told_traits(turn, Profile.model_validate(traits))
    text = _("Forgotten – {what}. The rest of what you told me stays.")
    undo = begin(_("Undo"), "remember_again", traits=traits)
    return Reply(parts=(paragraph(text, what=what),), buttons=(undo, shown))


@record_dialog
async def remember_again(turn: Turn, traits: Traits) -> Reply:
    """Take a forgetting back; only its button leads here."""
    again = Profile.model_validate(traits)
    lists = {k: tuple(dict.fromkeys((*getattr(turn.profile, k), *getattr(again, k)))) for k in _LISTS if k in traits}
    turn.profile = turn.profile.model_copy(update={**{k: getattr(again, k) for k in traits}, **lists})
    text = _("I know it again – {what}.")
    return Reply(
        parts=(paragraph(text, what=told_traits(turn, again)),), buttons=(begin(_("See your profile"), "show_profile"),)
    )
