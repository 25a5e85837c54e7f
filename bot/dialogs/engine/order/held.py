"""What somebody holds, in their words, and its units."""

from __future__ import annotations

from bot.dialogs.engine.order.step import Step
from bot.dialogs.engine.steps.choosing import former_job, only_there
from bot.dialogs.engine.steps.records import (
    a_new_one,
    bare_records,
    beyond_catalogue,
    by_subject,
    due_then,
    its_own_paper,
    listing,
    member_since,
    named_on_a_day,
    named_twice,
    next_deadline,
    on_a_birthday,
    one_more_record,
    only_held,
    out_of_date,
    own_asked,
    own_in_other_words,
    own_records,
    passed_again,
    registered_with,
    renewed_for_so_long,
    renewed_till,
    several_removed,
    talked_of,
    told_and_when,
    told_records,
    told_together,
    unlisted_held,
    until_a_day,
)
from bot.dialogs.engine.steps.reminders import on_a_day, quiet_of_one, rhythm
from bot.dialogs.engine.steps.studies import hours_told, own_studies
from bot.dialogs.engine.steps.talking import whereabouts
from bot.dialogs.engine.steps.units import bare_units, needed_and_earned, units_beside, units_for_each, units_told

STEPS: tuple[Step, ...] = (
    needed_and_earned.and_what_is_left, needed_and_earned.asked_of_it, units_beside.with_its_expiry, units_beside.told,
    former_job.told, former_job.and_now,
    on_a_birthday.told, out_of_date.told, out_of_date.ran_out_then,
    its_own_paper.told, renewed_for_so_long.told,
    renewed_till.told, own_in_other_words.listed, own_in_other_words.owed, own_in_other_words.of_the_told,
    told_and_when.told, a_new_one.told, named_twice.told,
    own_records.passed, own_records.expiries, own_asked.what_about, own_asked.what_to_do,
    own_asked.how_they_stand, own_asked.whether_over,
    next_deadline.when_it_is_up,
    beyond_catalogue.asked, several_removed.taken_off, own_records.day_told, rhythm.every_week, rhythm.asked,
    only_there.wanted, whereabouts.told,
    quiet_of_one.asked, quiet_of_one.till_a_day, on_a_day.of_one, on_a_day.on_a_day,
    registered_with.told,
    listing.put_on_list, listing.named_on_list, listing.all_of_them, own_studies.exchanged,
    one_more_record.later_than_that, passed_again.told, talked_of.passed,
    one_more_record.ends_as_well, one_more_record.also_a_record,
    only_held.told, told_together.years_first, told_together.told,
    bare_records.only_skills, bare_records.only_a_record, bare_records.an_unknown_one,
    named_on_a_day.in_a_year, bare_records.skill_that_ends,
    member_since.told, told_records.told_as_done,
    until_a_day.told,
    by_subject.held_by_subject, unlisted_held.told, unlisted_held.did_mine, unlisted_held.doubted,
    told_records.beside_who_they_are, told_records.called_so,
    told_records.a_qualification, told_records.in_a_list, told_records.held_since,
    talked_of.mine, talked_of.mine_ended, talked_of.beside_anothers, named_on_a_day.told,
    renewed_till.got_and_renewed,
    named_on_a_day.got, named_on_a_day.have_done,
    told_records.finishes, due_then.told, due_then.not_renewed, told_records.each_on_its_day,
    hours_told.more, units_told.units_told, bare_units.what_is_left, bare_units.by_days, bare_units.told,
    units_for_each.logged,
)  # fmt: skip
