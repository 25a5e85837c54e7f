"""How a study stands against its day: the hours it takes, at which pace, and how far those that were studied are."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from math import ceil

from bot.dialogs.engine.turn import Turn
from bot.tracking.calendar import later
from bot.tracking.learning import NEAR, Study, planned_percent
from bot.translation import _, day, ngettext, number

#: So far behind, as a part of the plan, the day would not be met.
_PART = 4
#: By hours alone nobody is through: that is for them to say.
_BY_HOURS = 95


def said_of_plan(turn: Turn, study: Study, hours: int | None, pace: int | None = None) -> str:
    """Hours a week to the target, or weeks at the ``pace``, which is the one that the person named if none is given."""
    if hours is None:
        return _("You want to be done by {day}.").format(day=day(study.target)) if study.target else ""
    pace = pace or turn.profile.hours_a_week
    needed, hours = _needed(turn, study, hours), _left(study, hours)
    first = max(study.started_on, turn.today)
    if study.target is not None:
        text = _("About {hours} h of study until {day}: {n} h a week.")
        said = text.format(hours=number(hours), day=day(study.target), n=number(needed))
        if pace is None or pace >= needed:
            return said
        later_on = _("At your {n} h a week it takes until about {day}.")
        return f"{said} {later_on.format(n=number(pace), day=day(_done(first, hours, pace)))}"
    if pace:
        weeks = max(1, round(hours / pace))
        text = ngettext(
            "About {hours} h of study: {weeks} week at your {n} h a week, until about {day}.",
            "About {hours} h of study: {weeks} weeks at your {n} h a week, until about {day}.",
            weeks,
        )
        until = day(_done(first, hours, pace))
        return text.format(hours=number(hours), weeks=number(weeks), n=number(pace), day=until)
    text = _("About {hours} h of study are left.") if study.percent else _("It takes about {hours} h of study.")
    return text.format(hours=number(hours))


def _left(study: Study, hours: int) -> int:
    return ceil(hours * (100 - study.percent) / 100)


def _needed(turn: Turn, study: Study, hours: int) -> int:
    """Hours a week until the target, of ``hours`` in all."""
    first = max(study.started_on, turn.today)
    weeks = max(1, round(((study.target or first) - first).days / 7))
    return max(1, round(_left(study, hours) / weeks))


def _done(first: date, hours: int, pace: int) -> date:
    """The day on which so many hours are studied, at so many a week."""
    return later(first, timedelta(days=ceil(7 * hours / pace)))


def percent_by_hours(turn: Turn, study: Study, hours: Decimal) -> int:
    """How far so many hours are of those it usually takes; what was told in percent stands where that is more."""
    usual = usual_hours(turn, study)
    if not usual:
        return study.percent
    before, now = (min(_BY_HOURS, round(100 * each / usual)) for each in (study.hours, hours))
    return now if study.percent == before else max(study.percent, now)


def usual_hours(turn: Turn, study: Study) -> int | None:
    known = turn.catalogue.credentials.get(study.credential or "")
    return known.hours if known else None


def stands_at(turn: Turn, active: list[Study], asked: int | None, *, needs: bool = False) -> list[str]:
    """How they stand at the hours a week that they ``asked`` about, or else at those that are known of them."""
    pace = asked or turn.profile.hours_a_week
    slow = [s for s in active if is_too_slow(turn, s, pace)]
    dated = [s for s in active if s.target is not None and (asked or needs)]
    paced = [s for s in active if needs and usual_hours(turn, s)]  # it has no day, and takes so many weeks
    told = [s for s in active if s in slow or s in dated or s in paced]
    lines = [said_of_plan(turn, s, usual_hours(turn, s), pace) for s in told]
    if len(active) > 1:
        lines = [f"{s.name}: {line}" for s, line in zip(told, lines, strict=True)]
    if asked and told and all(usual_hours(turn, s) and s.target is not None for s in told):
        enough = _("{n} h a week are too few for that.") if slow else _("{n} h a week are enough.")
        lines.insert(0, enough.format(n=number(asked)))
    return lines if slow and not _behind(active, turn.today) else [*lines, verdict(active, turn.today)]


def is_too_slow(turn: Turn, study: Study, pace: int | None) -> bool:
    """Whether so many hours a week are too few until the target."""
    usual = usual_hours(turn, study)
    if usual is None or pace is None or study.target is None or study.percent >= 100:
        return False
    return pace < _needed(turn, study, usual)


def verdict(active: list[Study], today: date) -> str:
    """How they stand against their plans; empty where there is none."""
    if _behind(active, today):
        return _("You are behind your plan; a little every week brings it back.")
    return _("You are on track.") if any(planned_percent(s, today) is not None for s in active) else ""


def _behind(active: list[Study], today: date) -> bool:
    planned = [(s, planned_percent(s, today)) for s in active]
    return any(plan is not None and s.percent < plan - _leeway(plan) for s, plan in planned)


def _leeway(plan: int) -> float:
    """So many points off are near: 6 of 10 % are far from it, 46 of 50 are not. Of the first few points none tells."""
    return NEAR if plan <= NEAR else min(NEAR, plan / _PART)
