"""How far several studies are, told in one message: "20 % PMP and 10 % CISSP"."""

from __future__ import annotations

import re
from typing import Annotated, Any

from bot.dialogs.engine.dialog import record_dialog
from bot.dialogs.engine.several import said_of_each
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.understanding.times import find_percent, find_share
from bot.messaging.reply import Bullets, Reply, paragraph
from bot.patterns import pattern
from bot.scheduling.messages import study_line
from bot.tracking.learning import Study
from bot.translation import _

_HALF = pattern(r"(?<!\w)half(?:\s+of(?:\s+(?:the|my))?)?\W*$", re.IGNORECASE)
_NUMBER = pattern(r"(?<![\w.,/-])(\d{1,3})(?![\w/-]|[.,:]\d)")


async def of_several(turn: Turn) -> Reply | None:
    """Each of the studies that are named gets what is said of it; None unless that is clear of two at least."""
    studies = {s.credential: s for s in await turn.records.studies() if s.credential}
    named = [n for n in turn.heard.named if n.mention.of("credential")]
    meant = [[studies[m.id] for m in n.mention.of("credential") if m.id in studies] for n in named]
    said = said_of_each(turn.heard, named, _percent)
    if len(named) < 2 or said is None or any(len(found) != 1 for found in meant):
        return None
    before, after = [found[0] for found in meant], []
    for study, percent in zip(before, said, strict=True):
        news = {"percent": percent, "touched_on": turn.today, "state": "active"}
        after.append(await turn.records.change_study(study.id, **news) or study)
    turn.about([s.credential for s in after if s.credential])
    undo = begin(_("Undo"), "undo_progress_of", before=[_as_it_was(s) for s in before])
    return _told(turn, _("Noted:"), after).plus(Reply(buttons=(begin(_("All my studies"), "study_status"), undo)))


@record_dialog
async def undo_progress_of(turn: Turn, before: Annotated[list[dict[str, Any]], Hidden()]) -> Reply:
    """Bring the progress of several studies back as it was; only its button leads here."""
    after = [await turn.records.change_study(each["id"], percent=each["percent"]) for each in before]
    return _told(turn, _("Taken back:"), [study for study in after if study is not None])


def _told(turn: Turn, head: str, studies: list[Study]) -> Reply:
    lines = tuple(study_line(study, turn.today) for study in studies)
    return Reply(parts=(paragraph("{head}", head=head), Bullets(items=lines)))


def _as_it_was(study: Study) -> dict[str, Any]:
    return {"id": study.id, "percent": study.percent}


def _percent(said: str) -> int | None:
    """In a piece of a message that tells of progress a bare number is percent."""
    share = find_share(said)
    if share is not None:
        return round(100 * share[0] / share[1])
    percent = find_percent(said)
    if percent is None and _HALF.search(said):
        return 50
    number = _NUMBER.search(said) if percent is None else None
    return percent if number is None else min(100, int(number[1]))
