"""A reminder on a day that is wished, beside those that come anyway."""

from __future__ import annotations

from typing import Annotated

from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.said_slots import LaterOn
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.taking_back import RESTORES
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.holdings import not_held
from bot.dialogs.keeping import next_words
from bot.messaging.reply import Reply, bold, paragraph
from bot.scheduling.messages import title
from bot.tracking.watching import stages_of
from bot.translation import _, day


@record_dialog
async def remind_also(
    turn: Turn,
    until: LaterOn,
    holding: Annotated[int, Hidden()],
    instead: Annotated[int, Hidden()] | None = None,
) -> Reply:
    """One more of the days before an expiry; ``instead``: so many days before it, which was wished a moment ago."""
    held = await turn.records.holding(holding)
    if held is None or held.expires is None:
        return not_held(turn, None)
    if not turn.today < until < held.expires:
        turn.frame.slots.pop("until", None)
        text = _("{day} is not between today and {end}, when it expires. On which day shall I remind you?")
        raise Ask("until", (), text.format(day=day(until), end=day(held.expires)))
    before, stage = stages_of(held, turn.preferences), (held.expires - until).days
    kept = {each for each in before if each != instead}
    await turn.records.change(held.id, stages=sorted({*kept, stage}, reverse=True))
    turn.frame.slots["stage"] = None if stage in kept else stage  # what came anyway stays when it is put right
    turn.about([held.credential] if held.credential else [])
    text = _("All right: I remind you of {name} on {day} as well.")
    said = paragraph(text, name=bold(title(held, turn.catalogue)), day=day(until))
    own = None if held.stages is None else list(held.stages)
    undo = begin(_("Undo"), RESTORES, settings={}, stages={str(held.id): own})
    ahead = begin(_("When will you remind me?"), "next_reminders")
    return Reply(parts=(said, paragraph("{next}", next=await next_words(turn))), buttons=(undo, ahead))
