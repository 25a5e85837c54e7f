"""A lead says what the team needs: by when, by how many, which credentials count, and that it is needed no more."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.duty_slots import DueOn, Everybody, Needed, PutOffBy, RequirementId, SaidSkills, Wanted
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.team_slots import People, TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams import what_counts
from bot.dialogs.teams.choosing import led_team
from bot.dialogs.teams.needed import button_of, shown
from bot.dialogs.teams.picking_requirements import led_requirement, touch
from bot.dialogs.teams.whose_day import of_one_alone
from bot.knowledge.renewing.periods import add_days, add_months
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Button, Reply, bold, paragraph
from bot.patterns import pattern
from bot.scheduling.duty_words import demand
from bot.tracking.teams import looking, membership, requirements, standing
from bot.tracking.teams.membership import Team
from bot.tracking.teams.requirements import Requirement
from bot.translation import _, day, listed

_MOST_NARROWED = 4
_EXCEPT = pattern(
    r"\b(?:except|but\s+not|not\s+for|apart\s+from|excluding|other\s+than|besides|(?:every\s?(?:one|body)|all|all\s+of\s+(?:them|us))\s+but)\b",
    re.IGNORECASE,
)
#: "All need first aid, Bob doesn't".
_BUT_NOT_THEY = pattern(
    r"\b(?:every\s?(?:one|body)|all)\b.{0,80}\b(?:does\s*n['’]?t|does\s+not|need\s*n['’]?t)\b", re.IGNORECASE
)
_REQUIRES = pattern(r"\b(?:needs?|must|has\s+to|have\s+to)\b", re.IGNORECASE)


@record_dialog
async def require_credential(
    turn: Turn, wanted: Wanted, team: TeamId | None = None, needed: Needed | None = None, due: DueOn | None = None,
    skills: SaidSkills | None = None, who: People | None = None,
) -> Reply:  # fmt: skip
    """From now on everybody in the team, or so many of them, need something; ``skills`` are among ``wanted``."""
    place = await led_team(turn, team)
    if isinstance(place, Reply):
        return place
    but_not = turn.said and (_EXCEPT.search(turn.heard.text) or _BUT_NOT_THEY.search(turn.heard.text))
    excepted = who if who and but_not else []
    theirs = [want for want in wanted if "only" in want and needed is None]
    if (who and needed is None and not excepted and not theirs) or len(theirs) == len(wanted):
        return _not_of_single_people(who or [{"name": theirs[0]["only"]}], wanted)
    wanted = [want for want in wanted if want not in theirs]
    turn.frame.slots["team"] = place.team.id
    if due is not None and due < turn.today:
        turn.frame.slots.pop("due", None)
        raise Ask("due", (), _("{day} is past already. By when is it needed?").format(day=day(due)))
    before = await requirements.of_teams(turn.records.connection, [place.team.id])
    if len(before) + len(wanted) > requirements.MOST_OF_A_TEAM:
        return Reply(parts=(paragraph(_("That is more than I keep for one team. Drop what is not needed any more.")),))
    made = [
        await _put(turn, place.team, want, before, _of_each(want, needed), _day_of(turn, want, due)) for want in wanted
    ]
    await touch(turn, place.team)
    view = await looking.look(
        turn.records.connection, turn.records.person_id, place.team.id, "show_requirements", turn.now
    )
    every = {s.requirement.id: s for s in await standing.of_view(turn.records.connection, view)}
    reply = Reply()
    for requirement in made:
        reply = reply.plus(shown(turn, every[requirement.id]))
        reply = reply.plus(Reply(parts=tuple(what_counts.told(turn, requirement)), buttons=_buttons(turn, requirement)))
        reply = reply.plus(_to_exempt(requirement, excepted))
    for want in theirs:
        reply = reply.plus(_not_of_single_people([{"name": want["only"]}], [want]))
    return reply


def _to_exempt(requirement: Requirement, who: People) -> Reply:
    """ "Everyone except Tom": an exemption has a reason, which is asked for."""
    buttons = tuple(
        begin(_("Exempt {name} from {what}").format(name=said["name"], what=requirement.name), "exempt_member",
              who=[said], requirement=requirement.id)
        for said in who
    )  # fmt: skip
    text = _("{who} counts too until you say why not: press below.")
    names = listed([said["name"] for said in who])
    return Reply(parts=(paragraph(text, who=names),), buttons=buttons) if who else Reply()


def _day_of(turn: Turn, want: dict[str, Any], due: date | None) -> date | None:
    """By when one of several things is needed: as it is said of it, else as of all."""
    own = date.fromisoformat(want["due"]) if "due" in want else due
    return due if own is not None and own < turn.today else own


def _of_each(want: dict[str, Any], needed: int | None) -> int | None:
    """By how many one of several things is needed: as it is said of it, else as of all."""
    return (want["needed"] or None) if "needed" in want else needed


def _not_of_single_people(who: People, wanted: Wanted) -> Reply:
    text = _(
        "I keep what everybody in a team needs, or how many have to have it: “two people need {name}”. To ask {who} "
        "for it, say “remind {who} of {name}”."
    )
    return Reply(parts=(paragraph(text, name=wanted[0]["name"], who=listed([said["name"] for said in who])),))


async def _put(
    turn: Turn, team: Team, want: dict[str, Any], before: list[Requirement], needed: int | None, due: Any
) -> Requirement:
    """The same thing again changes what is asked of it instead of asking it twice."""
    name, ids, skill = what_counts.meaning(turn, want)
    connection = turn.records.connection
    same = (r for r in before if r.name.casefold() == name.casefold() or (ids and set(r.credentials) == set(ids)))
    twin = next(same, None)
    if twin is not None:
        await requirements.change(connection, twin.id, needed=needed, due=due or twin.due)
        return twin
    return await requirements.require(
        connection, team, turn.records.person_id, turn.now, name=name, credentials=ids, skill=skill, needed=needed,
        due=due,
    )  # fmt: skip


def _buttons(turn: Turn, requirement: Requirement) -> tuple[Button, ...]:
    undo = begin(_("Undo"), "drop_requirement", requirement=requirement.id)
    if not 1 < len(requirement.credentials) <= _MOST_NARROWED:
        return (undo,)
    counted = [turn.catalogue.credentials[c] for c in requirement.credentials]
    names = [short_name(c) for c in counted]
    if len(set(names)) < len(names):  # two of one name are told by who issues them
        names = [f"{name} ({turn.catalogue.issuer(c).name})" for name, c in zip(names, counted, strict=True)]
    only = tuple(
        begin(_("Only {name}").format(name=name), "narrow_requirement", requirement=requirement.id, credential=c.id)
        for name, c in zip(names, counted, strict=True)
    )
    return (undo, *only)


@record_dialog
async def narrow_requirement(
    turn: Turn, requirement: Annotated[int, Hidden()], credential: Annotated[str, Hidden()]
) -> Reply:
    """Of several credentials that count, only one does from now on; only its button leads here."""
    known = await led_requirement(turn, None, None, requirement)
    if isinstance(known, Reply):
        return known
    named = turn.catalogue.credentials[credential]
    name = short_name(named)
    await requirements.change(turn.records.connection, known.id, name=name, credentials=[credential], skill=None)
    await touch(turn, known.team)
    text = _("Only {name} counts from now on in {team}.")
    parts = (paragraph(text, name=bold(full_name(named)), team=known.team.name),)
    return Reply(parts=parts, buttons=(button_of(known),))


@record_dialog
async def change_requirement(
    turn: Turn, wanted: Wanted | None = None, team: TeamId | None = None, due: DueOn | None = None,
    needed: Needed | None = None, everybody: Everybody | None = None, requirement: RequirementId | None = None,
    skills: SaidSkills | None = None, put_off: PutOffBy | None = None, who: People | None = None,
) -> Reply:  # fmt: skip
    """Another day, or one so much later than the one it has, or another number of people."""
    known = await led_requirement(turn, team, wanted, requirement)
    if isinstance(known, Reply):
        if wanted and requirement is None and turn.said and _REQUIRES.search(turn.heard.text):
            return await hand_on(turn, require_credential, turn.frame.slots)  # it was not required yet
        return known
    turn.frame.slots |= {"requirement": known.id, "team": known.team.id}
    if due is None and put_off is not None and known.due is not None:
        due = add_days(add_months(known.due, put_off[0]), put_off[1])
    turn.frame.slots.pop("put_off", None)
    if due is not None and due >= turn.today and (alone := of_one_alone(turn, known, who, due)) is not None:
        return alone
    if due is not None and due < turn.today:
        turn.frame.slots.pop("due", None)
        raise Ask("due", (), _("{day} is past already. By when is it needed?").format(day=day(due)))
    if due is None and needed is None and everybody is None:
        raise Ask("due", (), _("By when is {name} needed?").format(name=known.name))
    news: dict[str, Any] = {"due": due} if due is not None else {}
    if needed is not None or everybody:
        news["needed"] = needed
    await requirements.change(turn.records.connection, known.id, **news)
    await touch(turn, known.team)
    now = await requirements.find(turn.records.connection, known.id)
    parts = (paragraph("{demand}.", demand=demand(now or known)),)
    undo = _as_it_was(known)
    return Reply(parts=parts, buttons=(undo, button_of(known)))


@record_dialog
async def drop_requirement(
    turn: Turn, wanted: Wanted | None = None, team: TeamId | None = None, requirement: RequirementId | None = None,
    skills: SaidSkills | None = None,
) -> Reply:  # fmt: skip
    """It is not needed any more: nobody is reminded of it."""
    known = await led_requirement(turn, team, wanted, requirement)
    if isinstance(known, Reply):
        return known
    await requirements.change(turn.records.connection, known.id, closed_at=turn.now)
    await touch(turn, known.team)
    undo = _as_it_was(known)
    text = _("{name} is not required in {team} any more; nobody is reminded of it.")
    return Reply(parts=(paragraph(text, name=bold(known.name), team=known.team.name),), buttons=(undo,))


def _as_it_was(requirement: Requirement) -> Button:
    before = {"due": requirement.due and requirement.due.isoformat(), "needed": requirement.needed}
    return begin(_("Undo"), "restore_requirement", number=requirement.id, **{k: v for k, v in before.items() if v})


@record_dialog
async def restore_requirement(
    turn: Turn, number: Annotated[int, Hidden()], due: DueOn | None = None,
    needed: Annotated[int, Hidden()] | None = None,
) -> Reply:  # fmt: skip
    """As it was before it was changed or dropped; only buttons lead here."""
    connection = turn.records.connection
    known = await requirements.find(connection, number)
    team = known.team if known is not None else await requirements.team_of_dropped(connection, number)
    place = await membership.find(connection, team.id, turn.records.person_id) if team is not None else None
    if team is None or place is None or not place.lead:
        return Reply(parts=(paragraph(_("That cannot be brought back by you.")),))
    await requirements.change(connection, number, closed_at=None, due=due, needed=needed)
    await touch(turn, team)
    back = await requirements.find(connection, number)
    assert back is not None  # noqa: S101 - it was opened just now
    parts = (paragraph(_("As before: {demand}."), demand=demand(back)),)
    return Reply(parts=parts, buttons=(button_of(back),))
