"""Several jobs are offered: "no idea, you tell me", "what's the difference?", "which is easiest to get into?"."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.that_job import jobs_offered
from bot.messaging.reply import Reply
from bot.patterns import pattern

_IN_SHORT, _SHOWS_JOBS = "jobs_in_short", frozenset({"other_jobs", "jobs_in_short"})
_LONG = 14
_LEAD = r"\W*(?:(?:and|so|ok|okay|well|hm+|oh|um+|er+|but|tbh|honestly|sorry|i|really|just)\W+){0,5}"
_END = (
    r"(?:\W+(?:then|really|tbh|honestly|please|pls|(?:of|from)\s+(?:them|those|these)|for\s+me|lol|sorry|maybe|yet"
    r"|here|there)){0,3}\W*"
)
#: Said by who cannot choose, or asks what they are.
_WHAT_ARE_THEY = pattern(
    rf"{_LEAD}(?:(?:have\s+)?no\s+(?:idea|clue)|dunno|idk|not\s+sure|unsure|don['’]?t\s+(?:really\s+)?(?:know|mind|care)|do\s+not\s+know"
    r"|any(?:\s+of\s+(?:them|those|these))?|whatever|you\s+(?:tell\s+me|choose|pick|decide|say)|u\s+(?:tell\s+me|choose|pick)|surprise\s+me"
    r"|which\s+(?:one\s+)?(?:would|do|should)\s+(?:you|u|i)\s+(?:take|pick|choose|recommend|suggest|go\s+for|do)"
    r"|what\s+(?:would|do)\s+(?:you|u)\s+(?:recommend|suggest|think|advise)|whats?\s+best|what['’]s\s+(?:best|good)|which\s+(?:one\s+)?is\s+(?:the\s+)?best"
    r"|(?:what['’]?s|what\s+is|whats)\s+the\s+differen\w+|how\s+(?:do|are)\s+(?:they|those|these)\s+(?:differ\w*|different)"
    r"|what\s+(?:do|does|are|is|r)\s+(?:all\s+)?(?:they|those|these|that|it|people|each|each\s+one|one)(?:\s+(?:all|even|actually|mean))*(?:\s+(?:do|about|like|there|in\s+(?:those|these|them)))*"
    r"|(?:explain|describe|tell\s+me\s+(?:more\s+)?about)\s+(?:them|those|these|each)(?:\s+(?:to\s+me|all|one))*)"
    r"(?:\s+(?:what|which)(?:\s+(?:of\s+)?(?:they|those|these|any\s+of\s+(?:that|those|these|them))(?:\s+(?:are|is|do|mean|means|jobs?|words?))*))?"
    rf"(?:\W+(?:you\s+(?:tell\s+me|choose|pick|decide)|any|which|what|to\s+(?:pick|choose|do|be\s+honest)|one|i\s+want|i\s+like)){{0,3}}{_END}",
    re.IGNORECASE,
)
_EASIEST = pattern(
    r"\b(?:easiest|simplest|quickest|fastest|shortest|least\s+(?:study|time|effort|hassle)"
    r"|(?:easy|easier|simple|quick|quicker|fast|faster)\s+to\s+(?:get|start|learn|do|break|move)"
    r"|(?:best|good|right|suited|ok)\s+for\s+(?:a\s+)?(?:beginners?|newbies?|starters?|someone\s+(?:like\s+me|new|with\s+no)|newcomers?)"
    r"|(?:without|no)\s+(?:any\s+)?(?:experience|degree|qualifications?)|start\s+(?:with|from)\s+(?:zero|nothing|scratch))\b",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None where no jobs are offered, or one of them, or anything else, is named."""
    heard, last = session.heard, session.state.last
    shown = last is not None and last.dialog in _SHOWS_JOBS and session.state.waiting is None
    jobs = jobs_offered(session) or (list(session.state.focus.jobs) if shown else [])
    aside = heard.named or heard.people or heard.teams or heard.ordinals or heard.values
    if len(jobs) <= 1 or aside or len(heard.words) > _LONG:
        return None
    easiest = _EASIEST.search(heard.text) is not None
    if not easiest and not _WHAT_ARE_THEY.fullmatch(heard.text):
        return None
    session.trace.append("the jobs that are offered, in short")
    return await session.begin(_IN_SHORT, {"jobs": jobs, "easiest": easiest}, 0.9)
