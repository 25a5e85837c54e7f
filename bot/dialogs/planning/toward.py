"""A learning plan for one credential: what has to come before it, by when and at what cost."""

from __future__ import annotations

from typing import Annotated

from bot.dialogs.engine.dialog import advice_dialog
from bot.dialogs.engine.estimate_slot import Estimate
from bot.dialogs.engine.slots import Hidden, Hours, HoursAWeek, NotCredentials, NotIssuers, NotSkills, Sorting
from bot.dialogs.engine.target_slots import DoneBy, Months, StartsOn
from bot.dialogs.engine.turn import Turn, begin, change
from bot.dialogs.planning.estimating import only_the_order
from bot.dialogs.planning.limiting import HiddenIds, put_right, said_hours
from bot.dialogs.planning.offering import allowing
from bot.dialogs.planning.prices import in_other_money, saved_up, total_price, without_prices
from bot.dialogs.planning.same_job import to_the_same_job
from bot.dialogs.planning.showing import gives, limits, picture, steps_of, unproved
from bot.dialogs.planning.wanted import kept_slots, path_of, unwanted
from bot.dialogs.understanding.values import Money
from bot.knowledge.model.credential import Credential
from bot.knowledge.pathway import Path
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Bullets, Button, Part, Reply, bold, note, paragraph
from bot.translation import _, day, listed, ngettext, number


@advice_dialog
async def credential_path(
    turn: Turn,
    credential: Credential,
    budget: Money | None = None,
    hours_a_week: HoursAWeek | None = None,
    by: DoneBy | None = None,
    starts: StartsOn | None = None,
    months: Months | None = None,
    hours: Hours | None = None,
    sort: Sorting | None = None,
    not_issuers: NotIssuers | None = None,
    not_skills: NotSkills | None = None,
    not_credentials: NotCredentials | None = None,
    without: HiddenIds | None = None,
    included: HiddenIds | None = None,
    barred: HiddenIds | None = None,
    first: HiddenIds | None = None,
    failed: HiddenIds | None = None,
    estimate: Estimate | None = None,
    unpriced: Annotated[bool | None, Hidden()] = None,
    anywhere: Annotated[bool, Hidden()] = False,
    ask: Annotated[str, Hidden()] = "",
) -> Reply:
    """The shortest way to a credential through all that it needs first; the next message can change every limit."""
    slots = turn.frame.slots
    put_right(turn, by, ask)
    said_hours(slots, hours)
    slots["without"] = [i for i in unwanted(slots) if i not in (included or ())]
    path = await path_of(turn, slots)
    if path is None:
        raise KeyError(credential.id)
    slots["steps"] = [s.credential.id for s in path.steps]
    turn.about([credential.id])
    name = bold(full_name(credential))
    if not {credential.id, *(included or ())} - set(path.wish.holds):
        return Reply(
            parts=(paragraph(_("You hold {name} already, so there is nothing to plan."), name=name),),
            buttons=(begin(_("How to renew"), "how_to_renew"), begin(_("My credentials"), "list_holdings")),
        )
    about = begin(_("About {name}").format(name=short_name(credential)), "credential_info", credential=credential.id)
    if credential.status == "retired":
        text = _("I cannot plan with {name}: it is not offered any more.")
        return Reply(parts=(paragraph(text, name=name),), buttons=(about,))
    if path.impossible or (not path.steps and estimate is None and path.left_out.get("hours unknown")):
        text = _("I cannot put days to {name}: I do not know the hours of all that it takes.")
        head = paragraph(text, name=name)
        reply = await only_the_order(turn, head, (about,))
        if reply is not None or path.impossible:
            return reply or Reply(parts=(head,), buttons=(about,))
    if not path.steps:
        other = await to_the_same_job(turn, credential)
        parts = (*_out_of_reach(turn, credential, path), *other.parts)
        return Reply(parts=parts, buttons=(*other.buttons, *allowing(turn, path), about))
    file = await picture(_("Path to {role}").format(role=short_name(credential)), path)
    return Reply(parts=tuple(_told(turn, credential, path)), buttons=(*_after(turn, path), about), files=(file,))


def _told(turn: Turn, credential: Credential, path: Path) -> list[Part]:
    count = ngettext("{n} step", "{n} steps", len(path.steps)).format(n=len(path.steps))
    head = paragraph(
        _("Your path to {name}: {steps}, {hours} h of study, {price}, done by {day}."),
        name=bold(_goals(turn, credential, path)), steps=count, hours=number(path.hours), price=total_price(path),
        day=bold(day(path.ends)),
    )  # fmt: skip
    cheapest, shortest = _("Proved: no cheaper way leads there."), _("Proved: no shorter way leads there.")
    proof = unproved(path) or (cheapest if path.wish.aim == "cheapest" else shortest)
    remarks = (limits(turn, path), proof, _("Hours are estimates."))
    steps = Bullets(items=steps_of(turn, path), numbered=True)
    of_money = [*without_prices(path), *saved_up(path), *in_other_money(turn, path)]
    return [head, steps, *of_money, *(note("{text}", text=text) for text in remarks)]


def _goals(turn: Turn, credential: Credential, path: Path) -> str:
    """Its full name alone, the short names where it leads to several."""
    others = [turn.catalogue.credentials[i] for i in path.wish.included if i != credential.id]
    return listed([short_name(c) for c in (credential, *others)]) if others else full_name(credential)


def _out_of_reach(turn: Turn, credential: Credential, path: Path) -> list[Part]:
    name = bold(_goals(turn, credential, path))
    parts: list[Part] = [paragraph(_("Within these limits {name} cannot be done."), name=name)]
    parts += [Bullets(items=items)] if (items := tuple(gives(path.giving, path.wish))) else []
    return [*parts, note("{text}", text=limits(turn, path))]


def _after(turn: Turn, path: Path) -> tuple[Button, ...]:
    kept = kept_slots(turn.frame.slots, path.wish)
    return (
        begin(_("Start this plan"), "start_plan", wish=kept),
        change(_("More hours a week"), turn.frame, ask="hours_a_week"),
        begin(_("Calendar file"), "plan_calendar", wish=kept),
    )
