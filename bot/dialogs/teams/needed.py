"""What a team needs and who has it, for its leads; and what it needs from oneself, for a member."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.duty_slots import RequirementId, SaidSkills, Wanted
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.team_slots import TeamId, lacks
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.gap import skill_gap
from bot.dialogs.teams.asking.holding import who_holds
from bot.dialogs.teams.choosing import led_team, my_places, spoken_of
from bot.dialogs.teams.picking_requirements import pick_requirement
from bot.messaging.reply import Bullets, Button, Part, Reply, Span, bold, note, paragraph, spans
from bot.scheduling.duty_words import (
    count_line,
    demand,
    holder_words,
    missing_words,
    named,
    requirement_line,
    warning,
)
from bot.tracking.holdings import Holding
from bot.tracking.learning import Study
from bot.tracking.teams import looking, requirements, standing
from bot.tracking.teams.membership import Membership
from bot.tracking.teams.requirements import Asked, Requirement
from bot.tracking.teams.standing import Standing
from bot.translation import _, day, ngettext

#: More requirements are not listed in one message.
_MOST_SHOWN = 15
_MOST_BUTTONS = 4
#: More readings of what is needed are not offered.
_MOST_MEANT = 5


@private_dialog
async def show_requirements(
    turn: Turn, wanted: Wanted | None = None, team: TeamId | None = None, requirement: RequirementId | None = None,
    skills: SaidSkills | None = None,
) -> Reply:  # fmt: skip
    """What the team needs, who has it and who is missing; a member who leads nothing sees what is asked of them."""
    if not any(p.lead and (team is None or p.team.id == team) for p in await my_places(turn)):
        return await my_requirements(turn, team)
    place = await led_team(turn, team)
    if isinstance(place, Reply):
        return place
    connection = turn.records.connection
    needed = await requirements.of_teams(connection, [place.team.id])
    named = bool(needed) and (bool(wanted) or requirement is not None)
    one = pick_requirement(turn, needed, wanted, requirement) if named else None
    if one is None and (held := await _who_holds(turn, place.team.id, wanted)) is not None:
        return held
    if not needed:
        text = _("Nothing is required in {team} yet. Say for example “everyone in {team} needs first aid by 1 March”.")
        return Reply(parts=(paragraph(text, team=place.team.name),))
    one = one or (needed[0] if len(needed) == 1 else None)
    view = await looking.look(connection, turn.records.person_id, place.team.id, "show_requirements", turn.now)
    every = await standing.of_view(connection, view)
    if one is not None:
        turn.frame.slots["requirement"] = one.id  # "tell them" of the next message
        return shown(turn, next(s for s in every if s.requirement.id == one.id))
    return _all_of(every, turn.today)


async def _who_holds(turn: Turn, team: int, wanted: list[dict[str, Any]] | None) -> Reply | None:
    """Of what is not required it can be said all the same who has it."""
    ids = [c for want in wanted or () for c in want["ids"] if c in turn.catalogue.credentials]
    skills = [turn.catalogue.skills[want["skill"]] for want in wanted or () if want["skill"] in turn.catalogue.skills]
    lacking = lacks(turn.heard.text) or None
    return await who_holds(turn, ids or None, skills or None, team, lacking=lacking) if ids or skills else None


def shown(turn: Turn, stand: Standing) -> Reply:
    """One requirement with everybody's part in it."""
    today = turn.today
    spoken_of(turn, (each.person_id for each in stand.missing(today)))
    parts: list[Part] = [
        paragraph("{demand}: {count}.", demand=demand(stand.requirement), count=count_line(stand, today))
    ]
    items = _who(stand, today)
    if items:
        parts.append(Bullets(items=tuple(items)))
    if (warned := warning(stand, today)) is not None:
        parts.append(paragraph("{text}", text=bold(warned)))
    if stand.requirement.due is None:
        parts.append(
            note(
                _("No day is set; say “{name} by 1 March” and I remind those who lack it."), name=stand.requirement.name
            )
        )
    return Reply(parts=tuple(parts), buttons=_of_one(stand, today))


def _who(stand: Standing, today: date) -> list[tuple[Span, ...]]:
    on = stand.counted_on(today)
    having = named(holder_words(s, held) for s in stand.have(today) if (held := s.has(on)) is not None)
    studying = named(
        _("{name} ({percent} %)").format(name=s.name, percent=s.study.percent)
        for s in stand.missing(today)
        if s.study is not None
    )
    everybody = stand.requirement.needed is None
    lines = (
        (_("Have it"), having),
        (_("Missing"), missing_words(stand, today) if everybody else ""),
        (_("Study for it"), "" if everybody else studying),
        (_("Exempt"), named(f"{s.name} – {s.exempt.reason}" for s in stand.exempt if s.exempt is not None)),
        (_("Do not share what they hold"), named(s.name for s in stand.not_shared)),
    )
    return [spans("{what}: {who}", what=bold(what), who=who) for what, who in lines if who]


def _of_one(stand: Standing, today: date) -> tuple[Button, ...]:
    number = stand.requirement.id
    nudge = (begin(_("Nudge who is missing"), "nudge_member", requirement=number),)
    return (
        *(nudge if stand.missing(today) and stand.requirement.needed is None else ()),
        begin(_("Another day"), "change_requirement", requirement=number),
        begin(_("Not needed any more"), "drop_requirement", requirement=number),
    )


def _all_of(every: list[Standing], today: date) -> Reply:
    team = every[0].requirement.team
    n = len(every)
    parts: list[Part] = [
        paragraph(ngettext("{team} needs {n} thing:", "{team} needs {n} things:", n), team=bold(team.name), n=str(n)),
        Bullets(items=tuple(requirement_line(stand, today) for stand in every[:_MOST_SHOWN])),
    ]
    if n > _MOST_SHOWN:
        parts.append(note(_("And {n} more: name one to see it."), n=str(n - _MOST_SHOWN)))
    warnings = [text for stand in every if (text := warning(stand, today)) is not None]
    parts += [paragraph("{text}", text=bold(text)) for text in warnings]
    return Reply(parts=tuple(parts), buttons=tuple(button_of(s.requirement) for s in every[:_MOST_BUTTONS]))


def button_of(requirement: Requirement) -> Button:
    return begin(_("Who has {name}?").format(name=requirement.name), "show_requirements", requirement=requirement.id,
                 team=requirement.team.id)  # fmt: skip


@private_dialog
async def my_requirements(turn: Turn, team: TeamId | None = None) -> Reply:
    """What the person's teams need from them, and nothing of anybody else."""
    connection, me = turn.records.connection, turn.records.person_id
    places = {p.team.id: p for p in await my_places(turn) if p.member and (team is None or p.team.id == team)}
    asked = [a for a in (await requirements.asked_of(connection, [me]))[me] if a.requirement.team.id in places]
    if not places and turn.profile.goal in turn.catalogue.roles:  # "what do I need" of who has told what for
        return await hand_on(turn, skill_gap, {"role": turn.profile.goal})
    if not asked:
        return Reply(parts=(paragraph(_("No team needs anything from you at the moment.")),))
    held, studies = await turn.records.holdings(), await turn.records.studies()
    open_ones = [
        a for a in asked if a.exempt is None and not any(a.requirement.met_by(h.credential, h.name) for h in held)
    ]
    if len(open_ones) == 1:  # "how much is that", "I have it since May"
        turn.about([c for c in open_ones[0].requirement.credentials if c in turn.catalogue.credentials][:_MOST_MEANT])
    items = tuple(
        spans("{demand}: {mine}", demand=demand(a.requirement),
              mine=_mine(a, held, studies, places[a.requirement.team.id], turn.today))
        for a in asked[:_MOST_SHOWN]
    )  # fmt: skip
    return Reply(
        parts=(paragraph(_("What your team needs from you:")), Bullets(items=items)),
        buttons=(begin(_("Record a credential"), "add_holding"), begin(_("My credentials"), "list_holdings")),
    )


def _mine(asked: Asked, held: list[Holding], studies: list[Study], place: Membership, today: date) -> str:
    """How the person stands with it themselves."""
    if asked.exempt is not None:
        text = _("you are exempt – {reason} (said {who})") if asked.exempt.by else _("you are exempt – {reason}")
        return text.format(reason=asked.exempt.reason, who=asked.exempt.by)
    needed = asked.requirement
    on = max(today, needed.due or today)
    fitting = [h for h in held if needed.met_by(h.credential, h.name)]
    lasting = [h for h in fitting if h.expires is None or h.expires >= on]
    if lasting:
        return _held_words(max(lasting, key=lambda h: h.expires or date.max), place)
    ends = max((h.expires for h in fitting if h.expires is not None), default=None)
    if ends is not None and ends >= today:
        return _("yours ends on {day}, before that: renew it").format(day=day(ends))
    study = next((s for s in studies if needed.met_by(s.credential, s.name)), None)
    if study is not None:
        return _("you study for it, {percent} %").format(percent=study.percent)
    if ends is not None:
        return _("yours expired on {day}").format(day=day(ends))
    return _("you do not have it yet") if needed.needed is None else _("you do not have it; somebody has to")


def _held_words(holding: Holding, place: Membership) -> str:
    said = _("you have it until {day}").format(day=day(holding.expires)) if holding.expires else _("you have it")
    if holding.private or "credentials" not in place.shares:
        return _("{said}, but your team does not see it: you keep it private").format(said=said)
    return said
