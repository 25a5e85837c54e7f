"""A new request, or the last one again about something else."""

from __future__ import annotations

from bot.dialogs.engine import repair
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing import pointing
from bot.dialogs.engine.steps.plans.currencies import in_other_currency
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.engine.steps.records import own_records
from bot.dialogs.engine.steps.talking import followups
from bot.dialogs.engine.steps.talking.interrupting import INTERRUPTS_FROM
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply


async def corrected(session: Session) -> Reply | None:
    if (reply := await own_records.take_back_units(session)) is not None:
        return reply
    last = session.state.last
    if last is not None and (other := in_other_currency(session.heard, last)) is not None:
        session.trace.append("the same amount in another currency")
        return await session.begin(last.dialog, other, 0.9)
    if last is None or not session.manager.controls.corrects(session.heard):
        return None
    if session.dialog(last).writes:
        return await own_records.correct_record(session, last)
    slots = followups.corrected(session, last)
    if slots is None:
        return None
    session.trace.append("a correction of the last answer")
    return await session.begin(last.dialog, slots, 0.9)


async def of_another(session: Session) -> Reply | None:
    """ "And Jon?", "in Ops?": the question on a team again, about somebody or some team else."""
    found = followups.of_another(session)
    if found is None:
        return None
    session.trace.append("the last question on a team, about another")
    return await session.begin(found[0].dialog, found[1], 0.8)


async def gone_on(session: Session) -> Reply | None:
    """ "And for a site reliability engineer?" — the last question again, about something else."""
    return await refined(session) if followups.goes_on(session.heard) else None


async def bare(session: Session) -> Reply | None:
    found = followups.bare_request(session.heard)
    if found is None or session.of_records():
        return None
    excluding = all(n.cue == "excluded" for n in session.heard.named)
    if excluding and (reply := await refined(session)) is not None:  # "no certs from the AHA"
        return reply
    return await session.start(Guess(found, 0.7, "only something from the catalogue was named"))


async def refined(session: Session) -> Reply | None:
    # "What expires this year" after a list of one's own is asked anew, "and next year?" goes on.
    if session.of_records():
        return None
    going_on = followups.goes_on(session.heard)
    dialogs, job = session.manager.dialogs, session.state.focus.role
    known = [
        f
        for f in reversed(session.state.done)
        if f.slots.get("role") in (None, job or f.slots.get("role"))  # another job is talked of by now
        and f.dialog in dialogs
        and not session.dialog(f).writes
        and (going_on or session.dialog(f).refinable)
    ]
    lists = [f for f in known[1:] if session.manager.dialogs[f.dialog].has("page")]
    plan = plan_spoken_of(session)
    for frame in (*known[:1], *lists[:1], *([plan] if plan and plan not in known[:1] else [])):
        slots = followups.refined(session, frame)
        if slots is not None:
            session.trace.append("a change to an earlier question")
            return await session.begin(frame.dialog, slots, 0.75)
    return None


async def unknown_code(session: Session) -> Reply | None:
    """A code is never guessed: one that is not in the catalogue is said to be so."""
    found = session.manager.knowledge.finder.near_code(session.heard.text) if not session.heard.named else None
    return repair.unknown_code(session, *found) if found else None


async def requested(session: Session) -> Reply | None:
    if not session.sure:
        return None
    best = session.guesses[0]
    if followups.only_points(session.heard) and session.manager.dialogs[best.dialog].writes:
        return None  # "the second one" alone asks for no change of what is kept
    if best.dialog == OUT_OF_SCOPE and best.score < INTERRUPTS_FROM and (reply := await pointing.facet(session)):
        return reply
    if best.dialog == OUT_OF_SCOPE and session.state.misses >= repair.MENU_AFTER:
        return await repair.not_understood(session, [])
    return await session.start(best)
