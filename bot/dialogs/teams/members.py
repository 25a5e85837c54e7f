"""Who is in a team: adding people, who each are asked first, taking them out, and links for those whom nobody can
mention.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from bot.dialogs.engine.dialog import private_dialog, record_dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.team_slots import ChosenPerson, People, PeopleApart, TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.choosing import (
    ask_if_unknown,
    led_team,
    my_places,
    person_named,
    resolve,
    settled,
    with_all,
)
from bot.dialogs.teams.consent import join_as_lead
from bot.dialogs.teams.leaving_later import not_yet, on_a_later_day
from bot.dialogs.teams.places import states
from bot.messaging.incoming import Barrier
from bot.messaging.reply import Bullets, Button, Part, Reply, Span, bold, note, paragraph, spans
from bot.patterns import pattern
from bot.tracking.teams import groups, inviting, letters, membership
from bot.tracking.teams.membership import Membership, Team
from bot.translation import _, day, listed, ngettext

#: Teams with more are not listed by name in a message.
_MOST_LISTED = 40
_MOST_OFFERED = 5

#: "… and i'm a member too".
_ME_TOO = pattern(
    r"(?:\band|\bwith|[,;.&+])\s*(?:also\s+)?(?:i['’]?m|i\s+am|me|myself|count\s+me|add\s+me|include\s+me|put\s+me)\s+(?:also\s+)?(?:an?\s+member|one\s+of\s+them|part\s+of\s+it"
    r"|in\b(?!\s+(?!it\b|there\b|too\b|as\b|(?:the|this|that|my)\s+(?:team|crew|group|ward|squad)\b))|too|as\s+well)",
    re.IGNORECASE,
)


def is_one_too(text: str) -> bool:
    """Whether a lead says beside something else that they are a member as well."""
    return _ME_TOO.search(text) is not None


@dataclass
class _Added:
    """Names, by what became of them."""

    asked: list[str] = field(default_factory=list)
    in_it: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)
    barred: list[str] = field(default_factory=list)
    ids: dict[int, str] = field(default_factory=dict)
    new: dict[int, str] = field(default_factory=dict)  # those who had no place there before


@record_dialog
async def add_members(
    turn: Turn, who: People | None = None, team: TeamId | None = None, chosen: ChosenPerson | None = None,
    apart: PeopleApart | None = None, moved: Annotated[bool, Hidden()] = False,
) -> Reply:  # fmt: skip
    """Ask people whether they want to be in a team; of a group of the platform everybody, also who comes later.

    ``apart``: who goes where, when that is several teams. ``moved``: they come from another team.
    """
    if apart:
        return await _add_apart(turn, apart, chosen)
    place = await led_team(turn, team)
    if isinstance(place, Reply):
        return place
    if not who:
        return _how_to_add(place.team)
    told = await ask_into(turn, place.team, who, chosen, moved=moved)
    if turn.said and is_one_too(turn.heard.text):
        told = told.plus(Reply(parts=(await join_as_lead(turn, place.team.id)).parts))
    return told


async def ask_into(turn: Turn, team: Team, who: People, chosen: int | None = None, *, moved: bool = False) -> Reply:
    """Each of them is asked, or followed as a group of the platform."""
    added = _Added()
    for said in who:
        if "group" in said:
            await _follow(turn, team, said, added)
        elif "barrier" in said:
            added.barred.append(_why_not(said["name"], said["barrier"]))
        else:
            await _ask(turn, team, said, chosen, added)
    told = _told(team, added)
    return told.plus(await _still_elsewhere(turn, team, added)) if moved else told


async def _still_elsewhere(turn: Turn, into: Team, added: _Added) -> Reply:
    """Whoever moves stays where they are until they said yes, so that nobody is lost sight of by a no."""
    reply = Reply()
    for place in await my_places(turn):
        if not place.lead or place.team.id == into.id:
            continue
        found = {i: await membership.find(turn.records.connection, place.team.id, i) for i in added.ids}
        there = [i for i, theirs in found.items() if theirs is not None and theirs.state in ("asked", "member")]
        if not there:
            continue
        text = _("{names} stays in {team} as well, until you take them out there.")
        if len(there) > 1:
            text = _("{names} stay in {team} as well, until you take them out there.")
        names = listed([added.ids[i] for i in there])
        who = [{"name": added.ids[i], "ids": [i]} for i in there]
        label = _("Take {names} out of {team}").format(names=names, team=place.team.name)
        out = begin(label, "remove_member", team=place.team.id, who=who)
        reply = reply.plus(Reply(parts=(paragraph(text, names=names, team=bold(place.team.name)),), buttons=(out,)))
    return reply


async def _add_apart(turn: Turn, apart: PeopleApart, chosen: int | None) -> Reply:
    """Each into the team that they are said to go into; nobody is asked into another."""
    led = [place.team for place in await my_places(turn) if place.lead]
    reply = Reply()
    for group in apart:
        if any(team.id == group.get("team") for team in led):
            reply = reply.plus(await add_members(turn, group["who"], group["team"], chosen))
        else:
            reply = reply.plus(_not_asked(led, group))
    return reply


def _not_asked(led: Sequence[Team], group: dict[str, Any]) -> Reply:
    names = listed([said["name"] for said in group["who"]])
    text = _("{names}: not asked, for you lead no team called “{team}”. Into which one shall I ask them?")
    buttons = tuple(begin(team.name, "add_members", who=group["who"], team=team.id) for team in led[:_MOST_OFFERED])
    return Reply(parts=(paragraph(text, names=names, team=str(group.get("name", "?"))),), buttons=buttons)


async def _ask(turn: Turn, team: Team, said: dict[str, Any], chosen: int | None, added: _Added) -> None:
    person_id = await resolve(turn, said, chosen)
    if person_id is None:
        added.unknown.append(said["name"])
        return
    me = turn.records.person_id
    added.ids[person_id] = await person_named(turn, person_id, said["name"])
    if person_id == me:
        before = await membership.find(turn.records.connection, team.id, me)
        await membership.join(turn.records.connection, team.id, me, turn.now)
        added.in_it.append(_("you"))
        if before is None or not before.member:
            added.new[me] = added.ids[me]
    elif await membership.ask(turn.records.connection, team.id, person_id, me, turn.now):
        await letters.write(turn.records.connection, person_id, "consent", turn.now, team_id=team.id, by=me)
        turn.records.others.add(person_id)
        added.asked.append(added.ids[person_id])
        added.new[person_id] = added.ids[person_id]
    else:
        added.in_it.append(added.ids[person_id])


def _why_not(name: str, barrier: Barrier) -> str:
    """Why nobody can be asked who is mentioned so."""
    reasons: dict[Barrier, str] = {
        "bot": _("{name} is a bot, which holds no credentials."),
        "gone": _("{name} has no account here any more."),
        "unread": _("I could not see who is in {name}. Try again in a moment, or mention the people one by one."),
    }
    return reasons[barrier].format(name=name)


async def _follow(turn: Turn, team: Team, said: dict[str, Any], added: _Added) -> None:
    platform = turn.sender.platform if turn.sender is not None else ""
    group = groups.Group.of(platform, said["group"])
    changes = await groups.follow(turn.records.connection, team.id, group, turn.records.person_id, turn.now)
    turn.records.others |= set(changes.touched)
    added.followed.append(group.name)
    added.asked += changes.asked


def _told(team: Team, added: _Added) -> Reply:
    parts: list[Part] = []
    if added.followed:
        text = _("{team} follows {groups} from now on: whoever comes is asked, whoever goes is taken out.")
        parts.append(paragraph(text, team=bold(team.name), groups=listed(added.followed)))
    if added.asked:
        n = len(added.asked)
        text = ngettext(
            "I ask {names} whether to be in {team}. You see nothing of them until they say yes.",
            "I ask {names} whether they want to be in {team}. You see nothing of them until they say yes.",
            n,
        )
        parts.append(paragraph(text, names=listed(added.asked), team=bold(team.name)))
    if added.in_it:
        text = _("In {team} or asked already: {names}.")
        parts.append(paragraph(text, team=bold(team.name), names=listed(added.in_it)))
    if added.unknown:
        text = ngettext(
            "I do not know who {names} is, or may not write to them first. Mention them with @ (“add {at}”), or send "
            "them an invite link.",
            "I do not know who {names} are, or may not write to them first. Mention them with @ (“add {at}”), or send "
            "them an invite link.",
            len(added.unknown),
        )
        at = listed([f"@{name.split()[0]}" for name in added.unknown])
        parts.append(paragraph(text, names=listed(added.unknown), at=at))
    parts += [paragraph("{why}", why=why) for why in added.barred]
    back = [{"name": name, "ids": [person_id]} for person_id, name in added.new.items()]
    undo = (begin(_("Undo"), "remove_member", team=team.id, who=back),) if back and not added.followed else ()
    buttons = (
        begin(_("Show the team"), "show_team", team=team.id),
        begin(_("Invite link"), "invite_link", team=team.id),
        *undo,
    )
    return Reply(parts=tuple(parts), buttons=buttons)


def _how_to_add(team: Team) -> Reply:
    text = _(
        "Mention whom you want in {team}, for example “add @lena and @omar”; on Slack a user group such as @ops works "
        "too. Or send an invite link to those I may not write to first."
    )
    return Reply(
        parts=(paragraph(text, team=bold(team.name)),),
        buttons=(begin(_("Invite link"), "invite_link", team=team.id),),
    )


@record_dialog
async def remove_member(
    turn: Turn, who: People, team: TeamId | None = None, chosen: ChosenPerson | None = None
) -> Reply:
    """Take people out of a team; they are told."""
    who = settled(turn, who, chosen)
    place = await led_team(turn, team, with_all(turn, who))
    if isinstance(place, Reply):
        return place
    if turn.said and on_a_later_day(turn.heard):
        return not_yet(place.team, who)
    connection = turn.records.connection
    gone: list[str] = []
    unasked: list[str] = []
    not_in, unfollowed = [], []
    back: list[dict[str, Any]] = []
    for said in who:
        if (group := await _followed(turn, place.team, said)) is not None:
            await groups.unfollow(connection, place.team.id, group.platform, group.place)
            unfollowed.append(group.name)
            continue
        person_id = await resolve(turn, said, chosen)
        theirs = await membership.find(connection, place.team.id, person_id) if person_id is not None else None
        if person_id is None or theirs is None or theirs.state not in ("asked", "member"):
            not_in.append(said["name"])
            continue
        await membership.depart(connection, place.team.id, person_id, "removed", turn.now)
        if theirs.member:
            await letters.write(connection, person_id, "removed", turn.now, team_id=place.team.id)
            turn.records.others.add(person_id)
        name = await person_named(turn, person_id, said["name"])
        (gone if theirs.member else unasked).append(name)
        back.append({"name": name, "ids": [person_id]})
    parts: list[Part] = []
    if gone:
        text = _("{names}: not in {team} any more. Their records stay theirs.")
        parts.append(paragraph(text, names=listed(gone), team=bold(place.team.name)))
    if unasked:
        text = _("{names}: not asked into {team} any more.")
        parts.append(paragraph(text, names=listed(unasked), team=bold(place.team.name)))
    if unfollowed:
        text = _(
            "{team} does not follow {groups} any more. Whoever came through it stays, until you or they say otherwise."
        )
        parts.append(paragraph(text, groups=listed(unfollowed), team=bold(place.team.name)))
    if not_in:
        parts.append(paragraph(_("Not in {team}: {names}."), names=listed(not_in), team=bold(place.team.name)))
    # Whoever was taken out has to say yes again.
    undo = (begin(_("Undo"), "add_members", team=place.team.id, who=back),) if back else ()
    return Reply(parts=tuple(parts), buttons=(begin(_("Show the team"), "show_team", team=place.team.id), *undo))


async def _followed(turn: Turn, team: Team, said: dict[str, Any]) -> groups.Followed | None:
    """The group that is meant, of those that the team follows, be it that the platform does not tell of it now."""
    if "group" not in said and said.get("barrier") != "unread":
        return None
    name = said["group"]["name"] if "group" in said else said["name"]
    mine = await groups.followed(turn.records.connection, team.id)
    return next((group for group in mine if group.name == name), None)


@record_dialog
async def invite_link(turn: Turn, team: TeamId | None = None) -> Reply:
    """A code, and where there is one a link, through which anybody who has it can ask to be in."""
    place = await led_team(turn, team)
    if isinstance(place, Reply):
        return place
    code = await inviting.invite(turn.records.connection, place.team.id, turn.records.person_id, turn.now)
    ends = day((turn.now + inviting.VALID).date())
    parts: list[Part] = [
        paragraph(_("Whoever has this can join {team}, until {day}:"), team=bold(place.team.name), day=ends)
    ]
    url = turn.door("telegram", f"join-{code}")
    if url is not None:
        parts.append(Bullets(items=(spans(_("on Telegram: {url}"), url=Span(text=url, url=url)),)))
    parts.append(Bullets(items=(spans(_("anywhere else: write to me “join {code}”"), code=bold(code)),)))
    parts.append(note(_("They read first what you will see, and have to say yes.")))
    return Reply(parts=tuple(parts), buttons=(begin(_("Close all links"), "close_invite_links", team=place.team.id),))


@record_dialog
async def close_invite_links(turn: Turn, team: TeamId | None = None) -> Reply:
    """Nobody joins through an earlier link any more."""
    place = await led_team(turn, team)
    if isinstance(place, Reply):
        return place
    n = await inviting.close_links(turn.records.connection, place.team.id, turn.now)
    text = ngettext("{n} link into {team} is closed.", "{n} links into {team} are closed.", n)
    return Reply(parts=(paragraph(text, n=str(n), team=bold(place.team.name)),))


@private_dialog
async def show_team(turn: Turn, team: TeamId | None = None) -> Reply:
    """Who is in the team and who leads it; a lead also sees who was asked, and who left."""
    mine = await my_places(turn)
    if not mine:
        return _no_team(turn)
    if team is None:
        ask_if_unknown(turn, mine)
    wanted = team if team is not None else turn.focus.team
    place = next((p for p in mine if p.team.id == wanted), mine[0] if len(mine) == 1 else None)
    if place is None:
        return await my_teams(turn)
    turn.focus.team = place.team.id
    everybody = await membership.places(turn.records.connection, place.team.id)
    followed = await groups.followed(turn.records.connection, place.team.id) if place.lead else []
    return states(place, everybody, [group.name for group in followed], _MOST_LISTED)


@private_dialog
async def my_teams(turn: Turn) -> Reply:
    """Every team that the person leads, is in or was asked into."""
    mine = [p for p in await my_places(turn) if p.lead or p.state in ("member", "asked")]
    if not mine:
        return _no_team(turn)
    items = tuple(spans("{team}: {how}", team=bold(p.team.name), how=_how(p)) for p in mine)
    buttons = tuple(begin(p.team.name, "show_team", team=p.team.id) for p in mine[:5])
    return Reply(parts=(paragraph(_("Your teams:")), Bullets(items=items)), buttons=buttons)


def _how(place: Membership) -> str:
    said = [_("you lead it")] if place.lead else []
    said += [_("you are a member")] if place.member else []
    said += [_("you are asked to be in it")] if place.state == "asked" else []
    return listed(said)


def _no_team(turn: Turn) -> Reply:
    text = _(
        "You are in no team. If you look after people, make one (“create a team called …”) and add them: of those who "
        "say yes you see who holds what, and when it expires. Nobody sees anything of yours before you say yes."
    )
    buttons: tuple[Button, ...] = (begin(_("Create a team"), "create_team"),)
    return Reply(parts=(paragraph(text),), buttons=buttons)
