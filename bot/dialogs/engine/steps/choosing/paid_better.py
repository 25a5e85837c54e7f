""" "What would get me a raise?", "how do I get better pay", "I want a promotion": wages are nowhere in the catalogue;
what proves most of the job that they have, or want, is shown with that.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_FOR_JOB = "credential_for_role"
_MORE = (
    r"(?:an?\s+)?(?:pay\s+)?(?:raise|rise|promotion|promoted|pay\s+(?:rise|bump|increase)|better\s+(?:pay|paid|salary|wage)|higher\s+(?:pay|salary|wages?)|more\s+(?:money|pay|salary)"
    r"|paid\s+(?:better|more)|a\s+bump)"
)
_ASKED = pattern(
    rf"{OPENING}(?:i['’]?m\s+an?\s+[\w\s]{{3,30}}[.,;!-]\s*)?(?:(?:what|which(?:\s+(?:ones?|cert\w*|credentials?|courses?|qualifications?))?|anything|something)\s+(?:(?:that|which)\s+)?(?:would|could|can|might|will|gets?|helps?|brings?|gives?)\s+(?:(?:i|me|us)\s+)?(?:do\s+|take\s+)?(?:to\s+)?(?:get|help|bring|give|land|earn)?\s*(?:me\s+)?(?:(?:get|to|earn|with|for)\s+){{0,2}}{_MORE}"
    rf"|how\s+(?:do|can|could|would)\s+i\s+(?:get|earn|make|ask\s+for|land)\s+{_MORE}"
    rf"|(?:i\s+)?(?:want|need|would\s+like|wanna|deserve)\s+(?:to\s+)?(?:get\s+|earn\s+|make\s+|be\s+)?{_MORE}(?:\W+(?:what|which|any)\b.{{0,40}})?)"
    r"(?:\W+(?:at\s+work|in\s+my\s+job|as\s+(?:an?\s+)?\w+|please|pls|then|now|most|fastest|soon))*\W*",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None where nobody knows of which job."""
    heard, focus = session.heard, session.state.focus
    if session.state.asking is not None or heard.people or heard.teams or not _ASKED.fullmatch(heard.text):
        return None
    named = [n.mention.of("role")[0].id for n in heard.named if n.mention.of("role")]
    known = session.profile_for(session.manager.dialogs[_FOR_JOB])
    job = next(iter(named), None) or focus.job or known.goal or known.role
    if job not in session.manager.knowledge.catalogue.roles or len(named) < len(heard.named):
        return None
    session.trace.append("what pays better, which nobody here knows")
    told = paragraph(_("What anybody pays for a credential I do not know. What proves most for the job is this:"))
    return Reply(parts=(told,)).plus(await session.begin(_FOR_JOB, {"role": job}, 0.8))
