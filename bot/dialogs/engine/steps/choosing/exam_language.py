""" "I don't want exams in English, which is cheapest": by the language of an exam nothing can be chosen. That is said,
and the rest is answered.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing import by_quality
from bot.dialogs.understanding.exam_languages import language_of_exams
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

#: A wish or a refusal; "is the exam in German?" asks of one.
_WANTS = pattern(
    r"\b(?:want|wanna|need|like|prefer|rather|only|must|should|hate|without|avoid|no|not|never|can(?:['’]?t|not)|don['’]?t|dont|too\s+(?:hard|difficult)|hard|difficult"
    r"|bad|weak|poor)\b",
    re.IGNORECASE,
)
_ASKS_OF_ONE = pattern(rf"^{OPENING}(?:is|are|does|do|can|which|what|how|in)\b", re.IGNORECASE)
_MOST_WORDS = 18


async def told(session: Session) -> Reply | None:
    """None where a name is in the message, of which the rest may be."""
    heard = session.heard
    if session.state.waiting is not None or heard.named or heard.people or heard.teams:
        return None
    language = language_of_exams(heard.text) if len(heard.words) <= _MOST_WORDS else None
    if language is None or not _WANTS.search(heard.text) or _ASKS_OF_ONE.search(heard.text):
        return None
    session.trace.append("a language of exams is no condition that can be set")
    session.understood = ("capabilities", 0.5)
    text = _(
        "I cannot choose by the language of an exam, {language} or another: of many I do not know it. Ask “in which "
        "languages is …?” of one, and check its provider's page."
    )
    said = Reply(parts=(paragraph(text, language=language),))
    rest = await by_quality.ranked(session)
    return said.plus(rest) if rest is not None else said
