""" "Make it monthly", when nothing was set that could come so often: what comes in which rhythm is said."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.turn import begin
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_MAKE_IT = pattern(
    r"\W*(?:(?:ok|okay|no|oh|wait|actually|please|pls|can|could|you|and|so|rather|better|let['’]?s)\W+){0,4}"
    r"(?:(?:make|set|change|switch|do|have|send)\s+(?:it|this|that|them)\s+(?:(?:to|be|come)\s+)?)?(?:(?:once|twice)\s+an?\s+(?:day|month|quarter|year)"
    r"|daily|monthly|quarterly|yearly|annually|fortnightly|bi-?weekly|bi-?monthly|every\s+(?:other\s+)?(?:day|month|quarter|year|two\s+weeks|2\s+weeks))"
    r"(?:\W+(?:please|pls|instead|then|rather|thanks)){0,2}\W*",
    re.IGNORECASE,
)


async def of_the_summary(session: Session) -> Reply | None:
    """Right after a summary was set, which comes every week."""
    last = session.state.last
    return await asked(session) if last is not None and last.dialog == "set_summary" else None


async def asked(session: Session) -> Reply | None:
    """None where more is said, or it answers a question."""
    if session.state.waiting is not None or not _MAKE_IT.fullmatch(session.heard.text):
        return None
    session.trace.append("nothing is spoken of that comes so often")
    session.understood = (None, 0.0)
    text = _(
        "What shall come so often? Reminders come by the day of each record, and your own summary every week. The "
        "digest of a team that you lead can come every week, every other week or every month: say of which team."
    )
    buttons = [begin(_("Weekly summary"), "set_summary"), begin(_("Settings"), "reminder_settings")]
    return Reply(parts=(paragraph(text),), buttons=tuple(buttons))
