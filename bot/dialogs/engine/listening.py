"""The order in which a message is understood; the first answer is the one.

What is said in so many words goes first, then an answer to what is being asked, a correction, a change of the last
question, and a new request, which is answered at once before an interrupted one is offered again. What is left was not
understood: the best guess is confirmed, then other words are asked for, then the menu is shown.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.dialogs.engine import (
    at_home,
    of_another_body,
    repair,
    stale,
    steering,
    their_money,
    trade_words,
    wanted_lately,
)
from bot.dialogs.engine.having import guess
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps import outright
from bot.dialogs.engine.steps.choosing import (
    after_it,
    asked_behind,
    by_issuer,
    by_quality,
    called_one,
    cheaper_ones,
    displeased,
    duties,
    entry_asked,
    exam_language,
    facts_asked,
    former_job,
    from_abroad,
    going_abroad,
    in_first_words,
    in_pounds,
    leadership,
    no_direction,
    not_that,
    of_the_compared,
    of_these_jobs,
    only_there,
    or_jobs,
    part_of_a_name,
    plan_for_field,
    planned_one,
    pointing,
    renewal_and_price,
    taken,
    tax_asked,
    that_job,
    that_subject,
    too_bold,
    two_directions,
    two_jobs,
    wished_by_name,
    wished_doing,
    wished_field,
    wished_title,
)
from bot.dialogs.engine.steps.plans import (
    a_job_instead,
    adjusting,
    again_with,
    another_month,
    asked_anew,
    assumed_date,
    back_to_it,
    beside_another,
    budget_again,
    called_step,
    coming_first,
    exams_again,
    first_of_compared,
    for_another_goal,
    for_several,
    from_home,
    held_already,
    hours_instead,
    in_another_order,
    in_time,
    knows_already,
    left_to_do,
    moving_with_it,
    not_in_it,
    not_that_step,
    of_the_whole,
    on_the_plan,
    only_from,
    passed_meanwhile,
    plan_left,
    plan_rests,
    put_back,
    running_moved,
    running_plan,
    several_steps,
    start_beside,
    unwanted_steps,
    weeks_off,
    where_i_left,
    why_this_step,
)
from bot.dialogs.engine.steps.records import (
    another_record,
    another_time,
    bare_records,
    beyond_catalogue,
    by_subject,
    day_meanwhile,
    day_of_the_held,
    denied,
    due_then,
    got_and_renewed,
    got_on_a_day,
    in_a_year,
    its_own_paper,
    kept_as_said,
    kept_private,
    later_than_that,
    listing,
    made_it,
    member_since,
    mine_of_it,
    named_on_a_day,
    no_credential,
    not_awarded_yet,
    numbers_told,
    of_which_country,
    one_exam_of_it,
    one_more_record,
    only_for,
    other_of_two,
    own_asked,
    own_in_other_words,
    own_records,
    part_of_a_day,
    passed_again,
    registered_with,
    renewed_for_so_long,
    renewed_in_own_words,
    renewed_of_it,
    renewed_till,
    right_or_perhaps,
    several_removed,
    skill_that_ends,
    taken_back,
    taken_off,
    talked_of,
    told_records,
    undated_record,
    unfounded,
    unlisted_held,
    valid_for,
    which_it_is,
)
from bot.dialogs.engine.steps.reminders import (
    after_a_nudge,
    after_a_reminder,
    more_stages,
    nudge_on_a_day,
    only_so_early,
    pausing,
    quiet_day,
    quiet_of_one,
    reminded_of,
    rhythm,
    this_not_that,
    waking,
    when_to_write,
)
from bot.dialogs.engine.steps.studies import (
    booked_again,
    exam_ahead,
    exam_and_more,
    exam_of_a_step,
    failed_exam,
    hours_by_day,
    hours_put_right,
    hours_told,
    learning_skill,
    more_hours,
    no_study,
    own_studies,
    practice_test,
    start_shown,
    study_doubted,
)
from bot.dialogs.engine.steps.talking import (
    answering,
    complained,
    direction,
    doubted,
    for_another,
    in_english,
    means,
    narrowing,
    of_the_bot,
    one_more_day,
    presenting,
    requesting,
    second_thoughts,
    study_times,
    traits,
    whereabouts,
)
from bot.dialogs.engine.steps.teams import (
    all_of_the_asked,
    all_required,
    amending,
    asked_of_me,
    costs,
    for_everybody,
    invited,
    moving,
    not_needed,
    nudged_later,
    of_a_member,
    of_each_member,
    offer_taken,
    only_that_counts,
    required_anew,
    same_again,
    shown_more,
    shown_team,
    staying,
    swapped,
    that_is_required,
    unknown_people,
)
from bot.dialogs.engine.steps.units import (
    bare_units,
    entry_put_right,
    entry_redated,
    entry_taken_off,
    unit_parts,
    units_beside,
    units_for_each,
    units_told,
)
from bot.messaging.reply import Reply

Step = Callable[[Session], Awaitable[Reply | None]]

#: What goes on with what is under way, and buttons in words: cancel, help, back.
_UNDER_WAY: tuple[Step, ...] = (
    presenting.code_shown, of_the_bot.costs_nothing, second_thoughts.had, staying.stays,
    shown_more.told, invited.answered, waking.woken,
    on_the_plan.begun, on_the_plan.sent_on, put_back.it_back,
    running_plan.gone_on, entry_taken_off.last_one, study_doubted.given_up, after_a_reminder.put_off, steering.steered,
)  # fmt: skip
#: What is said in so many words that no question takes it for its answer.
_IN_SO_MANY_WORDS: tuple[Step, ...] = (
    wished_by_name.planned, wished_by_name.scheduled,
    complained.told, in_english.wished,
    second_thoughts.reason, narrowing.narrowed, kept_private.told, kept_private.several,
    moving.moved, unknown_people.added, unknown_people.no_link_for_others,
    shown_team.shown,
    all_of_the_asked.told, nudged_later.told, of_a_member.told,
    that_is_required.told, for_everybody.told, swapped.told, offer_taken.told,
    all_required.asked, costs.asked, costs.for_them_alone, not_needed.told, only_that_counts.told,
    asked_of_me.told,
    start_beside.begun, plan_left.for_another, plan_rests.told, plan_rests.otherwise,
    for_several.planned, for_another_goal.planned, outright.asked_outright,
    entry_asked.met, entry_asked.asked,
    exam_language.told,
    moving_with_it.asked,
    going_abroad.told, going_abroad.degree_from_elsewhere,
    a_job_instead.named,
    first_of_compared.planned, beside_another.compared, two_directions.weighed, part_of_a_name.meant,
    when_to_write.told,
    quiet_day.told, only_so_early.told, this_not_that.told,
    kept_as_said.told, kept_as_said.renamed, kept_as_said.of_elsewhere,
    means.told,
    no_credential.ends, undated_record.told, undated_record.in_a_list, undated_record.not_known, no_study.spent,
    whereabouts.with_records, duties.asked, renewal_and_price.asked,
    facts_asked.renewal_price, in_pounds.asked, facts_asked.asked_of_it,
    in_time.asked, too_bold.doubted, another_time.meant,
    hours_instead.told,
    of_the_compared.asked, from_abroad.asked, tax_asked.asked, doubted.asked, doubted.told_wrong,
)  # fmt: skip
#: What was kept a moment ago is put right, or was something else.
_PUT_RIGHT: tuple[Step, ...] = (
    entry_redated.told, entry_put_right.was_another_amount, entry_put_right.wrong_somehow,
    right_or_perhaps.before_a_question, right_or_perhaps.told_before_a_question, right_or_perhaps.perhaps,
    several_removed.asked, numbers_told.told,
    entry_put_right.on_another_day,
    entry_put_right.put_right, entry_taken_off.of_another, entry_taken_off.taken_off,
    another_record.meant, only_for.limited, denied.asked, made_it.another_day,
    not_awarded_yet.told, one_exam_of_it.passed,
    more_stages.of_one, one_more_day.allowed, taken_back.it_was_not,
    other_of_two.meant, valid_for.put_right, valid_for.never_ends, day_meanwhile.put_right, part_of_a_day.put_right,
)  # fmt: skip
#: Reminders that are answered, studies, and steps of a plan that is followed.
_STUDIED: tuple[Step, ...] = (
    which_it_is.told, after_a_nudge.no_progress,
    renewed_of_it.told,
    after_a_reminder.answered, renewed_in_own_words.told, day_of_the_held.told,
    nudge_on_a_day.wished,
    exam_of_a_step.told,
    exam_and_more.told,
    exam_ahead.exam_told, exam_ahead.finishes_told, learning_skill.told,
    back_to_it.taken_up, again_with.planned, from_home.asked, start_shown.begun,
    hours_put_right.told, hours_by_day.told,
    practice_test.told, failed_exam.told, hours_told.told, booked_again.told,
    put_back.into_the_followed, passed_meanwhile.told,
    several_steps.told, where_i_left.taken_up,
    called_step.told, running_moved.moved, left_to_do.asked,
)  # fmt: skip
#: What somebody holds, in their words, and its units.
_HELD: tuple[Step, ...] = (
    former_job.told,
    its_own_paper.told, renewed_for_so_long.told,
    renewed_till.told, own_in_other_words.listed, own_in_other_words.owed, own_in_other_words.of_the_told,
    own_records.passed, own_records.expiries, own_asked.what_about, own_asked.what_to_do,
    beyond_catalogue.asked, taken_off.asked, own_records.day_told, rhythm.every_week, rhythm.asked,
    only_there.wanted, whereabouts.told,
    quiet_of_one.asked, reminded_of.asked,
    registered_with.told,
    listing.put_on_list, listing.named_on_list, listing.all_of_them, own_studies.exchanged,
    later_than_that.told, passed_again.told, talked_of.passed,
    one_more_record.ends_as_well, one_more_record.also_a_record,
    bare_records.only_skills, bare_records.only_a_record, bare_records.an_unknown_one,
    in_a_year.told, skill_that_ends.told,
    member_since.told, told_records.told_as_done,
    by_subject.held_by_subject, unlisted_held.told, unlisted_held.did_mine, unlisted_held.doubted,
    told_records.beside_who_they_are, told_records.a_qualification, told_records.in_a_list, told_records.held_since,
    mine_of_it.told, named_on_a_day.told,
    got_and_renewed.told,
    got_on_a_day.told, told_records.finishes, due_then.told, due_then.not_renewed, told_records.each_on_its_day,
    more_hours.told, units_beside.told, units_told.units_told, bare_units.what_is_left, bare_units.told,
    units_for_each.logged,
)  # fmt: skip
#: Credentials and jobs to choose from.
_CHOSEN: tuple[Step, ...] = (
    planned_one.told,
    cheaper_ones.asked, not_that.left_out, called_one.meant, taken.gone_for,
    wished_by_name.wished,
    of_these_jobs.asked, that_job.of_that_job,
    leadership.wished, two_jobs.compared, asked_anew.asked_anew,
    plan_for_field.asked,
    wished_title.wished,
    that_subject.wished,
    or_jobs.weighed, wished_field.wished, no_direction.told,
    wished_doing.wished, displeased.displeased, exams_again.allowed, only_from.wanted,
)  # fmt: skip
#: A plan that is shown, and one thing of it.
_PLANNED: tuple[Step, ...] = (
    unwanted_steps.left_out,
    of_the_whole.asked,
    put_back.put_back, not_that_step.left_out, not_in_it.asked, assumed_date.asked,
    in_another_order.put_first, weeks_off.off,
    budget_again.told, another_month.told, adjusting.adjusted,
    unit_parts.in_a_part, study_doubted.realistic, study_doubted.on_the,
    own_studies.target_told, own_studies.put_off, own_studies.booked,
    held_already.told, knows_already.told,
    knows_already.recorded, why_this_step.asked, running_plan.of_a_step, after_it.comes_after,
    pausing.paused, pointing.compared, by_issuer.compared, by_quality.ranked, traits.taken_back,
    direction.asked, on_the_plan.about_the_plan, coming_first.asked,
)  # fmt: skip
#: An answer to what is asked, then a request, as likeness tells.
_REQUESTED: tuple[Step, ...] = (
    plan_left.doubted,
    answering.answered, required_anew.told, amending.amended, same_again.once_more, of_each_member.asked,
    requesting.corrected,
    bare_units.of_who_studies_nothing, pointing.ends_first, pointing.follow_order,
    requesting.of_another, own_records.not_held, of_which_country.told,
    requesting.gone_on, requesting.bare, requesting.refined,
    requesting.unknown_code, for_another.told, study_times.told, unfounded.corrected,
    in_first_words.told, asked_behind.asked, requesting.requested,
    pointing.facet,
)  # fmt: skip
_ORDER = (*_UNDER_WAY, *_IN_SO_MANY_WORDS, *_PUT_RIGHT, *_STUDIED, *_HELD, *_CHOSEN, *_PLANNED, *_REQUESTED)


async def listen(session: Session) -> Reply:
    """Decide what the message is, and answer it."""
    if session.given.file is not None:
        return await session.begin("receive_file", {})
    if not session.heard.words:
        return repair.nothing_said(session)
    trade_words.settle(session)
    at_home.note_country(session)
    assumed = their_money.settle(session)
    await at_home.settle(session)
    await wanted_lately.taken_up(session)
    of_another_body.set_apart(session)
    await guess(session)
    lost = await stale.dropped(session)
    return repair.in_english_please(session, (await _answer(session)).plus(lost).plus(assumed))


async def _answer(session: Session) -> Reply:
    for step in _ORDER:
        reply = await step(session)
        if reply is not None:
            return reply
    return await repair.not_understood(session, session.guesses[:3])
