"""What is dropped when: all that is kept for a time only. README shows it as a table; a test compares the two."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.dialogs.engine import conversations
from bot.messaging import buttons, inbox, outbox
from bot.scheduling import agenda
from bot.tracking import feedback, guessing, history, holdings, linking
from bot.tracking.privacy import strangers
from bot.tracking.teams import inviting, letters, looking, membership


@dataclass(frozen=True)
class Rule:
    """``what`` is dropped after ``days``, counted from when it was over; ``forget`` does that as of an instant."""

    what: str
    days: timedelta
    forget: Callable[[AsyncConnection, datetime], Awaitable[None]]


RULES = (
    Rule("events that were answered", inbox.KEPT, inbox.forget_done),
    Rule("answers that were sent", outbox.ANSWERS_KEPT, outbox.forget_sent),
    Rule("reminders that were sent", outbox.NOTICES_KEPT, outbox.forget_sent),
    Rule("what was reminded of", agenda.KEPT, agenda.forget_old),
    Rule("buttons", buttons.KEPT, buttons.forget_old),
    Rule("conversations", conversations.KEPT, conversations.forget_old),
    Rule("removed credentials", holdings.REMOVED_KEPT, holdings.forget_removed),
    Rule("history of records", history.KEPT, history.forget_old),
    Rule("opinions of answers, and what was asked in vain", feedback.KEPT, feedback.forget_old),
    Rule("looks of leads", looking.LOOKS_KEPT, looking.forget_old),
    Rule("messages between team members", letters.KEPT, letters.forget_old),
    Rule("closed teams", membership.CLOSED_KEPT, membership.forget_closed),
    Rule("invite links", inviting.VALID, inviting.forget_old),
    Rule("codes to link accounts", linking.VALID, linking.forget_old),
    Rule("wrong codes", guessing.WITHIN, guessing.forget_old),
    Rule("people of whom nothing is kept", strangers.KEPT, strangers.forget_strangers),
)


async def drop_what_is_old(connection: AsyncConnection, now: datetime) -> None:
    for forget in dict.fromkeys(rule.forget for rule in RULES):
        await forget(connection, now)
