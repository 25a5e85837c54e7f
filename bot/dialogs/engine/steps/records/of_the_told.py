"""What is answered to a question on a record that was told: it is none of these, not theirs, or of the other day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.openings import CORRECTING
from bot.dialogs.understanding.zones.countries import country_said
from bot.knowledge.countries import counts_in
from bot.patterns import pattern

#: At "if you hold it: when did you get it?".
_HOLD_NONE = pattern(
    rf"{CORRECTING}i\s*(?:do\s?n['’]?t|do\s+not|never|have\s?n['’]?t|have\s+not)\s+(?:actually\s+|even\s+)?"
    r"(?:have|had|hold|got|done|do|own)\s+(?:it|that|this|one|any|the\s+cert\w*)(?:\s+(?:yet|at\s+all|anymore|any\s+more|one))?\W*",
    re.IGNORECASE,
)


def holds_none(session: Session, frame: Frame) -> bool:
    """ "No, I don't have it", where a day of it was asked for."""
    return frame.dialog == ADDING and _HOLD_NONE.fullmatch(session.heard.text) is not None


#: What is answered to "which one?" by who holds none of them: it is kept as they called it.
NONE = "-"
_NONE_OF_THEM = pattern(
    r"\W*(?:(?:no|nope|sorry|hm+|it['’]?s|its)\W+){0,3}(?:none|neither|not\s+(?:any|one)|another|a\s+different|something\s+else|some\s+other)(?:\s+(?:one|of\s+(?:these|those|them|the\s+(?:two|above))))?(?!\w).{0,60}",
    re.IGNORECASE,
)


def none_of_these(session: Session, frame: Frame) -> bool:
    """ "None of these, it's a Dutch one"."""
    asked = frame.awaiting
    if frame.dialog != ADDING or asked is None or asked.slot != "which":
        return False
    return _NONE_OF_THEM.fullmatch(session.heard.text) is not None and "?" not in session.heard.text


def of_another_country(session: Session, frame: Frame, chosen: Any) -> bool:
    """ "Irish Heart Foundation" is not the American one that is like it: it is kept as they called it."""
    credential = session.manager.knowledge.catalogue.credentials.get(chosen) if isinstance(chosen, str) else None
    if credential is None or frame.dialog != ADDING:
        return False
    said = _countries(w.text for w in session.heard.words)
    issuers = _countries(session.manager.knowledge.catalogue.issuer(credential).name.split())
    elsewhere = bool(credential.countries) and not any(counts_in(credential, code) for code in said)
    return bool(said) and (elsewhere or (bool(issuers) and not issuers & said))


def _countries(words: Iterable[str]) -> set[str]:
    return {code for word in words if (code := country_said(word)) is not None}


def ends_instead(session: Session, frame: Frame) -> None:
    """ "It runs out on 3 March", where it was asked when they got it: the answer is that of the other question."""
    asked, dates = frame.awaiting, session.heard.dates
    if frame.dialog != ADDING or asked is None or asked.slot != "awarded" or not dates or dates[0].cue != "expires":
        return
    for record in frame.slots.get("records") or ():
        if record.get("asked") == "awarded":
            record["asked"] = asked.slot = "expires"
