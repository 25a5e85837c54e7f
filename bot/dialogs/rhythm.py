"""Reminders come before an expiry, and in no rhythm of their own."""

from __future__ import annotations

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.keeping import next_words
from bot.dialogs.stages import leads_words
from bot.messaging.reply import Reply, paragraph
from bot.translation import _

_FEWER = 30


@private_dialog
async def reminder_rhythm(turn: Turn) -> Reply:
    """When reminders come, for who wants them every so often, or less often."""
    ahead = [stage for stage in turn.preferences.stages if stage >= 0]
    text = _(
        "I remind you of each record by its own day: {when}, and once more a week after. Between those days nothing "
        "comes, so I have no “every so many weeks”; but you can have other days, or fewer."
    )
    fewer = begin(_("Only {n} days before").format(n=_FEWER), "set_stages", leads=[_FEWER])
    summary = begin(_("Weekly summary"), "set_summary")
    return Reply(
        parts=(
            paragraph(text, when=leads_words(ahead)),
            paragraph(_("Say for example “only 30 and 7 days before”. {next}"), next=await next_words(turn)),
        ),
        buttons=(
            *(() if ahead == [_FEWER] else (fewer,)),
            *(() if turn.preferences.summary is not None else (summary,)),
            begin(_("When will you remind me?"), "next_reminders"),
        ),
    )
