""" "Ipaf moved to april", "my cscs got pushed to 3 june 2028": of what is held and ends, on the new day."""

from __future__ import annotations

import re
from datetime import date

from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.righting import CORRECTS
from bot.dialogs.understanding.dates import SaidDate, end_of
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.renewing.periods import add_months
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

_MOVED = pattern(
    rf"{OPENING}(?:no\W+|actually\W+)?(?:they\s+(?:have\s+|['’]ve\s+)?(?:moved|changed|pushed|extended)\s+)?(?:(?:my|the)\s+)?(?P<name>[\w&+/.'\s-]{{2,50}}?)(?:['’]s)?"
    r"(?:\s+(?:card|cert\w*|licen[cs]e|ticket|expiry|expiration|renewal|date|day|end))*"
    r"(?:\s+(?:has\s+been|have\s+been|was|is|got|been|has|gets?)){0,2}\s+(?:now\s+)?"
    r"(?:moved|changed|pushed|put|shifted|extended|brought|postponed|bumped)(?:\s+(?:back|forward|on|out|over|up))?\s+(?:to|til|till|until|into|from\s+[\w\s]{2,20}?\s+to)\s+(?:the\s+)?(?:end\s+of\s+)?",
    re.IGNORECASE,
)
#: What is sat or attended is no end.
_SITTING = pattern(
    r"(?<!\w)(?:exams?|tests?|course|class|training|refresher|assessment|booking|appointment|interview|session|sitting|plan|job|shift|study|hours|reminders?|deadline)(?!\w)",
    re.IGNORECASE,
)
_REST = pattern(r"(?:\W+(?:now|btw|apparently|please|pls|thanks|instead|sorry|fyi))*\W*", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None where it is studied too, so that the day may be of its exam, or no end of it is kept."""
    heard, stored = session.heard, session.given.records
    if stored is None or len(heard.dates) != 1 or not heard.dates[0].options or heard.people or heard.teams:
        return None
    said, day = _MOVED.fullmatch(heard.text, 0, heard.dates[0].start), heard.dates[0]
    if said is None or "?" in heard.text or _SITTING.search(heard.text) or not _REST.fullmatch(heard.text, day.end):
        return None
    held = _called(session, await stored.holdings(), said)
    if (
        len(held) != 1
        or held[0].expires is None
        or any(s.credential == held[0].credential for s in await stored.studies())
    ):
        return None
    right = _nearest(day, held[0].expires)
    if right is None or right == held[0].expires:
        return None
    session.trace.append("the end of what is held was moved")
    return await session.begin(CORRECTS, {"holding": held[0].id, "days": {"expires": right.isoformat()}}, 0.9)


def _called(session: Session, held: list[Holding], said: re.Match[str]) -> list[Holding]:
    ids = {m.id for n in session.heard.named for m in n.mention.leading("credential")}
    manager = session.manager
    named = [h for h in held if h.credential in ids]
    return named or called_so(key(said["name"]), held, manager.phrases, manager.knowledge.catalogue)


def _nearest(said: SaidDate, before: date) -> date | None:
    """The last day of the time that was said; without its year that which is nearest to the day before."""
    if len(said.options) != 1:
        return None
    ends = end_of(said.options[0], said.grain)
    if not said.year_guessed:
        return ends
    months = 12 * (before.year - ends.year)
    return min((add_months(ends, months + 12 * n) for n in (-1, 0, 1)), key=lambda day: abs((day - before).days))
