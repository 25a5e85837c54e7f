"""Continuing-education units: logging them, and what is left of the period."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from bot.dialogs.counting import source_of_renewal, unit_routes
from bot.dialogs.engine.activity import activity_in
from bot.dialogs.engine.amount_slots import UnitAmount
from bot.dialogs.engine.dialog import Ask, private_dialog, record_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.said_slots import AwardedOn, Candidates, OwnHolding
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.steps.units.amount_meanwhile import waiting_for_a_record
from bot.dialogs.engine.steps.units.unit_parts import part_said
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.holdings import not_held, nothing_kept
from bot.dialogs.named_behind_for import named_behind_for
from bot.dialogs.picking import held_by_name, pick_holding
from bot.dialogs.units_waiting import waiting
from bot.knowledge.model.renewal import Units
from bot.knowledge.wording import full_name, route_words
from bot.knowledge.words import key
from bot.messaging.reply import Bullets, Button, Part, Reply, Span, bold, note, paragraph
from bot.patterns import pattern
from bot.scheduling.messages import short_title, title
from bot.scheduling.upkeep import Upkeep, renewed_otherwise, unit_rule, upkeep_of
from bot.tracking.holdings import Earned, Holding
from bot.translation import _, day, ngettext, number

#: More in one go is a typing error: no issuer counts so many for one activity.
Words = Annotated[str, Hidden()]
_MOST_AT_ONCE = Decimal(500)
_MOST_PARTS = 4


@record_dialog
async def log_units(
    turn: Turn,
    amount: UnitAmount,
    credential: Candidates | None = None,
    on: AwardedOn | None = None,
    holding: OwnHolding | None = None,
    category: Words | None = None,
    remark: Words | None = None,
) -> Reply:
    """Write down units for one of their credentials; today when no day is said.

    ``category``, by the rule's name, and ``remark`` come from a form or a correction alone.
    """
    named = await _not_in_a_note(turn, credential)
    unfit = await _counts_for_none(turn) if not named and holding is None else []
    if unfit:
        return _kept_with_none(turn, unfit, amount, on)
    picked = await pick_counted(turn, named, holding)
    if isinstance(picked, Reply):
        return _for_what_is_not_kept(turn, picked, amount, credential, on)
    turn.frame.slots["holding"] = picked.id
    turn.state.drop(waiting_for_a_record(turn.state))
    on = on or turn.today
    if on > turn.today:
        turn.frame.slots.pop("on", None)
        raise Ask("on", (), still_to_come(on))
    wrong = wrong_amount(amount)
    if wrong is not None:
        turn.frame.slots.pop("amount", None)
        raise Ask("amount", (), wrong)
    rule = unit_rule(picked, turn.catalogue)
    category = part_said(turn.heard.key, rule) or category
    remark = activity_in(turn.heard, picked.credential) if remark is None else remark or None
    if remark and category and key(remark) in key(category):
        remark = None  # it says no more than the part
    turn.frame.slots |= {"remark": remark, "category": category}
    entry = await turn.records.log_units(picked.id, on, amount, category, remark)
    turn.about([picked.credential] if picked.credential else [])
    unit = rule.name if rule else _("units")
    text = _("Logged {n} {unit} for {name}, {day}.")
    parts: list[Part] = [
        paragraph(text, n=number(amount), unit=unit, name=bold(short_title(picked, turn.catalogue)), day=day(on))
    ]
    found = upkeep_of(picked, await turn.records.units([picked.id]), turn.today, turn.catalogue)
    if found is not None and on not in found.cycle:
        said = _("That day is outside the period that counts now, {a} to {b}.")
        parts.append(note(said, a=day(found.cycle.start), b=day(found.cycle.end)))
    parts += state_of(found)
    parts += no_rule(turn, picked)
    asked, groups = which_part(rule, entry) if category is None else ([], ())
    parts += asked
    buttons = (
        *groups,
        begin(_("Undo"), "unlog_units", entry=entry),
        begin(_("What is left?"), "units_left", holding=picked.id),
    )
    return Reply(parts=tuple(parts), buttons=buttons)


#: What is kept up by such hours wherever there is one, though the catalogue has no rule of it: "my nmc pin".
_KEPT_UP = pattern(
    r"(?<!\w)(?:pins?|regist\w*|member\w*|fellow\w*|charter\w*|licen[cs]\w*|accredit\w*|practi[sc]ing|practitioner|nmc|hcpc|gphc|gdc|gmc|sra|cpd|ce|cpe|rgn|rn|qts|qtls)(?!\w)",
    re.IGNORECASE,
)


async def _counts_for_none(turn: Turn) -> list[Holding]:
    """ "Logged 6 hours of cpd today", of who holds a card that no hours renew: the only record is not simply meant."""
    held = await turn.records.holdings()
    fit = any(unit_rule(h, turn.catalogue) or _KEPT_UP.search(title(h, turn.catalogue)) for h in held)
    if fit or not turn.said or held_by_name(turn, held) or named_behind_for(turn, held):
        return []
    return [] if await turn.records.units([h.id for h in held]) else held  # some were put with one of them before


def _kept_with_none(turn: Turn, held: list[Holding], amount: Decimal, on: date | None) -> Reply:
    """They wait for the record that they are of, or for a button."""
    asked = _for_what_is_not_kept(turn, Reply(), amount, None, on)
    entry = {"amount": str(amount), "on": (on or turn.today).isoformat(), "remark": activity_in(turn.heard, None) or ""}
    text = _("Of what you hold, units renew none that I know of, so I put these with none yet.")
    buttons = (
        begin(_("For {name}").format(name=short_title(h, turn.catalogue)), "log_units", holding=h.id, **entry)
        for h in held[:_MOST_PARTS]
    )
    return Reply(parts=(paragraph("{text}", text=text),), buttons=tuple(buttons)).plus(asked)


def _for_what_is_not_kept(
    turn: Turn, said: Reply, amount: Decimal, credential: list[str] | None, on: date | None
) -> Reply:
    if wrong_amount(amount) or (on is not None and on > turn.today):
        return said
    remark = activity_in(turn.heard, credential[0] if credential else None)
    entry = {"amount": str(amount), "on": on.isoformat() if on else None, "remark": remark, "part": turn.heard.key}
    return waiting(turn, said, [entry])


def no_rule(turn: Turn, holding: Holding) -> list[Part]:
    """What is said of units where no rule for them is known."""
    if unit_rule(holding, turn.catalogue) is not None:
        return []
    if renewed_otherwise(holding, turn.catalogue):
        return [note(_("As far as I know it is not renewed by units; I keep them all the same."))]
    return [note(_("I know of no rule for its units; I keep them all the same."))]


def which_part(rule: Units | None, entry: int) -> tuple[list[Part], tuple[Button, ...]]:
    """The question which part of the rule an entry counts for, where it has parts."""
    names = [c.name for c in rule.categories][:_MOST_PARTS] if rule else []
    buttons = (begin(n.partition("(")[0].strip(), "set_category", entry=entry, category=n) for n in names)
    return [paragraph(_("Which part does it count for?"))] if names else [], tuple(buttons)


def wrong_amount(amount: Decimal) -> str | None:
    if Decimal(0) < amount <= _MOST_AT_ONCE:
        return None
    return _("{n} units in one go cannot be right. How many were it?").format(n=number(amount))


def still_to_come(on: date) -> str:
    return _("{day} is still to come. On which day did you earn them?").format(day=day(on))


@record_dialog
async def set_category(turn: Turn, entry: Annotated[int, Hidden()], category: Annotated[str, Hidden()]) -> Reply:
    """Which part of the rule logged units count for; only its button leads here."""
    holding = await turn.records.categorise(entry, category)
    if holding is None:
        return Reply(parts=(paragraph(_("That entry is not there any more.")),))
    return await hand_on(turn, units_left, {"holding": holding})


@record_dialog
async def unlog_units(
    turn: Turn, entry: Annotated[int, Hidden()], others: Annotated[list[int], Hidden()] | None = None
) -> Reply:
    """Take back what one message logged; only its button leads here."""
    gone = any([await turn.records.unlog_units(each) for each in (entry, *(others or ()))])
    text = _("Taken back.") if gone else _("That was taken back already.")
    return Reply(parts=(paragraph(text),), buttons=(begin(_("What is left?"), "units_left"),))


@private_dialog
async def units_left(turn: Turn, credential: Candidates | None = None, holding: OwnHolding | None = None) -> Reply:
    """How many units one of their credentials still needs, by when, and at which pace."""
    picked = await pick_counted(turn, credential, holding)
    if isinstance(picked, Reply):
        return _rule_of_it(turn, credential).plus(picked)
    turn.about([picked.credential] if picked.credential else [])
    earned = await turn.records.units([picked.id])
    found = upkeep_of(picked, earned, turn.today, turn.catalogue)
    name = bold(title(picked, turn.catalogue))
    if found is None:
        return _no_account(turn, picked, earned)
    parts: list[Part] = [paragraph("{name}", name=name), *state_of(found)]
    parts.append(note(_("The period is {a} to {b}."), a=day(found.cycle.start), b=day(found.cycle.end)))
    recent = [e for e in earned if e.on in found.cycle][-5:]
    if recent:
        lines = tuple((Span(text=_entry(e)),) for e in reversed(recent))
        parts += [paragraph(_("Last entries:")), Bullets(items=lines)]
    return Reply(parts=tuple(parts), buttons=(begin(_("How to renew"), "how_to_renew", holding=picked.id),))


def _rule_of_it(turn: Turn, credential: list[str] | None) -> Reply:
    """What the renewal takes of one that is not kept; nothing where that is not known of the one that is named."""
    table = turn.catalogue.credentials
    named = [table[c] for c in credential or () if c in table]
    routes = unit_routes(named[0]) if len(named) == 1 else []
    if not routes:
        return Reply()
    lines = Bullets(items=tuple((Span(text=route_words(turn.catalogue, route)),) for route in routes))
    name = bold(full_name(named[0]))
    return Reply(parts=(paragraph(_("To renew {name}:"), name=name), lines, source_of_renewal(turn, named[0])))


def _entry(earned: Earned) -> str:
    about = ", ".join(part for part in (earned.note, (earned.category or "").partition("(")[0].strip()) if part)
    return f"{day(earned.on)}: {number(earned.amount)}" + (f" ({about})" if about else "")


def _no_account(turn: Turn, holding: Holding, earned: list[Earned]) -> Reply:
    name = bold(title(holding, turn.catalogue))
    rule = unit_rule(holding, turn.catalogue)
    if rule is None and not earned:
        return _without_rule(turn, holding, name)
    total = sum((e.amount for e in earned), Decimal(0))
    if rule is None:
        text = _("{name}: {n} logged so far.")
        return Reply(parts=(paragraph(text, name=name, n=number(total)), *no_rule(turn, holding)))
    text = _("{name}: {n} logged so far. Tell me when it expires, and I say what is left and at which pace.")
    return Reply(
        parts=(paragraph(text, name=name, n=number(total)),),
        buttons=(begin(_("Enter the date"), "correct_holding", holding=holding.id),),
    )


def _without_rule(turn: Turn, holding: Holding, name: Span) -> Reply:
    """That no units renew it is said only where it is known how it is renewed."""
    if renewed_otherwise(holding, turn.catalogue):
        return Reply(parts=(paragraph(_("{name} is not renewed by units, as far as I know."), name=name),))
    text = _("How {name} is renewed I do not know, nor how many units that takes: whoever issued it decides that.")
    how = begin(_("How to renew"), "how_to_renew", holding=holding.id)
    return Reply(parts=(paragraph(text, name=name),), buttons=(how,))


async def _not_in_a_note(turn: Turn, credential: list[str] | None) -> list[str] | None:
    """The "project" of a project meetup is no Project+ that they do not hold; a name that is written out is one."""
    if not credential or any(h.credential in credential for h in await turn.records.holdings()):
        return credential
    text = turn.heard.text
    meant = [n.mention for n in turn.heard.named if any(m.id in credential for m in n.mention.matches)]
    said = {text[m.start : end].casefold() for m in meant for end in (m.end, m.end + 1)}  # "Project+" has its plus
    names = {match.name.casefold() for m in meant for match in m.matches}
    return credential if not said or said & names else None


async def pick_counted(turn: Turn, credential: list[str] | None, holding: int | None) -> Holding | Reply:
    """The holding that is meant, first among those that are renewed by units; or what to say instead."""
    held = await turn.records.holdings()
    if not held:
        return not_held(turn, credential) if credential else nothing_kept()
    counted = [h for h in held if unit_rule(h, turn.catalogue)]
    called = [h for h in counted if _says_unit(turn.heard.key, unit_rule(h, turn.catalogue))]
    perhaps = [h for h in held if not renewed_otherwise(h, turn.catalogue)]
    by_name = [] if credential or holding is not None else named_behind_for(turn, held)
    among = held if credential or holding is not None else by_name or called or counted or perhaps or held
    question = _("For which credential?")
    if not credential and holding is None and _of_another_issuer(turn, held):
        question = _("I keep nothing of that one of you. For which credential is it?")
        raise Ask("holding", tuple(h.id for h in held[:8]), question, tuple(title(h, turn.catalogue) for h in held[:8]))
    return await pick_holding(turn, among, credential, holding, question) or not_held(turn, credential)


_FOR = pattern(r"(?<!\w)(?:for|towards?)\s+(?:(?:the|my)\s+)?$", re.IGNORECASE)
_FOR_REACH = 16


def _of_another_issuer(turn: Turn, held: list[Holding]) -> bool:
    """ "4 hours for NREMT", of who holds nothing of theirs."""
    text, theirs = turn.heard.text, {turn.catalogue.issuer_of.get(h.credential or "") for h in held}
    named = (
        n.mention for n in turn.heard.named if _FOR.search(text, max(0, n.mention.start - _FOR_REACH), n.mention.start)
    )
    issuers = {m.id for mention in named for m in mention.of("issuer")}
    return bool(issuers) and not issuers & theirs


def _says_unit(spoken: str, rule: Units | None) -> bool:
    """Whether the message uses this rule's word for its units: CPE, PDU, CEU."""
    name = key(rule.name).split()[0] if rule else ""
    return bool(name) and any(word.rstrip("s") == name.rstrip("s") for word in spoken.split())


def state_of(found: Upkeep | None) -> list[Part]:
    """Have, left and pace; then each category and the year, where the rule has them."""
    if found is None:
        return []
    state, unit = found.ledger, found.units.name
    line = _("{have} of {total} {unit}.").format(have=number(state.counted), total=number(state.total), unit=unit)
    if state.left > 0 and state.months_left > 0:
        months = ngettext("{n} month", "{n} months", state.months_left).format(n=state.months_left)
        line += " " + _("{left} to go with {months} left: about {pace} a month.").format(
            left=number(state.left), months=months, pace=number(state.pace_per_month)
        )
    elif state.left > 0:
        line += " " + _("{left} are missing.").format(left=number(state.left))
    else:
        line += " " + _("You have all you need.")
    parts: list[Part] = [paragraph("{line}", line=line)]
    details = [
        _("{name}: {have} of at least {minimum}").format(name=c.name, have=number(c.counted), minimum=number(c.minimum))
        for c in state.by_category
        if c.minimum
    ]
    year = state.this_year
    if year is not None and year.minimum:
        text = _("This year, to {day}: {have} of at least {minimum}")
        details.append(text.format(day=day(year.end), have=number(year.earned), minimum=number(year.minimum)))
    if state.carried:
        details.append(_("{n} carried over from the period before").format(n=number(state.carried)))
    if details:
        parts.append(Bullets(items=tuple((Span(text=d),) for d in details)))
    return parts
