"""Logging continuing-education units; ``given`` may hold the ``holding`` to begin with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.dialogs.engine.turn import shorten
from bot.dialogs.forms import reading
from bot.dialogs.upkeep import state_of, still_to_come, wrong_amount
from bot.dialogs.visit import Visit
from bot.knowledge.model.renewal import Units
from bot.messaging.form import (
    OPTION_LABEL,
    OPTION_VALUE,
    OPTIONS,
    Checked,
    ChoiceEntry,
    DateEntry,
    Entered,
    Entry,
    Form,
    NumberEntry,
    Option,
    TextEntry,
)
from bot.messaging.reply import Part, note, paragraph
from bot.scheduling.messages import title
from bot.scheduling.upkeep import unit_rule, upkeep_of
from bot.tracking.holdings import Holding
from bot.translation import _

_LONGEST_REMARK = 300


async def make(visit: Visit, given: Mapping[str, Any], entered: Entered | None) -> Form:
    counted = await _counted(visit)
    if not counted:
        return _nothing_counts(visit)
    said = _opened(visit, given) if entered is None else entered
    holding = _picked(counted, said)
    rule = unit_rule(holding, visit.catalogue) if holding else None
    return Form(
        name="units", title=_("Log units"), submit=_("Save"), given=dict(given),
        entries=tuple(_entries(visit, counted, said, holding, rule)),
        after=tuple(await _standing(visit, holding)),
    )  # fmt: skip


async def check(visit: Visit, given: Mapping[str, Any], entered: Entered) -> Checked:
    wrong: dict[str, str] = {}
    holding = _picked(await _counted(visit), entered)
    if holding is None:
        wrong["holding"] = _("Choose the credential that they count for.")
    amount = reading.amount(entered, "amount")
    sentence = _("Enter how many, as 3 or 1.5.") if amount is None else wrong_amount(amount)
    if sentence is not None:
        wrong["amount"] = sentence
    on = reading.day(entered, "on") or visit.today
    if on > visit.today:
        wrong["on"] = still_to_come(on)
    if wrong or holding is None:
        return Checked(wrong=wrong)
    category = _category(unit_rule(holding, visit.catalogue), reading.text(entered, _category_entry(holding)))
    slots = {
        "holding": holding.id, "amount": str(amount), "on": on.isoformat(), "category": category,
        "remark": reading.text(entered, "remark"),
    }  # fmt: skip
    return Checked(action={"begin": "log_units", "slots": {k: v for k, v in slots.items() if v is not None}})


async def _counted(visit: Visit) -> list[Holding]:
    """What they hold that is renewed by units."""
    return [h for h in await visit.records.holdings() if unit_rule(h, visit.catalogue)][:OPTIONS]


def _nothing_counts(visit: Visit) -> Form:
    text = _(
        "None of the credentials that I keep of you is renewed by units. Record one that is, such as PMP or CISSP, and "
        "I count them with you."
    )
    return Form(name="units", title=_("Log units"), submit=_("Save"), before=(paragraph(text),))


def _opened(visit: Visit, given: Mapping[str, Any]) -> Entered:
    return {"on": visit.today.isoformat()} | ({"holding": str(given["holding"])} if "holding" in given else {})


def _picked(counted: list[Holding], said: Entered) -> Holding | None:
    """The one that was chosen; where there is but one it needs no choosing."""
    value = reading.text(said, "holding")
    only = counted[0] if len(counted) == 1 and value is None else None
    return next((h for h in counted if str(h.id) == value), only)


def _entries(
    visit: Visit, counted: list[Holding], said: Entered, holding: Holding | None, rule: Units | None
) -> list[Entry]:
    options = tuple(Option(label=shorten(title(h, visit.catalogue), OPTION_LABEL), value=str(h.id)) for h in counted)
    entries: list[Entry] = [
        ChoiceEntry(
            name="holding", label=_("Credential"), options=options, decides=True,
            initial=str(holding.id) if holding else None,
        ),
        NumberEntry(name="amount", label=rule.name if rule else _("Units"), initial=reading.text(said, "amount")),
    ]  # fmt: skip
    categories = _categories(rule)
    if holding and categories:
        name = _category_entry(holding)
        chosen = reading.text(said, name)
        entries.append(
            ChoiceEntry(
                name=name, label=_("Category"), options=categories, optional=True,
                initial=chosen if any(o.value == chosen for o in categories) else None,
            )
        )  # fmt: skip
    entries += [
        DateEntry(name="on", label=_("Earned on"), initial=reading.text(said, "on"), optional=True),
        TextEntry(
            name="remark", label=_("Note"), initial=reading.text(said, "remark"), optional=True,
            longest=_LONGEST_REMARK, hint=_("What you did for them, for your own records."),
        ),
    ]  # fmt: skip
    return entries


def _category_entry(holding: Holding) -> str:
    """Each holding has a choice of its own: what was chosen for another rule is not carried over."""
    return f"category.{holding.id}"


def _categories(rule: Units | None) -> tuple[Option, ...]:
    names = [c.name for c in rule.categories] if rule else []
    return tuple(Option(label=shorten(n, OPTION_LABEL), value=n[:OPTION_VALUE]) for n in names)


def _category(rule: Units | None, value: str | None) -> str | None:
    """The rule's name of what was chosen."""
    return next((c.name for c in rule.categories if c.name[:OPTION_VALUE] == value), None) if rule and value else None


async def _standing(visit: Visit, holding: Holding | None) -> list[Part]:
    """``20 of 50 CEU, 30 to go``, or what is missing to say so."""
    if holding is None:
        return []
    found = upkeep_of(holding, await visit.records.units([holding.id]), visit.today, visit.catalogue)
    if found is None:
        return [note(_("Tell me when it expires, and I say how many are left and at which pace."))]
    return state_of(found)
