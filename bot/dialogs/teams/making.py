"""Making teams, naming them anew and closing them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.new_team_slots import NeedsOfNewTeam
from bot.dialogs.engine.said_slots import Decision
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.team_slots import MoreTeamNames, People, TeamId, TeamName
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.choosing import led_team, my_places
from bot.dialogs.teams.consent import join_as_lead
from bot.dialogs.teams.members import ask_into, is_one_too
from bot.dialogs.teams.requiring import require_credential
from bot.messaging.reply import Reply, bold, note, paragraph
from bot.scheduling import agenda
from bot.tracking.teams import letters, membership
from bot.tracking.teams.membership import Team
from bot.translation import _, ngettext

#: More teams than anybody leads; a wall against floods.
_MOST_TEAMS = 50


@record_dialog
async def create_team(
    turn: Turn, called: TeamName, who: People | None = None, others: MoreTeamNames | None = None,
    needs: NeedsOfNewTeam | None = None,
) -> Reply:  # fmt: skip
    """A new team, led by the person, when an operator lets them; ``who`` is asked into it.

    ``others``: what more teams of the same message are called. ``needs``: what everybody in it needs.
    """
    if others:
        return await _make_several(turn, [called, *others])
    records = turn.records
    if not turn.anyone_may_lead and not await membership.may_create(records.connection, records.person_id):
        return _not_granted(turn)
    led = [place.team for place in await my_places(turn) if place.lead]
    twin = next((team for team in led if team.name.casefold() == called.casefold()), None)
    if twin is not None:
        text = _("You lead a team called {team} already. Give the new one another name, or add people to that one.")
        return Reply(
            parts=(paragraph(text, team=bold(twin.name)),), buttons=(begin(_("Show it"), "show_team", team=twin.id),)
        )
    if len(led) >= _MOST_TEAMS:
        return Reply(
            parts=(
                paragraph(
                    _("You lead {n} teams, which is as many as I keep of one person. Close one first."), n=str(len(led))
                ),
            )
        )
    team = await membership.create(records.connection, called, records.person_id, turn.now)
    turn.focus.team = team.id
    text = _(
        "The team {team} is made, and you lead it. Add people by mentioning them (“add @lena”), or ask for an "
        "invite link. Each is asked first; until they say yes you see nothing of them."
    )
    me_too = turn.said and is_one_too(turn.heard.text)
    joins = () if me_too else (begin(_("I'm a member too"), "join_as_lead", team=team.id),)
    made = Reply(
        parts=(paragraph(text, team=bold(team.name)),),
        buttons=(
            begin(_("Invite link"), "invite_link", team=team.id),
            *joins,
            begin(_("Undo"), "close_team", team=team.id, decision="close"),
        ),
    )
    made = made.plus(Reply(parts=(await join_as_lead(turn, team.id)).parts)) if me_too else made
    made = made.plus(Reply(parts=(await ask_into(turn, team, who)).parts)) if who else made
    return made.plus(await _needs(turn, team, needs)) if needs else made


async def _needs(turn: Turn, team: Team, needs: NeedsOfNewTeam) -> Reply:
    """What was said to be needed in the same breath; the button that takes back is that of the team."""
    due = date.fromisoformat(needs["due"]) if needs.get("due") else None
    ahead = due if due is not None and due >= turn.today else None
    needed = await require_credential(turn, needs["wanted"], team.id, needs.get("needed"), ahead)
    return Reply(parts=needed.parts, buttons=tuple(b for b in needed.buttons if b.label != _("Undo")))


async def _make_several(turn: Turn, names: Sequence[str]) -> Reply:
    """Each with its own button for a link; they are undone one by one, by closing them."""
    replies = [await create_team(turn, name) for name in names]
    parts = [part for reply in replies for part in reply.parts]
    return Reply(parts=tuple(parts), buttons=(begin(_("My teams"), "my_teams"),))


@record_dialog
async def rename_team(turn: Turn, team: TeamId | None = None, called: TeamName | None = None) -> Reply:
    """Members read the new name from now on."""
    place = await led_team(turn, team)
    if isinstance(place, Reply):
        return place
    if called is None:
        turn.frame.slots["team"] = place.team.id
        raise Ask("called", (), _("What shall {team} be called?").format(team=place.team.name))
    if called == place.team.name:
        return Reply(parts=(paragraph(_("{team} is its name already."), team=bold(called)),))
    await membership.rename(turn.records.connection, place.team.id, called)
    return Reply(
        parts=(paragraph(_("{old} is called {new} now."), old=place.team.name, new=bold(called)),),
        buttons=(begin(_("Undo"), "rename_team", team=place.team.id, called=place.team.name),),
    )


@record_dialog
async def close_team(turn: Turn, team: TeamId | None = None, decision: Decision | None = None) -> Reply:
    """Nobody sees anything through the team any more; everybody keeps their own records."""
    place = await led_team(turn, team)
    if isinstance(place, Reply):
        return place
    connection = turn.records.connection
    members = [p for p in await membership.members(connection, place.team.id) if p != turn.records.person_id]
    if decision is None:
        turn.frame.slots["team"] = place.team.id
        raise Ask("decision", ("close",), _sure_to_close(place.team, len(members)), (_("Close it"),))
    for person_id in members:
        await letters.write(connection, person_id, "closed", turn.now, by=turn.records.person_id, name=place.team.name)
        turn.records.others.add(person_id)
    await membership.close(connection, place.team.id, turn.now)
    turn.focus.team = None
    return Reply(
        parts=(paragraph(_("{team} is closed."), team=bold(place.team.name)),),
        buttons=(begin(_("Undo"), "reopen_team", number=place.team.id),),
    )


def _sure_to_close(team: Team, members: int) -> str:
    if not members:
        return _("Close {team}? Nobody else is in it.").format(team=team.name)
    text = ngettext(
        "Close {team}? Its {n} member keeps their records, and no lead sees them any more.",
        "Close {team}? Its {n} members keep their records, and no lead sees them any more.",
        members,
    )
    return text.format(team=team.name, n=members)


@record_dialog
async def reopen_team(turn: Turn, number: Annotated[int, Hidden()]) -> Reply:
    """Undo a closing; only its button leads here."""
    if not await membership.leads_closed(turn.records.connection, number, turn.records.person_id):
        return Reply(parts=(paragraph(_("That team cannot be opened again by you.")),))
    connection, me = turn.records.connection, turn.records.person_id
    await membership.reopen(connection, number)
    place = await membership.find(connection, number, me)
    assert place is not None  # noqa: S101 - they lead it
    for person_id in await membership.members(connection, number):
        unsaid = await agenda.withdraw_letter(connection, person_id, "closed", name=place.team.name)
        if person_id != me and not unsaid:
            await letters.write(connection, person_id, "reopened", turn.now, team_id=number, by=me)
        turn.records.others.add(person_id)
    turn.focus.team = number
    return Reply(parts=(paragraph(_("It is open again, with everybody who was in it.")),))


def _not_granted(turn: Turn) -> Reply:
    where = turn.sender
    who = f"{where.platform} {where.account}" if where else ""
    text = _("Creating teams is for those whom the operator of this bot allows to. Ask them for it; they need this:")
    return Reply(parts=(paragraph(text), note("{command}", command=f"laurel grant lead {who}")))
