"""Several leads, and handing a team over."""

from __future__ import annotations

from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.said_slots import Decision
from bot.dialogs.engine.team_slots import ChosenPerson, People, TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.choosing import led_team, person_named, resolve
from bot.messaging.reply import Reply, bold, paragraph
from bot.scheduling import agenda
from bot.tracking.teams import letters, membership
from bot.tracking.teams.membership import Team
from bot.translation import _, listed, ngettext


@record_dialog
async def make_lead(turn: Turn, who: People, team: TeamId | None = None, chosen: ChosenPerson | None = None) -> Reply:
    """Others lead the team too from now on; they are told, and see what its members share."""
    place = await led_team(turn, team)
    if isinstance(place, Reply):
        return place
    before = await membership.leads(turn.records.connection, place.team.id)
    names = await _promote(turn, place.team, who, chosen)
    if not names:
        return _unknown(who[0]["name"])
    now = [i for i in await membership.leads(turn.records.connection, place.team.id) if i not in before]
    undo = [
        begin(_("Undo"), "unmake_lead", team=place.team.id, who=[{"name": names[0], "ids": now}], decision="unlead")
    ]
    text = ngettext("{names} leads {team} too.", "{names} lead {team} too.", len(names))
    return Reply(
        parts=(paragraph(text, names=bold(listed(names)), team=bold(place.team.name)),),
        buttons=(begin(_("Show the team"), "show_team", team=place.team.id), *(undo if len(now) == 1 else ())),
    )


@record_dialog
async def hand_over_team(
    turn: Turn, who: People, team: TeamId | None = None, chosen: ChosenPerson | None = None,
    decision: Decision | None = None,
) -> Reply:  # fmt: skip
    """Somebody else leads the team instead of the person, after asking once."""
    place = await led_team(turn, team)
    if isinstance(place, Reply):
        return place
    person_id = await resolve(turn, who[0], chosen)
    if person_id is None or person_id == turn.records.person_id:
        return _unknown(who[0]["name"])
    name = await person_named(turn, person_id, who[0]["name"])
    if decision is None:
        turn.frame.slots["team"] = place.team.id
        text = _("Hand {team} over to {name}? You will not lead it any more.")
        raise Ask("decision", ("over",), text.format(team=place.team.name, name=name), (_("Hand it over"),))
    await _promote(turn, place.team, who[:1], chosen)
    await membership.change(turn.records.connection, place.team.id, turn.records.person_id, lead=False)
    text = _("{name} leads {team} now. You see nothing of its members any more.")
    return Reply(parts=(paragraph(text, name=bold(name), team=bold(place.team.name)),))


@record_dialog
async def step_down(turn: Turn, team: TeamId | None = None) -> Reply:
    """Lead the team no more; the last lead has to hand it over or close it."""
    place = await led_team(turn, team)
    if isinstance(place, Reply):
        return place
    me, connection = turn.records.person_id, turn.records.connection
    if await membership.leads(connection, place.team.id) == [me]:
        text = _("You are the only lead of {team}. Hand it over (“hand {team} over to @lena”), or close it.")
        close = begin(_("Close it"), "close_team", team=place.team.id)
        return Reply(parts=(paragraph(text, team=bold(place.team.name)),), buttons=(close,))
    await membership.change(connection, place.team.id, me, lead=False)
    return Reply(parts=(paragraph(_("You do not lead {team} any more."), team=bold(place.team.name)),))


@record_dialog
async def unmake_lead(
    turn: Turn, who: People, team: TeamId | None = None, chosen: ChosenPerson | None = None,
    decision: Decision | None = None,
) -> Reply:  # fmt: skip
    """Somebody leads the team no more, after asking once; they are told. Whoever says so leads it still."""
    place = await led_team(turn, team)
    if isinstance(place, Reply):
        return place
    connection, me, name = turn.records.connection, turn.records.person_id, who[0]["name"]
    person_id = await resolve(turn, who[0], chosen)
    if person_id == me:
        return await step_down(turn, place.team.id)
    if person_id is None or person_id not in await membership.leads(connection, place.team.id):
        return Reply(parts=(paragraph(_("{name} does not lead {team}."), name=name, team=bold(place.team.name)),))
    name = await person_named(turn, person_id, name)
    if decision is None:
        turn.frame.slots["team"] = place.team.id
        text = _("Take the lead of {team} away from {name}? They see nothing of its members then.")
        raise Ask("decision", ("unlead",), text.format(team=place.team.name, name=name), (_("Take it away"),))
    await membership.change(connection, place.team.id, person_id, lead=False)
    text = _("{name} does not lead {team} any more, and is told so.")
    if await agenda.withdraw_letter(connection, person_id, "lead", team_id=place.team.id):
        text = _("{name} does not lead {team} any more; they had not read yet that they did.")
    else:
        await letters.write(connection, person_id, "unlead", turn.now, team_id=place.team.id, by=me)
    turn.records.others.add(person_id)
    undo = begin(_("Undo"), "make_lead", team=place.team.id, who=[{"name": name, "ids": [person_id]}])
    return Reply(parts=(paragraph(text, name=bold(name), team=bold(place.team.name)),), buttons=(undo,))


async def _promote(turn: Turn, team: Team, who: People, chosen: int | None) -> list[str]:
    connection, me = turn.records.connection, turn.records.person_id
    names = []
    for said in who:
        person_id = await resolve(turn, said, chosen)
        if person_id is None:
            continue
        if person_id != me:
            await membership.make_lead(connection, team.id, person_id)
            await letters.write(connection, person_id, "lead", turn.now, team_id=team.id, by=me)
            turn.records.others.add(person_id)
        names.append(await person_named(turn, person_id, said["name"]))
    return names


def _unknown(name: str) -> Reply:
    text = _("I do not know who {name} is. Mention them with @, or write their name as their profile shows it.")
    return Reply(parts=(paragraph(text, name=name),))
