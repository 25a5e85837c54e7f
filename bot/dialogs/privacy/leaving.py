"""Being forgotten altogether: asked once more, then nothing of the person is kept in any table."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.said_slots import Decision
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn
from bot.dialogs.privacy.inventory_words import platform_words, record_words, team_names
from bot.dialogs.profile import forget_profile
from bot.messaging.reply import Reply, paragraph
from bot.tracking.privacy.inventory import Inventory, take_inventory
from bot.translation import _, listed

#: A "yes" that comes later may be meant for something else that was asked since.
_ANSWERED_WITHIN = timedelta(hours=1)
_YES = frozenset(
    {"yes", "yep", "yeah", "yea", "y", "sure", "ok", "okay", "please", "confirm", "confirmed", "do", "go", "absolutely",
     "definitely", "correct", "right"}
)  # fmt: skip


@record_dialog
async def delete_me(
    turn: Turn, decision: Decision | None = None, asked: Annotated[str, Hidden()] | None = None
) -> Reply:
    """Says first what goes; this cannot be undone."""
    fresh = asked is not None and turn.now - datetime.fromisoformat(asked) <= _ANSWERED_WITHIN
    if decision == "profile":
        return await forget_profile(turn)
    if decision != "all" or not fresh or not _meant(turn):
        turn.frame.slots = {"asked": turn.now.isoformat()}
        kept = await take_inventory(turn.records.connection, turn.records.person_id)
        raise Ask("decision", ("all", "profile"), _question(kept), (_("Yes, delete it"), _("Only my profile")))
    turn.records.leaving = True
    text = _(
        "Done: nothing of you is kept any more, and no reminders come. Write to me whenever you want; "
        "we begin anew then."
    )
    return Reply(parts=(paragraph(text),))


def _meant(turn: Turn) -> bool:
    """Whether the button was pressed, or yes was said; "what would you delete?" is none, though it sounds like it."""
    return not turn.said or any(word.text in _YES for word in turn.heard.words)


def _question(kept: Inventory) -> str:
    what = listed([_("what you told me of yourself"), *record_words(kept), _("your settings and reminders")])
    said = [_("This deletes all that I keep of you, for good: {what}.").format(what=what)]
    if len({each.platform for each in kept.accounts}) > 1:
        said.append(_("It is deleted for {platforms} alike.").format(platforms=platform_words(kept)))
    seen = [place for place in kept.places if place.member and place not in kept.alone]
    if seen:
        said.append(_("In {teams} it is only seen that somebody left.").format(teams=team_names(seen)))
    if kept.alone:
        text = _("You alone lead {teams}: with you it is closed. To keep it, make somebody else a lead of it first.")
        said.append(text.format(teams=team_names(kept.alone)))
    said.append(_("“Export everything” gives you a copy first. Shall I delete it?"))
    return " ".join(said)
