"""What can be done with a plan: start it, change a limit, change a step, take it along."""

from __future__ import annotations

from bot.dialogs.engine.turn import Turn, begin, change
from bot.dialogs.planning.estimating import lacks_hours
from bot.dialogs.planning.wanted import USUALLY_ENOUGH, kept_slots
from bot.dialogs.planning.way_in import way_in_button
from bot.knowledge.pathway import Path
from bot.knowledge.wording import weekly_hours
from bot.messaging.reply import Button
from bot.translation import _, day

#: Asked again, the cheapest or shortest plan may be worth so many percent less than the one before, down to the least.
_LESS = 20
_LEAST = 20
#: Conditions that can be dropped all at once.
_CONDITIONS = ("format", "issuers", "not_issuers", "not_credentials", "without", "not_skills", "sort")


def after_a_plan(turn: Turn, path: Path) -> tuple[Button, ...]:
    frame, wish = turn.frame, path.wish
    kept = kept_slots(frame.slots, wish)
    buttons = [begin(_("Start this plan"), "start_plan", wish=kept), *way_in_button(turn, path)]
    less = max(_LEAST, wish.enough - _LESS)
    if path.price or path.unpriced:
        enough = less if wish.aim == "cheapest" else USUALLY_ENOUGH
        buttons.append(change(_("Cheaper"), frame, sort="cheapest", enough=enough))
    if len(path.steps) > 1:
        enough = less if wish.aim == "shortest" else USUALLY_ENOUGH
        buttons.append(change(_("Faster"), frame, sort="shortest", enough=enough))
    if wish.aim != "most":
        slots = {k: v for k, v in frame.slots.items() if k not in ("sort", "enough")}
        buttons.append(begin(_("The fullest plan"), frame.dialog, **slots))
    if not wish.no_exam and any("exam" in (s.credential.assessment or "exam") for s in path.steps):
        buttons.append(change(_("Without exams"), frame, format="no-exam"))
    if path.price:
        buttons.append(change(_("Only free"), frame, budget={"amount": "0", "currency": wish.currency}))
    if wish.budget is not None:
        buttons.append(change(_("More budget"), frame, ask="budget"))
    buttons.append(change(_("More hours a week"), frame, ask="hours_a_week"))
    if wish.budget and not wish.unpriced and path.left_out.get("price unknown"):
        buttons.append(change(_("Also without a known price"), frame, unpriced=True))
    if wish.budget and wish.unpriced and path.unpriced:
        buttons.append(change(_("Only known prices"), frame, unpriced=False))
    if abroad(path):
        buttons.append(change(_("Also from other countries"), frame, anywhere=True))
    if lacks_hours(turn, path):
        buttons.append(change(_("With my own estimate"), frame, ask="estimate"))
    buttons.append(begin(_("Replace a step"), "change_step"))
    buttons.append(begin(_("Calendar file"), "plan_calendar", wish=kept))
    return tuple(buttons)


def abroad(path: Path) -> bool:
    """Whether steps were left out since they count in other countries alone."""
    return bool(path.wish.country and path.left_out.get("country"))


def after_none(turn: Turn, path: Path) -> tuple[Button, ...]:
    """Each change that makes a plan possible, and the list of all credentials."""
    role = turn.frame.slots["role"]
    return (*allowing(turn, path), begin(_("All credentials for it"), "credential_for_role", role=role))


def allowing(turn: Turn, path: Path) -> tuple[Button, ...]:
    """Each change of a limit that makes a plan possible."""
    giving, frame = path.giving, turn.frame
    buttons: list[Button] = []
    if giving and giving.budget is not None:
        more = {"by": giving.by.isoformat()} if giving.together and giving.by else {}
        amount = {"amount": str(giving.budget), "currency": path.wish.currency}
        label = _("Allow that budget and time") if more else _("Allow that budget")
        buttons.append(change(label, frame, budget=amount, **more))
    if giving and giving.by is not None and not giving.together:
        buttons.append(change(_("Take until {day}").format(day=day(giving.by)), frame, by=giving.by.isoformat()))
    if giving and giving.hours_a_week is not None:
        label = weekly_hours(giving.hours_a_week)
        buttons.append(change(label, frame, hours_a_week=giving.hours_a_week))
    if giving and giving.conditions:
        slots = {k: v for k, v in frame.slots.items() if k not in _CONDITIONS}
        slots |= {"anywhere": True} if abroad(path) else {}
        buttons.append(begin(_("Drop those conditions"), frame.dialog, **slots))
    return tuple(buttons)
