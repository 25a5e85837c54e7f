""" "Nah giving up on that, forklift instead": the plan that is followed is left for another; no guess drops one."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.running_plan import speaks_of_the_followed
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.plans import Plan

_LEAVES, _DROPS, _MINE = "leave_plan", "drop_plan", "my_plan"
_LEAD = (
    r"\W*(?:(?:ach|ugh|oh|ok|okay|no|nah|well|hm+|sorry|argh|actually|you\s+know\s+what|i|i['’]?m|im|i['’]?ll|just|wanna|want|to"
    r"|think|going|am|have|ive|i['’]ve|decided|not|really|now|so)\W+){0,8}"
)
#: What is given up, by a word that stands for it.
_GIVES_UP = pattern(
    rf"{_LEAD}(?:(?:giv(?:e|ing|en)\s+up(?:\s+on)?|drop(?:ping)?|forget(?:ting)?|scrap(?:ping)?|quit(?:ting)?|stop(?:ping)?|bin(?:ning)?|ditch(?:ing)?|leav(?:e|ing)"
    r"|done\s+with|had\s+enough\s+of|out\s+of|doing)\s+(?:it|that|this|(?:the|this|that|my)\s+(?:whole\s+)?(?:plan|thing|job|idea|lot)"
    r"|(?:the\s+)?(?:[\w-]{3,20}\s+){0,3}(?:plan|job|thing))(?:\s+(?:one|plan|all|anymore|any\s+more))?"
    r"|changed?\s+my\s+mind)(?P<rest>\W+.{2,100})",
    re.IGNORECASE,
)
_INSTEAD = pattern(
    r"\b(?:instead|rather|better|after\s+all|now|go(?:ing)?\s+for|switch\w*|do(?:ing)?|want|wanna|try|become|be)\b",
    re.I,
)
#: Without one of these nothing is dropped.
_DROPPING = pattern(
    r"\b(?:drop\w*|stop\w*|quit\w*|cancel\w*|giv\w+|abandon\w*|end\w*|delet\w*|remov\w*|forget\w*|scrap\w*|do\s?n['’]?t|not|no\s+more|no\s+longer|without"
    r"|leav\w*|bin|clos\w*|done|ditch\w*|kill\w*|throw\w*|unfollow\w*|get\s+rid|enough|discard\w*|off|out|away|never|over|nah|screw|stuff|chuck\w*|lose|wipe|clear"
    r"|erase|terminat\w*|nothing|can['’]?t|won['’]?t|finish\w*)\b",
    re.IGNORECASE,
)


async def for_another(session: Session) -> Reply | None:
    """It is asked before, and the other is shown after; None where nothing else is named."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or session.state.asking is not None or heard.people or heard.teams:
        return None
    said = _GIVES_UP.fullmatch(heard.text)
    if said is None or "?" in heard.text or not _INSTEAD.search(said["rest"]) or not _spoken_of(session, heard.text):
        return None
    instead = _instead(session, said.start("rest"))
    plan = await records.plan() if instead is not None else None
    if plan is None or _is_of_it(plan, instead):
        return None
    session.trace.append("the plan that is followed is left for something else")
    return await session.begin(_LEAVES, {"instead": instead}, 0.9)


async def doubted(session: Session) -> Reply | None:
    """ "Call it Big plan" is near to giving it up in words alone: it is asked."""
    best, records = session.guesses[0], session.given.records
    if best.dialog != _DROPS or not session.sure or records is None or not session.given.private:
        return None
    if _DROPPING.search(session.heard.text) or await records.plan() is None:
        return None
    session.trace.append("no word says that the plan is given up")
    return await session.begin(_MINE, {}, 0.5)


def _spoken_of(session: Session, text: str) -> bool:
    return "plan" in text.casefold() or speaks_of_the_followed(session)


def _instead(session: Session, start: int) -> dict[str, Any] | None:
    named = [n for n in session.heard.named if n.mention.start >= start]
    if len(named) != 1:
        return None
    if named[0].kind == "role":
        return {"role": named[0].mention.of("role")[0].id}
    skills = [m.id for m in named[0].mention.leading("skill")]
    return {"skills": skills[:1]} if skills else None


def _is_of_it(plan: Plan, instead: dict[str, Any] | None) -> bool:
    return instead is not None and "role" in instead and plan.wish.get("role") == instead["role"]
