"""The study that is spoken of, where a few words say nothing of which."""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.stale import nudged_since
from bot.dialogs.engine.steps.studies.own_studies import OF_A_STUDY
from bot.dialogs.engine.steps.studies.which_study import study_meant
from bot.dialogs.understanding.asked_for import TELLING
from bot.messaging.reply import Reply
from bot.tracking.learning import Study

_LOGS, _STATUS, _HOURS = "log_progress", "study_status", "hours_a_week"
_BACK = 2
OF_STUDIES = OF_A_STUDY | {"pause_study", "drop_study", "finish_study", "start_plan", "my_plan", "remind_of_exam"}


async def spoken_of_lately(session: Session) -> bool:
    """Whether a study was spoken of in the last answers, or asked about since the message before this one."""
    if any(frame.dialog in OF_STUDIES for frame in session.state.done[-_BACK:]):
        return True
    return await nudged_since(session)


async def study_spoken_of(session: Session) -> Study | None:
    """The one that is spoken of, where no other question is open than how far it is."""
    heard, asked = session.heard, session.state.asking
    if session.given.records is None or not session.given.private or heard.named or heard.people or heard.teams:
        return None
    if asked is not None and asked.dialog != _LOGS:
        return None
    if asked is not None and isinstance(asked.slots.get("study"), int):
        study_id = asked.slots["study"]
        return next((s for s in await session.given.records.studies() if s.id == study_id), None)
    return await study_meant(session) if await spoken_of_lately(session) else None


async def noted_with_the_hours(session: Session, hours: int, credential: str | None, *, needs: bool = True) -> Reply:
    """Those hours a week are theirs from now on, and how what is studied stands with them: all of it, where none is
    meant. ``needs``: also how long what has no day takes.
    """
    noted = await session.begin(TELLING, {_HOURS: hours}, 0.9)
    of = {"credential": [credential]} if credential else {}
    stands = await session.begin(_STATUS, {**of, _HOURS: hours, "needs": needs}, 0.9)
    return Reply(parts=noted.parts).plus(stands)
