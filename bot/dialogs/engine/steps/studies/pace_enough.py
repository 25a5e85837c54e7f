""" "I can do 6 hours a week, is that enough", of what is studied until a day: noted, and what it makes of the day."""

from __future__ import annotations

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY, spoken_of
from bot.dialogs.understanding.asked_for import TELLING
from bot.messaging.reply import Reply

_STATUS, _HOURS = "study_status", "hours_a_week"


async def told(session: Session) -> Reply | None:
    """None where more is told of themselves, or the study that is spoken of has no day."""
    heard, last, best = session.heard, session.state.last, session.guesses[0]
    if last is None or last.dialog not in OF_A_STUDY or best.dialog != TELLING or not session.given.private:
        return None
    if session.state.waiting is not None or heard.people or heard.teams or heard.named or heard.dates:
        return None
    said = fill_from_message(session.manager.dialogs[TELLING], heard).slots
    study = await spoken_of(session, last.slots.get("study")) if set(said) == {_HOURS} else None
    if study is None or study.target is None or study.state != "active":
        return None
    session.trace.append("hours a week, of a study that has its day")
    noted = await session.begin(TELLING, said, 0.9)
    of = {"credential": [study.credential]} if study.credential else {}
    stands = await session.begin(_STATUS, {**of, _HOURS: said[_HOURS]}, 0.9)
    return Reply(parts=noted.parts).plus(stands)
