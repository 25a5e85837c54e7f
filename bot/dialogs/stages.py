"""How many days before an expiry somebody is reminded: of everything, of one, of several at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.said_slots import Candidates, Leads, OwnHolding
from bot.dialogs.engine.several import said_of_each
from bot.dialogs.engine.taking_back import RESTORES
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.holdings import not_held
from bot.dialogs.keeping import next_words
from bot.dialogs.picking import held_by_name, pick_holding
from bot.dialogs.reminders import Among, watch_anew
from bot.dialogs.stages_of_each import of_each
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.times.leads import find_leads
from bot.knowledge.words import key
from bot.messaging.reply import Bullets, Button, Part, Reply, bold, paragraph, spans
from bot.patterns import pattern
from bot.scheduling.messages import title, when
from bot.tracking.holdings import Holding
from bot.tracking.preferences import STAGES
from bot.tracking.watching import stages_of
from bot.translation import _, listed, ngettext

_NOT_FOR = pattern(
    r"(?<!\w)(?:not|except|besides|without|apart\s+from|other\s+than)\s+(?:(?:for|of|with|the|my)\s+)*$", re.IGNORECASE
)
#: "… but not for the ipaf", of what has a name of their own.
_BUT_NOT_FOR = pattern(
    r"(?<!\w)(?:not|except|besides|apart\s+from|other\s+than)\s+(?:for\s+)?(?:the|my)\s+(?=[^\W\d])",
    re.IGNORECASE,
)
#: "Also 3 days before", "30 days before too"; not "too early".
_ADDS = pattern(
    r"^\W*(?:ok\W+|yes\W+)*(?:and|plus|add)\b|\b(?:also|as\s+well|additionally|in\s+addition)\b"
    r"|\btoo\b(?!\s+(?:early|late|soon|many|much|often|few))",
    re.IGNORECASE,
)
#: "But not 45 days before"; "not 45 but 30 days before" says another number.
_TAKES_AWAY = pattern(
    r"(?<!\w)(?:not|no|skip|drop|remove|without|don['’]?t(?:\s+remind\s+me)?(?:\s+any\s*more)?)\s+"
    r"(?:the\s+(?:one\s+)?)?(?:\d|a\s|one\s|the\s+day)(?!.*\b(?:but|instead|rather)\b)",
    re.IGNORECASE,
)
_SET_ANEW = pattern(r"^\W*(?:no|wait|sorry|actually|rather|better|make|change|hmm?|oh)\b", re.IGNORECASE)
_OF_ALL = pattern(r"\b(?:all|every|everything|each|always|general|any)\b", re.IGNORECASE)

_SEVERAL = 2
#: After these "it" is a record.
_ABOUT_ONE = frozenset(
    {"add_holding", "date_holding", "correct_holding", "renew_holding", "holding_status", "how_to_renew"}
)


@record_dialog
async def set_stages(
    turn: Turn,
    leads: Leads,
    credential: Candidates | None = None,
    holding: OwnHolding | None = None,
    among: Among | None = None,
) -> Reply:
    """Remind so many days before an expiry: of all, of one, or of several, each in its own way."""
    held = await turn.records.holdings()
    spared = _spared(turn, held)
    if spared:
        return await _of_all(turn, leads, spared)
    if each_own := of_each(turn, held):
        turn.frame.slots["among"] = list(each_own.own)
        if each_own.rest is not None:
            return await _of_the_rest(turn, held, each_own.own, each_own.rest)
        return await _of_some(turn, [(h, each_own.own[h.id]) for h in held if h.id in each_own.own])
    if both := _of_it_and_another(turn, held):
        turn.frame.slots["among"] = list(both)
        return await _of_some(turn, [(each, both[each.id]) for each in held if each.id in both])
    if holding is None and not credential and (unknown := _of_an_unknown(turn, held)):
        text = _("{name} is not among the credentials I keep of you, so I changed nothing.")
        return Reply(
            parts=(paragraph(text, name=bold(unknown)),), buttons=(begin(_("My credentials"), "list_holdings"),)
        )
    wanted = {} if holding is not None else _each_in_its_way(turn, held, leads)
    if len(wanted) < 2 and (credential or holding is not None):
        picked = await pick_holding(turn, held, credential, holding)
        if picked is None:
            return not_held(turn, credential)
        wanted = {picked.id: leads}
    if not wanted and (last := among or _called(turn, held) or _of_the_last(turn) or _of_it(turn, held)):
        wanted = {each.id: leads for each in held if each.id in last}
    if not wanted and held and turn.said and _THAT_ONE.search(turn.heard.text):
        at = turn.focus.at
        spoken_of = [h for h in held if at is not None and h.credential == at]
        picked = await pick_holding(turn, spoken_of or held, None, None)
        wanted = {picked.id: leads} if picked is not None else {}
    if not wanted:
        return await _of_all(turn, leads, [])
    turn.frame.slots["among"] = list(wanted)
    return await _of_some(turn, [(each, wanted[each.id]) for each in held if each.id in wanted])


async def _of_some(turn: Turn, wanted: Sequence[tuple[Holding, list[int]]]) -> Reply:
    meant = [each for each, _leads in wanted]
    undo = _undo(turn, meant)
    parts = await set_each(turn, wanted)
    alone = {"holding": meant[0].id} if len(meant) == 1 else {"among": [each.id for each in meant]}
    return await _answered(turn, parts, alone, undo, meant)


async def set_each(turn: Turn, wanted: Sequence[tuple[Holding, list[int]]]) -> list[Part]:
    """Sets the days for each of these, and says so."""
    texts = []
    for each, leads in wanted:
        before = stages_of(each, turn.preferences)
        now = _still_to_come(each, _with_those_before(turn, leads, before), before, turn)
        await turn.records.change(each.id, stages=_stages(now), watched_from=turn.now)
        texts.append((each, now))
    text = _("For {name} I remind you {when}, and once more a week after it has expired.")
    lines = [spans(text, name=bold(title(each, turn.catalogue)), when=leads_words(now)) for each, now in texts]
    parts: list[Part] = [paragraph(text, name=bold(title(texts[0][0], turn.catalogue)), when=leads_words(texts[0][1]))]
    if len(lines) > 1:
        parts = [Bullets(items=tuple(lines))]
    return parts + [_sooner(each, turn) for each, leads in wanted if _too_early_for(each, leads, turn)]


async def _of_the_rest(turn: Turn, held: Sequence[Holding], own: Mapping[int, list[int]], rest: list[int]) -> Reply:
    """Days for some, others for all the rest: also for those of the rest that had days of their own until now."""
    undo = _undo(turn, held, of_all=True)
    for each in held:
        if each.id not in own and each.stages is not None:
            await turn.records.change(each.id, stages=None, watched_from=turn.now)
    parts = await set_each(turn, [(each, own[each.id]) for each in held if each.id in own])
    told = [each for each in await turn.records.holdings() if each.id in own]
    others = await _of_all(turn, rest, told, beside=True)
    buttons = (undo, *(b for b in others.buttons if b.label != undo.label))
    return others.model_copy(update={"parts": (*parts, *others.parts), "buttons": buttons})


async def _of_all(turn: Turn, leads: list[int], spared: Sequence[Holding], *, beside: bool = False) -> Reply:
    """What is ``spared`` keeps what held for it until now; ``beside``: that was just told of."""
    now = _with_those_before(turn, leads, turn.preferences.stages)
    sooner = [h for h in await turn.records.holdings() if h not in spared and _too_early_for(h, now, turn)]
    undo = _undo(turn, [*spared, *sooner], of_all=True)
    for each in spared:
        await turn.records.change(each.id, stages=list(stages_of(each, turn.preferences)))
    for each in sooner:
        kept = _still_to_come(each, now, stages_of(each, turn.preferences), turn)
        await turn.records.change(each.id, stages=_stages(kept))
    await turn.records.prefer(stages=tuple(_stages(now)))
    await watch_anew(turn)
    text = _("From now on I remind you {when}, and once more a week after the expiry.")
    if beside:
        text = _("For all others I remind you {when}, and once more a week after the expiry.")
    parts: list[Part] = [paragraph(text, when=leads_words(now))]
    parts += [_sooner(each, turn) for each in sooner]
    if spared and not beside:
        names = listed([title(each, turn.catalogue) for each in spared])
        parts.append(paragraph(_("For {names} it stays as it was."), names=bold(names)))
    return await _answered(turn, parts, {}, undo, await turn.records.holdings())


async def _answered(
    turn: Turn, parts: list[Part], of: Mapping[str, object], undo: Button, meant: Sequence[Holding]
) -> Reply:
    usual = begin(_("As it was at first"), "usual_stages", **of)
    if meant and all(each.expires is not None and each.expires < turn.today for each in meant):
        return Reply(parts=(*parts, *_over(turn, meant)), buttons=(undo, *_renewing(meant), usual))
    parts.append(paragraph("{next}", next=await next_words(turn)))
    return Reply(parts=tuple(parts), buttons=(undo, begin(_("When will you remind me?"), "next_reminders"), usual))


def _over(turn: Turn, meant: Sequence[Holding]) -> list[Part]:
    """Of what has expired there is nothing to be reminded of before it is renewed."""
    lines = [
        paragraph(
            _("But {name} {when} already."), name=title(each, turn.catalogue), when=when(each.expires, turn.today)
        )
        for each in meant
        if each.expires is not None
    ]
    after = _("So nothing comes until you have renewed it: tell me then until when it is valid.")
    return [*lines, paragraph(after)]


def _renewing(meant: Sequence[Holding]) -> tuple[Button, ...]:
    if len(meant) != 1:
        return (begin(_("My credentials"), "list_holdings"),)
    one = meant[0].id
    return begin(_("How to renew"), "how_to_renew", holding=one), begin(_("Renewed"), "renew_holding", holding=one)


def _undo(turn: Turn, touched: Sequence[Holding], *, of_all: bool = False) -> Button:
    """Brings the days back as they are now: of single records, and those that hold for all."""
    settings = {"stages": list(turn.preferences.stages)} if of_all else {}
    stages = {str(each.id): None if each.stages is None else list(each.stages) for each in touched}
    return begin(_("Undo"), RESTORES, settings=settings, stages=stages)


def _each_in_its_way(turn: Turn, held: Sequence[Holding], leads: list[int]) -> dict[int, list[int]]:
    """ "40 days before CISSP and 10 days before PMP": what is said of each; of all that are named when it is said once.
    None of it where a name may be several of those held.
    """
    named = [n for n in turn.heard.named if n.mention.of("credential")]
    fitting = [[h.id for h in held if h.credential in {m.id for m in n.mention.of("credential")}] for n in named]
    if not named or any(len(ids) != 1 for ids in fitting):
        return {}
    own = said_of_each(turn.heard, named, find_leads) or [tuple(leads)] * len(named)
    return {ids[0]: list(days) for ids, days in zip(fitting, own, strict=True)}


def _of_the_last(turn: Turn) -> list[int]:
    """ "Also 3 days before", "make it 20 days before" go on with what was just set."""
    last, said = turn.state.last, turn.heard.text
    if last is None or last.dialog != turn.frame.dialog or _OF_ALL.search(said):
        return []
    goes_on = _ADDS.search(said) or _TAKES_AWAY.search(said) or _SET_ANEW.search(said)
    return list(last.slots.get("among", ())) if goes_on else []


#: "A month before it runs out", right after one of several was talked of.
_IT_ENDS = pattern(
    r"\b(?:before|ahead\s+of)\s+(?:it|that|this|that\s+one|this\s+one)(?:['’]s)?(?:\s+(?:\w+\s+)?(?:expir|run|end|laps|due|up)|\W*$)",
    re.IGNORECASE,
)


#: "That one remind me only 2 weeks before", of which it is asked where nothing tells which.
_THAT_ONE = pattern(r"(?<!\w)(?:that|this)\s+one(?!\w)|\b(?:only|just)\s+for\s+(?:it|that|this)\b", re.IGNORECASE)


#: "Remind me for the gold card, 3 months before".
_FOR_ONE = pattern(
    r"\b(?:for|of|a?bout)\s+(?:the|my)\s+(?P<name>[\w&+/-]{2,20}(?:\s+[\w&+/-]{2,20}){0,2})", re.IGNORECASE
)


#: "6 months before for medical".
_FOR_IT_ALONE = pattern(r"\bbefore\s+for\s+(?P<name>[^\W\d_]{3,20})\W*$", re.IGNORECASE)


#: "A year before the license expires".
_BEFORE_ONE = pattern(
    r"\b(?:before|ahead\s+of)\s+(?:the|my)\s+(?P<name>[\w&+/-]{2,20}(?:\s+[\w&+/-]{2,20}){0,2}?)"
    r"(?:['’]s)?(?=\s+(?:expir|run|end|laps|is\b|due|goes|need)|\W*$)",
    re.IGNORECASE,
)


#: "2 weeks before that and a month for the ATA".
_SPAN_FOR = pattern(
    r"(?:\s?(?:,|\band|&|\bbut)\s{1,3})?(?P<span>(?:\d{1,3}|an?|one|two|three|four|five|six)\s{1,3}(?:days?|weeks?|months?))\s{1,3}(?:before\s{1,3})?(?:for|with|of|on)\s{1,3}(?:the|my)\s{1,3}"
    r"(?P<name>[\w&+/-]{2,20}(?:\s{1,3}[\w&+/-]{2,20}){0,2})\W*$",
    re.IGNORECASE,
)


def _of_it_and_another(turn: Turn, held: Sequence[Holding]) -> dict[int, list[int]]:
    """What is set for the record that was talked of, and for one that is named besides."""
    said = _SPAN_FOR.search(turn.heard.text)
    front = turn.heard.text[: said.start()] if said else ""
    here, there = find_leads(front), find_leads(f"{said['span']} before") if said else None
    it = _of_it(turn, held, front)
    own = held_by_name(turn, held, said["name"]) if said else []
    if not here or not there or len(own) != 1 or len(it) != 1 or it[0] == own[0].id:
        return {}
    return {it[0]: list(here), own[0].id: list(there)}


def _called(turn: Turn, held: Sequence[Holding]) -> list[int]:
    """The one, of several, that the message calls by a word of its name: "the gold card"."""
    said = _FOR_ONE.search(turn.heard.text) or _BEFORE_ONE.search(turn.heard.text)
    if len(held) < _SEVERAL or any(n.mention.of("credential") for n in turn.heard.named):
        return []
    own = held_by_name(turn, held, said["name"] if said is not None else None)
    return [own[0].id] if len(own) == 1 else []


def _stands_at(named: Named, at: int) -> bool:
    return named.mention.start <= at < named.mention.end and bool(named.mention.of("credential"))


def _of_an_unknown(turn: Turn, held: Sequence[Holding]) -> str | None:
    """ "Remind me about the ECS 2 months before" of who never told of it."""
    said = _FOR_ONE.search(turn.heard.text) or _FOR_IT_ALONE.search(turn.heard.text)
    name = said["name"].split()[0] if said else ""
    everyday = {*turn.phrases.common, *turn.phrases.generic, "renewals", "expiry", "expiries"}
    known = said is None or any(_stands_at(n, said.start("name")) for n in turn.heard.named)
    if not name or known or key(name) in everyday or not turn.said or held_by_name(turn, held):
        return None
    return name if find_leads(f"{name} before") is None else None


def _of_it(turn: Turn, held: Sequence[Holding], text: str | None = None) -> list[int]:
    """The record that the last answer was about, of several."""
    last, undo = turn.state.last, (turn.state.undo or {}).get("slots", {})
    said = turn.heard.text if text is None else text
    if last is None or len(held) < _SEVERAL or not (_IT_ENDS.search(said) or _THAT_ONE.search(said)):
        return []
    shown = last.slots.get("shown") or ([last.slots["holding"]] if last.slots.get("holding") else undo.get("added"))
    return list(shown) if shown and len(shown) == 1 and last.dialog in _ABOUT_ONE else []


_NO_SO_MANY = pattern(
    r"\W*(?:no|nope|nah)\W+(?:(?:wait|make|it|sorry|actually|to|i|meant?)\W+){0,4}\d{1,3}(?:\s+days?)?(?:\W+(?:before|pls|please|sorry))*\W*",
    re.IGNORECASE,
)


def _with_those_before(turn: Turn, leads: list[int], stages: Sequence[int]) -> list[int]:
    """The days from now on: beside or without those until now where it is said so, else instead of them. Raises Ask."""
    said, before = turn.heard.text, {stage for stage in stages if stage >= 0}
    if _NO_SO_MANY.fullmatch(said) and before.isdisjoint(leads):
        return leads  # "no 120", after 100 were set
    away = _TAKES_AWAY.search(said)
    front = said[: away.start()].rstrip(" ,;") if away is not None else ""
    wanted = find_leads(front) or find_leads(f"{front} before")  # "make it 2 weeks not 60 days"
    if away is not None and not wanted:
        left = before - set(leads)
        if not left:
            raise Ask("leads", (), _("Then none is left before the expiry. How many days before shall I remind you?"))
        return sorted(left, reverse=True)
    # "A month before, not 3" says which one it is to be; "also 3 days before, but not 60 days before" does both.
    without = set(find_leads(said[away.start() :]) or ()) if away is not None else set()
    return sorted({*(before - without if _ADDS.search(said) else ()), *(wanted or leads)}, reverse=True)


def _stages(leads: list[int]) -> list[int]:
    return sorted({*leads, STAGES[-1]}, reverse=True)


def _too_early_for(holding: Holding, leads: list[int], turn: Turn) -> bool:
    expires = holding.expires
    return expires is not None and expires > turn.today and min(leads) > (expires - turn.today).days


def _still_to_come(holding: Holding, leads: list[int], before: Sequence[int], turn: Turn) -> list[int]:
    """Where all of the days that are wanted have gone by, those of before that are still to come stay: who wants to
    know early is not left without a word.
    """
    if holding.expires is None or not _too_early_for(holding, leads, turn):
        return leads
    left = (holding.expires - turn.today).days
    return sorted({*leads, *(stage for stage in (*before, *STAGES) if 0 <= stage < left)}, reverse=True)


def _sooner(holding: Holding, turn: Turn) -> Part:
    assert holding.expires is not None  # noqa: S101 - it ends
    text = _("But {name} {when}, sooner than that: what is left of the usual days stays for it.")
    return paragraph(text, name=title(holding, turn.catalogue), when=when(holding.expires, turn.today))


def _spared(turn: Turn, held: Sequence[Holding]) -> list[Holding]:
    """ "… but not for the ACLS": what is named as an exception."""
    text = turn.heard.text
    named = {m.id for n in turn.heard.named if _NOT_FOR.search(text, 0, n.mention.start) for m in n.mention.matches}
    spared = [each for each in held if each.credential in named]
    behind = None if spared else _BUT_NOT_FOR.search(text)
    return held_by_name(turn, held, text[behind.end() :]) if behind else spared


@record_dialog
async def usual_stages(
    turn: Turn,
    credential: Candidates | None = None,
    holding: OwnHolding | None = None,
    among: Among | None = None,
) -> Reply:
    """Remind as if they had never said how many days before: of all, of one, or of some that were set together."""
    held = await turn.records.holdings()
    if credential or holding is not None or among:
        picked = None if among else await pick_holding(turn, held, credential, holding)
        these = [h for h in held if h.id in (among or ())] if picked is None else [picked]
        if not these:
            return not_held(turn, credential)
        undo = _undo(turn, these)
        for each in these:
            await turn.records.change(each.id, stages=None, watched_from=turn.now)
        stages, text = turn.preferences.stages, _("For {name} I remind you {when} again, as for the others.")
        name = listed([title(each, turn.catalogue) for each in these])
    else:
        undo = _undo(turn, [], of_all=True)
        await turn.records.prefer(stages=STAGES)
        await watch_anew(turn)
        stages, text, name = STAGES, _("I remind you {when} again, and once more a week after the expiry."), ""
    said = leads_words([stage for stage in stages if stage >= 0])
    parts = (paragraph(text, name=bold(name), when=said), paragraph("{next}", next=await next_words(turn)))
    return Reply(parts=parts, buttons=(undo, begin(_("When will you remind me?"), "next_reminders")))


def leads_words(leads: Sequence[int]) -> str:
    before = [str(n) for n in leads if n > 0]
    words = [ngettext("{n} day before", "{n} days before", max(leads)).format(n=listed(before))] if before else []
    return listed(words + ([_("on the day itself")] if 0 in leads else []))
