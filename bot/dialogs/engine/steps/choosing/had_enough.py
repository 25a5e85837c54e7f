""" "Been a cashier 8 years and want out", "I hate my job as an accountant": the job they name is the one they leave,
and what is near to it is where they may go.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.wished_fields import fields_wished
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_OTHER_JOBS, _MOST_WORDS = "other_jobs", 30
_ENOUGH = pattern(
    r"\b(?:sick(?:\s+and\s+tired)?\s+of|fed\s+up|tired\s+of|bored\s+(?:of|with|by|as|being)|hat(?:e|ing)(?!\s+to\b)|can(?:no|['’])?t\s+stand|had\s+enough|burn(?:t|ed)\s+out"
    r"|need(?:s|ing)?\s+(?:a\s+change|out|to\s+(?:get\s+out|leave|quit))|wan(?:t|ts|na)\s+(?:to\s+)?(?:get\s+)?out|wan(?:t|na)\s+(?:to\s+)?(?:leave|quit)|get(?:ting)?\s+out\s+of"
    r"|looking\s+(?:to\s+(?:get\s+out|leave)|for\s+a\s+(?:way\s+out|change))|way\s+out\s+of)\b",
    re.IGNORECASE,
)
#: Where they want to go is said as well.
_TOWARDS = pattern(
    r"\b(?:into|become|becoming|instead|rather|retrain\w*\s+(?:as|to)|switch\w*\s+to|mov(?:e|ing)\s+to|to\s+be(?:come)?|would\s+like|['’]d\s+like|interested)\b",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where a direction is told, or anything but the job is named."""
    heard = session.heard
    jobs = [n.mention.of("role")[0].id for n in heard.named if n.mention.of("role")]
    if len(jobs) != 1 or len(heard.named) != 1 or heard.people or heard.teams or session.state.waiting is not None:
        return None
    if len(heard.words) > _MOST_WORDS or not _ENOUGH.search(heard.text) or _TOWARDS.search(heard.text):
        return None
    if fields_wished(heard.text):
        return None
    session.trace.append("a job that somebody wants to leave")
    session.profile = session.profile.model_copy(update={"role": jobs[0]})
    near = await session.begin(_OTHER_JOBS, {"current": jobs[0]}, 0.8)
    rather = paragraph(_("Or say what you would rather do, such as “something with computers”."))
    return near.model_copy(update={"parts": (*near.parts, rather)})
