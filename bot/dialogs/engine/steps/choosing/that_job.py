"""A job was just looked at: "could I do that?", "how long would it take me?", "where do I start?"."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply
from bot.patterns import pattern

_A_LOOK, _PLAN = "skill_gap", "learning_path"
_LEAD = (
    r"\W*(?:(?:and|ok|okay|so|but|hm+|oh|well|then|cool|great|nice|sounds|good|interesting|honestly|really)\W+){0,6}"
)
_THAT = r"(?:that|it|this|one|(?:that|this|such\s+a)\s+(?:job|role|one)|(?:that|this)\s+kind\s+of\s+(?:job|work))"
_FIT = pattern(
    rf"{_LEAD}(?:(?:could|can|would|might)\s+i\s+(?:really\s+|even\s+|actually\s+|ever\s+|be\s+able\s+to\s+)?(?:do|be|become|get|manage|handle)\s+(?:into\s+)?{_THAT}"
    rf"|(?:would|could|does)\s+{_THAT}\s+(?:suit|fit|work\s+for|be\s+(?:for|right\s+for|something\s+for)|be\s+realistic\s+for)\s*(?:me)?"
    rf"|is\s+{_THAT}\s+(?:realistic|doable|possible|feasible|something|anything|right)(?:\s+for\s+(?:me|someone\s+like\s+me))?"
    r"|am\s+i\s+(?:qualified|fit|ready|good\s+enough|suited|far\s+off|close)(?:\s+(?:for|to)\s+(?:that|it|this))?)"
    r"(?:\W+(?:with|my|experience|background|at|all|then|you|think|as|i|am|now|job|role))*\W*",
    re.IGNORECASE,
)
_WAY = pattern(
    rf"{_LEAD}(?:(?:so\s+)?how\s+(?:long|soon|quickly|fast)\s+(?:would|will|could|does|do|can|might)\s+(?:it|that|this|i)"
    r"(?:\s+(?:take|need|be|get|do|become))*(?:\s+(?:me|for\s+me|to\s+(?:get|be|become|do|switch|train|qualify|retrain)|there|into|one|that|it|this|then|from|here|for|in"
    r"|total|all|altogether|realistically|about|roughly))*"
    r"|(?:wh?at|where)(?:['’]?s|\s+is|\s+would|\s+do|\s+should|\s+could|\s+can|\s+shall)?\s+(?:i\s+|be\s+|you\s+)*(?:(?:have\s+to\s+|to\s+)?(?:start|begin)(?:\s+with)?"
    r"|(?:the|my)\s+(?:first|best|next)\s+(?:step|move|thing)|do\s+first)"
    r"|how\s+(?:do|would|could|can|should)\s+i\s+(?:get|go|become|start|begin|move)\s+(?:there|into\s+(?:that|it|this)|one|about\s+(?:it|that)|with\s+(?:it|that)|that|it))"
    r"(?:\W+(?:then|first|please|now|with|from|here|to|do|i|wonder|you|think))*\W*",
    re.IGNORECASE,
)


async def of_that_job(session: Session) -> Reply | None:
    """How far it is, or a plan that leads there; None when the talk is about a credential, or anything is named."""
    last, heard, focus = session.state.last, session.heard, session.state.focus
    job = last.slots.get("role") if last is not None and last.dialog == _A_LOOK else None
    if not isinstance(job, str) or session.state.waiting is not None or focus.at is not None or heard.named:
        return None
    if _FIT.fullmatch(heard.text):
        session.trace.append("how far the job is that was looked at")
        return await session.begin(_A_LOOK, {"role": job}, 0.9)
    if _WAY.fullmatch(heard.text):
        session.trace.append("the way to the job that was looked at")
        return await session.begin(_PLAN, {"role": job}, 0.9)
    return None
