""" "Add first aid too", "nah leave first aid", where no plan is shown: nobody says with it that they know the skill."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.asked_for import TELLING
from bot.dialogs.understanding.openings import CORRECTING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_FOR_SKILL = "credential_for_skill"
_I = r"(?:(?:i|we|let['’]?s|want|to|['’]?d|like|rather)\s+){0,4}"
_ADDS = pattern(
    rf"{CORRECTING}{_I}(?:add|include|put\s+in|throw\s+in|fit\s+in)\s+(?:(?:some|the|a\s+bit\s+of)\s+)?$", re.IGNORECASE
)
_LEAVES = pattern(
    rf"{CORRECTING}{_I}(?:leave(?:\s+out)?|drop|skip|remove|scrap|forget(?:\s+about)?|take\s+out|kick\s+out|without)\s+(?:(?:the|that)\s+)?$",
    re.IGNORECASE,
)
_BEHIND = pattern(
    r"(?:\W+(?:too|as\s+well|also|out|then|please|pls|stuff|one|bit|thing|to\s+it|in|again|for\s+now|though|tho|though))*\W*",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """What proves a skill that shall be added; of one that shall be left out it is said that nothing is changed."""
    heard = session.heard
    if session.state.asking is not None or len(heard.named) != 1 or session.guesses[0].dialog != TELLING:
        return None
    named = heard.named[0]
    skill = next(iter(named.mention.of("skill")), None)
    if skill is None or plan_spoken_of(session) is not None or not _BEHIND.fullmatch(heard.text, named.mention.end):
        return None
    if _ADDS.fullmatch(heard.text, 0, named.mention.start):
        session.trace.append("a skill to be added, and no plan")
        return await session.begin(_FOR_SKILL, {"skills": [skill.id]}, 0.7)
    if not _LEAVES.fullmatch(heard.text, 0, named.mention.start):
        return None
    session.trace.append("a skill to be left out, and no plan")
    session.understood = (None, 0.0)
    return Reply(parts=(paragraph(_("There is no plan on show that it could be left out of, so I changed nothing.")),))
