"""Which of one's own studies a message is about: the one it names, or that was spoken of, or is under way."""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.studies.own_studies import spoken_of
from bot.tracking.learning import Study
from bot.tracking.plans import under_way


async def study_meant(session: Session) -> Study | None:
    """None where nothing is studied, or nothing says which of several."""
    records, last = session.given.records, session.state.last
    if records is None or not session.given.private:
        return None
    named = {m.id for n in session.heard.named for m in n.mention.of("credential")}
    at, said = session.state.focus.at, last.slots.get("study") if last is not None else None
    studies = await records.studies()
    if named:
        found = [s for s in studies if s.credential in named]
        return found[0] if len(found) == 1 else None
    if isinstance(said, int) and (study := await spoken_of(session, said)) is not None:
        return study
    if at is not None and (study := next((s for s in studies if s.credential == at), None)) is not None:
        return study
    plan = await records.plan()
    step = under_way(plan, studies) if plan is not None else None
    return step or (studies[0] if len(studies) == 1 else None)
