""" "Think i passed, results in 6 weeks", "sat it, waiting for my results": an exam whose result is not there yet.
Nothing is kept of it, and the study rests until then.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.standing import is_of_another, tells_a_failure
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.translation import _

_FINISHES, _RESTS = "finish_study", "pause_study"
_PASSED = r"(?:passed|did\s+(?:it|ok|okay|well|fine)|nailed\s+it|made\s+it|got\s+it|aced\s+it)"
_PERHAPS = pattern(
    rf"\b(?:(?:i\s+)?(?:think|hope|guess|reckon|believe|feel\s+like)\s+(?:that\s+)?i(?:['’]ve)?\s+(?:may\s+have\s+|might\s+have\s+|just\s+)?{_PASSED}"
    rf"|(?:hopefully|probably|maybe|perhaps)\s+(?:i\s+)?(?:have\s+)?{_PASSED}|(?:should|might|may|could)\s+have\s+{_PASSED}|not\s+sure\s+(?:if|whether)\s+i\s+{_PASSED})",
    re.IGNORECASE,
)
_RESULTS = pattern(
    r"\b(?:results?|marks?|scores?|grades?)\s+(?:(?:only|will|are|is|should|come|comes|coming|due|out|arrive|take|takes|be|get|there|not)\s+){0,4}(?:in|on|by|after|next|tomorrow|out|come|coming|due|pending|later|take|yet|about|around)\b"
    r"|\b(?:await\w*|wait(?:ing)?\s+(?:for|on))\s+(?:the\s+|my\s+)?(?:exam\s+|test\s+)?(?:results?|marks?|scores?|grades?)\b|\bno\s+results?\s+yet\b",
    re.IGNORECASE,
)
_LONGEST = 120


async def told(session: Session) -> Reply | None:
    """None where it is asked about, failed, or nothing is studied."""
    heard, text = session.heard, session.heard.text
    if len(text) > _LONGEST or "?" in text or heard.people or heard.teams or session.state.asking is not None:
        return None
    if not (_PERHAPS.search(text) or _RESULTS.search(text)) or tells_a_failure(text) or is_of_another(text):
        return None
    study = await study_meant(session)
    if study is None:
        return None
    session.trace.append("the result of an exam is not there yet")
    said = _("Fingers crossed for {name}! I note it once you tell me that you passed.")
    hope = paragraph(said, name=bold(study.name))
    results = _RESULTS.search(text)
    with session.hearing(text[results.start() :] if results is not None else "") as of_them:
        days = of_them.days_ahead()  # "passed it in 6 weeks" is no day, "results in 6 weeks" is
    if len(days) != 1:
        session.understood = (_FINISHES, 0.9)
        session.slots_used = {"study": study.id}
        return Reply(parts=(hope,), buttons=(begin(_("I passed"), _FINISHES, study=study.id),))
    rests = await session.begin(_RESTS, {"study": study.id, "until": days[0].isoformat()}, 0.9)
    return Reply(parts=(hope,)).plus(rests)
