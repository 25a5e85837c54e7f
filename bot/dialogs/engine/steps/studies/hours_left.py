""" "Only 2 hours left to study for it", "still 10 hours to go": what is left is nothing that was studied."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.amounts import SPOKEN
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_LOGS = "log_progress"
_HOURS = rf"{SPOKEN}\s*(?:more\s+)?(?:h|hrs?|hours?)"
_LEFT = pattern(
    rf"(?<![\w.,]){_HOURS}\s+(?:of\s+(?:study|studying|it|that|work)\s+)?(?:(?:are|is)\s+)?(?:still\s+)?(?:left|to\s+go|remain(?:ing)?|missing|outstanding|to\s+(?:do|study))(?!\w)",
    re.IGNORECASE,
)
#: "Did 5 hours, 10 left" tells of both.
_DONE = pattern(
    r"(?<!\w)(?:did|done|studied|logged|finished|put\s+in|spent|managed|learn(?:ed|t)|revised|more\s+today)(?!\w)",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """Nothing is noted, and it is said what would be; None unless they would be taken for hours that were done."""
    heard = session.heard
    if session.guesses[0].dialog != _LOGS or session.state.asking is not None or "?" in heard.text or heard.people:
        return None
    if _LEFT.search(heard.text) is None or _DONE.search(heard.text):
        return None
    session.trace.append("hours of study that are left")
    session.understood = (_LOGS, 0.9)
    text = _(
        "What is left to study I do not count, so I noted nothing. Tell me the hours that you did, “12 hours done”, or "
        "how far you are, “90 %”."
    )
    return Reply(parts=(paragraph(text),), buttons=(begin(_("All my studies"), "study_status"),))
