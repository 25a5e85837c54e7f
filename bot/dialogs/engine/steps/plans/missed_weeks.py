""" "What happens if I miss a week?", of a plan that is followed or was shown: nothing is lost, and how it is moved."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.turn import begin
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.plans import plan_of
from bot.translation import _

_TIME = (
    r"(?:(?:for\s+)?(?:an?|one|two|three|four|a\s+few|a\s+couple\s+of|some|the\s+odd|\d{1,2})\s+(?:whole\s+)?"
    r"(?:days?|weeks?|wks?|months?)(?:\s+or\s+(?:so|two))?|some\s+time|here\s+and\s+there)"
)
_MISSES = (
    rf"(?:(?:miss|skip|lose|drop|missed|skipped|don['’]?t\s+(?:study|do\s+anything|manage)|do\s+nothing|can(?:no|['’])?t\s+(?:study|do\s+anything|do\s+it|manage|keep\s+up))\s*(?:{_TIME})?"
    rf"|(?:am|['’]m|get|got|fall|fell|go|be|was|were|become)\s+(?:ill|sick|away|behind|on\s+(?:holiday|vacation|leave)|busy|off)\s*(?:{_TIME})?"
    rf"|(?:need|take|have|want)\s+(?:{_TIME}\s+off|a\s+break))"
)
_WHAT_IF = pattern(
    r"\W*(?:(?:ok|okay|and|so|but|hm+|hi|oh|well|also|cool|great|thanks)\W+){0,4}(?:wh?at\s+(?:happens|would\s+happen|do\s+i\s+do|then|about|should\s+i\s+do)?\s*(?:if|when)|is\s+it\s+(?:ok|okay|bad|a\s+problem)\s+(?:if|when)|can|could|may|am\s+i\s+allowed\s+to)"
    rf"\s+(?:i\s+)?(?:(?:ever|have\s+to|just|once|only|even)\s+)*{_MISSES}(?:\W+(?:then|though|of\s+it|of\s+study|studying|with\s+(?:it|my\s+plan|the\s+plan)|at\s+work|or\s+so|is\s+that\s+(?:ok|okay|bad)|what\s+then|because\s+of\s+\w+|because\s+\w+(?:\s+\w+){{0,4}}))*\W*",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None where no plan is talked of or followed, or anything is named."""
    heard, records = session.heard, session.given.records
    if heard.named or heard.people or heard.teams or not _WHAT_IF.fullmatch(heard.text):
        return None
    private = session.given.private and records is not None
    followed = await plan_of(records.connection, records.person_id) if private and records is not None else None
    if followed is None and plan_spoken_of(session) is None:
        return None
    session.trace.append("what a plan does with weeks that are missed")
    session.understood = ("my_plan", 0.7)
    if followed is None:
        text = _(
            "Nothing is lost. A plan counts on every week, so what follows comes later by as much as you miss: start "
            "it, and when you are back say “push everything back 1 week”, or however long it was."
        )
        return Reply(parts=(paragraph(text),), buttons=(begin(_("Start this plan"), "start_plan"),))
    text = _(
        "Nothing is lost. What you have done stays, and what follows comes later by as much as you miss: say “push "
        "everything back 1 week”, or however long it was. Or say “replan”, and I plan anew from what is done."
    )
    return Reply(parts=(paragraph(text),), buttons=(begin(_("My plan"), "my_plan"),))
