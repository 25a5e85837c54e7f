"""Reminders that are answered, studies, and steps of a plan that is followed."""

from __future__ import annotations

from bot.dialogs.engine.order.step import Step
from bot.dialogs.engine.steps.plans import (
    again_with,
    back_to_it,
    called_step,
    left_to_do,
    of_the_whole,
    pace_told,
    put_back,
    running_moved,
    several_steps,
)
from bot.dialogs.engine.steps.records import (
    renewed_each,
    renewed_in_own_words,
    renewed_of_it,
    talked_of,
    which_it_is,
)
from bot.dialogs.engine.steps.reminders import (
    after_a_reminder,
    before_an_exam,
    on_a_day,
)
from bot.dialogs.engine.steps.studies import (
    another_pace,
    another_study,
    asked_in_short,
    asked_less,
    exam_ahead,
    exam_and_more,
    failed_exam,
    finished_else,
    hours_by_day,
    hours_put_right,
    hours_told,
    how_far_now,
    in_a_word,
    learning_skill,
    lets_go,
    mark_told,
    progress_reset,
    resit,
    start_shown,
    study_doubted,
    study_rests,
)
from bot.dialogs.engine.steps.units import needed_and_earned

STEPS: tuple[Step, ...] = (
    another_pace.pace_put_right, another_pace.asked_with_so_many, in_a_word.got_it,
    how_far_now.hours_rather, how_far_now.now_at, how_far_now.did_so_many, how_far_now.week_done,
    asked_in_short.when_is_it, asked_in_short.which_first, another_pace.another_pace,
    asked_in_short.when_done, in_a_word.passed_by_name,
    study_doubted.hours_needed, asked_in_short.this_week, study_doubted.by_that_day, another_study.instead,
    study_doubted.dropped, study_doubted.stopped, which_it_is.told, after_a_reminder.no_progress,
    renewed_each.told,
    renewed_of_it.told,
    after_a_reminder.answered, renewed_in_own_words.told, talked_of.day_of_the_held,
    before_an_exam.told,
    on_a_day.also,
    on_a_day.nudge, asked_less.told,
    exam_and_more.of_a_step,
    exam_and_more.told,
    exam_ahead.exam_told, exam_ahead.at_it, exam_ahead.exam_of_that, exam_ahead.finishes_told, learning_skill.told,
    pace_told.told,
    back_to_it.taken_up, again_with.planned, of_the_whole.from_home, start_shown.begun, lets_go.gone_for,
    needed_and_earned.told,
    progress_reset.told,
    study_rests.until,
    hours_put_right.told, hours_by_day.told, hours_by_day.studied_rather,
    hours_told.for_each,
    hours_told.left, hours_told.of_nothing,
    study_doubted.pace_enough,
    mark_told.practice_test, mark_told.taken, mark_told.passed_with, finished_else.told,
    failed_exam.by_how_much,
    failed_exam.told, failed_exam.of_the_shown, failed_exam.again_asked,
    hours_told.told, hours_told.from_to, resit.of_the_held,
    resit.told,
    put_back.into_the_followed, several_steps.passed_meanwhile,
    several_steps.told, back_to_it.where_i_left,
    called_step.told, running_moved.moved, left_to_do.asked, left_to_do.in_the_calendar,
    left_to_do.after_the_passed,
)  # fmt: skip
