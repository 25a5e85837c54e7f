"""Renewing what is held: by the printed date or by the rule, with the lower credentials that it renews as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from bot.dialogs.about import credential_info
from bot.dialogs.adding import add_holding
from bot.dialogs.doubting import doubt_here
from bot.dialogs.engine.dialog import Ask, private_dialog, record_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.said_slots import AwardedOn, Candidates, ExpiresOn, OwnHolding
from bot.dialogs.engine.said_validity import so_long
from bot.dialogs.engine.said_years import year_alone
from bot.dialogs.engine.several import several_meant
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.holdings import not_held, one_buttons
from bot.dialogs.keeping import as_it_is, facts_of_holding, next_words, renew_lower, stored_line, window_columns
from bot.dialogs.picking import held_by_name, only_or_asked, pick_holding
from bot.dialogs.reminders import Among, reminded
from bot.dialogs.understanding.not_renewed import was_not_renewed
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.model.credential import Credential
from bot.knowledge.model.renewal import Route
from bot.knowledge.renewing import Renewed, add_months, carry, renew, routes_differ, routes_of
from bot.knowledge.wording import full_name, months_words, route_name
from bot.knowledge.words import key
from bot.messaging.reply import Bullets, Part, Reply, bold, note, paragraph, spans
from bot.patterns import pattern
from bot.scheduling.messages import title, units_line, when
from bot.scheduling.upkeep import entries, upkeep_of
from bot.tracking.holdings import Holding
from bot.translation import _, day

#: Of so many it is told at once how they are renewed.
_AT_ONCE = 3

RouteNumber = Annotated[int, Hidden()]
#: In months.
SoLong = Annotated[int, Hidden()]


def _told_with_its_end(turn: Turn, named: Sequence[str] | None, until: date | None) -> dict[str, Any] | None:
    """ "CPA license renewed until 6/30/2028!" tells of one that is not kept all that a record needs."""
    if until is None or until <= turn.today or not named or not turn.said or was_not_renewed(turn.heard.text):
        return None
    if doubt_here(turn):
        return None
    return {"ids": list(named), "name": turn.catalogue.credentials[named[0]].name, "expires": [until.isoformat()]}


@record_dialog
async def renew_holding(
    turn: Turn,
    credential: Candidates | None = None,
    until: ExpiresOn | None = None,
    on: AwardedOn | None = None,
    holding: OwnHolding | None = None,
    route: RouteNumber | None = None,
    among: Among | None = None,
    months: SoLong | None = None,
    year: Annotated[int, Hidden()] | None = None,
) -> Reply:
    """It was renewed ``on`` a day (today when none is said): the new expiry is the printed one or follows the rule.

    ``among``: those of which one is meant. ``months``: for how long it is valid now, where no day was said, and
    ``year``: until when, where no more was said.
    """
    held = [h for h in await turn.records.holdings() if not among or h.id in among]
    if holding is None and not credential and (unknown := _of_none_of_theirs(turn, held)):
        text = _("{name} is not among the credentials I keep of you, so I changed nothing.")
        record = dated({"ids": [], "name": unknown}, turn.heard.dates, turn.today)
        buttons = (begin(_("Keep it"), "add_holding", records=[record]), begin(_("My credentials"), "list_holdings"))
        return Reply(parts=(paragraph(text, name=bold(unknown)),), buttons=buttons)
    question = _("Which one did you renew?")
    if among:
        picked = await pick_holding(turn, held, credential, holding, question)
    else:
        picked = await reminded(turn, credential, holding, question) if held else None
    if picked is None:
        told = _told_with_its_end(turn, credential, until)
        return await hand_on(turn, add_holding, {"records": [told]}) if told else not_held(turn, credential)
    if turn.said and was_not_renewed(turn.heard.text):
        noted = Reply(parts=(paragraph(_("I noted no renewal: tell me when it is renewed.")),))
        return noted.plus(await how_to_renew(turn, None, picked.id))
    if doubt_here(turn) in ("failed", "planned", "supposed", "asked"):
        return await how_to_renew(turn, None, picked.id)
    turn.frame.slots["holding"] = picked.id
    on = on or turn.today
    if on > turn.today:
        turn.frame.slots.pop("on", None)
        raise Ask("on", (), _("{day} is still to come. When did you renew it?").format(day=day(on)))
    if until is not None and turn.said and picked.expires is not None and turn.today < until < picked.expires:
        return _sooner_than_it_ends(turn, picked, until)
    if until is not None:
        return await _store(turn, picked, on, until, printed=True)
    year = year_alone(turn.heard) if year is None and turn.said else year
    if year is not None and year > turn.today.year:
        turn.frame.slots.pop("year", None)
        raise _which_day_of(year, picked, on)
    known = turn.catalogue.credentials.get(picked.credential or "")
    months = so_long(turn.heard.text) if months is None and turn.said else months
    if months is not None and (reply := await _for_so_long(turn, picked, known, on, months)) is not None:
        return reply
    if known is None or known.renewal is None or picked.expires is None:
        raise Ask("until", (), _("Until when is it valid now? You find the day on your certificate or account."))
    found = _by_rule(turn, picked, known, on, route)
    if found.too_early is not None:
        turn.frame.slots.pop("on", None)
        text = _("It can only be renewed from {day} on, so this would not have counted. Until when is it valid now?")
        raise Ask("until", (), text.format(day=day(found.too_early)))
    if _again_so_soon(picked, found, on):
        text = _("{name} is valid until {day} already. If it was renewed once more: until when is it valid now?")
        raise Ask("until", (), text.format(name=title(picked, turn.catalogue), day=day(picked.expires)))
    if found.expires is None:
        raise Ask("until", (), _("Until when is it valid now? You find the day on your certificate or account."))
    return await _store(turn, picked, on, found.expires, printed=False, found=found)


def _which_day_of(year: int, holding: Holding, on: date) -> Ask:
    """ "It was renewed to 2031": the day on which it ended until now, or on which it was renewed, or another one."""
    days = {add_months(d, 12 * (year - d.year)) for d in (holding.expires, on) if d is not None}
    options = sorted(days, reverse=True)
    question = _("Until which day of {year}? Press one, or write the one on your certificate.").format(year=year)
    return Ask("until", tuple(d.isoformat() for d in options), question, tuple(day(d) for d in options))


def _sooner_than_it_ends(turn: Turn, holding: Holding, until: date) -> Reply:
    """ "Renewal 3 March", of what is valid until May: nothing is renewed to end sooner."""
    text = _(
        "{name} is valid until {end}, so a renewal does not end on {day}, and I changed nothing. If it is renewed on "
        "that day, tell me then; if it ends then, say “it expires on {day}”."
    )
    assert holding.expires is not None  # noqa: S101 - the caller looked
    said = paragraph(text, name=bold(title(holding, turn.catalogue)), end=day(holding.expires), day=day(until))
    return Reply(parts=(said,), buttons=(begin(_("My credentials"), "list_holdings"),))


#: "Renewed my ICU card", "done the acs again", up to what is said of it.
_RENEWED_MY = pattern(
    r"(?<!\w)(?:(?:renewed|re-?certified|re-?validated|redid|redone)"
    r"|(?:done|did|passed|got|took)(?=\s(?:.{1,60}\s)?(?:again|renewed|redone)\b))\s+(?:again\s+)?(?:(?:my|the)\s+)?"
    r"(?P<name>(?!(?:my|the|it|that|this|them|both|all|mine|again|renewed|redone|done|one|every|each|until|till|til|to|through|on|in|at|by|for"
    r"|with|today|yesterday|last|next|now|just|already|online|late|early)\b)[^\W\d_][\w&+/-]{1,20}(?:\s+[\w&+/-]{2,20}){0,2}?)"
    r"(?=\s+(?:on|again|renewed|redone|today|yesterday|in|last|this|now|until|till|for|and|just|already|again|online)\b|\W*$|[,.;])",
    re.IGNORECASE,
)


#: "First aid for boat done last april", "door sup renewed yesterday".
_IS_RENEWED = pattern(
    rf"{OPENING}(?:(?:my|the)\s+)?(?P<name>(?!(?:i|i['’]?ve|it|that|this|he|she|they|we|you|yes|no|both|all|just|have|has|had|already|ok|okay|renewed|done)\b)[^\W\d_][\w&+/-]{{1,20}}"
    r"(?:\s+(?!(?:is|was|got|been|has|i)\b)[\w&+/-]{1,20}){0,3}?)\s+(?:(?:is|was|gets?|got|has|been)\s+){0,2}(?:renewed|redone|done)\b",
    re.IGNORECASE,
)
#: "Renewed the card", of the only one there is.
_PAPERS = frozenset(
    """
    card cert certificate licence license ticket badge permit paper registration test exam course training thing
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


def _of_none_of_theirs(turn: Turn, held: Sequence[Holding]) -> str | None:
    """What is named as renewed and is none of theirs: another one must not be renewed in its place."""
    text = turn.heard.text
    said = _RENEWED_MY.search(text) or _IS_RENEWED.match(text) if turn.said and held else None
    if said is None:
        return None
    start, end = said.span("name")
    if any(n.kind == "credential" and n.mention.start < end and start < n.mention.end for n in turn.heard.named):
        return None
    everyday = {*turn.phrases.common, *turn.phrases.generic, *_PAPERS, "one", "both", "all"}
    words = [word for word in key(said["name"]).split() if word not in everyday]
    if called_so(key(said["name"]), held, turn.phrases, turn.catalogue):
        return None
    if any(d.start < end and start < d.end for d in turn.heard.dates):
        return None
    titles = [key(title(h, turn.catalogue)).replace(" ", "") for h in held]
    theirs = [word for word in words if held_by_name(turn, held, word) or any(word in each for each in titles)]
    if 2 * len(theirs) > len(words):
        return None
    return said["name"] if words else None


async def _for_so_long(turn: Turn, holding: Holding, known: Credential | None, on: date, months: int) -> Reply | None:
    """Counted as its rule counts, where that gives as long; None then. Raises Ask where it may run from two days."""
    rule = None
    if known is not None and known.renewal is not None and holding.expires is not None and not routes_differ(known):
        rule = renew(known, holding.awarded or on, holding.expires, on, None, turn.preferences.birth_month)
    if rule is not None and rule.months == months and rule.too_early is None:
        return None
    ends = [add_months(on, months)]
    if holding.expires is not None and holding.expires != on:
        ends.append(add_months(holding.expires, months))
    if len(ends) == 1:
        return await _store(turn, holding, on, ends[0], printed=True)
    question = _(
        "Counted from the day you renewed it, or from the old expiry? Your certificate or account has the day."
    )
    raise Ask("until", tuple(end.isoformat() for end in ends), question, tuple(day(end) for end in ends))


#: With more than this share of a whole period still ahead, "renewed" was probably said twice.
_SOON = 0.98


def _again_so_soon(holding: Holding, found: Renewed, on: date) -> bool:
    if holding.expires is None or found.months is None:
        return False
    return (holding.expires - on).days > _SOON * found.months * 30.4


def _by_rule(turn: Turn, holding: Holding, credential: Credential, on: date, route: int | None) -> Renewed:
    """Raises Ask when the way in which it was renewed makes a difference to the date."""
    routes = routes_of(credential)
    birth_month = turn.preferences.birth_month

    def result(way: Route | None) -> Renewed:
        return renew(credential, holding.awarded or on, holding.expires, on, way, birth_month)

    if route is not None and route < len(routes):
        return result(routes[route])
    if routes_differ(credential):
        ends: dict[date | None, list[int]] = {}
        for number, way in enumerate(routes):
            ends.setdefault(result(way).expires, []).append(number)
        if len(ends) > 1:
            labels = tuple(_ways(end, [routes[n] for n in ways]) for end, ways in ends.items())
            raise Ask("route", tuple(ways[0] for ways in ends.values()), _("How did you renew it?"), labels)
    return result(None)


def _ways(end: date | None, routes: list[Route]) -> str:
    """The ways that lead to the same expiry, and that expiry."""
    names = _(" or ").join(dict.fromkeys(route_name(r) for r in routes))
    return f"{names}: {day(end)}" if end else names


async def _store(
    turn: Turn, holding: Holding, on: date, until: date, *, printed: bool, found: Renewed | None = None
) -> Reply:
    if until <= turn.today and (holding.expires is None or until <= holding.expires):
        turn.frame.slots.pop("until", None)
        raise Ask("until", (), _("{day} is past. Until when is it valid now?").format(day=day(until)))
    credential = turn.catalogue.credentials.get(holding.credential or "")
    before = [as_it_is(holding)]
    news: dict[str, Any] = {
        "expires": until, "printed": printed, "watched_from": turn.now, "snoozed_until": None,
        **window_columns(credential, until), "carried": await _carried(turn, holding),
    }  # fmt: skip
    if found is not None and found.counted_from == "new":
        news["awarded"] = on
    await turn.records.change(holding.id, **news)
    turn.about([holding.credential] if holding.credential else [])
    name = bold(title(holding, turn.catalogue))
    parts: list[Part] = [paragraph(_("Renewed: {name} {when}."), name=name, when=when(until, turn.today))]
    if found is not None:
        parts.append(note("{text}", text=_counted(found)))
    lower = await renew_lower(turn, holding.credential, on)
    if lower:
        parts.append(paragraph(_("That also renews what stands below it:")))
        parts.append(Bullets(items=tuple(spans("{line}", line=each.line) for each in lower)))
    parts.append(paragraph("{text}", text=await next_words(turn)))
    undo = begin(_("Undo"), "undo_change", before=[*before, *(each.before for each in lower)])
    fix = begin(_("Another date"), "correct_holding", holding=holding.id)
    return Reply(parts=tuple(parts), buttons=(undo, fix, begin(_("My credentials"), "list_holdings")))


def _counted(found: Renewed) -> str:
    period = months_words(found.months) if found.months else ""
    if found.too_late is not None:
        text = _("It could be renewed until {day}, so I count this as a new award: {period} from that day.")
        return text.format(day=day(found.too_late), period=period)
    text = {
        "expiry": _("I counted {period} from the old expiry."),
        "pass-date": _("I counted {period} from the day you renewed it."),
        "new": _("It counts as a new award: {period} from that day."),
    }[found.counted_from]
    return text.format(period=period) + " " + _("If your certificate says another day, tell me.")


async def _carried(turn: Turn, holding: Holding) -> Any:
    """Units that the rule lets one bring into the next period."""
    earned = await turn.records.units([holding.id])
    upkeep = upkeep_of(holding, earned, turn.today, turn.catalogue)
    if upkeep is None:
        return 0
    return carry(upkeep.units, upkeep.cycle, entries(holding, earned), holding.carried)


@private_dialog
async def how_to_renew(
    turn: Turn, credential: Candidates | None = None, holding: OwnHolding | None = None, among: Among | None = None
) -> Reply:
    """How one of their own is renewed, and what is still missing for it."""
    held = await turn.records.holdings()
    several = several_meant(turn.heard, turn.focus) if turn.said and holding is None and not among else []
    if len(mine := [h for h in held if h.credential in several]) > 1:
        each = [await how_to_renew(turn, holding=h.id) for h in mine[:_AT_ONCE]]
        turn.about([h.credential for h in mine if h.credential])
        return Reply(
            parts=tuple(part for one in each for part in one.parts),
            buttons=(begin(_("My credentials"), "list_holdings"),),
        )
    if among and holding is None:
        picked = only_or_asked(turn, [h for h in held if h.id in among])
    else:
        picked = await pick_holding(turn, held, credential, holding) if held else None
    if picked is None:
        return await _in_general(turn, credential or ([turn.focus.at] if turn.focus.at else None))
    known = turn.catalogue.credentials.get(picked.credential or "")
    if known is None:
        return _beyond_the_catalogue(turn, picked)
    reply = await credential_info(turn, known, "renewal")
    missing = units_line(picked, tuple(await turn.records.units([picked.id])), turn.today, turn.catalogue)
    extra = [paragraph(_("You: {text}"), text=missing)] if missing else []
    if picked.expires:
        extra.append(paragraph(_("Yours {when}."), when=when(picked.expires, turn.today)))
    buttons = (begin(_("Renewed"), "renew_holding", holding=picked.id), *[b for b in reply.buttons if b.url])
    return Reply(parts=(*reply.parts, *extra), buttons=buttons)


def _beyond_the_catalogue(turn: Turn, holding: Holding) -> Reply:
    """What was told of it is all that is known; who issued it knows the rest."""
    turn.frame.slots["shown"] = [holding.id]  # "and how much is it" of the next message
    turn.about([])
    none = _(
        "My catalogue does not have {name}, so I know neither its rules, nor what it or its renewal costs, nor what it "
        "counts for. Whoever issued it does: the certificate or card names them, and their page has the rules."
    )
    kept = stored_line(facts_of_holding(turn, holding), turn.today)
    if holding.expires is None:
        after = _("Tell me when it expires, and I remind you in time.")
    elif holding.muted or turn.preferences.off:
        after = _("I do not remind you of it; say so if I should.")
    else:
        after = _("I remind you before that day.") if holding.expires > turn.today else ""
    parts = [paragraph(none, name=bold(holding.name)), paragraph(_("I keep of it: {line}."), line=kept)]
    return Reply(parts=(*parts, *([paragraph("{text}", text=after)] if after else [])), buttons=one_buttons(holding))


async def _in_general(turn: Turn, named: list[str] | None) -> Reply:
    """How what was named is renewed by anybody; it may well be theirs, only not recorded."""
    known = next((turn.catalogue.credentials[i] for i in named or () if i in turn.catalogue.credentials), None)
    if known is None:
        return not_held(turn, named)
    rules = await credential_info(turn, known, "renewal")
    text = _("{name} is not among the credentials I keep of you.").format(name=full_name(known))
    record = begin(_("I hold it"), "add_holding", records=[{"ids": [known.id], "name": known.name}])
    return Reply(parts=(*rules.parts, note("{text}", text=text)), buttons=(record, *rules.buttons))
