""" "What's next for me?", "what should I do next?": of the plan that is followed, else for the job."""

from __future__ import annotations

import re

from bot.dialogs.engine.dialog import is_of_teams
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.plans.running_plan import not_begun
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_ANSWERS = "whats_next"
_LEAD = (
    r"\W*(?:(?:ok|okay|and|so|then|now|well|great|cool|hi|hey|hello|thanks|thx|right|alright|but|hm+|laurel|yes|good|nice|fine)\W+){0,4}"
    r"(?:(?:can\s+you\s+|please\s+)?(?:tell|advise)\s+me\W+|any\s+ideas?\W+|(?:i['’]?m\s+|im\s+)?not\s+sure\W+|no\s+(?:idea|clue)\W+"
    r"|i\s+(?:do\s*n['’]?t|do\s+not)\s+know\W+|help\s+me\s+decide\W+)?"
)
_WHEN = r"(?:next|now|from\s+here|after(?:wards?|\s+(?:that|this|it)))"
_DO = (
    r"(?:do|be\s+doing|get|learn|study|take|tackle|try|aim\s+for|go\s+for|work\s+on|focus\s+on|pursue|start(?:\s+with)?)"
    r"(?:\s+(?:myself|as\s+a\s+\w+))?"
)
_WHO = r"(?:i|we|you\s+(?:suggest|recommend|advise|think)(?:\s+(?:that\s+)?i(?:\s+should)?)?)"
_ASKS = pattern(
    rf"{_LEAD}(?:"
    r"(?P<bare>now\s+what|what\s+now|wh?at(?:['’]?s|\s+is|\s+comes|\s+would\s+(?:be|come))?\s+(?:next|after(?:wards|\s+(?:that|this|it))?)|where\s+(?:to\s+)?next)"
    r"|where\s+(?:do|should|can|could|would|shall)\s+i\s+go\s+(?:from\s+(?:here|there)|next|now)"
    rf"|which\s+(?:one|cert\w*|course|exam)(?:\s+(?:do|should|shall|could|can|would)\s+{_WHO}\s+(?:to\s+)?{_DO})?\s+{_WHEN}"
    r"|wh?at(?:['’]?s|\s+is|\s+comes|\s+would\s+(?:be|come)|\s+will\s+(?:be|come)|\s+might\s+be)?\s+(?:up\s+)?next(?:\s+up)?\s+(?:for|with)\s+me"
    r"|(?:wh?at(?:['’]?s|\s+is|\s+are|\s+would\s+be|\s+will\s+be|\s+should\s+be|\s+could\s+be)\s+)?(?:(?:the|my|a)\s+)?"
    r"(?:(?:best|right|good|logical|sensible|obvious)\s+)?next\s+(?:steps?|move|thing(?:\s+to\s+do)?|stage)(?:\s+(?:be|up))?"
    rf"|what\s+(?:do|should|shall|could|can|would|must|might|ought)\s+{_WHO}\s+(?:to\s+)?{_DO}\s+{_WHEN}"
    rf"|what\s+(?:to|i\s+(?:should|could|can|shall|might))\s+{_DO}\s+{_WHEN}"
    r"|what\s+would\s+you\s+(?:do|suggest|recommend|advise)(?:\s+(?:i\s+do|me(?:\s+to\s+do)?|to\s+do))?(?:\s+(?:next|now))?\s+(?:if\s+you\s+were\s+me|in\s+my\s+(?:place|shoes"
    r"|position)|for\s+me)"
    r"|what\s+would\s+you\s+(?:do|suggest|recommend|advise)(?:\s+(?:i\s+do|me\s+to\s+do|to\s+do))?\s+(?:next|now)"
    r"|how\s+(?:do|can|could|should|would)\s+i\s+(?:move\s+up|get\s+ahead|get\s+further|go\s+further|progress|advance|level\s+up|climb\s+the\s+ladder|move\s+forward)"
    r"(?:\s+next)?"
    r")(?:\W+(?:please|pls|then|do\s+you\s+think|you\s+think|in\s+your\s+(?:opinion|view)|career\W?wise|job\W?wise|in\s+my\s+(?:career|job|case|trade|field)"
    r"|from\s+here|for\s+me|if\s+you\s+were\s+me|exactly|with\s+my\s+(?:career|life))){0,3}\W*",
    re.IGNORECASE,
)
#: "And now?", right behind what was kept or is done.
_AND_NOW = pattern(rf"{OPENING}(?:now|what|next|then|so)(?:\s+(?:now|next|then|what))?\W*\?+\W*", re.IGNORECASE)
_DONE = frozenset({"add_holding", "finish_study", "finish_step"})
#: What somebody who is new here may ask of Laurel as well: "what next?", "what do I do now?"
_ONESELF = pattern(r"\b(?:me|my)\b|\bnext\b.{0,20}\bi\b|\bi\b.{0,30}\bnext\b|\bhow\b", re.IGNORECASE)


#: Where such a question may begin behind something else.
_BEGINS = pattern(
    r"(?:[,.!?;:–-]{1,6}\s*|\s)(?=(?:and|so|but|now|ok|okay|wh?at(?:['’]?s)?|where|which|how)\b)", re.IGNORECASE
)


def asked_behind(text: str) -> int | None:
    """Where "…, what's next?" begins, behind what is told in a message; None where nothing of the kind is asked."""
    found = _BEGINS.finditer(text)
    return next((joint.end() for joint in found if _ASKS.fullmatch(text, joint.end())), None)


async def asked(session: Session) -> Reply | None:
    """None in a channel, and of who is new and says nothing of themselves; it answers no question that is open."""
    heard, records, last, waiting = session.heard, session.given.records, session.state.last, session.state.waiting
    if records is None or not session.given.private:
        return None
    said = _ASKS.fullmatch(heard.text)
    if said is None and last is not None and last.dialog in _DONE and waiting is None:
        said = _AND_NOW.fullmatch(heard.text)
    if said is None or heard.named or heard.people or heard.teams or heard.dates:
        return None
    of_oneself = _ONESELF.search(heard.text) is not None
    if not of_oneself and (heard.leads or (last is not None and is_of_teams(last.dialog))):
        return None
    followed = await records.plan() is not None
    shown = plan_spoken_of(session)
    if shown is not None and shown.slots.get("steps") and not followed:
        return not_begun(session, shown.slots["steps"][0])
    profile = session.profile
    known = (
        followed or profile.goal or profile.role or profile.holds or await records.holdings() or await records.studies()
    )
    if not known and not of_oneself:
        return None
    session.trace.append("what is next for them")
    if waiting is not None and waiting.dialog == _ANSWERS:
        session.state.stack.pop()  # it is asked once more
    return await session.begin(_ANSWERS, {}, 0.9)
