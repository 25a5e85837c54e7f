"""What a few words may be an answer to by now: a reminder that came, and no question that is older or was long ago."""

from __future__ import annotations

from datetime import timedelta

from bot.dialogs.engine import questions
from bot.dialogs.engine.answers import choose
from bot.dialogs.engine.resuming import lost_with
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.messaging.reply import Reply
from bot.scheduling.agenda import ABOUT_STUDIES, last_reminder

#: So long somebody answers what they were reminded of.
_ANSWERED_WITHIN = timedelta(days=21)
#: So long a question waits, and so soon after it no reminder is looked for.
_WAITS, _JUST_NOW = timedelta(days=14), timedelta(minutes=10)


async def dropped(session: Session) -> Reply:
    """Lets go of what is out of date, unless the message names one of its options; says what is lost with it."""
    state, now, before = session.state, session.given.now, session.before
    if before is None or not state.stack or now - before < _JUST_NOW or not session.given.private:
        return Reply()
    if now - before < _WAITS and not (await reminded_since(session) or await nudged_since(session)):
        return Reply()
    if _names_an_option(session, state.stack[-1]):
        return Reply()
    lost = lost_with(state.stack)
    state.stack = []
    session.trace.append("an old question is asked no more")
    return lost


def _names_an_option(session: Session, frame: Frame) -> bool:
    if frame.awaiting is None or not frame.awaiting.options:
        return False
    issuers = session.manager.knowledge.catalogue.issuer_of
    named = {match.id for n in session.heard.named for match in n.mention.matches}
    if choose(session.heard, frame.awaiting.options, questions.option_labels(session, frame)) is not None:
        return True
    return any(o in named or issuers.get(o) in named for o in frame.awaiting.options if isinstance(o, str))


async def reminded_lately(session: Session) -> bool:
    """Whether a reminder came within the weeks in which somebody answers one."""
    records = session.given.records
    last = await last_reminder(records.connection, records.person_id) if records is not None else None
    return last is not None and last.sent_at is not None and session.given.now - last.sent_at <= _ANSWERED_WITHIN


async def reminded_since(session: Session) -> bool:
    """Whether a reminder came after the message before this one: then a few words are of that."""
    records, before = session.given.records, session.before
    if records is None or before is None or not session.given.private:
        return False
    last = await last_reminder(records.connection, records.person_id)
    return last is not None and last.sent_at is not None and last.sent_at >= before


async def nudged_since(session: Session) -> bool:
    """Whether they were asked of a study after the message before this one."""
    records, before = session.given.records, session.before
    if records is None or before is None or not session.given.private:
        return False
    asked = await last_reminder(records.connection, records.person_id, ABOUT_STUDIES)
    return asked is not None and asked.sent_at is not None and asked.sent_at >= before
