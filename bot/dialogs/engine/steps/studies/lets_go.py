""" "Sounds good, let's do it", "I'm in": what was just shown is gone for. Of one credential the study begins, of a
job's credentials the plan is made, and where nothing was shown it is asked for the job.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import SHOW_A_PLAN, Frame
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.plans.way_there import OF_A_JOB, limits_of_the_shown
from bot.dialogs.engine.steps.studies.goes_for import WEIGHS, no_longer_weighed
from bot.dialogs.engine.steps.studies.start_shown import SHOWS_ONE, last_shown, study_of_the_shown
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_PLAN, _PATH = "learning_path", "credential_path"
_OF_SEVERAL = frozenset({"credential_for_skill", "browse_credentials", "compare_credentials"})
_BACK = 3
_ON = pattern(r"\s+(?:on|in|from)\s*\W*$", re.IGNORECASE)
_YES = (
    r"(?:ok|okay|k|yes|yeah|yep|yup|sure|right|alright|cool|great|good|nice|fine|perfect|awesome|lovely|brilliant|wow|hm+|well|then|so|and"
    r"|(?:that\s+|it\s+|this\s+)?(?:sounds|looks|seems)\s+(?:really\s+|very\s+|pretty\s+)?(?:good|great|fine|nice|perfect|doable|right|ok|okay)"
    r"|works\s+for\s+me|that\s+works|(?:i\s+)?(?:like|love)\s+(?:it|that)|why\s+not|fuck|hell|damn|please|pls)"
)
_GO = (
    r"(?:let['’]?s|let\s+us)\s+(?:just\s+)?(?:go(?:\s+(?:for|with)\s+(?:it|that|this))?|do\s+(?:it|this|that)|begin|start|roll|get\s+(?:going|started|to\s+it))"
    r"|start(?:\s+(?:now|it|this|that)){0,2}|begin(?:\s+(?:it|this|that))?|i['’]?m\s+(?:in|sold|up\s+for\s+it)|count\s+me\s+in|go\s+for\s+it|make\s+it\s+(?:so|happen)|do\s+(?:that|it|this)(?:\s+one)?|i['’]?ll\s+go\s+for\s+(?:it|that)|go(?=\W*$)"
)
_GOES = pattern(
    rf"\W*(?:(?:{_YES}(?!\w)\W*){{0,5}}(?:{_GO})|(?:{_YES}(?!\w)\W*){{1,4}}(?:that|this)(?:\s+one)?)(?!\w)(?:\W+(?:then|now|please|pls|thanks|thx|together)(?!\w)){{0,2}}\W*",
    re.IGNORECASE,
)


async def gone_for(session: Session) -> Reply | None:
    """None beside a question, a plan, or anything else that was shown. Who was asked which job, and looked at one
    credential meanwhile, goes for that.
    """
    state, starts = session.state, _day_of_it(session)
    text = _ON.sub("", session.heard.undated) if starts else session.heard.text
    if not _GOES.fullmatch(text) or session.given.invitations:
        return None
    weighed = state.waiting is not None and state.waiting.dialog in WEIGHS and last_shown(session) in SHOWS_ONE
    if state.waiting is not None and not weighed:
        return None
    if SHOW_A_PLAN & {frame.dialog for frame in state.done[-_BACK:]} or plan_spoken_of(session) is not None:
        return None
    session.trace.append("what was shown is gone for")
    shown = last_shown(session)
    if shown in SHOWS_ONE:
        no_longer_weighed(session)
        return await study_of_the_shown(session)
    if shown in OF_A_JOB and (job := state.focus.role or state.focus.job):
        then = {"starts": starts} if starts else {}
        return await session.begin(_PLAN, {**limits_of_the_shown(session), **then, "role": job}, 0.9)
    if shown in _OF_SEVERAL and len(state.focus.credentials) > 1:
        question = _("Which one do you want to begin with?")
        return session.ask(Frame(dialog=_PATH), "credential", tuple(state.focus.credentials), question)
    if shown in _OF_SEVERAL and len(state.focus.credentials) == 1:
        session.state.focus = state.focus.model_copy(update={"at": state.focus.credentials[0]})
        return await study_of_the_shown(session)
    return None if state.done else await session.begin("credential_for_role", {}, 0.7)


def _day_of_it(session: Session) -> str | None:
    """ "Start Jan 4"."""
    days = session.heard.days_ahead()
    return days[0].isoformat() if len(days) == 1 == len(session.heard.dates) else None
