"""What somebody passed or finished that they never told to be studying: "finished the KCNA"."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.turn import Turn
from bot.dialogs.understanding.standing import tells_a_failure
from bot.patterns import pattern

_PASSED = pattern(r"\b(?:pass(?:ed)?|got|earned|certified|cleared|aced)\b", re.IGNORECASE)
#: "Finished the KCNA", without a study of it: it is got. A course is only worked through.
_FINISHED = pattern(
    r"\b(?:finished|completed|done\s+with)\b(?!.{0,60}\b(?:course|training|modules?|chapters?|book|videos?|lessons?|units?|section|part|studying|reading|prep\w*)\b)",
    re.IGNORECASE,
)


def passed_unfollowed(turn: Turn, on: date | None, held: set[str | None]) -> list[dict[str, Any]]:
    """What was passed without having been followed as a study: what is named, or what the talk is about."""
    text = turn.heard.text
    if not _PASSED.search(text) and not (_FINISHED.search(text) and turn.heard.named):
        return []
    about = turn.focus.at if turn.focus.at not in held else None
    if not turn.heard.named and about in turn.catalogue.credentials:
        name = turn.catalogue.credentials[about].name
        failed = {"doubt": "failed"} if tells_a_failure(text) else {}  # "failed it, got 79"
        return [{"ids": [about], "name": name, **({"awarded": [on.isoformat()]} if on else {}), **failed}]
    return records_in(turn.heard)
