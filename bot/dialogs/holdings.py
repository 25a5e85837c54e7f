"""What a person holds: adding, listing, correcting and removing it, and proof of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any

from bot.dialogs.engine.dialog import Ask, private_dialog, record_dialog
from bot.dialogs.engine.said_slots import (
    AnsweredOn,
    AwardedOn,
    Candidates,
    ExpiresOn,
    OwnHolding,
    SaidOn,
    SaidRecords,
)
from bot.dialogs.engine.slots import Hidden, Page, Said
from bot.dialogs.engine.turn import FollowUp, Turn, begin, fill_in
from bot.dialogs.keeping import (
    Facts,
    as_it_is,
    as_they_were,
    facts_of,
    how_known,
    keep,
    next_words,
    papers,
    renew_lower,
    stored_line,
    wrong_with,
)
from bot.dialogs.picking import pick_holding
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import full_name
from bot.messaging.reply import Bullets, Button, Part, Reply, bold, note, paragraph, spans
from bot.scheduling.messages import short_title, title, units_line, when
from bot.tracking.holdings import Holding
from bot.translation import _, day, listed, ngettext

_PAGE = 8
Which = Annotated[Credential, Hidden()]
Period = Annotated[str, Said("period")]


@record_dialog
async def add_holding(
    turn: Turn,
    records: SaidRecords,
    which: Which | None = None,
    meant: AnsweredOn | None = None,
    awarded: AnsweredOn | None = None,
    expires: AnsweredOn | None = None,
) -> Reply:
    """Keep what was passed or is held; unclear names and days are asked for first, and nothing is kept before.

    ``which``, ``meant``, ``awarded`` and ``expires`` answer what had to be asked of the record in question.
    """
    slots = turn.frame.slots
    _answer(slots, records)
    for record in records:
        _must_be_clear(turn, record)
    stored = []
    for record in records:
        facts = _facts(turn, record)
        wrong = wrong_with(facts.awarded, facts.expires, turn.today)
        if wrong is not None:
            slot, question = wrong
            record.pop(slot, None)
            record["asked"] = slot
            raise Ask(slot, (), question)
        stored.append(facts)
    vague = any(r.get("awarded_said") in ("month", "year") for r in records)
    return await _kept(turn, stored, [papers(record) for record in records], vague)


def _answer(slots: dict[str, Any], records: list[dict[str, Any]]) -> None:
    """Put an answer where its question came from, and forget that it was asked."""
    slots["records"] = records
    chosen = slots.pop("which", None)
    if chosen is not None:
        next(r for r in records if len(r["ids"]) > 1)["ids"] = [chosen]
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
    """One answer tells how all dates of the message are read."""
    first = next(
        (r[k].index(meant) for r in records for k in ("awarded", "expires") if meant in r.get(k, ()) and len(r[k]) > 1),
        0,
    )
    for record in records:
        for key in ("awarded", "expires"):
            if len(record.get(key, ())) > 1:
                record[key] = [record[key][first]]


def _must_be_clear(turn: Turn, record: dict[str, Any]) -> None:
    catalogue = turn.catalogue
    record["ids"] = [i for i in record["ids"] if i in catalogue.credentials]
    if len(record["ids"]) > 1:
        raise Ask(
            "which", tuple(record["ids"]), None, tuple(full_name(catalogue.credentials[i]) for i in record["ids"])
        )
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
    if "expires" in days and record.get("expires_said") in ("month", "year"):
        days["expires"] = _last_day(days["expires"], record["expires_said"])
    return facts_of(turn.preferences, credential, record["name"], days.get("awarded"), days.get("expires"))


def _last_day(first: date, grain: str) -> date:
    """A card that says June 2027 is good to the end of June."""
    if grain == "year":
        return date(first.year, 12, 31)
    return (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


async def _kept(turn: Turn, stored: list[Facts], beside: list[dict[str, Any]], vague: bool) -> Reply:
    items, remarks, holdings = [], [], []
    for facts, more in zip(stored, beside, strict=True):
        done = await keep(turn, facts, **more)
        if done is None:
            return Reply(parts=(paragraph(_("I keep so many of your credentials already that no more fit.")),))
        holding, again = done
        holdings.append(holding)
        full = facts if facts.awarded or facts.expires else facts_of_holding(turn, holding)
        text = _("{name} (updated): {what}") if again else _("{name}: {what}")
        items.append(spans(text, name=bold(title(holding, turn.catalogue)), what=stored_line(full, turn.today)))
        if how_known(full):
            remarks.append(how_known(full))
    ids = [h.credential for h in holdings if h.credential]
    turn.profile = turn.profile.model_copy(update={"holds": tuple(dict.fromkeys((*turn.profile.holds, *ids)))})
    turn.about(ids[:4])
    head = ngettext("Noted:", "Noted, {n} of them:", len(items)).format(n=len(items))
    parts: list[Part] = [paragraph(head), Bullets(items=tuple(items))]
    if vague:
        remarks.append(_("I took the first day of that time; tell me the exact day if you know it."))
    if any(f.credential is None for f in stored):
        remarks.append(
            _("Names that my catalogue does not have are kept as you wrote them; I know no rules for those.")
        )
    passed = [(f.credential.id, f.awarded) for f in stored if f.credential and f.awarded]
    lower = [each for credential, on in passed for each in await renew_lower(turn, credential, on)]
    if lower:
        parts.append(paragraph(_("That also renews: {list}."), list="; ".join(each.line for each in lower)))
    lacking = [h for h in holdings if h.awarded is None and h.expires is None]
    parts += [note("{text}", text=r) for r in dict.fromkeys(remarks)]
    if any(h.expires for h in holdings):
        parts.append(paragraph("{text}", text=await next_words(turn)))
        await ask_zone(turn)
    if len(lacking) == 1 and len(holdings) == 1:
        question = _("When did you get it, or when does it expire?")
        turn.follow_up = FollowUp("date_holding", "day", {"holding": lacking[0].id}, question)
    return Reply(parts=tuple(parts), buttons=_after_adding(holdings))


async def ask_zone(turn: Turn) -> None:
    """Once, and at the first record that will bring a reminder: where is the person, so that no message comes at
    night?"""
    if turn.zone is None and not turn.preferences.zone_asked:
        await turn.records.prefer(zone_asked=True)
        turn.follow_up = FollowUp("set_time_zone", "zone")


def holds_instead(turn: Turn, before: str | None, after: str | None) -> None:
    """The profile follows a record that turned out to be of another credential."""
    if before != after:
        holds = (*(c for c in turn.profile.holds if c != before), *([after] if after else []))
        turn.profile = turn.profile.model_copy(update={"holds": tuple(dict.fromkeys(holds))})


def facts_of_holding(turn: Turn, holding: Holding) -> Facts:
    credential = turn.catalogue.credentials.get(holding.credential or "")
    return Facts(credential, holding.name, holding.awarded, holding.expires, None)


def _after_adding(holdings: list[Holding]) -> tuple[Button, ...]:
    one = holdings[0]
    given = {"holding": one.id}
    edit = fill_in(_("Change the date"), "record", given, "correct_holding", holding=one.id)
    wrong = edit if len(holdings) == 1 else None
    return (
        *((wrong,) if wrong else ()),
        begin(_("My credentials"), "list_holdings"),
        begin(_("When will you remind me?"), "next_reminders"),
    )


@record_dialog
async def date_holding(turn: Turn, day: SaidOn, holding: OwnHolding | None = None) -> Reply:
    """The missing day of a record that was just added: a day to come is its expiry, one that is past its award."""
    held = [h for h in await turn.records.holdings() if h.awarded is None and h.expires is None]
    picked = await pick_holding(turn, held, None, holding)
    if picked is None:
        return await list_holdings(turn)
    past = day <= turn.today
    return await _change(turn, picked, day if past else None, None if past else day)


# -- looking ------------------------------------------------------------------------------------------


@private_dialog
async def list_holdings(turn: Turn, period: Period | None = None, page: Page = 1) -> Reply:
    """What they hold, the next to expire first; or what expires in a period."""
    held = await turn.records.holdings()
    if not held:
        found = nothing_kept()
        return found.model_copy(update={"parts": (*found.parts, *_only_in_profile(turn, held))})
    if period is not None:
        return _expiring(turn, held, period)
    shown = held[(page - 1) * _PAGE : page * _PAGE]
    turn.about([h.credential for h in shown if h.credential])
    items = tuple(_line(turn, h) for h in shown)
    parts: list[Part] = [
        paragraph(ngettext("You hold {n} credential:", "You hold {n} credentials:", len(held)), n=str(len(held))),
        Bullets(items=items, numbered=True, first=(page - 1) * _PAGE + 1),
    ]
    parts += _only_in_profile(turn, held)
    more = (begin(_("Show more"), "list_holdings", page=page + 1),) if page * _PAGE < len(held) else ()
    return Reply(parts=tuple(parts), buttons=(*more, *_list_buttons()), replaces=page > 1)


def _only_in_profile(turn: Turn, held: list[Holding]) -> list[Part]:
    """What they said they hold, beside a question, without a day to count from."""
    known = {h.credential for h in held}
    more = [c for c in turn.profile.holds if c not in known and c in turn.catalogue.credentials]
    if not more:
        return []
    names = listed([full_name(turn.catalogue.credentials[c]) for c in more])
    return [note(_("You also told me of {names}. Say when you got it, and I remind you of it too."), names=names)]


def _list_buttons() -> tuple[Button, ...]:
    return (
        begin(_("What expires this year?"), "list_holdings", period="year"),
        begin(_("When will you remind me?"), "next_reminders"),
        begin(_("Export"), "export_holdings"),
        record_button(),
    )


def record_button() -> Button:
    return fill_in(_("Record a credential"), "record", {}, "add_holding")


def _line(turn: Turn, holding: Holding) -> Any:
    state = when(holding.expires, turn.today) if holding.expires else _("no expiry known")
    credential = turn.catalogue.credentials.get(holding.credential or "")
    if holding.expires is None and credential and credential.renewal and not credential.renewal.expires:
        state = _("does not expire")
    extra = f" ({_('no reminders')})" if holding.muted else ""
    return spans("{name} – {state}{extra}", name=bold(title(holding, turn.catalogue)), state=state, extra=extra)


def _expiring(turn: Turn, held: list[Holding], period: str) -> Reply:
    end = _end_of(period, turn.today)
    soon = [h for h in held if h.expires is not None and h.expires <= end]
    past = [h for h in soon if h.expires is not None and h.expires < turn.today]
    coming = [h for h in soon if h not in past]
    turn.about([h.credential for h in (*coming, *past) if h.credential][:_PAGE])
    parts: list[Part] = []
    if coming:
        parts += [
            paragraph(_("Until {day} these expire:"), day=day(end)),
            Bullets(items=tuple(_line(turn, h) for h in coming[:_PAGE]), numbered=True),
        ]
    else:
        parts.append(paragraph(_("Nothing expires until {day}."), day=day(end)))
        later = next((h for h in held if h.expires is not None and h.expires > end), None)
        if later is not None:
            parts.append(paragraph(_("The next one: {line}."), line=_line(turn, later)))
    if past:
        parts += [paragraph(_("Already expired:")), Bullets(items=tuple(_line(turn, h) for h in past[:_PAGE]))]
    buttons = tuple(
        begin(_("How to renew {name}").format(name=short_title(h, turn.catalogue)), "how_to_renew", holding=h.id)
        for h in coming[:3]
    )
    return Reply(parts=tuple(parts), buttons=(*buttons, begin(_("My credentials"), "list_holdings")))


def _end_of(period: str, today: date) -> date:
    """The last day of a period that was named, counted from today."""
    next_month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    ends = {
        "week": today + timedelta(days=7),
        "month": next_month - timedelta(days=1),
        "quarter": today + timedelta(days=92),
        "year": date(today.year, 12, 31),
        "soon": today + timedelta(days=120),
        "next-year": date(today.year + 1, 12, 31),
    }
    return ends[period]


@private_dialog
async def holding_status(turn: Turn, credential: Candidates | None = None, holding: OwnHolding | None = None) -> Reply:
    """When one of their own expires, what is missing, and when they will hear of it."""
    held = await turn.records.holdings()
    picked = await pick_holding(turn, held, credential, holding) if held else None
    if picked is None:
        return not_held(turn, credential)
    turn.about([picked.credential] if picked.credential else [])
    facts = facts_of_holding(turn, picked)
    parts: list[Part] = [
        paragraph("{name}: {line}.", name=bold(title(picked, turn.catalogue)), line=stored_line(facts, turn.today))
    ]
    extra = [f"{_('Number')}: {picked.number}"] if picked.number else []
    extra += [f"{_('Proof')}: {e}" for e in picked.evidence]
    missing = units_line(picked, tuple(await turn.records.units([picked.id])), turn.today, turn.catalogue)
    extra += [missing] if missing else []
    if picked.opens and picked.expires and turn.today < picked.opens:
        extra.append(_("You can renew it from {day} on.").format(day=day(picked.opens)))
    if extra:
        parts.append(Bullets(items=tuple(spans("{t}", t=e) for e in extra)))
    if picked.expires and not picked.printed:
        parts.append(
            note(_("The day comes from the rule, not from your certificate. If it says another one, tell me."))
        )
    return Reply(parts=tuple(parts), buttons=_one_buttons(picked))


def _one_buttons(holding: Holding) -> tuple[Button, ...]:
    edit = fill_in(_("Change a date"), "record", {"holding": holding.id}, "correct_holding", holding=holding.id)
    buttons = [edit]
    if holding.expires:
        buttons.insert(0, begin(_("Renewed"), "renew_holding", holding=holding.id))
        buttons.append(begin(_("How to renew"), "how_to_renew", holding=holding.id))
    mute = ("unmute_holding", _("Remind me of it")) if holding.muted else ("mute_holding", _("No reminders for it"))
    return (
        *buttons,
        begin(mute[1], mute[0], holding=holding.id),
        begin(_("Remove"), "remove_holding", holding=holding.id),
    )


def nothing_kept() -> Reply:
    text = _("I keep no credentials of you yet. Tell me what you hold, for example:")
    examples = (_("I passed CKA on 3 May 2025"), _("got my PMP, expires 2027-06-01"))
    return Reply(
        parts=(
            paragraph(text),
            Bullets(items=tuple(spans("{e}", e=e) for e in examples)),
            note(_("You can also send me a list as a CSV or Excel file.")),
        ),
        buttons=(record_button(),),
    )


def not_held(turn: Turn, named: list[str] | None) -> Reply:
    """What was named is not among the records; offer to add it, or show what the catalogue knows."""
    known = [c for c in named or () if c in turn.catalogue.credentials]
    if not known:
        return nothing_kept()
    credential = turn.catalogue.credentials[known[0]]
    turn.about([credential.id])
    text = _("{name} is not among the credentials I keep of you.")
    record = {"ids": [credential.id], "name": credential.name}
    question = _("If you hold it: when did you get it? I count from there.")
    turn.follow_up = FollowUp("add_holding", "awarded", {"records": [{**record, "asked": "awarded"}]}, question)
    return Reply(
        parts=(paragraph(text, name=bold(full_name(credential))),),
        buttons=(
            begin(_("I hold it"), "add_holding", records=[record]),
            begin(_("How long is it valid?"), "credential_info", credential=credential.id, facet="validity"),
            begin(_("My credentials"), "list_holdings"),
        ),
    )


# -- changing -----------------------------------------------------------------------------------------


@record_dialog
async def correct_holding(
    turn: Turn,
    credential: Candidates | None = None,
    expires: ExpiresOn | None = None,
    awarded: AwardedOn | None = None,
    holding: OwnHolding | None = None,
    new: SaidOn | None = None,
) -> Reply:
    """Put a date right. ``new`` is a day of which nothing was said: one to come is the expiry."""
    held = await turn.records.holdings()
    picked = await pick_holding(turn, held, credential, holding) if held else None
    if picked is None:
        return not_held(turn, credential)
    turn.frame.slots["holding"] = picked.id
    if awarded is not None and awarded > turn.today and expires is None:
        awarded, expires = None, awarded
    if expires is None and awarded is None:
        if new is None:
            question = _("What is the right date? Say “got it on 3 May 2025” or “expires 1 June 2027”.")
            raise Ask("new", (), question)
        awarded, expires = (new, None) if new <= turn.today else (None, new)
    return await _change(turn, picked, awarded, expires)


async def _change(turn: Turn, holding: Holding, awarded: date | None, expires: date | None) -> Reply:
    credential = turn.catalogue.credentials.get(holding.credential or "")
    kept_end = holding.expires if holding.printed else None
    facts = facts_of(turn.preferences, credential, holding.name, awarded or holding.awarded, expires or kept_end)
    wrong = wrong_with(facts.awarded, facts.expires, turn.today)
    if wrong is not None:
        turn.frame.slots = {k: v for k, v in turn.frame.slots.items() if k not in ("expires", "awarded", "new")}
        raise Ask("new" if turn.frame.dialog == "correct_holding" else "day", (), wrong[1])
    await turn.records.change(holding.id, **facts.columns, watched_from=turn.now, snoozed_until=None)
    turn.about([holding.credential] if holding.credential else [])
    undo = begin(_("Undo"), "undo_change", before=[as_it_is(holding)])
    parts: list[Part] = [
        paragraph(
            _("Changed: {name}, {line}."),
            name=bold(title(holding, turn.catalogue)),
            line=stored_line(facts, turn.today),
        )
    ]
    if how_known(facts):
        parts.append(note("{text}", text=how_known(facts)))
    if facts.expires:
        parts.append(paragraph("{text}", text=await next_words(turn)))
        await ask_zone(turn)
    return Reply(parts=tuple(parts), buttons=(undo, begin(_("My credentials"), "list_holdings")))


@record_dialog
async def undo_change(turn: Turn, before: Annotated[list[dict[str, Any]], Hidden()]) -> Reply:
    """Bring dates back as they were, of all that one change touched; only its button leads here."""
    for each in before:
        columns = as_they_were(each)
        now = await turn.records.holding(each["id"])
        await turn.records.change(each["id"], **columns, watched_from=turn.now)
        if now is not None and "credential" in columns:
            holds_instead(turn, now.credential, columns["credential"])
    return await holding_status(turn, None, before[0]["id"])


@record_dialog
async def remove_holding(turn: Turn, credential: Candidates | None = None, holding: OwnHolding | None = None) -> Reply:
    """Forget one of their credentials; a button brings it back."""
    held = await turn.records.holdings()
    picked = await pick_holding(turn, held, credential, holding, _("Which one shall I remove?")) if held else None
    if picked is None:
        return not_held(turn, credential)
    await turn.records.remove(picked.id)
    turn.profile = turn.profile.model_copy(
        update={"holds": tuple(c for c in turn.profile.holds if c != picked.credential)}
    )
    text = _("I removed {name}; there will be no reminders of it.")
    return Reply(
        parts=(paragraph(text, name=bold(title(picked, turn.catalogue))),),
        buttons=(begin(_("Undo"), "restore_holding", holding=picked.id), begin(_("My credentials"), "list_holdings")),
    )


@record_dialog
async def restore_holding(turn: Turn, holding: Annotated[int, Hidden()]) -> Reply:
    """Undo a removal; only its button leads here."""
    back = await turn.records.restore(holding)
    if back is None:
        return Reply(parts=(paragraph(_("That one is gone for good; please add it again.")),))
    if back.credential:
        turn.profile = turn.profile.model_copy(
            update={"holds": tuple(dict.fromkeys((*turn.profile.holds, back.credential)))}
        )
    return Reply(
        parts=(paragraph(_("{name} is back."), name=bold(title(back, turn.catalogue))),),
        buttons=(begin(_("My credentials"), "list_holdings"),),
        replaces=True,
    )
