"""A target told in a few words: "by easter", right after a study was spoken of."""

from __future__ import annotations

from bot.dialogs.engine.said_slots import DateSlot
from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply

_TARGET = "set_target"
_OF_A_STUDY = frozenset({"start_study", "log_progress", "study_status", "touch_study", _TARGET})
#: All that may stand around the day.
_AROUND = frozenset(
    """
    by on until till before in at the latest exam test target deadline is it it's its i i'd i'll want wanna need have to
    be done finish finished pass ready with that my please make no rather actually sorry wait ok yes around about and so
    plan for this would like should will hope hopefully maybe
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def target_told(session: Session) -> Reply | None:
    """None when the message says anything but a day to come, or another day was asked for."""
    last, heard, frame = session.state.last, session.heard, session.state.waiting
    if last is None or last.dialog not in _OF_A_STUDY or heard.named or "?" in heard.text or len(heard.dates) != 1:
        return None
    said = heard.dates[0]
    if len(said.options) != 1 or said.options[0] <= heard.today or said.cue in ("awarded", "from"):
        return None
    asked = frame.awaiting.slot if frame is not None and frame.awaiting is not None else None
    if frame is not None and asked and isinstance(session.dialog(frame).slot(asked).type, DateSlot):
        return None
    if any(w.text not in _AROUND and not said.start <= w.start < said.end for w in heard.words):
        return None
    session.trace.append("the day by which the study just spoken of is to be done")
    study = {"study": last.slots["study"]} if "study" in last.slots else {}
    return await session.begin(_TARGET, {"target": said.options[0].isoformat(), **study}, 0.9)
