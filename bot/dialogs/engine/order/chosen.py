"""Credentials and jobs to choose from."""

from __future__ import annotations

from bot.dialogs.engine.order.step import Step
from bot.dialogs.engine.steps.choosing import (
    aim_beside,
    called_one,
    cheaper_ones,
    displeased,
    for_its_own_sake,
    jobs_weighed,
    leadership,
    no_direction,
    not_that,
    of_that_field,
    of_these_jobs,
    own_work,
    paid_better,
    plan_without_a_job,
    taken,
    that_job,
    that_subject,
    told_to_get,
    unknown_paper,
    wants_a_change,
    what_fits,
    wished_by_name,
    wished_doing,
    wished_field,
    wished_title,
    worth_getting,
)
from bot.dialogs.engine.steps.plans import again_with, asked_anew

STEPS: tuple[Step, ...] = (
    called_one.planned,
    of_that_field.told,
    cheaper_ones.asked, cheaper_ones.than_that_one,
    not_that.left_out, not_that.disliked, called_one.meant, taken.gone_for,
    wished_by_name.wished, wished_by_name.of_the_list,
    of_these_jobs.asked, of_these_jobs.of_the_goal, that_job.of_that_job, of_these_jobs.limited, wants_a_change.rises,
    worth_getting.asked, worth_getting.of_a_skill, told_to_get.told, told_to_get.of_a_field,
    for_its_own_sake.wished,
    leadership.wished, leadership.team_lead, jobs_weighed.two, asked_anew.asked_anew,
    plan_without_a_job.for_a_field, plan_without_a_job.moves, plan_without_a_job.for_the_job,
    wished_title.noted, wished_title.wished,
    aim_beside.wanted, aim_beside.subject, aim_beside.consulting,
    paid_better.asked, what_fits.asked, what_fits.of_the_job, that_subject.instead, that_subject.wished,
    jobs_weighed.several, wished_field.wished, no_direction.told,
    wants_a_change.wished, wants_a_change.bored, wants_a_change.instead, wants_a_change.what_else,
    wants_a_change.jobs_for_me,
    wished_doing.wished, displeased.displeased, again_with.exams_allowed, again_with.from_all, again_with.only_from,
    own_work.told, own_work.learns, own_work.for_years,
    unknown_paper.and_that,
)  # fmt: skip
