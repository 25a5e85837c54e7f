"""Deciding what a message is: each step is tried in its order, and the first answer is the one."""

from __future__ import annotations

from bot.dialogs.engine import (
    at_home,
    called_alike,
    called_in_part,
    card_months,
    hours_at_work,
    nothing_to_look_at,
    of_another_body,
    repair,
    resuming,
    stale,
    their_money,
    trade_words,
    unknown_conditions,
    unknown_titles,
    wanted_lately,
)
from bot.dialogs.engine.having import guess
from bot.dialogs.engine.order import ORDER
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans import weeks_off
from bot.dialogs.engine.steps.records.own_records import KEEP_A_DATE
from bot.messaging.reply import Reply


async def listen(session: Session) -> Reply:
    """Decide what the message is, and answer it."""
    if session.given.file is not None:
        return await session.begin("receive_file", {})
    if not session.heard.words:
        return repair.nothing_said(session)
    called_in_part.settle(session)
    card_months.settle(session)
    trade_words.settle(session)
    at_home.note_country(session)
    assumed = their_money.settle(session)
    await called_alike.settle(session)
    await wanted_lately.taken_up(session)
    of_another_body.set_apart(session)
    apart = await weeks_off.set_apart(session)
    await guess(session)
    await nothing_to_look_at.dropped(session)
    hours_at_work.set_apart(session)
    lost = await stale.dropped(session)
    answer = (await _answer(session)).plus(unknown_titles.told(session)).plus(unknown_conditions.told(session))
    answer = answer.plus(weeks_off.told(session, apart))
    if session.understood[0] not in KEEP_A_DATE:
        lost = lost.plus(resuming.lost_with(session.passed_over))
    return repair.in_english_please(session, answer.plus(lost).plus(assumed))


async def _answer(session: Session) -> Reply:
    for step in ORDER:
        reply = await step(session)
        if reply is not None:
            return reply
    return await repair.not_understood(session, session.guesses[:3])
