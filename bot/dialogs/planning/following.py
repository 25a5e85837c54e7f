"""A plan that is followed: how it goes, and a new one when reality turned out differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Annotated

from bot.dialogs.doubting import doubt_here
from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.again import plan_again, planned_slots
from bot.dialogs.planning.changing import no_plan
from bot.dialogs.planning.wanted import wish_for
from bot.knowledge.model.credential import Credential
from bot.knowledge.pathway import Pace
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Bullets, Reply, Span, bold, paragraph, spans
from bot.scheduling.messages import bar
from bot.tracking.calendar import later
from bot.tracking.plans import Plan, PlannedStep
from bot.translation import _, day, ngettext, number

#: So many days late are nothing to speak of.
_IN_TIME = 7


@dataclass(frozen=True)
class Stand:
    """A planned step and how far it is; ``left`` hours are still to study."""

    step: PlannedStep
    credential: Credential
    passed: bool
    percent: int

    @property
    def left(self) -> int:
        whole = max(self.step.hours, self.credential.hours or 0)  # one begun before the plan was made has fewer in it
        return 0 if self.passed else ceil(whole * (100 - self.percent) / 100)


@private_dialog
async def my_plan(turn: Turn) -> Reply:
    """Each step and how far it is, and when the plan will be done at the planned pace."""
    plan = await turn.records.plan()
    if plan is None:
        shown = planned_slots(turn)
        return no_plan(turn) if shown is None else await plan_again(turn, shown)
    stands = await stands_of(turn, plan)
    turn.about([s.credential.id for s in stands if not s.passed] or [s.credential.id for s in stands])
    if all(s.passed for s in stands):
        return _done(turn, plan)
    role = turn.catalogue.roles.get(plan.wish.get("role", ""))
    target = turn.catalogue.credentials.get(plan.wish.get("credential", ""))
    goal = role.name if role else short_name(target) if target else None
    head = _("Your plan to {role}:").format(role=goal) if goal else _("Your plan:")
    items = tuple(_line(turn, s) for s in stands)
    return Reply(
        parts=(
            paragraph("{head}", head=head),
            Bullets(items=items, numbered=True),
            paragraph("{verdict}", verdict=await _verdict(turn, plan, stands)),
            paragraph(_("About {hours} h of study are left."), hours=number(sum(s.left for s in stands))),
        ),
        buttons=(
            begin(_("Log progress"), "log_progress"),
            begin(_("Replan"), "replan"),
            begin(_("Calendar file"), "plan_calendar"),
            begin(_("Drop the plan"), "drop_plan"),
        ),
    )


@private_dialog
async def replan(turn: Turn, failed: Annotated[str, Hidden()] = "") -> Reply:
    """The same wish from today on, with what is finished, under way or failed taken into account.

    ``failed``: the step that is told to be.
    """
    plan = await turn.records.plan()
    slots = dict(plan.wish) if plan is not None else planned_slots(turn)
    if slots is None:
        return no_plan(turn)
    if plan is not None and failed:
        slots["failed"] = [failed]
    elif plan is not None and doubt_here(turn) == "failed":
        slots["failed"] = _failed(turn, await stands_of(turn, plan))
    if slots.get("by") and date.fromisoformat(slots["by"]) <= turn.today:
        slots["ask"] = "by"
    return await plan_again(turn, slots)


def _failed(turn: Turn, stands: Sequence[Stand]) -> list[str]:
    """What was failed: the step that is named, or else the one that is under way."""
    named = {m.id for n in turn.heard.named for m in n.mention.of("credential")}
    found = [s.credential.id for s in stands if s.credential.id in named]
    return found or [s.credential.id for s in stands if not s.passed][:1]


async def stands_of(turn: Turn, plan: Plan) -> list[Stand]:
    held = {h.credential for h in await turn.records.holdings()}
    percent = {s.credential: s.percent for s in await turn.records.studies()}
    catalogue = turn.catalogue
    return [
        Stand(step, catalogue.credentials[step.credential], step.credential in held, percent.get(step.credential, 0))
        for step in plan.steps
        if step.credential in catalogue.credentials
    ]


def _line(turn: Turn, stand: Stand) -> tuple[Span, ...]:
    step = stand.step
    if stand.passed:
        return spans(_("{name} – passed"), name=bold(full_name(stand.credential)))
    if stand.percent == 0 and step.starts > turn.today:
        text = _("{name} – from {starts} to {ends}")
        return spans(text, name=bold(full_name(stand.credential)), starts=day(step.starts), ends=day(step.ends))
    text = _("{name} {bar} – by {ends}")
    return spans(text, name=bold(full_name(stand.credential)), bar=bar(stand.percent), ends=day(step.ends))


#: So many days come of rounding.
_ROUNDED = timedelta(days=2)


def waits_for_its_day(step: PlannedStep, hours_a_week: int) -> bool:
    """It ends later than its hours take: a day was told for it, as that of its exam, or nothing is done for a time."""
    return later(Pace(step.starts, hours_a_week).day(step.hours), _ROUNDED) < step.ends


async def days_late(turn: Turn, plan: Plan, stands: Sequence[Stand]) -> int:
    """By how much it ends after the day that was planned, at the planned pace from today; less than 0 where it ends
    before.
    """
    wish = await wish_for(turn, plan.wish)
    ahead = [s for s in stands if not s.passed]
    begins, hours = max(wish.start, ahead[0].step.starts if ahead else wish.start), 0
    for stand in ahead:
        hours += stand.left
        ends = Pace(begins, wish.hours_a_week).day(hours)
        if waits_for_its_day(stand.step, wish.hours_a_week) and ends < stand.step.ends:
            begins, hours = stand.step.ends, 0
    ends = Pace(begins, wish.hours_a_week).day(hours)
    return (ends - plan.steps[-1].ends).days


async def _verdict(turn: Turn, plan: Plan, stands: Sequence[Stand]) -> str:
    wish = await wish_for(turn, plan.wish)
    planned, late = plan.steps[-1].ends, await days_late(turn, plan, stands)
    ends = later(planned, timedelta(days=late))
    pace = ngettext("{n} hour a week", "{n} hours a week", wish.hours_a_week).format(n=wish.hours_a_week)
    before = _days_before(turn, stands) - late
    if before >= _AHEAD and any(s.passed or s.percent for s in stands):
        weeks = ngettext("{n} week", "{n} weeks", round(before / 7)).format(n=round(before / 7))
        text = _(
            "You are about {weeks} ahead: if you go on now, at {pace} it is done by {day} instead of {planned}. "
            "“Replan” finds what is best now."
        )
        early = later(planned, timedelta(days=-before))
        return text.format(weeks=weeks, pace=pace, day=day(early), planned=day(planned))
    if late <= _IN_TIME:
        return _("You are on track: at {pace} it is done by {day}.").format(pace=pace, day=day(min(ends, planned)))
    weeks = ngettext("{n} week", "{n} weeks", round(late / 7)).format(n=round(late / 7))
    text = _(
        "You are about {weeks} behind: at {pace} it is done by {day} instead of {planned}. “Replan” finds what is "
        "best now."
    )
    return text.format(weeks=weeks, pace=pace, day=day(ends), planned=day(planned))


#: From so many days on somebody is told to be ahead.
_AHEAD = 7


def _days_before(turn: Turn, stands: Sequence[Stand]) -> int:
    """How long there is until the next step was to begin, when the one before it is passed and it is not begun."""
    following = next((i for i, s in enumerate(stands) if not s.passed), 0)
    if not following or stands[following].percent:
        return 0
    last, first = stands[following - 1].step.ends, stands[following].step.starts
    return max(0, (min(first, last) - turn.today).days)  # days between them rest


def _done(turn: Turn, plan: Plan) -> Reply:
    text = _("All steps of your plan are passed – well done!")
    role = plan.wish.get("role")
    missing = (begin(_("What am I missing?"), "skill_gap", role=role),) if role else ()
    return Reply(parts=(paragraph("{text}", text=text),), buttons=(*missing, begin(_("Close the plan"), "drop_plan")))
