""" "Actually it was 3", "not Saturday, Sunday": hours of study that were just noted, put right."""

from __future__ import annotations

import re

from bot.dialogs.engine.amount_slots import written
from bot.dialogs.engine.controls import SIGHS
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steering import press
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_LOGS = "log_progress"
_HOURS = r"(?:\s*(?:h|hrs?|hours?))?"
#: The first word or one further on turns, so that it is no further amount.
_RATHER = pattern(
    rf"(?P<sighs>{SIGHS})(?:and\s+|but\s+)?(?:(?P<make>make\s+(?:it|that))|(?:it|that|this|they|i)\s+(?:was|were|is|did|had|meant?|should\s+(?:be|have\s+been))|i\s+meant?)?\s*"
    rf"(?P<turns>(?:(?:actually|really|only|just|more\s+like|about|in\s+fact)\s+)*)(?P<n>{SPOKEN}){_HOURS}"
    rf"(?P<wrong>\W*(?:(?:and\s+|but\s+)?not|instead\s+of|rather\s+than)\s+(?P<m>{SPOKEN}){_HOURS})?(?:\W+(?:sorry|actually|though|tho|not\s+more|today|yesterday))*\W*",
    re.IGNORECASE,
)
_TURNS = pattern(r"\b(?:actually|no|nope|nah|wait|sorry|oops|ups|really|only|just|in\s+fact)\b", re.IGNORECASE)
_A_DAY = (
    r"(?:(?:last\s+|this\s+|on\s+(?:the\s+)?)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|the\s+day\s+before(?:\s+yesterday)?"
    r"|(?:the\s+)?\d{1,2}(?:st|nd|rd|th))"
)
#: "Not Saturday, Sunday", "that was on Sunday": a day, and no more.
_ANOTHER_DAY = pattern(
    rf"{SIGHS}(?:(?:it|that|this|i\s+mean[t]?)\s+(?:was\s+|were\s+|is\s+)?)?(?:not\s+)?(?:on\s+)?{_A_DAY}(?:\W+(?:but\s+|and\s+|it\s+was\s+|i\s+mean[t]?\s+|not\s+|rather\s+)*(?:on\s+)?{_A_DAY})?\W*",
    re.IGNORECASE,
)
_DENIES = pattern(r"\bnot\b|\b(?:it|that|this)\s+was\b|^\W*(?:no|nope|sorry|oops|wait|actually)\b", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """What was noted is taken back and noted as it is right; None unless hours were noted last."""
    last, text = session.state.last, session.heard.text
    if last is None or last.dialog != _LOGS or session.state.undo is None or not last.slots.get("hours"):
        return None
    if session.state.asking is not None or session.heard.named or "?" in text:
        return None
    if _ANOTHER_DAY.fullmatch(text) and _DENIES.search(text):
        session.trace.append("the day on which hours of study were done")
        session.understood = (_LOGS, 0.9)
        return Reply(
            parts=(paragraph(_("I keep how many hours you studied, and not on which day: they stay as noted.")),)
        )
    said = _RATHER.fullmatch(text)
    amount = spoken_amount(said["n"]) if said is not None else None
    if said is None or amount is None or not _turns(said):
        return None
    if said["m"] and spoken_amount(said["m"]) != spoken_amount(str(last.slots["hours"])):
        return None
    session.trace.append("the hours of study just noted are put right")
    await press(session, session.state.undo)
    of = {"study": last.slots["study"]} if "study" in last.slots else {}
    return await session.begin(_LOGS, {"hours": written(amount), **of}, 0.9)


def _turns(said: re.Match[str]) -> bool:
    return bool(said["make"] or said["wrong"] or _TURNS.search(f"{said['sighs']} {said['turns']}"))
