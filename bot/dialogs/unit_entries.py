"""Several entries of units at once, and what was earned so far in all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from bot.dialogs.engine.amount_slots import UnitAmount
from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.said_slots import Candidates, HoldingSlot, OwnHolding
from bot.dialogs.engine.slots import Hidden, Reads
from bot.dialogs.engine.steps.units.unit_parts import part_said
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.units_waiting import waiting
from bot.dialogs.upkeep import log_units, no_rule, pick_counted, state_of, units_left, which_part, wrong_amount
from bot.messaging.reply import Bullets, Part, Reply, bold, note, paragraph, spans
from bot.scheduling.messages import short_title, title
from bot.scheduling.upkeep import Upkeep, unit_rule, upkeep_of
from bot.tracking.holdings import Earned, Holding
from bot.translation import _, day, number

Choice = Annotated[str, Reads(HoldingSlot())]


@record_dialog
async def log_entries(
    turn: Turn,
    entries: Annotated[list[dict[str, Any]], Hidden()],
    credential: Candidates | None = None,
    holding: OwnHolding | None = None,
) -> Reply:
    """Write down several entries for one credential; “Undo” takes all of them back.

    Of each: ``amount``, ``on`` (today when left out), ``remark``, and the ``part`` of the rule as it was said.
    """
    held = await pick_counted(turn, credential, holding)
    if isinstance(held, Reply):
        return waiting(turn, held, entries)
    if any(wrong_amount(Decimal(each["amount"])) for each in entries):
        return await hand_on(turn, units_left, {"holding": held.id})
    turn.about([held.credential] if held.credential else [])
    rule = unit_rule(held, turn.catalogue)
    unit, kept, items = rule.name if rule else _("units"), [], []
    for each in entries:
        amount, on = Decimal(each["amount"]), _on(each, turn.today)
        part = part_said(each.get("part", ""), rule)
        kept.append(await turn.records.log_units(held.id, on, amount, part, each.get("remark")))
        about = each.get("remark") or (part or "").partition("(")[0].strip()
        line = _("{n} {unit}, {day}: {about}") if about else _("{n} {unit}, {day}")
        items.append(spans(line, n=bold(number(amount)), unit=unit, day=day(on), about=about))
    parts: list[Part] = [
        paragraph(_("Logged for {name}:"), name=bold(short_title(held, turn.catalogue))), Bullets(items=tuple(items))
    ]  # fmt: skip
    found = upkeep_of(held, await turn.records.units([held.id]), turn.today, turn.catalogue)
    if found is not None and any(_on(each, turn.today) not in found.cycle for each in entries):
        text = _("Not all of these days are in the period that counts now, {a} to {b}.")
        parts.append(note(text, a=day(found.cycle.start), b=day(found.cycle.end)))
    undo = begin(_("Undo"), "unlog_units", entry=kept[0], others=kept[1:])
    return Reply(
        parts=(*parts, *state_of(found)), buttons=(undo, begin(_("What is left?"), "units_left", holding=held.id))
    )


@record_dialog
async def change_entry(
    turn: Turn,
    entry: Annotated[int, Hidden()],
    holding: Annotated[int, Hidden()],
    amount: Annotated[str, Hidden()] | None = None,
    on: Annotated[str, Hidden()] | None = None,
) -> Reply:
    """Another amount or another day (ISO) for one entry; ``holding``: what it was logged for. “Undo” brings back what
    was there before.
    """
    known = next((e for e in await turn.records.units([holding]) if e.id == entry), None)
    if known is None or (amount is not None and wrong_amount(Decimal(amount))):
        return await hand_on(turn, units_left, {"holding": holding})
    right = replace(
        known, amount=known.amount if amount is None else Decimal(amount), on=date.fromisoformat(on) if on else known.on
    )
    await turn.records.unlog_units(known.id)
    new = await turn.records.log_units(holding, right.on, right.amount, right.category, right.note)
    held = await turn.records.holding(holding)
    found = await _account(turn, held) if held else None
    line = _("Changed: {day}, {n} instead of {before}.")
    if right.on != known.on:
        line = _("Changed: {n} {unit} on {day} instead of {that_day}.")
    rule = unit_rule(held, turn.catalogue) if held else None
    unit, before = rule.name if rule else _("units"), number(known.amount)
    n, that_day = bold(number(right.amount)), day(known.on)
    said = paragraph(line, day=bold(day(right.on)), n=n, before=before, unit=unit, that_day=that_day)
    turn.frame.slots["entry"] = new
    again = {"amount": str(known.amount), "on": known.on.isoformat()}
    undo = begin(_("Undo"), "change_entry", entry=new, holding=holding, **again)
    return Reply(parts=(said, *state_of(found)), buttons=(undo,))


@record_dialog
async def remove_entry(
    turn: Turn, among: Annotated[list[int], Hidden()], entry: Annotated[int, Reads(HoldingSlot())] | None = None
) -> Reply:
    """Take one entry off; of several that may be meant it is asked which. “Undo” logs it again."""
    held, entries = await _theirs(turn, among)
    if not entries:
        return Reply(parts=(paragraph(_("That entry is not there any more.")),))
    if entry is None and len(entries) > 1:
        shown = entries[-_MOST_ASKED:]
        labels = tuple(_said_of(turn, held[each.holding_id], each) for each in shown)
        raise Ask("entry", tuple(each.id for each in shown), _("Which entry do you mean?"), labels)
    gone = next((each for each in entries if each.id == entry), entries[0])
    holding = held[gone.holding_id]
    await turn.records.unlog_units(gone.id)
    turn.about([holding.credential] if holding.credential else [])
    turn.frame.slots["holding"] = holding.id
    said = paragraph(_("Removed: {entry}."), entry=_said_of(turn, holding, gone))
    category = {"category": gone.category} if gone.category else {}
    again = {"amount": str(gone.amount), "on": gone.on.isoformat(), "remark": gone.note or "", **category}
    return Reply(
        parts=(said, *state_of(await _account(turn, holding))),
        buttons=(
            begin(_("Undo"), "log_units", holding=holding.id, **again),
            begin(_("What is left?"), "units_left", holding=holding.id),
        ),
    )


@record_dialog
async def move_entry(turn: Turn, entries: Annotated[list[int], Hidden()], to: Annotated[int, Hidden()]) -> Reply:
    """Count entries for another credential than they were logged for; “Undo” moves them back."""
    held, moved = await _theirs(turn, entries)
    if to not in held or not moved:
        return Reply(parts=(paragraph(_("That entry is not there any more.")),))
    before, after = held[moved[0].holding_id], held[to]
    rule, now, items = unit_rule(after, turn.catalogue), [], []
    for each in moved:
        await turn.records.unlog_units(each.id)
        now.append(await turn.records.log_units(to, each.on, each.amount, None, each.note))
        unit = rule.name if rule else _("units")
        items.append(spans(_("{n} {unit}, {day}"), n=bold(number(each.amount)), unit=unit, day=day(each.on)))
    turn.about([after.credential] if after.credential else [])
    turn.frame.slots["holding"] = to
    name, other = bold(short_title(after, turn.catalogue)), short_title(before, turn.catalogue)
    said = paragraph(_("These count for {name} now, and no longer for {before}:"), name=name, before=other)
    asked, groups = which_part(rule, now[0]) if len(now) == 1 else ([], ())
    buttons = (
        *groups,
        begin(_("Undo"), "move_entry", entries=now, to=before.id),
        begin(_("What is left?"), "units_left", holding=to),
    )
    parts = (said, Bullets(items=tuple(items)), *state_of(await _account(turn, after)), *no_rule(turn, after), *asked)
    return Reply(parts=parts, buttons=buttons)


_MOST_ASKED = 8


async def _theirs(turn: Turn, ids: list[int]) -> tuple[dict[int, Holding], list[Earned]]:
    """What they hold, by its number, and those of the entries that are there still."""
    held = {h.id: h for h in await turn.records.holdings()}
    return held, [e for e in await turn.records.units(list(held)) if e.id in ids]


async def _account(turn: Turn, holding: Holding) -> Upkeep | None:
    return upkeep_of(holding, await turn.records.units([holding.id]), turn.today, turn.catalogue)


def _said_of(turn: Turn, holding: Holding, entry: Earned) -> str:
    rule = unit_rule(holding, turn.catalogue)
    text = _("{n} {unit} for {name}, {day}")
    unit, name = rule.name if rule else _("units"), short_title(holding, turn.catalogue)
    said = text.format(n=number(entry.amount), unit=unit, name=name, day=day(entry.on))
    return f"{said} ({entry.note})" if entry.note else said


def _on(entry: dict[str, Any], today: date) -> date:
    return date.fromisoformat(entry["on"]) if entry.get("on") else today


@record_dialog
async def units_so_far(
    turn: Turn,
    amount: UnitAmount,
    credential: Candidates | None = None,
    holding: OwnHolding | None = None,
    add: Choice | None = None,
) -> Reply:
    """What they say to have in all: logged where nothing is yet, else it is asked how much of it is new."""
    picked = await pick_counted(turn, credential, holding)
    if isinstance(picked, Reply):
        return waiting(turn, picked, [{"amount": str(amount), "remark": _("so far")}])
    turn.frame.slots["holding"] = picked.id
    found = upkeep_of(picked, await turn.records.units([picked.id]), turn.today, turn.catalogue)
    have = found.ledger.counted if found is not None else Decimal(0)
    if have == amount:
        return await hand_on(turn, units_left, {"holding": picked.id})
    if add is None and have > 0:
        more = amount - have
        name, unit = title(picked, turn.catalogue), found.units.name if found else _("units")
        text = _("I have {have} {unit} of yours for {name} so far. Are these {n} on top of them?")
        question = text.format(have=number(have), unit=unit, name=name, n=number(amount))
        on_top = _("{n} on top").format(n=number(amount))
        in_all = [_("{n} in all").format(n=number(amount))] if more > 0 else []
        values = [str(more)] if more > 0 else []
        raise Ask("add", (*values, str(amount)), question, (*in_all, on_top))
    so_far = {"remark": _("so far")}  # and not what the message says besides
    return await hand_on(turn, log_units, {"amount": add or str(amount), "holding": picked.id, **so_far})
