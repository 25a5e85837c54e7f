"""A plan to take along: its steps for any calendar."""

from __future__ import annotations

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.again import planned_slots
from bot.dialogs.planning.changing import no_plan
from bot.dialogs.planning.starting import Slots
from bot.dialogs.planning.wanted import path_of
from bot.knowledge.wording import short_name
from bot.messaging.reply import File, Reply, note, paragraph
from bot.tracking.files.calendar import RenewalEvent, calendar_of
from bot.tracking.plans import PlannedStep
from bot.translation import _, number

#: Days before a step should be done on which the calendar rings.
_ALARMS = (7, 0)


@private_dialog
async def plan_calendar(turn: Turn, wish: Slots | None = None) -> Reply:
    """The start and the target of each step, of the plan that is shown or else of the one that is followed."""
    steps = await _steps(turn, wish)
    if not steps:
        return no_plan(turn)
    events = [event for step in steps for event in _events(turn, step)]
    file = File(name="plan.ics", media_type="text/calendar", content=calendar_of(events, turn.now, _("Learning plan")))
    return Reply(
        parts=(
            paragraph(_("Here is your plan for the calendar.")),
            note(_("It rings a week before a step should be done, and on the day. Importing a later one updates it.")),
        ),
        files=(file,),
        buttons=(begin(_("How is my plan going?"), "my_plan"),),
    )


async def _steps(turn: Turn, wish: Slots | None) -> list[PlannedStep]:
    followed = await turn.records.plan()
    slots = wish or (planned_slots(turn) if followed is None else None)
    if slots is not None:
        path = await path_of(turn, slots)
        return [PlannedStep(s.credential.id, s.starts, s.ends, s.hours) for s in path.steps] if path else []
    return [s for s in followed.steps if s.credential in turn.catalogue.credentials] if followed else []


def _events(turn: Turn, step: PlannedStep) -> tuple[RenewalEvent, RenewalEvent]:
    credential = turn.catalogue.credentials[step.credential]
    name, url = short_name(credential), str(credential.url)
    uid = f"plan-{turn.records.person_id}-{credential.id}"
    hours = _("About {n} h of study.").format(n=number(step.hours))
    return (
        RenewalEvent(f"{uid}-start@laurel", _("Start {name}").format(name=name), step.starts, hours, url, (0,)),
        RenewalEvent(f"{uid}-end@laurel", _("{name} should be done").format(name=name), step.ends, hours, url, _ALARMS),
    )
