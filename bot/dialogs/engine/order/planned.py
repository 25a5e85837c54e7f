"""A plan that is shown, and one thing of it."""

from __future__ import annotations

from bot.dialogs.engine.order.step import Step
from bot.dialogs.engine.steps.choosing import after_it, by_issuer, by_quality, called_by_a_word, pointing
from bot.dialogs.engine.steps.plans import (
    adjusting,
    another_month,
    assumed_date,
    budget_again,
    coming_first,
    held_already,
    in_another_order,
    no_plan_shown,
    not_in_it,
    of_the_whole,
    on_the_plan,
    put_back,
    running_plan,
    unwanted_steps,
    weeks_off,
    why_this_step,
)
from bot.dialogs.engine.steps.reminders import pausing
from bot.dialogs.engine.steps.studies import own_studies, study_doubted
from bot.dialogs.engine.steps.talking import direction, traits
from bot.dialogs.engine.steps.units import unit_parts

STEPS: tuple[Step, ...] = (
    unwanted_steps.left_out, unwanted_steps.by_number,
    of_the_whole.asked,
    put_back.put_back, unwanted_steps.not_that_one, not_in_it.asked, assumed_date.asked,
    in_another_order.put_first, weeks_off.off,
    budget_again.of_each,
    budget_again.more, budget_again.none_there, budget_again.told, another_month.told, adjusting.adjusted,
    unit_parts.in_a_part, study_doubted.realistic, study_doubted.on_the,
    own_studies.target_told, own_studies.put_off, own_studies.booked,
    held_already.told, held_already.known_already,
    held_already.recorded, why_this_step.asked, running_plan.of_a_step, after_it.comes_after, after_it.then_what,
    pausing.paused, pointing.compared, by_issuer.compared, by_quality.of_the_jobs_field, by_quality.ranked,
    traits.taken_back,
    direction.asked, on_the_plan.about_the_plan, coming_first.asked,
    no_plan_shown.told, called_by_a_word.told,
)  # fmt: skip
