"""Whether a study can be done by a day that somebody only asks about: "can i be done by easter"."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.learning import not_studying
from bot.dialogs.study_pace import is_too_slow, said_of_plan, usual_hours
from bot.messaging.reply import Reply, bold, paragraph
from bot.translation import _, day


@private_dialog
async def study_by(turn: Turn, study: Annotated[int, Hidden()], then: Annotated[str, Hidden()]) -> Reply:
    """The hours a week it would take, and whether theirs are enough; the day that is set stays until they say so."""
    found = next((s for s in await turn.records.studies() if s.id == study), None)
    if found is None:
        return not_studying()
    by = date.fromisoformat(then)
    asked, hours = found._replace(target=by), usual_hours(turn, found)
    turn.about([found.credential] if found.credential else [])
    button = begin(_("Make {day} my target").format(day=day(by)), "set_target", target=then, study=study)
    if hours is None:
        text = _("I do not know how many hours {name} takes, so I cannot say whether {day} is enough.")
        return Reply(parts=(paragraph(text, name=bold(found.name), day=day(by)),), buttons=(button,))
    needed = paragraph("{text}", text=said_of_plan(turn, asked, hours))
    if turn.profile.hours_a_week is None:
        return Reply(parts=(needed,), buttons=(button,))
    slow = is_too_slow(turn, asked, turn.profile.hours_a_week)
    verdict = _("Not at your {n} h a week:") if slow else _("Yes, at your {n} h a week:")
    head = paragraph(verdict, n=str(turn.profile.hours_a_week))
    return Reply(parts=(head, needed), buttons=(button,))
