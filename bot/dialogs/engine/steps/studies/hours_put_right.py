""" "Actually it was 3", "only 7 all together", "not Saturday, Sunday": hours of study just noted, put right."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from bot.dialogs.engine.amount_slots import written
from bot.dialogs.engine.controls import SIGHS
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import State
from bot.dialogs.engine.steering import press
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.dialogs.understanding.dates.weekdays import WEEKDAY
from bot.dialogs.understanding.openings import SLIPS
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_LOGS, _BEGINS = "log_progress", "start_study"
_HOURS = r"(?:\s*(?:h|hrs?|hours?))?"
#: "Stay with CCNA. Sorry …", "wait, 12? …": what stays as it is, or is doubted, before what is right.
_STAYS = r"(?:(?:stay|stick|keep|remain|go\s+on)\w*\s+(?:with|at|on|to)\s+(?P<stays>[^.,;!?\n]{2,60})[.,;!]\s+)?"
_DOUBTS = rf"(?:{SPOKEN}{_HOURS}\s*\?+\s*{SIGHS})?"
#: Of all that was studied, and not of what was noted last alone.
_IN_ALL = r"(?P<all>(?:\W+(?:all\s*together|altogether|in\s+(?:all|total)|total|overall|all\s+in\s+all))?)"
#: "Thats wrong, 2h".
_WRONG = (
    r"(?:(?:(?:that|this|it)(?:['’]?s|\s+is|\s+was)\s+)?(?:wrong|not\s+right|incorrect|(?:a\s+)?(?:mistake|typo))\W+)?"
)
#: The first word or one further on turns, so that it is no further amount.
_RATHER = pattern(
    rf"(?P<before>{SIGHS}{_WRONG})(?:{_STAYS}|{_DOUBTS})(?P<sighs>{SIGHS})(?:and\s+|but\s+)?(?:(?P<make>make\s+(?:it|that))|(?:it|that|this|they|i)\s+(?:was|were|is|did|had|meant?|should\s+(?:be|have\s+been))|i\s+meant?)?\s*"
    rf"(?P<turns>(?:(?:actually|really|only|just|more\s+like|about|in\s+fact)\s+)*)(?P<n>{SPOKEN}){_HOURS}{_IN_ALL}"
    rf"(?P<wrong>\W*(?:(?:and\s+|but\s+)?not|instead\s+of|rather\s+than)\s+(?P<m>{SPOKEN}){_HOURS})?(?:\W+(?:sorry|actually|though|tho|not\s+more|today|yesterday))*\W*",
    re.IGNORECASE,
)
_TURNS = pattern(
    rf"\b(?:actually|no|nope|nah|wait|sorry|oops|ups|really|only|just|in\s+fact|wrong|not\s+right|incorrect|mistake|typo|{SLIPS})\b",
    re.IGNORECASE,
)
_A_DAY = (
    rf"(?:(?:last\s+|this\s+|on\s+(?:the\s+)?)?{WEEKDAY}|yesterday|today|the\s+day\s+before(?:\s+yesterday)?"
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
    if last is None or not just_noted(session.state):
        return None
    if not session.heard.named and "?" not in text and _ANOTHER_DAY.fullmatch(text) and _DENIES.search(text):
        session.trace.append("the day on which hours of study were done")
        session.understood = (_LOGS, 0.9)
        return Reply(
            parts=(paragraph(_("I keep how many hours you studied, and not on which day: they stay as noted.")),)
        )
    said = _said(session)
    if said is None:
        return None
    session.trace.append("the hours of study just noted are put right")
    slots: dict[str, Any] = {"hours": written(spoken_amount(said["n"]))}
    slots |= {"study": last.slots["study"]} if "study" in last.slots else {}
    if last.dialog == _BEGINS:  # to take that back would drop the study
        return await session.begin(_LOGS, {**slots, "instead_of": last.slots["hours"]}, 0.9)
    await press(session, session.state.undo or {})
    if said["all"]:
        slots["instead_of"] = written(await _before(session, last.slots.get("study"))) or "0"
    return await session.begin(_LOGS, slots, 0.9)


def is_said(session: Session) -> bool:
    """Whether the message does nothing but put right the hours that were noted last."""
    return just_noted(session.state) and _said(session) is not None


def just_noted(state: State) -> bool:
    """Whether hours were noted last, and nothing is asked that hours could answer."""
    last = state.last
    noted = (
        last is not None
        and last.dialog in (_LOGS, _BEGINS)
        and state.undo is not None
        and bool(last.slots.get("hours"))
    )
    asked = state.asking
    return noted and (asked is None or (asked.awaiting is not None and bool(asked.awaiting.options)))


def _said(session: Session) -> re.Match[str] | None:
    """The amount that is right, where it turns from the one that was noted, and nothing else is named or asked."""
    last, heard = session.state.last, session.heard
    said = _RATHER.fullmatch(heard.text)
    if said is None or last is None or spoken_amount(said["n"]) is None or not _turns(said):
        return None
    if "?" in heard.text[said.start("sighs") :] or not _only_stays(session, said):
        return None
    if said["m"] and spoken_amount(said["m"]) != spoken_amount(str(last.slots["hours"])):
        return None
    return said


def _only_stays(session: Session, said: re.Match[str]) -> bool:
    """Whether nothing is named but what is stayed with."""
    start, end = said.span("stays")
    return all(start <= n.mention.start and n.mention.end <= end for n in session.heard.named)


async def _before(session: Session, study: int | None) -> Decimal:
    """What stays noted of the study without the last hours."""
    records = session.given.records
    studies = await records.studies() if records is not None else []
    return next((s.hours for s in studies if s.id == study), Decimal(0))


def _turns(said: re.Match[str]) -> bool:
    """ "5 hours in total" is no further amount either."""
    return bool(
        said["make"]
        or said["wrong"]
        or said["all"]
        or _TURNS.search(f"{said['before']} {said['sighs']} {said['turns']}")
    )
