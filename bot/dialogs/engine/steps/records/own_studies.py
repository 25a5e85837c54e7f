"""A target told in a few words: "by easter", right after a study was spoken of."""

from __future__ import annotations

from bot.dialogs.engine.said_slots import DateSlot
from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.dates import find_dates
from bot.messaging.reply import Reply

TARGET = "set_target"
OF_A_STUDY = frozenset({"start_study", "log_progress", "study_status", "touch_study", TARGET})
#: All that may stand around the day.
_AROUND = frozenset(
    """
    by on until till before in at the latest exam test target deadline is it it's its i i'd i'll want wanna need have to
    be done finish finished pass ready with that my please make no rather actually sorry wait ok yes around about and so
    plan for this would like should will hope hopefully maybe
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)

#: What such words are taken for as well: of the study that was spoken of they move its day.
_TAKEN_FOR = frozenset({"correct_holding", "date_holding", "snooze_reminder", TARGET})


async def target_told(session: Session) -> Reply | None:
    """None when the message says anything but a day to come, or another day was asked for."""
    last, heard, frame = session.state.last, session.heard, session.state.waiting
    if last is None or last.dialog not in OF_A_STUDY or heard.named or "?" in heard.text or not heard.dates:
        return None
    asked = frame.awaiting.slot if frame is not None and frame.awaiting is not None else None
    if frame is not None and asked and isinstance(session.dialog(frame).slot(asked).type, DateSlot):
        return None
    said = find_dates(heard.text, heard.today, heard.day_first, asked="ahead")[-1]  # "not in January, but by March"
    if len(said.options) != 1 or said.options[0] <= heard.today or said.cue in ("awarded", "from"):
        return None
    rest = [w.text for w in heard.words if not any(d.start <= w.start < d.end for d in heard.dates)]
    if session.guesses[0].dialog not in _TAKEN_FOR and not _AROUND.issuperset(rest):
        return None
    session.trace.append("the day by which the study just spoken of is to be done")
    study = {"study": last.slots["study"]} if "study" in last.slots else {}
    return await session.begin(TARGET, {"target": said.options[0].isoformat(), **study}, 0.9)
