"""Asking, now and then, whether an answer was good, and keeping what was not understood."""

from __future__ import annotations

from bot.dialogs.engine.talk import Talk
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE
from bot.dialogs.understanding.masking import masked
from bot.messaging.reply import Reply
from bot.tracking import feedback

#: Answers that somebody may find good or bad; of facts and of one's own records there is nothing to like.
_JUDGED = frozenset({"credential_for_role", "credential_for_skill", "credentials_for_posting", "skill_gap"})
#: These say what people think of an answer, and are nothing that a talk is about.
ASIDE = frozenset({"judge_answer", "plan_worth"})


async def rated(talk: Talk, reply: Reply) -> Reply:
    """The reply with two small buttons below it: advice, once a day, in private, and only where nothing is asked.

    What was not understood, or lies outside of what is known, is kept, masked.
    """
    records = talk.given.records
    if records is None or not talk.given.private or not talk.given.text:
        return reply
    dialog, score = talk.understood
    words = masked(talk.heard, talk.manager.phrases.common)[: feedback.LONGEST]
    if words and (talk.missed or dialog == OUT_OF_SCOPE):
        await feedback.keep(records.connection, records.person_id, talk.given.now, "missed", dialog, score, words)
    asked_today = talk.state.judged_on == talk.given.today
    if asked_today or talk.state.waiting or dialog not in _JUDGED:
        return reply
    talk.state.judged_on = talk.given.today
    about = {"about": dialog, "score": round(score, 3)}
    thumbs = (
        begin("👍", "judge_answer", liked=True, **about),
        begin("👎", "judge_answer", liked=False, words=words, **about),
    )
    return reply.model_copy(update={"buttons": (*reply.buttons, *thumbs)})
