"""What goes on with what is under way, and buttons in words: cancel, help, back."""

from __future__ import annotations

from bot.dialogs.engine import steering
from bot.dialogs.engine.order.step import Step
from bot.dialogs.engine.steps.choosing import of_these_credentials
from bot.dialogs.engine.steps.plans import on_the_plan, put_back, running_plan, unwanted_steps
from bot.dialogs.engine.steps.reminders import after_a_reminder, goes_on, pausing, waking
from bot.dialogs.engine.steps.studies import after_a_nudge, in_a_word, study_doubted
from bot.dialogs.engine.steps.talking import (
    asked_of_itself,
    may_leave,
    of_linking,
    of_the_bot,
    presenting,
    second_thoughts,
)
from bot.dialogs.engine.steps.teams import invited, offer_taken, only_one_shown, shown_more, staying
from bot.dialogs.engine.steps.units import entry_taken_off

STEPS: tuple[Step, ...] = (
    in_a_word.day_stays, in_a_word.fine, after_a_nudge.nothing, after_a_nudge.half, after_a_nudge.some,
    after_a_reminder.enough,
    presenting.code_shown, of_linking.asked, of_the_bot.costs_nothing, second_thoughts.had, staying.stays,
    may_leave.asked,
    goes_on.not_paused,
    pausing.of_what_is_sent,
    shown_more.told, only_one_shown.told, invited.answered, waking.woken, asked_of_itself.asked,
    on_the_plan.begun, on_the_plan.sent_on, put_back.it_back,
    running_plan.gone_on, entry_taken_off.last_one, study_doubted.given_up, after_a_reminder.put_off,
    unwanted_steps.skipped, offer_taken.told,
    of_these_credentials.asked,
    steering.steered,
)  # fmt: skip
