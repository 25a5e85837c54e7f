"""Reminders that are wished beside those that come anyway: on a day, and so many days before the day of a study."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.said_slots import LaterOn
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.taking_back import RESTORES
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.holdings import not_held
from bot.dialogs.keeping import next_words
from bot.messaging.reply import Bullets, Part, Reply, bold, note, paragraph, spans
from bot.scheduling.messages import title
from bot.tracking.calendar import later
from bot.tracking.watching import allowed_by, stages_of
from bot.translation import _, day, ngettext


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


@record_dialog
async def remind_of_exam(
    turn: Turn, before: Annotated[int, Hidden()] = 1, on: Annotated[bool, Hidden()] = True
) -> Reply:
    """From now on before the day of each study, of those that have one and of those to come; or no more."""
    if not on:
        await turn.records.prefer(exam_lead=None)
        text = _("I do not write before the day of a study any more.")
        return Reply(parts=(paragraph(text),), buttons=(begin(_("Rather yes"), "remind_of_exam"),))
    before = (await turn.records.prefer(exam_lead=before)).exam_lead or 0
    head = ngettext(
        "I write to you {n} day before the day of each study.",
        "I write to you {n} days before the day of each study.",
        before,
    )
    if before == 0:
        head = _("I write to you on the day of each study.")
    parts: list[Part] = [paragraph(head, n=str(before)), *await _each(turn, before)]
    if turn.preferences.off:
        parts.append(note(_("Reminders are off, so it does not come; say “turn reminders on”.")))
    return Reply(parts=tuple(parts), buttons=(begin(_("When will you remind me?"), "next_reminders"),))


async def _each(turn: Turn, before: int) -> list[Part]:
    allowed = allowed_by(turn.preferences, turn.zone)
    dated = [(s, s.target) for s in await turn.records.studies() if s.target is not None and s.target >= turn.today]
    if not dated:
        return [paragraph(_("I know of no such day yet. Tell me, for example: “my CKA exam is on 12 March”."))]
    lines = []
    for study, target in dated:
        at = max(allowed.on(later(target, -timedelta(days=before)), early=True), turn.now).astimezone(allowed.zone)
        comes, its_day = f"{day(at.date())}, {at:%H:%M}", _("its day is {day}").format(day=day(target))
        lines.append(spans("{name}: {at} – {target}", name=bold(study.name), at=comes, target=its_day))
    return [Bullets(items=tuple(lines))]
