"""What a message that puts something right is about, and where it goes on behind saying so."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_slots import DateSlot
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.own_records import KEEP_A_DATE
from bot.dialogs.engine.steps.records.which_record import LOOK_AT_ONE
from bot.patterns import pattern

CORRECTS = "correct_holding"
_AROUND = pattern(
    r"\W*(?:(?:no|nope|oh|sorry|oops|wait|actually|and|but|i\s+mean[t]?|it['’]?s|that['’]?s|it|that|is|was|should\s+be)\W+)*",
    re.IGNORECASE,
)


def spoken_of(session: Session) -> Frame | None:
    """What was just kept, or is being corrected; None where the message names something, asks, or answers."""
    last, heard, frame = session.state.last, session.heard, session.state.waiting
    if heard.named or heard.people or heard.teams or "?" in heard.text:
        return None
    if is_corrected(frame):
        return frame
    return None if _asks_for_a_day(session, frame) else _lately_kept(session, last)


def is_corrected(frame: Frame | None) -> bool:
    """Whether the question that is open is for the right day."""
    return frame is not None and frame.dialog == CORRECTS


def goes_on_at(text: str) -> int:
    """Where it goes on behind what puts something right."""
    said = _AROUND.match(text)
    return said.end() if said else 0


def _lately_kept(session: Session, last: Frame | None) -> Frame | None:
    """What was answered last, or what was kept right before a question was answered beside it."""
    before = session.state.done[-2] if len(session.state.done) > 1 else None
    if last is None or before is None or last.dialog in KEEP_A_DATE | LOOK_AT_ONE or session.dialog(last).writes:
        return last
    return before if before.dialog in KEEP_A_DATE else last


def _asks_for_a_day(session: Session, frame: Frame | None) -> bool:
    if frame is None or frame.awaiting is None:
        return False
    return isinstance(session.dialog(frame).slot(frame.awaiting.slot).type, DateSlot)
