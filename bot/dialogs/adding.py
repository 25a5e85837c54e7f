"""Adding what was passed or is held. Of several those that are clear are kept at once, and it is asked which the others
are; unclear days are asked for first, and nothing is kept before.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from bot.dialogs.day_of_what import DayOfWhat, asked_of_day, placed
from bot.dialogs.doubting import not_kept, planned_beside, remarks_on
from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.said_reminder import wish_in
from bot.dialogs.engine.said_slots import AnsweredEnd, AnsweredOn, OwnHolding, SaidOn, SaidRecords
from bot.dialogs.engine.said_validity import so_long
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.steps.records.of_the_told import NONE
from bot.dialogs.engine.turn import FollowUp, Turn, begin, fill_in
from bot.dialogs.holdings import change_days, list_holdings
from bot.dialogs.keeping import (
    Facts,
    Kept,
    ask_zone,
    earliest,
    facts_of,
    facts_of_holding,
    how_known,
    is_kept_up,
    is_of,
    keep,
    kept_up_meanwhile,
    next_words,
    papers,
    renew_lower,
    stored_line,
    until_when,
    wrong_with,
)
from bot.dialogs.picking import pick_holding
from bot.dialogs.stages import set_each
from bot.dialogs.understanding.dates import end_of
from bot.dialogs.unit_entries import log_entries
from bot.knowledge.model.credential import Credential
from bot.knowledge.renewing import add_months
from bot.knowledge.wording import full_name
from bot.messaging.reply import Bullets, Button, Part, Reply, bold, note, paragraph, spans
from bot.scheduling.messages import title
from bot.translation import _, day, listed, ngettext

Which = Annotated[Credential, Hidden()]
#: So many are shown before it.
_FIRST = 8


@record_dialog
async def add_holding(
    turn: Turn,
    records: SaidRecords,
    which: Which | None = None,
    meant: AnsweredOn | None = None,
    awarded: AnsweredOn | None = None,
    expires: AnsweredEnd | None = None,
    units: Annotated[list[dict[str, Any]], Hidden()] | None = None,
    beside: Annotated[dict[str, Any], Hidden()] | None = None,
    of_what: DayOfWhat | None = None,
) -> Reply:
    """Keep what was passed or is held.

    ``of_what`` says what a day is of that was told with nothing but a name. ``which``, ``meant``, ``awarded`` and
    ``expires`` answer what had to be asked of the record in question. ``units``: entries that waited for it, see
    ``waiting``. ``beside``: the days or the number of a record, told before its name.
    """
    _with_what_was_told_before(turn, records, beside)
    if of_what is not None:
        records = placed(turn, records, of_what)
    else:
        asked_of_day(turn, records)
    doubted = [r for r in records if r.get("doubt")]
    records = [r for r in records if not r.get("doubt")]
    if not records:
        return await not_kept(turn, doubted)
    records, unknown = _ones_of_an_issuer(turn, records)
    _answer(turn.frame.slots, [*records, *doubted], records)
    _to_be_reminded(turn, records)
    _called_by_number(turn, records)
    await _any_card(turn, records)
    await _of_those_held(turn, records)
    _of_the_one_told(turn, records)
    records, unclear, left_open = _clear_ones(turn, records)
    stored = []
    for record in records:
        facts = _facts(turn, record)
        wrong = wrong_with(facts, turn.today)
        if wrong is not None:
            slot, question = wrong
            record.pop(slot, None)
            record["asked"] = slot
            raise Ask(slot, (), question if len(records) == 1 else f"{facts.name}: {question}")
        stored.append(facts)
    remarks = [*unknown, *remarks_on(turn, doubted)]
    if any(r.get("awarded_said") in ("month", "quarter", "year") for r in records):
        remarks.append(_("I took the first day of that time; tell me the exact day if you know it."))
    if any(r.get("expires") and r.get("expires_said") in ("month", "quarter", "year") for r in records):
        remarks.append(_("I took the last day of that time; tell me the exact day if you know it."))
    left = [day(date.fromisoformat(o)) for r in records for o in r.get("left", ())]
    if left:
        text = _("I could not tell what {days} belongs to; please tell me that one in a message of its own.")
        remarks.append(text.format(days=listed(left)))
    if any(_is_endless(turn, record) and not record["ids"] for record in records):
        remarks.append(_("Where it does not expire there is nothing to remind you of."))
    if any(record.get("forgotten") for record in records):
        remarks.append(_("Tell me the day once you find it: without it I cannot remind you."))
    reply = await _kept(turn, stored, records, remarks)
    reply = reply.model_copy(update={"buttons": (*reply.buttons, *planned_beside(doubted))})
    if units and len(stored) == 1:
        reply = await _with_its_units(turn, reply, stored[0], units)
    if all(record.get("forgotten") or _is_endless(turn, record) for record in records):
        turn.follow_up = None  # who does not remember the day is not asked for it
    if unclear is not None:
        asked = {"records": left_open}
        turn.follow_up = FollowUp("add_holding", unclear.slot, asked, unclear.question, unclear.options, unclear.labels)
    return reply


def _with_what_was_told_before(turn: Turn, records: list[dict[str, Any]], beside: dict[str, Any] | None) -> None:
    """The days that are said with the name count more."""
    turn.frame.slots.pop("beside", None)
    if beside and len(records) == 1:
        dated = not {"awarded", "expires"}.isdisjoint(records[0])
        records[0].update({k: v for k, v in beside.items() if k == "number" or not dated})


async def _with_its_units(turn: Turn, reply: Reply, facts: Facts, units: list[dict[str, Any]]) -> Reply:
    """Taken back with the record."""
    held = next((h for h in await turn.records.holdings() if is_of(h, facts)), None)
    if held is None:
        return reply
    logged = await log_entries(turn, entries=units, holding=held.id)
    return reply.model_copy(update={"parts": (*reply.parts, *logged.parts)})


def _to_be_reminded(turn: Turn, records: list[dict[str, Any]]) -> None:
    """So many days before, where the same message wishes that; it stays with a record of which something is asked."""
    wish = wish_in(turn.said) if turn.said else None
    for record in records:
        if wish is not None and wish.leads and "leads" not in record:
            record["leads"] = list(wish.leads)


def _is_endless(turn: Turn, record: dict[str, Any]) -> bool:
    """Said not to expire, of what the catalogue knows no other of."""
    credential = turn.catalogue.credentials.get(record["ids"][0]) if record["ids"] else None
    validity = credential.renewal.validity if credential is not None and credential.renewal is not None else None
    return bool(record.get("endless")) and (validity is None or validity.months is None)


def _ones_of_an_issuer(turn: Turn, records: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """ "SIA CCTV …, also the door one": those of the same issuer that have the word in their names. What none is called
    so is said, and not kept.
    """
    known, of = turn.catalogue.credentials, turn.catalogue.issuer_of
    unknown = []
    for record in [r for r in records if "one_of" in r]:
        issuers, words = {of.get(i) for i in record.pop("one_of")}, set(record["name"].casefold().split())
        called = [c.id for c in known.values() if of.get(c.id) in issuers and words <= {*c.name.casefold().split()}]
        record |= {"ids": called, **({"vague": True} if len(called) > 1 else {})}
        if not called:
            unknown.append(_("I could not tell which is the “{name}” one; please tell me its whole name."))
            unknown[-1] = unknown[-1].format(name=record["name"])
            records = [r for r in records if r is not record]
    return records, unknown


def _called_by_number(turn: Turn, records: list[dict[str, Any]]) -> None:
    """ "2391 from 2019": those that have the number in their names, of which it is asked whether one is meant."""
    for record in records:
        if not record["ids"] and "among" not in record and record["name"].isdecimal():
            known = turn.catalogue.credentials.values()
            record["ids"] = [c.id for c in known if record["name"] in c.name.replace("-", " ").split()]
            record |= {"vague": True, "among": record["ids"]} if record["ids"] else {}


async def _any_card(turn: Turn, records: list[dict[str, Any]]) -> None:
    """ "CSCS card" is any of those of the scheme, and is kept as it is called where they hold none of them."""
    held = {h.credential for h in await turn.records.holdings()}
    for record in records:
        words = record["name"].casefold().split()
        if len(record["ids"]) != 1 or "among" in record or len(words) != 2 or words[1] != "card":
            continue
        issuer = turn.catalogue.issuer_of.get(record["ids"][0])
        theirs = [c for c in turn.catalogue.credentials.values() if turn.catalogue.issuer_of.get(c.id) == issuer]
        cards = [c for c in theirs if c.name.casefold().split()[0] == words[0] and "card" in c.name.casefold().split()]
        if len(cards) > 1 and held.isdisjoint(c.id for c in cards):
            record["ids"] = []


async def _of_those_held(turn: Turn, records: list[dict[str, Any]]) -> None:
    """What only expires is one that they hold already, where one of its readings is; what was passed may be another."""
    held = {h.credential for h in await turn.records.holdings()}
    for record in records:
        own = [i for i in record["ids"] if i in held]
        if len(own) == 1 and "expires" in record and "awarded" not in record:
            record["ids"] = own
            record.pop("vague", None)


def _of_the_one_told(turn: Turn, records: list[dict[str, Any]]) -> None:
    """ "PRINCE2 was 5 Feb", of who told that they hold PRINCE2 Practitioner: a part of its name means that one."""
    known, told = turn.catalogue.credentials, turn.profile.holds
    for record in records:
        ids, said = record["ids"], set(record["name"].casefold().split())
        if len(ids) != 1 or ids[0] in told or ids[0] not in known or record["name"].upper() in known[ids[0]].acronyms:
            continue
        issuer = turn.catalogue.issuer_of.get(ids[0])
        theirs = [i for i in told if i in known and turn.catalogue.issuer_of.get(i) == issuer]
        called = [i for i in theirs if said < set(known[i].name.casefold().split())]
        if len(called) == 1 and said < set(known[ids[0]].name.casefold().split()):
            record["ids"] = called


def _clear_ones(
    turn: Turn, records: list[dict[str, Any]]
) -> tuple[list[dict[str, Any]], Ask | None, list[dict[str, Any]]]:
    """Those that can be kept, and what is to be asked of the rest. Raises Ask where none can, or a day is none."""
    questions: list[tuple[dict[str, Any], Ask]] = []
    for record in records:
        try:
            _must_be_clear(turn, record)
        except Ask as question:
            if question.slot not in ("which", "meant"):
                raise
            questions.append((record, _named(question, record) if len(records) > 1 else question))
    if not questions:
        return records, None, []
    left_open = [record for record, _question in questions]
    if len(left_open) == len(records):
        raise questions[0][1]
    return [record for record in records if record not in left_open], questions[0][1], left_open


def _named(question: Ask, record: dict[str, Any]) -> Ask:
    """Of several that were told it is said which is asked about."""
    if question.slot == "which":
        asked = question.question or _("Which {name} do you mean?").format(name=record["name"])
        return Ask(question.slot, question.options, asked, question.labels)
    return Ask(question.slot, question.options, f"{record['name']}: {question.question}", question.labels)


def _answer(slots: dict[str, Any], everything: list[dict[str, Any]], records: list[dict[str, Any]]) -> None:
    """Put an answer where its question came from, and forget that it was asked."""
    slots["records"] = everything
    chosen = slots.pop("which", None)
    unclear = next((r for r in records if len(r["ids"]) > 1 or r.get("vague")), None)
    if chosen is not None and unclear is not None:
        unclear["among"], unclear["ids"] = unclear["ids"], [chosen]
        unclear.pop("vague", None)
    namesake = next((r for r in records if r.get("namesake")), None)
    if chosen is not None and namesake is not None:
        namesake["ids"] = [i for i in namesake["ids"] if i == chosen]
        del namesake["namesake"]
    meant = slots.pop("meant", None)
    if meant is not None:
        _apply_order(records, meant)
    for key in ("awarded", "expires"):
        value = slots.pop(key, None)
        asked = next((r for r in records if r.get("asked") == key), None)
        if value is not None and asked is not None:
            asked[key] = [value]
            asked[f"{key}_said"] = "day"
            del asked["asked"]


def _apply_order(records: list[dict[str, Any]], meant: str) -> None:
    """One answer tells how all dates of the message are read; a day that was none of the two is that of the first."""
    unclear = [(r, k) for r in records for k in ("awarded", "expires") if len(r.get(k, ())) > 1]
    if unclear and not any(meant in r[k] for r, k in unclear):
        unclear[0][0][unclear[0][1]] = [meant]
        return
    first = next(
        (r[k].index(meant) for r in records for k in ("awarded", "expires") if meant in r.get(k, ()) and len(r[k]) > 1),
        0,
    )
    for record in records:
        for key in ("awarded", "expires"):
            if len(record.get(key, ())) > 1:
                record[key] = [record[key][first]]


def _of_ones_own_field(turn: Turn, record: dict[str, Any]) -> None:
    """The CPC of a truck driver is the one for drivers, not the one of medical coders."""
    catalogue, ids = turn.catalogue, record["ids"]
    field = catalogue.family_of.get(turn.profile.role or "")
    theirs = [i for i in ids if catalogue.credentials[i].family == field]
    if len(ids) > 1 and len(theirs) == 1 and not record.get("vague"):
        record["among"], record["ids"] = ids, theirs


def _must_be_clear(turn: Turn, record: dict[str, Any]) -> None:
    catalogue = turn.catalogue
    record["ids"] = [i for i in record["ids"] if i in catalogue.credentials]
    _of_ones_own_field(turn, record)
    if len(record["ids"]) > 1 or (record.get("vague") and record["ids"]):
        known = [catalogue.credentials[i] for i in record["ids"]]
        called = tuple(f"{full_name(c)} – {catalogue.issuer(c).name}" for c in known)
        none, ids = _("None of these: keep “{name}”").format(name=record["name"]), tuple(record["ids"])
        ids = (*ids[:_FIRST], NONE, *ids[_FIRST:])  # of very many it is among the buttons all the same
        labels = (*called[:_FIRST], none, *called[_FIRST:])
        raise Ask(
            "which", ids, _("Which one is it? Press one, or say its name.") if len(called) > _FIRST else None, labels
        )
    if record.get("namesake") and record["ids"]:
        meant, name = catalogue.credentials[record["ids"][0]], record["name"]
        other = _("Something else of that name ({skill})").format(skill=catalogue.skills[record["namesake"]].name)
        question = _("Which {name} do you mean?").format(name=name)
        raise Ask("which", (meant.id, NONE), question, (f"{full_name(meant)} – {catalogue.issuer(meant).name}", other))
    for key in ("awarded", "expires"):
        options = record.get(key)
        if options is not None and len(options) > 1:
            labels = tuple(day(date.fromisoformat(o)) for o in options)
            raise Ask("meant", tuple(options), _("Is that {a} or {b}?").format(a=labels[0], b=labels[1]), labels)
        if record.get(f"{key}_said") == "impossible":
            record["asked"] = key
            record.pop(f"{key}_said")
            record.pop(key, None)
            question = _("There is no such day in the calendar. Which day do you mean?")
            raise Ask(key, (), question)


def _facts(turn: Turn, record: dict[str, Any]) -> Facts:
    credential = turn.catalogue.credentials[record["ids"][0]] if record["ids"] else None
    days = {k: date.fromisoformat(record[k][0]) for k in ("awarded", "expires") if record.get(k)}
    if "expires" in days:  # a card that says June 2027 is good to the end of June
        days["expires"] = end_of(days["expires"], record.get("expires_said", "day"))
    facts = facts_of(turn.preferences, credential, record["name"], days.get("awarded"), days.get("expires"))
    facts = kept_up_meanwhile(facts, turn.today)
    over = facts.why is not None and facts.why.day is not None and facts.why.day < turn.today
    if over and facts.why is not None and (record.get("since") or _renewed_yearly(facts, record)):
        return replace(facts, expires=None, why=replace(facts.why, day=None))  # it was renewed meanwhile
    return facts


_A_YEAR = 366


def _renewed_yearly(facts: Facts, record: dict[str, Any]) -> bool:
    """ "ACCA 2016": what is renewed every year, and was got in a year that is told alone, is held since then."""
    ends, start = facts.why.day if facts.why is not None else None, facts.awarded
    if "expires" in record or record.get("awarded_said") != "year" or ends is None or start is None:
        return False
    return (ends - start).days <= _A_YEAR


async def _kept(turn: Turn, stored: list[Facts], records: list[dict[str, Any]], remarks: list[str]) -> Reply:
    holds, beside = turn.profile.holds, [papers(record) for record in records]
    items, done = [], []
    for facts, more in zip(stored, beside, strict=True):
        kept = await keep(turn, facts, **more)
        if kept is None:
            return Reply(parts=(paragraph(_("I keep so many of your credentials already that no more fit.")),))
        done.append(kept)
        full = facts if facts.awarded or facts.expires else facts_of_holding(turn, kept.holding)
        text = _("{name} (updated): {what}") if kept.before else _("{name}: {what}")
        items.append(spans(text, name=bold(title(kept.holding, turn.catalogue)), what=stored_line(full, turn.today)))
        remarks.append(how_known(full, turn.today))
    holdings = [k.holding for k in done]
    ids = [h.credential for h in holdings if h.credential]
    turn.profile = turn.profile.model_copy(update={"holds": tuple(dict.fromkeys((*holds, *ids)))})
    turn.about(ids[:4])
    head = ngettext("Noted:", "Noted, {n} of them:", len(items)).format(n=len(items))
    parts: list[Part] = [paragraph(head), Bullets(items=tuple(items))]
    if any(f.credential is None for f in stored):
        remarks.append(
            _("Names that my catalogue does not have are kept as you wrote them; I know no rules for those.")
        )
    passed = [(f.credential.id, f.awarded) for f in stored if f.credential and f.awarded]
    lower = [each for credential, on in passed for each in await renew_lower(turn, credential, on)]
    if lower:
        parts.append(paragraph(_("That also renews: {list}."), list="; ".join(each.line for each in lower)))
    finished = [k.finished.name for k in done if k.finished is not None]
    hidden = [title(k.holding, turn.catalogue) for k, more in zip(done, beside, strict=True) if more.get("private")]
    if hidden:
        parts.append(paragraph(_("Private, so that no team sees it: {names}."), names=listed(hidden)))
    if finished:
        parts.append(paragraph(_("I ask no more how the study of {names} goes."), names=listed(finished)))
    parts += [note("{text}", text=r) for r in dict.fromkeys(remarks) if r]
    wished = [(h, r["leads"]) for h, r in zip(holdings, records, strict=True) if r.get("leads")]
    parts += await set_each(turn, wished) if wished else []
    if any(h.expires and h.expires >= turn.today for h in holdings):
        parts.append(paragraph("{text}", text=await next_words(turn)))
        await ask_zone(turn)
    lacking = [h for h in holdings if h.awarded is None and h.expires is None]
    if len(lacking) == 1 and len(holdings) == 1:
        question = _("When did you get it, or when does it expire?")
        asked = {"holding": lacking[0].id, "records": [{"ids": ids}]}  # of which a day is asked
        turn.follow_up = FollowUp("date_holding", "day", asked, question)
    elif len(stored) == 1 and is_kept_up(stored[0]):
        turn.follow_up = until_when(holdings[0])
    return Reply(parts=tuple(parts), buttons=_after_adding(done, [each.before for each in lower]))


def _after_adding(done: list[Kept], lower: list[dict[str, Any]]) -> tuple[Button, ...]:
    added = [k.holding.id for k in done if k.before is None]
    fresh = set(added)
    # What was renewed although it was added just now goes with it, and comes back only as it was first.
    before = [*(k.before for k in done if k.before), *(b for b in lower if b["id"] not in fresh)]
    one = done[0].holding.id
    studies = {str(k.finished.id): k.finished.percent for k in done if k.finished is not None}
    edit = fill_in(_("Change the date"), "record", {"holding": one}, "correct_holding", holding=one)
    wrong = edit if len(done) == 1 else None
    return (
        *((wrong,) if wrong else ()),
        begin(_("Undo"), "undo_change", before=earliest(before), added=added, studies=studies),
        begin(_("My credentials"), "list_holdings"),
        begin(_("When will you remind me?"), "next_reminders"),
    )


@record_dialog
async def date_holding(turn: Turn, day: SaidOn, holding: OwnHolding | None = None) -> Reply:
    """The missing day of a record that was just added: a day to come is its expiry, one that is past its award, and
    where the award is known any is the expiry.
    """
    held = [h for h in await turn.records.holdings() if h.expires is None and (h.awarded is None or h.id == holding)]
    picked = await pick_holding(turn, held, None, holding)
    if picked is None:
        return await list_holdings(turn)
    if picked.awarded is not None:
        return await change_days(turn, picked, None, _until(turn, day))
    if day > turn.today:
        return await change_days(turn, picked, None, _until(turn, day))
    months = so_long(turn.heard.text) if turn.said else None  # "it is 2 years, from 14 February 2025"
    return await change_days(turn, picked, day, add_months(day, months) if months else None)


def _until(turn: Turn, day: date) -> date:
    """The last day of the time that was said; without a year the next one."""
    heard = next((d for d in turn.heard.dates if day in d.options), None)
    if heard is None:
        return day
    ends = end_of(day, heard.grain)
    return add_months(ends, 12) if heard.year_guessed and ends <= turn.today else ends
