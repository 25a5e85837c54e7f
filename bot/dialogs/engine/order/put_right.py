"""What was kept a moment ago is put right, or was something else."""

from __future__ import annotations

from bot.dialogs.engine.order.step import Step
from bot.dialogs.engine.steps.records import (
    another_one_asked,
    another_record,
    day_beneath,
    day_meanwhile,
    day_moved,
    day_of_the_nth,
    day_or_month,
    day_shifted,
    denied,
    exam_alone,
    in_its_place,
    numbers_told,
    only_for,
    part_of_a_day,
    right_or_perhaps,
    several_removed,
    taken_back,
    told_beside,
    valid_for,
)
from bot.dialogs.engine.steps.reminders import pausing, stages
from bot.dialogs.engine.steps.talking import one_more_day
from bot.dialogs.engine.steps.units import entry_put_right, entry_redated, entry_taken_off

STEPS: tuple[Step, ...] = (
    pausing.put_right, taken_back.only_booked, another_one_asked.meant, another_one_asked.dropped, day_beneath.told,
    day_or_month.told, day_shifted.told, day_moved.told,
    entry_redated.told, entry_put_right.just_logged, entry_put_right.was_another_amount, entry_put_right.wrong_somehow,
    right_or_perhaps.before_a_question, right_or_perhaps.told_before_a_question, right_or_perhaps.perhaps,
    several_removed.one_by_number, day_of_the_nth.told,
    several_removed.asked, numbers_told.told,
    entry_put_right.on_another_day,
    entry_put_right.put_right, entry_taken_off.of_another, entry_taken_off.taken_off, entry_taken_off.rejected,
    in_its_place.told,
    told_beside.told,
    another_record.meant, only_for.limited, denied.asked, part_of_a_day.made_it,
    exam_alone.not_awarded_yet, exam_alone.one_of_several,
    stages.of_one, one_more_day.allowed, taken_back.it_was_not,
    another_record.other_of_two, valid_for.put_right, valid_for.never_ends, day_meanwhile.put_right,
    part_of_a_day.put_right, part_of_a_day.of_a_named_one,
    another_one_asked.called_exactly,
)  # fmt: skip
