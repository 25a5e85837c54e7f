"""An answer to what is asked, then a request, as likeness tells."""

from __future__ import annotations

from bot.dialogs.engine.order.step import Step
from bot.dialogs.engine.steps.choosing import asked_behind, called_one, in_first_words, pointing
from bot.dialogs.engine.steps.plans import plan_left
from bot.dialogs.engine.steps.records import of_which_country, own_records, unfounded
from bot.dialogs.engine.steps.reminders import rhythm
from bot.dialogs.engine.steps.talking import answering, for_another, requesting, study_times
from bot.dialogs.engine.steps.teams import amending, leads_none, of_one_member, required_anew, same_again
from bot.dialogs.engine.steps.units import bare_units

STEPS: tuple[Step, ...] = (
    plan_left.doubted,
    leads_none.told, leads_none.nothing_to_put_right,
    called_one.rather,
    answering.answered, required_anew.told, amending.amended, same_again.once_more, of_one_member.of_each,
    requesting.corrected, rhythm.so_often,
    bare_units.of_who_studies_nothing, pointing.ends_first, pointing.follow_order,
    requesting.of_another, own_records.not_held, of_which_country.told,
    requesting.gone_on, requesting.bare, requesting.refined,
    requesting.with_so_much, requesting.unknown_code, for_another.told, study_times.told, unfounded.corrected,
    in_first_words.told, asked_behind.asked, requesting.requested,
    pointing.facet,
)  # fmt: skip
