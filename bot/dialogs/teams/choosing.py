"""Which team, and who in it, a message means: as named, as talked of, the only one there is, or by asking."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.dialogs.engine.dialog import Ask, changes_something, is_of_teams
from bot.dialogs.engine.pronouns import talked_of
from bot.dialogs.engine.turn import Turn, begin
from bot.messaging.reply import Reply, paragraph
from bot.tracking.namesakes import told_apart
from bot.tracking.people import Account, introduce, name_of, with_handle
from bot.tracking.teams import membership
from bot.tracking.teams.membership import Membership, Team
from bot.translation import _, listed

#: More teams are not offered as buttons.
_MOST_OFFERED = 8
Fits = Callable[[Membership], Awaitable[bool]]
#: So many answers ago a team is still talked of.
_LATELY = 3


async def my_places(turn: Turn) -> list[Membership]:
    """Every place of the person in an open team."""
    return await membership.of_person(turn.records.connection, turn.records.person_id)


async def led_team(turn: Turn, team: int | None, fits: Fits | None = None) -> Membership | Reply:
    """The team, of those that the person leads, that is meant; or why there is none. Raises Ask for slot ``team``.

    ``fits``: of teams that are not named only these come into question, if there are any.
    """
    mine = await my_places(turn)
    led = [place for place in mine if place.lead]
    if team is not None and not any(place.team.id == team for place in led):
        name = next((place.team.name for place in mine if place.team.id == team), None)
        return not_lead(name, led)
    if not led:
        return not_lead(None, led)
    if team is None and fits is not None and len(led) > 1:
        led = [place for place in led if await fits(place)] or led
    return _one_of(turn, led, team)


def with_all(turn: Turn, who: Sequence[dict[str, Any]]) -> Fits:
    """Teams in which all those are, or are asked to be, whom the message names."""

    async def fits(place: Membership) -> bool:
        for said in who:
            theirs = [await membership.find(turn.records.connection, place.team.id, i) for i in said.get("ids", ())]
            if not any(their and their.state in ("asked", "member") for their in theirs):
                return False
        return True

    return fits


def settled(turn: Turn, who: Sequence[dict[str, Any]], chosen: int | None) -> list[dict[str, Any]]:
    """Who is named, where it was told since which one of that name is meant: their team is the one that counts then."""
    names = {person.id: person.name for person in turn.circle.people}
    return [
        {"name": names.get(chosen, said["name"]), "ids": [chosen]}
        if chosen is not None and chosen in said.get("ids", ())
        else said
        for said in who
    ]


async def own_team(turn: Turn, team: int | None) -> Membership | Reply:
    """The team, of those that the person is a member of, that is meant. Raises Ask for slot ``team``."""
    mine = [place for place in await my_places(turn) if place.member]
    if not mine or (team is not None and not any(place.team.id == team for place in mine)):
        return Reply(parts=(paragraph(_("You are not a member of such a team; nothing of yours is shared there.")),))
    return _one_of(turn, mine, team)


def _one_of(turn: Turn, places: Sequence[Membership], team: int | None) -> Membership:
    if team is None:
        ask_if_unknown(turn, places)
    wanted = team if team is not None else _talked_of(turn)
    chosen = [place for place in places if place.team.id == wanted] or list(places)
    if len(chosen) == 1:
        turn.focus.team = chosen[0].team.id
        return chosen[0]
    raise _which(_("Which team do you mean?"), chosen)


def ask_if_unknown(turn: Turn, places: Sequence[Membership]) -> None:
    """Raises Ask for slot ``team`` when another name was said where only a team can be: none is guessed instead."""
    said = turn.frame.unknown_team
    if said is None or not places:
        return
    turn.frame.unknown_team = None
    names = listed([place.team.name for place in places[:_MOST_OFFERED]], "or")
    text = _("I know no team of yours called “{name}”. Do you mean {teams}?").format(name=said, teams=names)
    raise _which(text, places)


def _which(question: str, places: Sequence[Membership]) -> Ask:
    offered = places[:_MOST_OFFERED]
    names = told_apart([place.team.name for place in offered])
    return Ask("team", tuple(place.team.id for place in offered), question, tuple(names))


def _talked_of(turn: Turn) -> int | None:
    """A change is made only to the team that was talked of just now."""
    lately = turn.state.done[-_LATELY:]
    if changes_something(turn.frame.dialog) and not any(is_of_teams(frame.dialog) for frame in lately):
        return None
    return turn.focus.team


def drop_questions(turn: Turn, team_id: int) -> None:
    """What was asked about a place in a team has no answer any more once that place is settled."""
    turn.state.stack = [frame for frame in turn.state.stack if frame.slots.get("team") != team_id]


def not_lead(name: str | None, led: Iterable[Membership]) -> Reply:
    """Only leads see how a team is doing; a member sees their own records, and who looked."""
    if name is not None:
        text = _("You do not lead {team}. Its leads can see what its members share; you can see your own records.")
        return Reply(parts=(paragraph(text, team=name),))
    names = listed([place.team.name for place in led])
    if names:
        return Reply(parts=(paragraph(_("I do not know that team. You lead: {teams}."), teams=names),))
    text = _(
        "You lead no team. If you look after people, make one (“create a team called …”) and add them: of those who "
        "say yes you see who holds what, and what runs out."
    )
    return Reply(parts=(paragraph(text),), buttons=(begin(_("Create a team"), "create_team"),))


async def resolve(turn: Turn, said: dict[str, Any], chosen: int | None = None) -> int | None:
    """The person that is named, introduced when they never wrote; None when it cannot be told who that is. They are
    whom "she" and "him" mean from now on.

    ``chosen`` is who was meant of several of one name. Raises Ask for slot ``chosen`` while that is open.
    """
    person_id = await _who(turn, said, chosen)
    if person_id is not None:
        turn.focus.people = talked_of(turn.focus.people, person_id)
    return person_id


def spoken_of(turn: Turn, people: Iterable[int]) -> None:
    """Where an answer names one person alone, "him" and "her" mean that one, whoever was called so before."""
    named = set(people) - {turn.records.person_id}
    if len(named) == 1:
        one = named.pop()
        turn.focus.people = talked_of(turn.focus.people if one in turn.focus.called else [], one)


async def _who(turn: Turn, said: dict[str, Any], chosen: int | None) -> int | None:
    connection = turn.records.connection
    if "account" in said:
        return await introduce(connection, Account(**said["account"]), turn.now)
    if "handle" in said and turn.sender is not None:
        return await with_handle(connection, turn.sender.platform, said["handle"])
    ids = said.get("ids", [])
    if chosen in ids:
        return chosen
    if len(ids) > 1:
        known = {person.id: person.name for person in turn.circle.people}
        offered = ids[:_MOST_OFFERED]
        question = _("Whom do you mean by {name}?").format(name=said["name"])
        raise Ask("chosen", tuple(offered), question, tuple(told_apart([known.get(i, "?") for i in offered])))
    return int(ids[0]) if ids else None


@dataclass(frozen=True)
class Named:
    """A member that is meant."""

    id: int
    name: str


async def member_named(turn: Turn, team: Team, said: dict[str, Any], chosen: int | None = None) -> Named | Reply:
    """The member of a team that is meant, or why nothing can be done with them. Raises Ask for slot ``chosen``."""
    connection = turn.records.connection
    person_id = await resolve(turn, said, chosen)
    place = await membership.find(connection, team.id, person_id) if person_id is not None else None
    if person_id is None or place is None or not place.member:
        text = _("{name} is not a member of {team}.")
        if place is not None and place.state == "asked":
            text = _("{name} has not said yet whether they want to be in {team}.")
        again = [{"name": said["name"], "ids": [person_id]}] if place is None or place.state != "asked" else []
        ask = (begin(_("Ask them to be in it"), "add_members", team=team.id, who=again),) if again and person_id else ()
        return Reply(parts=(paragraph(text, name=said["name"], team=team.name),), buttons=ask)
    return Named(person_id, await person_named(turn, person_id, said["name"]))


async def person_named(turn: Turn, person_id: int, said: str) -> str:
    """What somebody is called: as their platform shows it, else as they were named."""
    return await name_of(turn.records.connection, person_id) or said
