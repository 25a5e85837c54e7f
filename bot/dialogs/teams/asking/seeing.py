"""How every question of a lead begins: which team, and what its members share of themselves."""

from __future__ import annotations

from collections.abc import Collection

from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.choosing import led_team, my_places, with_all
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.wording import short_name
from bot.messaging.reply import Part, Reply, bold, note, paragraph
from bot.scheduling.messages import title
from bot.tracking.teams.looking import Member, SharedHolding, TeamView, look
from bot.tracking.teams.requirements import same_name
from bot.translation import _, listed, ngettext

#: Of a full proof; what only touches a skill proves nothing of it.
_PROVES_FROM = 1 / 3 + 0.001
_MOST_OTHERS = 3


async def seen(turn: Turn, team: int | None, question: str, person_id: int | None = None) -> TeamView | Reply:
    """The team that is meant as the person sees it, or why they see nothing. ``question`` names the dialog.

    Raises Ask for slot ``team`` when several are meant.
    """
    whose = with_all(turn, [{"ids": [person_id]}]) if person_id is not None else None
    place = await led_team(turn, team, whose)
    if isinstance(place, Reply):
        return place
    turn.frame.slots["team"] = place.team.id
    records = turn.records
    view = await look(records.connection, records.person_id, place.team.id, question, turn.now, person_id)
    return view if view.members or person_id is not None else await _empty(turn, view, question)


async def _empty(turn: Turn, view: TeamView, question: str) -> Reply:
    """Why nothing is seen, with the same question about another team."""
    text = _("Nobody is in {team} yet, so there is nothing to see.")
    if view.waiting:
        n = len(view.waiting)
        text = ngettext(
            "{n} person was asked to be in {team} and has not answered yet, so there is nothing to see.",
            "{n} people were asked to be in {team} and have not answered yet, so there is nothing to see.",
            n,
        )
    team = view.team.id
    others = [place.team for place in await my_places(turn) if place.lead and place.team.id != team]
    buttons = (
        begin(_("Add people"), "add_members", team=team),
        begin(_("Invite link"), "invite_link", team=team),
        *(begin(other.name, question, team=other.id) for other in others[:_MOST_OTHERS]),
    )
    return Reply(parts=(paragraph(text, n=str(len(view.waiting)), team=bold(view.team.name)),), buttons=buttons)


def unseen(view: TeamView, *shares: str) -> list[Part]:
    """That some members do not share what the answer is about, so that nobody takes silence for a gap."""
    hidden = [m.name for m in view.members if not set(shares) <= set(m.shares)]
    if not hidden:
        return []
    n = len(hidden)
    text = ngettext("{n} member does not share this.", "{n} members do not share this.", n)
    return [note(text, n=str(n))]


async def kept_private(turn: Turn, view: TeamView, wanted: Collection[str] | None = None) -> list[Part]:
    """What a lead who is a member too keeps from the team: nobody else is told, and they are not told otherwise."""
    if not any(member.id == turn.records.person_id for member in view.members):
        return []
    own = [h for h in await turn.records.holdings() if h.private and (wanted is None or h.credential in wanted)]
    names = listed([title(h, turn.catalogue) for h in own])
    return [note(_("Not counted, because you keep it private: {names}."), names=names)] if own else []


def held_name(turn: Turn, holding: SharedHolding) -> str:
    """Short, as the catalogue knows it; else as the member calls it."""
    credential = turn.catalogue.credentials.get(holding.credential or "")
    return short_name(credential) if credential else holding.name


def proven(turn: Turn, member: Member, skill: str) -> SharedHolding | None:
    """A valid credential of the member that proves a skill well enough to count."""
    fitting = [h for h in member.holdings if shows(turn.catalogue, h, skill)]
    return next((h for h in fitting if h.valid(turn.today)), None)


def proving(catalogue: Catalogue, skill: str) -> list[str]:
    """The credentials that are enough about a skill."""
    return [c for c in catalogue.by_skill.get(skill, ()) if proves(catalogue, c, skill)]


def shows(catalogue: Catalogue, holding: SharedHolding, skill: str) -> bool:
    """Whether it proves a skill well enough; of what the catalogue does not have its name tells, "first aid"."""
    if holding.credential is not None:
        return proves(catalogue, holding.credential, skill)
    known, own = catalogue.skills[skill], holding.name
    # Either way round: "food safety" is about more than safety.
    return any(same_name(name, own) and same_name(own, name) for name in (known.name, *known.aliases))


def proves(catalogue: Catalogue, credential: str, skill: str) -> bool:
    """Whether a credential is enough about a skill, or about one of its narrower ones."""
    return catalogue.proofs.get(credential, {}).get(skill, 0.0) >= _PROVES_FROM
