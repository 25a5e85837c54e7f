"""What is said of a study that begins here: which of several credentials of one name it is for, and what was done of it
before.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from bot.dialogs.engine.dialog import Ask
from bot.dialogs.engine.turn import Turn
from bot.dialogs.understanding.amounts import SPOKEN, spoken_amount
from bot.knowledge.wording import full_name
from bot.patterns import pattern
from bot.tracking.learning import Study
from bot.translation import _

_DONE = r"(?:did|done|studied|put\s+in|logged|spent|clocked|got\s+in|have)"
#: "5 hours so far", "already done 5 hours", and not "5 hours a week".
_HOURS_SO_FAR = pattern(
    rf"(?<![\w.,-])(?:{_DONE}\s+(?:(?:already|about|around|like|maybe|some)\s+){{0,2}}(?P<a>{SPOKEN})\s*(?:h|hrs?|hours?)\b(?!\s*(?:a|per|each|every|/)\s*(?:week|day|wk))"
    rf"|(?P<b>{SPOKEN})\s*(?:h|hrs?|hours?)\s+(?:(?:of\s+(?:it|study)|in\s+total|done|studied)\s+)?(?:so\s+far|already|until\s+now|up\s+to\s+now|to\s+date|in|done|behind\s+me|under\s+my\s+belt)(?!\w)"
    rf"|(?P<c>{SPOKEN})\s*(?:h|hrs?|hours?)\s+(?:(?:on|last|this)\s+(?:sat|sun|mon|tues?|wednes|thurs?|fri)\w*|yesterday|today|last\s+night|this\s+morning)(?!\w))",
    re.IGNORECASE,
)
_STARTED = pattern(r"\b(?:started|began|begun|been|since)\b[^.;!?\n]{0,60}$", re.IGNORECASE)


_TELLS_HOURS = pattern(
    r"\b(?:did|done|studied|study|studying|learn\w*|put|spent|logged|log|clocked|worked|revised|managed|practi[cs]ed|today|yesterday|tonight|last\s+night|this\s+(?:morning|week|weekend)|so\s+far|more|another)\b",
    re.IGNORECASE,
)

#: "ADR, i finish course last week but wait for card", "just finish my CCNA course yesterday".
COURSE_DONE = pattern(
    r"\b(?:finish(?:ed)?|complete[d]?|done|did)\b.{0,40}\b(?:course|class|training|lessons?|bootcamp)\b|\bwait\w*\s+(?:for|on)\s+(?:the\s+|my\s+)?(?:card|cert\w*|licen[cs]e|paper|result)",
    re.IGNORECASE,
)
#: "I start a new job on 5 January".
NO_STUDY = pattern(
    r"(?:(?:an?|my|the|our|this|new|different|second|better|other)\s+)*(?:job|role|position|work|shifts?|contract|business|project|family|diet|holidays?|leave)",
    re.IGNORECASE,
)


def for_what(turn: Turn) -> list[str]:
    """What the hours may be of that somebody told who studies nothing: the one that was looked at, or else it is asked
    for. "Too long. 12h?" tells of none.
    """
    if turn.said and ("?" in turn.heard.text or _TELLS_HOURS.search(turn.heard.text) is None):
        return []
    if turn.said and turn.focus.at in turn.catalogue.credentials:
        return [turn.focus.at] if turn.focus.at else []
    raise Ask("credential", (), _("You study for nothing that I know of. What were those hours for?"))


def must_be_clear(turn: Turn, records: list[dict[str, Any]], which: str | None) -> None:
    """Raises Ask where a name is of several of one issuer ("CCNP"); of one that several issuers use it is the first."""
    known = turn.catalogue.credentials
    for record in records:
        ids = [i for i in record["ids"] if i in known]
        if which in ids:
            record["ids"] = [which]
        elif len(ids) > 1 and turn.said and len({turn.catalogue.issuer_of[i] for i in ids}) == 1:
            turn.frame.slots["records"] = records
            labels = tuple(f"{full_name(known[i])} – {turn.catalogue.issuer(known[i]).name}" for i in ids)
            raise Ask("which", tuple(ids), _("Which one do you mean?"), labels)


def begun_on(turn: Turn) -> date | None:
    """The day on which it began, where that is over; a month is too vague to count from."""
    days = [d for d in turn.heard.dates if d.grain == "day" and len(d.options) == 1 and d.options[0] < turn.today]
    said = [d.options[0] for d in days if _STARTED.search(turn.heard.text, 0, d.start)]
    return said[0] if turn.said and len(said) == 1 else None


def hours_before(turn: Turn, study: Study) -> Decimal | None:
    """Those that are said to be done so far, of a study of which none are kept."""
    said = _HOURS_SO_FAR.search(turn.heard.text) if turn.said and not study.hours else None
    return spoken_amount(said["a"] or said["b"] or said["c"]) if said is not None else None
