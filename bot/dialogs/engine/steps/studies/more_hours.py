""" "10 more hours", of what is studied: where nothing that they hold counts hours, or a study was spoken of last."""

from __future__ import annotations

import re

from bot.dialogs.engine.amount_slots import written
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import LOGGING
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY, spoken_of
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.scheduling.upkeep import unit_rule

_PROGRESS = "log_progress"
_MORE = pattern(
    r"\W*(?:(?:and|so|ok|okay|oh|yes|yeah|then|just|i|i['’]ve|ive|have|got|did|done|studied|put|in|add|log|another|plus|about|around)\W+){0,6}"
    rf"(?P<n>{SPOKEN})\s*(?:(?:more|extra|further|additional|another)\s+)?(?:hours?|hrs?|h)"
    r"(?:\W+(?:more|extra|on\s+top|of\s+it|of\s+that|on\s+it|for\s+it|in|done|studied|studying|today|yesterday|last\s+night|tonight|this\s+(?:morning|week|weekend)"
    r"|now|please|pls|too|also)){0,4}\W*",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where it is surely of the study anyway, or of units."""
    heard, records, best = session.heard, session.given.records, session.guesses[0]
    if session.state.asking is not None or "?" in heard.text or heard.named or heard.people or heard.teams:
        return None
    said = _MORE.fullmatch(heard.text)
    if said is None or best.dialog != LOGGING or records is None or not session.given.private:
        return None
    last, catalogue = session.state.last, session.manager.knowledge.catalogue
    of_it = last is not None and last.dialog in OF_A_STUDY
    study = await spoken_of(session, last.slots.get("study") if last is not None and of_it else None)
    if study is None or not (of_it or not any(unit_rule(h, catalogue) for h in await records.holdings())):
        return None
    session.trace.append("hours of the study that was spoken of")
    hours = written(spoken_amount(said["n"]))
    return await session.begin(_PROGRESS, {"hours": hours, "study": study.id}, 0.9)
