"""How a study is brought back as it was, after its progress, its target or its pause was changed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from bot.dialogs.engine.dialog import record_dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.messaging.reply import Bullets, Button, Reply, bold, paragraph
from bot.scheduling.messages import study_line
from bot.tracking.learning import Study
from bot.translation import _, day

_DAYS, _PLAIN = ("target", "paused_until"), ("state", "percent", "done", "modules")


def undo_of(study: Study) -> Button:
    """The button of a change, made of the study before it."""
    days = {name: value.isoformat() for name in _DAYS if (value := getattr(study, name))}
    before = {**{name: getattr(study, name) for name in _PLAIN}, "hours": str(study.hours), **days}
    return begin(_("Undo"), "restore_study", study=study.id, before=before)


@record_dialog
async def restore_study(
    turn: Turn, study: Annotated[int, Hidden()], before: Annotated[dict[str, Any], Hidden()]
) -> Reply:
    """Bring it back; only its button leads here. What is finished or dropped since stays so."""
    if not any(s.id == study for s in await turn.records.studies()):
        return Reply(parts=(paragraph(_("You do not study that any more, so there is nothing to take back.")),))
    days = {name: date.fromisoformat(before[name]) if before.get(name) else None for name in _DAYS}
    plain = {name: before[name] for name in _PLAIN}
    after = await turn.records.change_study(study, **plain, **days, hours=Decimal(before["hours"]))
    studies = (begin(_("All my studies"), "study_status"),)
    assert after is not None  # noqa: S101 - it is among theirs
    if after.state == "paused" and after.paused_until is not None:
        text = _("Taken back: {name} is paused until {day} again.")
        return Reply(parts=(paragraph(text, name=bold(after.name), day=day(after.paused_until)),), buttons=studies)
    return Reply(parts=(paragraph(_("Taken back:")), Bullets(items=(study_line(after, turn.today),))), buttons=studies)
