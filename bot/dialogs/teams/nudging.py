"""A lead asks members how it is going: kindly, by name, and once a week at most."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Annotated, Any

from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.duty_slots import Everybody, RequirementId, SaidSkills, Wanted
from bot.dialogs.engine.said_slots import Decision
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.team_slots import ChosenPerson, People, TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.choosing import Named, led_team, member_named, settled, with_all
from bot.dialogs.teams.picking_requirements import is_meant, led_requirement
from bot.knowledge.wording import short_name
from bot.messaging.reply import Part, Reply, bold, note, paragraph
from bot.patterns import pattern
from bot.scheduling import agenda
from bot.scheduling.duty_words import named
from bot.tracking.calendar import zone_of
from bot.tracking.people import name_of
from bot.tracking.teams import letters, looking, membership, requirements, standing
from bot.tracking.teams.membership import Team
from bot.tracking.teams.requirements import Requirement
from bot.translation import _, day, ngettext

#: One nudge of a lead to a member in so long.
BETWEEN = timedelta(days=7)
_TWO = 2
_THEM_BOTH = pattern(r"\b(?:both|the\s+two|them\s+two)\b", re.IGNORECASE)


@dataclass
class _Sent:
    """Names of whom was written to, and of those who were not, with the day from which they can be asked again."""

    asked: list[Named] = field(default_factory=list)
    too_soon: list[str] = field(default_factory=list)


@record_dialog
async def nudge_member(
    turn: Turn, who: People | None = None, wanted: Wanted | None = None, team: TeamId | None = None,
    requirement: RequirementId | None = None, chosen: ChosenPerson | None = None, decision: Decision | None = None,
    skills: SaidSkills | None = None, everybody: Everybody | None = None,
) -> Reply:  # fmt: skip
    """Ask members how it is going, all of them or with one thing; of a requirement everybody who lacks it."""
    if who is None and wanted is None and requirement is None and not everybody:
        who = await _both(turn, team)
    if who is None:
        return await _nudge_missing(turn, wanted, team, requirement, decision)
    who = settled(turn, who, chosen)
    place = await led_team(turn, team, with_all(turn, who))
    if isinstance(place, Reply):
        return place
    members: dict[int, Named] = {}  # once each, however often they are named
    others = Reply()
    for said in who:
        member = await member_named(turn, place.team, said, chosen)
        if isinstance(member, Reply):
            others = others.plus(member)
        else:
            members[member.id] = member
    turn.frame.slots["team"] = place.team.id
    if not members:
        return others
    people = list(members.values())
    if set(members) == {turn.records.person_id}:
        return Reply(parts=(paragraph(_("That is you. Say “remind me in two days” for yourself.")),))
    needed = await _about(turn, place.team, wanted, requirement)
    name = needed.name if needed else _named(turn, wanted)
    sent = await _send(turn, place.team, people, name, needed)
    return _told(sent, name).plus(_once(turn, needed)).plus(others)


#: "Every week", "until she has done it".
_OFTEN = pattern(
    r"\b(?:(?:every|each|per)\s+(?:single\s+)?(?:other\s+|second\s+|few\s+|\d+\s+)?(?:days?|weeks?|months?|morning|fortnight|mon\w*|tues?\w*|wed\w*|thu\w*|fri\w*)|(?:once|twice)\s+a\s+(?:day|week|month)|daily|weekly|monthly"
    r"|(?:until|till?)\s+(?:s?he|they|it|he['’]s|she['’]s|it['’]s)\b|regularly|repeatedly|constantly|again\s+and\s+again)",
    re.IGNORECASE,
)


def _once(turn: Turn, needed: Requirement | None) -> Reply:
    """That it is asked once, where it was to be asked again and again."""
    if not turn.said or not _OFTEN.search(turn.heard.text):
        return Reply()
    text = _("That is once: I ask nobody over and over by myself. Ask me again, at most once a week.")
    if needed is None or needed.due is None:
        text = f"{text} {_('What is needed by a day I remind them of by myself: “everyone needs … by 1 March”.')}"
    return Reply(parts=(paragraph("{text}", text=text),))


async def _both(turn: Turn, team: int | None) -> list[dict[str, Any]] | None:
    """ "Nudge them both", of a team of two; None where everybody who lacks something may be meant. Else it is asked."""
    if not turn.said or _THEM_BOTH.search(turn.heard.text) is None:
        raise Ask("who")
    place = await led_team(turn, team)
    if isinstance(place, Reply):
        return None
    connection = turn.records.connection
    others = [one for one in await membership.members(connection, place.team.id) if one != turn.records.person_id]
    if len(others) != _TWO:
        raise Ask("who")
    return [{"name": await name_of(connection, one) or "", "ids": [one]} for one in others]


async def _about(turn: Turn, team: Team, wanted: Wanted | None, number: int | None) -> Requirement | None:
    """The requirement that it is about, if it is about one."""
    every = await requirements.of_teams(turn.records.connection, [team.id])
    return next((r for r in every if r.id == number or any(is_meant(r, want) for want in wanted or ())), None)


def _named(turn: Turn, wanted: Wanted | None) -> str:
    """What it is about, as the catalogue calls it or as it was said; empty when nothing was named."""
    if not wanted or not (wanted[0]["ids"] or wanted[0]["skill"]):
        return ""
    ids = [i for i in wanted[0]["ids"] if i in turn.catalogue.credentials]
    return short_name(turn.catalogue.credentials[ids[0]]) if len(ids) == 1 else str(wanted[0]["name"])


async def _nudge_missing(
    turn: Turn, wanted: Wanted | None, team: int | None, number: int | None, decision: str | None
) -> Reply:
    """Everybody who lacks what is required, once their names were read and confirmed."""
    me = turn.records.person_id
    if wanted is None and number is None:
        number = await _all_that_is_lacking(turn, team)
    needed = await led_requirement(turn, team, wanted, number)
    if isinstance(needed, Reply):
        return needed
    view = await looking.look(turn.records.connection, me, needed.team.id, "nudge_member", turn.now)
    every = await standing.of_view(turn.records.connection, view)
    stand = next(s for s in every if s.requirement.id == needed.id)
    missing = [s for s in stand.missing(turn.today) if s.person_id != me]
    if not missing:
        text = _("Nobody in {team} is missing {name}.")
        return Reply(parts=(paragraph(text, team=needed.team.name, name=bold(needed.name)),))
    if decision is None and len(missing) > 1:
        turn.frame.slots |= {"requirement": needed.id, "team": needed.team.id}
        question = _("Ask these about {name}: {names}?").format(name=needed.name, names=named(s.name for s in missing))
        raise Ask("decision", ("ask",), question, (_("Yes, ask them"),))
    people = [Named(s.person_id, s.name) for s in missing]
    return _told(await _send(turn, needed.team, people, needed.name, needed), needed.name)


async def _all_that_is_lacking(turn: Turn, team: int | None) -> int | None:
    """ "Remind them", where of all that is needed somebody else lacks one thing only."""
    place, me = await led_team(turn, team), turn.records.person_id
    if isinstance(place, Reply):
        return None
    view = await looking.look(turn.records.connection, me, place.team.id, "nudge_member", turn.now)
    every = await standing.of_view(turn.records.connection, view)
    lacking = [s.requirement.id for s in every if any(m.person_id != me for m in s.missing(turn.today))]
    return lacking[0] if len(lacking) == 1 else None


async def _send(turn: Turn, team: Team, people: Iterable[Named], name: str, needed: Requirement | None) -> _Sent:
    connection, me = turn.records.connection, turn.records.person_id
    about = {"name": name} | ({"due": needed.due.isoformat()} if needed and needed.due else {})
    sent = _Sent()
    for person in people:
        if person.id == me:
            continue
        last = await letters.latest(connection, person.id, "nudge", by=me)
        if last is not None and last + BETWEEN > turn.now:
            again = day((last + BETWEEN).astimezone(zone_of(turn.zone)).date())
            sent.too_soon.append(_("{name} (from {day} on)").format(name=person.name, day=again))
            continue
        await letters.write(connection, person.id, "nudge", turn.now, team_id=team.id, by=me, **about)
        turn.records.others.add(person.id)
        sent.asked.append(person)
    return sent


def _told(sent: _Sent, name: str) -> Reply:
    parts: list[Part] = []
    buttons = [begin(_("Who is stuck?"), "who_is_stuck")]
    if sent.asked:
        text = _("I ask {names} how it is going, in your name.")
        if name:
            text = _("I ask {names} how it is going with {what}, in your name.")
        parts.append(paragraph(text, names=bold(named(p.name for p in sent.asked)), what=bold(name)))
        buttons.append(begin(_("Undo"), "withdraw_nudge", people=[p.id for p in sent.asked]))
        parts.append(note(_("It comes in the hours in which they want to be written to.")))
    if sent.too_soon:
        n = len(sent.too_soon)
        text = ngettext(
            "You asked {names} within the last week; once a week is enough.",
            "You asked these within the last week; once a week is enough: {names}.",
            n,
        )
        parts.append(paragraph(text, names=named(sent.too_soon)))
    return Reply(parts=tuple(parts), buttons=tuple(buttons))


@record_dialog
async def withdraw_nudge(turn: Turn, people: Annotated[list[int], Hidden()]) -> Reply:
    """They are not asked, as far as it is not on its way to them; only its button leads here."""
    connection = turn.records.connection
    unsaid: list[str] = []
    said: list[str] = []
    for person_id in people:
        back = await agenda.withdraw_letter(connection, person_id, "nudge", by=turn.records.person_id)
        (unsaid if back else said).append(await name_of(connection, person_id) or "?")
    parts: list[Part] = []
    if unsaid:
        parts.append(paragraph(_("I do not ask {names}."), names=bold(named(unsaid))))
    if said:
        parts.append(paragraph(_("I have asked {names} already, which cannot be taken back."), names=bold(named(said))))
    return Reply(parts=tuple(parts))
