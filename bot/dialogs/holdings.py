"""What a person holds: adding, listing, correcting and removing it, and proof of it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from bot.dialogs.browse import houses
from bot.dialogs.engine.dialog import Ask, private_dialog, record_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.said_slots import (
    AwardedOn,
    Candidates,
    ExpiresOn,
    OwnHolding,
    SaidOn,
    SaidSpan,
)
from bot.dialogs.engine.several import several_meant
from bot.dialogs.engine.slots import Hidden, Page, Said
from bot.dialogs.engine.turn import FollowUp, Turn, begin, change, fill_in
from bot.dialogs.expiring import expiring, holding_line, span_of, verified_words
from bot.dialogs.keeping import (
    as_it_is,
    as_they_were,
    ask_zone,
    facts_of,
    facts_of_holding,
    holds_instead,
    how_known,
    is_kept_up,
    kept_up_meanwhile,
    never_expires,
    next_words,
    stored_line,
    until_when,
    wrong_with,
)
from bot.dialogs.mending import meant_days, misread
from bot.dialogs.picking import calls_unknown, pick_holding, tells_of_unknown
from bot.dialogs.teams.asking.expiry import team_expiring
from bot.dialogs.understanding.dates.months import month_number
from bot.dialogs.understanding.standing import of_oneself
from bot.knowledge.model.credential import Issuer
from bot.knowledge.model.role import Family, Skill
from bot.knowledge.renewing.periods import add_months
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Bullets, Button, Part, Reply, bold, note, paragraph, spans
from bot.patterns import pattern
from bot.scheduling.messages import title, units_line
from bot.tracking.holdings import Holding
from bot.translation import _, day, listed, ngettext

_PAGE = 8
#: The families of the catalogue that people call IT.
_IT = frozenset({"ai", "cloud", "data", "it-support", "networking", "qa", "security", "software"})
_NAMED_ONE_BY_ONE = 3
Period = Annotated[str, Said("period")]
Field = Annotated[str, Said("field")]


# -- looking ------------------------------------------------------------------------------------------


@private_dialog
async def list_holdings(
    turn: Turn,
    period: Period | None = None,
    within: SaidSpan | None = None,
    family: Family | None = None,
    skills: list[Skill] | None = None,
    issuers: list[Issuer] | None = None,
    field: Field | None = None,
    page: Page = 1,
) -> Reply:
    """What they hold, the next to expire first; of one field or issuer; or what expires in a period."""
    everything = await turn.records.holdings()
    if not everything and (within or period) and turn.circle.led and not of_oneself(turn.heard.text):
        return await hand_on(turn, team_expiring, _until(turn, within, period))
    if not everything:
        found = nothing_kept()
        return found.model_copy(update={"parts": (*found.parts, *_only_in_profile(turn, everything))})
    families = _IT if field else frozenset({family.id} if family else ())
    held = [h for h in everything if _is_of(turn, h, families, skills or [], issuers or [])]
    if not held:
        n = len(everything)
        text = ngettext(
            "The one credential I keep of you is not of that kind.", "None of your {n} credentials is of that kind.", n
        ).format(n=n)
        return Reply(parts=(paragraph("{text}", text=text),), buttons=(begin(_("My credentials"), "list_holdings"),))
    if within is not None or period is not None:
        return expiring(turn, held, *(within or span_of(period or "soon", turn.today)))
    shown = held[(page - 1) * _PAGE : page * _PAGE]
    if not shown:
        return Reply(parts=(paragraph(_("Those were all of them.")),), buttons=_list_buttons())
    turn.about([h.credential for h in shown if h.credential])
    turn.frame.slots["shown"] = [h.id for h in shown]  # "the second one" of the next message
    verified = await verified_words(turn, shown)
    items = tuple(holding_line(turn, h, verified.get(h.id, "")) for h in shown)
    parts: list[Part] = [
        paragraph(ngettext("You hold {n} credential:", "You hold {n} credentials:", len(held)), n=str(len(held))),
        Bullets(items=items, numbered=True, first=(page - 1) * _PAGE + 1),
    ]
    parts += _only_in_profile(turn, everything) if held == everything else []
    more = (change(_("Show more"), turn.frame, page=page + 1),) if page * _PAGE < len(held) else ()
    return Reply(parts=tuple(parts), buttons=(*more, *_list_buttons()), replaces=page > 1)


def _until(turn: Turn, within: tuple[date | None, date] | None, period: str | None) -> dict[str, Any]:
    """The stretch of time as the question on a team takes it."""
    start, end = within or span_of(period or "soon", turn.today)
    return {"within": [start.isoformat() if start else None, end.isoformat()]}


def _is_of(turn: Turn, holding: Holding, families: frozenset[str], skills: list[Skill], issuers: list[Issuer]) -> bool:
    credential = turn.catalogue.credentials.get(holding.credential or "")
    if credential is None:
        return not (families or skills or issuers)
    proven = turn.catalogue.proofs[credential.id]
    of_field = credential.family in families or any(s.id in proven for s in skills)
    of_issuer = not issuers or turn.catalogue.issuer_of[credential.id] in houses(turn, issuers)
    return of_issuer and (of_field or not (families or skills))


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


@private_dialog
async def holding_status(turn: Turn, credential: Candidates | None = None, holding: OwnHolding | None = None) -> Reply:
    """When one of their own expires, what is missing, and when they will hear of it."""
    held = await turn.records.holdings()
    several = [] if holding is not None else several_meant(turn.heard, turn.focus)
    if len(several) > 1 and any(h.credential in several for h in held):
        return _each_of(turn, held, several)
    picked = await pick_holding(turn, held, credential, holding) if held else None
    if picked is None:
        return not_held(turn, credential)
    turn.frame.slots["shown"] = [picked.id]  # "how do I renew it" of the next message
    turn.about([picked.credential] if picked.credential else [])
    facts = facts_of_holding(turn, picked)
    parts: list[Part] = [
        paragraph("{name}: {line}.", name=bold(title(picked, turn.catalogue)), line=stored_line(facts, turn.today))
    ]
    extra = [f"{_('Number')}: {picked.number}"] if picked.number else []
    extra += [f"{_('Proof')}: {e}" for e in picked.evidence]
    extra += (await verified_words(turn, [picked])).values()
    missing = units_line(picked, tuple(await turn.records.units([picked.id])), turn.today, turn.catalogue)
    extra += [missing] if missing else []
    if picked.opens and picked.expires and turn.today < picked.opens:
        extra.append(_("You can renew it from {day} on.").format(day=day(picked.opens)))
    known = turn.catalogue.credentials.get(picked.credential or "")
    if picked.expires is None and known is not None and never_expires(known) and known.renewal and known.renewal.note:
        extra.append(known.renewal.note)  # "employers ask for a refresher every three years"
    if extra:
        parts.append(Bullets(items=tuple(spans("{t}", t=e) for e in extra)))
    if picked.expires and not picked.printed:
        parts.append(
            note(_("The day comes from the rule, not from your certificate. If it says another one, tell me."))
        )
    if picked.credential is None and picked.expires is None:
        text = _("My catalogue does not have it, so I do not know how long it is valid: whoever issued it does.")
        parts.append(note("{text}", text=text))
    return Reply(parts=tuple(parts), buttons=one_buttons(picked))


def _each_of(turn: Turn, held: list[Holding], credentials: list[str]) -> Reply:
    """A line for each that is spoken of, held or not."""
    turn.about(credentials)
    mine = [h for h in held if h.credential in credentials]
    others = [c for c in credentials if c in turn.catalogue.credentials and c not in {h.credential for h in mine}]
    parts: list[Part] = [Bullets(items=tuple(holding_line(turn, h) for h in mine))]
    if others:
        names = listed([full_name(turn.catalogue.credentials[c]) for c in others])
        parts.append(paragraph(_("Not among the credentials I keep of you: {names}."), names=names))
    return Reply(parts=tuple(parts), buttons=(begin(_("My credentials"), "list_holdings"),))


def one_buttons(holding: Holding) -> tuple[Button, ...]:
    """What can be done with one record."""
    edit = fill_in(_("Change a date"), "record", {"holding": holding.id}, "correct_holding", holding=holding.id)
    buttons = [edit]
    if holding.expires:
        buttons.insert(0, begin(_("Renewed"), "renew_holding", holding=holding.id))
    if holding.expires and holding.credential:
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


def not_held(turn: Turn, named: list[str] | None, *, private: bool = False) -> Reply:
    """What was named is not among the records; offer to add it, ``private`` or not, or show what is known of it."""
    known = [c for c in named or () if c in turn.catalogue.credentials]
    if not known:
        return nothing_kept()
    credential = turn.catalogue.credentials[known[0]]
    turn.about([credential.id])
    text = _("{name} is not among the credentials I keep of you.")
    name = full_name(credential) if len(known) == 1 else short_name(credential)  # which BLS is asked once it is told
    record: dict[str, Any] = {"ids": known, "name": credential.name if len(known) == 1 else name}
    if private:
        record["private"] = True
    question = _("If you hold it: when did you get it? I count from there.")
    turn.follow_up = FollowUp("add_holding", "awarded", {"records": [{**record, "asked": "awarded"}]}, question)
    return Reply(
        parts=(paragraph(text, name=bold(name)),),
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
    days: Annotated[dict[str, str], Hidden()] | None = None,
) -> Reply:
    """Put a date right. ``new`` is a day that was asked for, ``days`` by what they are of were put right in part."""
    held = await turn.records.holdings()
    if not credential and holding is None and (unknown := tells_of_unknown(turn, held)):
        text = _("{name} is not among the credentials I keep of you, so I changed nothing. Say “I got {name} on …”.")
        return Reply(parts=(paragraph(text, name=bold(unknown)),), buttons=(record_button(),))
    try:
        picked = await pick_holding(turn, held, credential, holding) if held else None
    except Ask:
        _keep_what_they_are_of(turn, days)
        raise
    if picked is None:
        return not_held(turn, credential)
    if turn.said and (never := _never_so(turn, picked)) is not None:
        return never
    turn.frame.slots["holding"] = picked.id
    if days:
        awarded, expires = (date.fromisoformat(days[k]) if k in days else None for k in ("awarded", "expires"))
        return await _put_right(turn, picked, awarded, expires)
    said = [d for d in (awarded, expires) if d is not None] or [d for d in (new,) if d is not None]
    if not said:
        question = _("What is the right date? Say “got it on 3 May 2025” or “expires 1 June 2027”.")
        raise Ask("new", (), question)
    awarded, expires = meant_days(turn, picked, said)
    awarded, expires = _in_its_year(turn, awarded, picked.awarded), _in_its_year(turn, expires, picked.expires)
    return await _put_right(turn, picked, awarded, expires)


#: "It is july not june": what it was not has to be what is kept.
_NOT_THEN = pattern(
    r"(?<!\w)not\s+(?:in\s+|the\s+)?(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})(?!\w)",
    re.IGNORECASE,
)


def _never_so(turn: Turn, picked: Holding) -> Reply | None:
    """ "The badge is july not june", where no badge is kept, puts no first aid right that ran out in November."""
    said = _NOT_THEN.search(turn.heard.text)
    kept = [day for day in (picked.awarded, picked.expires) if day is not None]
    if said is None or not kept or month_number(said["month"]) in {None, *(day.month for day in kept)}:
        return None
    text = _("I changed nothing: of {name} I keep no day in that month. Say its name and the right day.")
    mine = begin(_("My credentials"), "list_holdings")
    return Reply(parts=(paragraph(text, name=bold(title(picked, turn.catalogue))),), buttons=(mine, record_button()))


async def _put_right(turn: Turn, holding: Holding, awarded: date | None, expires: date | None) -> Reply:
    end = misread(turn, holding, awarded, expires)
    return await change_days(turn, holding, awarded, end or expires, never_awarded=end is not None)


def _keep_what_they_are_of(turn: Turn, days: dict[str, str] | None) -> None:
    """ "Passed it yesterday" is of an award, whichever is chosen then: the answer does not say it once more."""
    said = {d.cue: d.options[0].isoformat() for d in turn.heard.dates if len(d.options) == 1 and d.cue is not None}
    if not days and turn.said and "awarded" in said and said["awarded"] <= turn.today.isoformat():
        turn.frame.slots["days"] = {str(cue): on for cue, on in said.items() if cue in ("awarded", "expires")}


def _in_its_year(turn: Turn, day: date | None, known: date | None) -> date | None:
    """ "The ITIL one was 2025": a year alone leaves the day and the month as they were told."""
    if day is None or known is None or [d.grain for d in turn.heard.dates] != ["year"]:
        return day
    return add_months(known, 12 * (day.year - known.year)) if day in turn.heard.dates[0].options else day


async def change_days(
    turn: Turn, holding: Holding, awarded: date | None, expires: date | None, *, never_awarded: bool = False
) -> Reply:
    """``never_awarded``: what is kept as the day of the award is none."""
    credential = turn.catalogue.credentials.get(holding.credential or "")
    kept_end = holding.expires if holding.printed else None
    got = None if never_awarded else awarded or holding.awarded
    facts = facts_of(turn.preferences, credential, holding.name, got, expires or kept_end)
    facts = kept_up_meanwhile(facts, turn.today)
    wrong = wrong_with(facts, turn.today)
    if wrong is not None:
        turn.frame.slots = {k: v for k, v in turn.frame.slots.items() if k not in ("expires", "awarded", "new", "days")}
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
    if how := how_known(facts, turn.today):
        parts.append(note("{text}", text=how))
    if facts.expires:
        parts.append(paragraph("{text}", text=await next_words(turn)))
        await ask_zone(turn)
    elif is_kept_up(facts):
        turn.follow_up = until_when(holding)
    return Reply(parts=tuple(parts), buttons=(undo, begin(_("My credentials"), "list_holdings")))


@record_dialog
async def no_expiry(turn: Turn, holding: OwnHolding) -> Reply:
    """It does not expire, as its holder says; where the catalogue knows better, that is said and nothing changed."""
    held = await turn.records.holding(holding)
    if held is None:
        return not_held(turn, None)
    credential = turn.catalogue.credentials.get(held.credential or "")
    renewal = credential.renewal if credential is not None else None
    if renewal is not None and renewal.validity is not None and renewal.validity.months is not None:
        return await hand_on(turn, holding_status, {"holding": held.id})
    await turn.records.change(held.id, expires=None, printed=False, opens=None, grace_until=None)
    text = _("{name} does not expire, so there is nothing to remind you of.")
    undo = begin(_("Undo"), "undo_change", before=[as_it_is(held)])
    return Reply(parts=(paragraph(text, name=bold(title(held, turn.catalogue))),), buttons=(undo,))


@record_dialog
async def undo_change(
    turn: Turn,
    before: Annotated[list[dict[str, Any]], Hidden()],
    added: Annotated[list[int], Hidden()] | None = None,
    studies: Annotated[dict[str, int], Hidden()] | None = None,
) -> Reply:
    """Bring all that one change touched back as it was, and remove what it added; only its button leads here.

    ``studies``, by id, were finished by it and go on where they were, in percent.
    """
    for study, percent in (studies or {}).items():
        await turn.records.change_study(int(study), state="active", percent=percent, touched_on=turn.today)
    for each in before:
        columns = as_they_were(each)
        now = await turn.records.holding(each["id"])
        await turn.records.change(each["id"], **columns, watched_from=turn.now)
        if now is not None and "credential" in columns:
            holds_instead(turn, now.credential, columns["credential"])
    gone = [h for h in await turn.records.holdings() if h.id in (added or ())]
    for holding in gone:
        await turn.records.remove(holding.id)
    forgotten = {h.credential for h in gone}
    turn.profile = turn.profile.model_copy(update={"holds": tuple(c for c in turn.profile.holds if c not in forgotten)})
    if not gone:
        kept = before and await turn.records.holding(before[0]["id"]) is not None
        return await hand_on(turn, holding_status, {"holding": before[0]["id"]}) if kept else await list_holdings(turn)
    names = listed([title(h, turn.catalogue) for h in gone])
    if len(gone) > _NAMED_ONE_BY_ONE:
        names = ngettext("{n} credential", "{n} credentials", len(gone)).format(n=len(gone))
    text = _("Taken back: I do not keep {names} any more.")
    return Reply(parts=(paragraph(text, names=names),), buttons=(begin(_("My credentials"), "list_holdings"),))


@record_dialog
async def remove_holding(turn: Turn, credential: Candidates | None = None, holding: OwnHolding | None = None) -> Reply:
    """Forget one of their credentials; a button brings it back."""
    held = await turn.records.holdings()
    if not credential and holding is None and (unknown := calls_unknown(turn, held)):
        text = _("{name} is not among the credentials I keep of you, so I removed nothing.")
        return Reply(
            parts=(paragraph(text, name=bold(unknown)),), buttons=(begin(_("My credentials"), "list_holdings"),)
        )
    picked = await pick_holding(turn, held, credential, holding, _("Which one shall I remove?")) if held else None
    if picked is None:
        turn.follow_up = None
        return _nothing_to_remove(turn, credential)
    await turn.records.remove(picked.id)
    turn.profile = turn.profile.model_copy(
        update={"holds": tuple(c for c in turn.profile.holds if c != picked.credential)}
    )
    text = _("I removed {name}; there will be no reminders of it.")
    return Reply(
        parts=(paragraph(text, name=bold(title(picked, turn.catalogue))),),
        buttons=(begin(_("Undo"), "restore_holding", holding=picked.id), begin(_("My credentials"), "list_holdings")),
    )


def _nothing_to_remove(turn: Turn, named: list[str] | None) -> Reply:
    """Whoever wants one gone that is not there is not asked when they got it."""
    known = [turn.catalogue.credentials[c] for c in named or () if c in turn.catalogue.credentials]
    if not known:
        return nothing_kept()
    name = full_name(known[0]) if len(known) == 1 else short_name(known[0])
    text = _("{name} is not among the credentials I keep of you, so I removed nothing.")
    return Reply(parts=(paragraph(text, name=bold(name)),), buttons=(begin(_("My credentials"), "list_holdings"),))


async def removed_instead(turn: Turn, credential: list[str]) -> Reply | None:
    """ "Drop ccna", of who holds it and studies nothing of it."""
    studied = {study.credential for study in await turn.records.studies()}
    own = [h for h in await turn.records.holdings() if h.credential in credential and h.credential not in studied]
    return await hand_on(turn, remove_holding, {"holding": own[0].id}) if len(own) == 1 else None


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
