"""What a team wants of somebody, by a nudge or a reminder that came since their last message: "it" is that."""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.scheduling.agenda import last_reminder
from bot.tracking.records import Records
from bot.tracking.teams import letters, requirements
from bot.tracking.teams.requirements import Requirement

#: More readings of what is wanted are not offered.
_MOST = 5


async def taken_up(session: Session) -> None:
    """From then on it is what the talk is about; not where the message names something itself."""
    records, heard = session.given.records, session.heard
    if records is None or session.before is None or not session.given.private or not session.given.circle.joined:
        return
    if heard.named or heard.ordinals or session.given.action is not None:
        return
    wanted = await _wanted(session, records)
    if wanted is None or not wanted.credentials:
        return
    ids = [c for c in wanted.credentials if c in session.manager.knowledge.catalogue.credentials][:_MOST]
    at = ids[0] if len(ids) == 1 else None
    session.state.focus = session.state.focus.model_copy(update={"credentials": ids, "at": at, "skills": []})
    session.trace.append("what a team wants of them is talked of")


async def _wanted(session: Session, records: Records) -> Requirement | None:
    """The requirement, of all that are theirs to meet, of which the newest nudge or reminder was."""
    asked = await last_reminder(records.connection, records.person_id, ("letter", "duty"))
    if asked is None or asked.sent_at is None or session.before is None or asked.sent_at < session.before:
        return None
    mine = [
        a.requirement for a in (await requirements.asked_of(records.connection, [records.person_id]))[records.person_id]
    ]
    written = (await letters.to_people(records.connection, [records.person_id]))[records.person_id]
    nudges = [letter for letter in written if letter.kind == "nudge" and letter.id in asked.holdings]
    if nudges:
        about = nudges[-1]
        return next((r for r in mine if r.name == about.about.get("name") and r.team.id == about.team_id), None)
    due = [r for r in mine if r.id in asked.holdings] if len(asked.holdings) == 1 else []
    return due[0] if due and not any(letter.id in asked.holdings for letter in written) else None
