"""One member alone."""

from __future__ import annotations

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.team_slots import ChosenPerson, NamedCredential, People, TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.asking.needs import still_needed_of
from bot.dialogs.teams.asking.seeing import held_name, kept_private, seen
from bot.dialogs.teams.choosing import led_team, resolve
from bot.dialogs.teams.places import shown_words
from bot.knowledge.wording import short_name
from bot.messaging.reply import Bullets, Button, Part, Reply, Span, bold, note, paragraph, spans
from bot.scheduling.messages import study_line, when
from bot.tracking.teams.looking import Member, SharedHolding, TeamView
from bot.translation import _, day, listed

_MOST = 20


@private_dialog
async def team_member(
    turn: Turn, who: People, credential: NamedCredential | None = None, team: TeamId | None = None,
    chosen: ChosenPerson | None = None,
) -> Reply:  # fmt: skip
    """What one member shares: credentials with their dates, and studies; or how they stand with one credential."""
    person_id = await resolve(turn, who[0], chosen)
    if person_id is None:  # nobody who ever wrote: there is nothing to look at
        place = await led_team(turn, team)
        return place if isinstance(place, Reply) else _no_member(who[0]["name"], place.team.name)
    _settle(turn, who[0]["name"], person_id)
    view = await seen(turn, team, "team_member", person_id)
    if isinstance(view, Reply):
        return view
    member = next((m for m in view.members if m.id == person_id), None)
    if member is None:
        return _no_member(who[0]["name"], view.team.name)
    if credential:
        return _with_one(turn, view, member, credential)
    if len(known := [h.credential for h in member.holdings if h.credential in turn.catalogue.credentials]) == 1:
        turn.about([str(known[0])])  # "and what does that cost"
    parts: list[Part] = [paragraph(_("{name}, in {team}:"), name=bold(member.name), team=view.team.name)]
    parts += _held(turn, member)
    parts += await kept_private(turn, view) if member.id == turn.records.person_id else []
    if member.studies:
        items = tuple(study_line(study, turn.today) for study in member.studies[:_MOST])
        parts += [paragraph(_("Studying:")), Bullets(items=items)]
    parts += await still_needed_of(turn, view, member)
    if set(member.shares) != {"credentials", "dates", "studies"}:
        parts.append(note(_("{name} shares {what}."), name=member.name, what=shown_words(member.shares)))
    return Reply(parts=tuple(parts), buttons=(_nudge(view, member),))


def _no_member(said: str, team: str) -> Reply:
    text = _("{name} is not a member of {team}, or has not said yes: I have nothing to show you of them.")
    return Reply(parts=(paragraph(text, name=bold(said), team=team),))


def _settle(turn: Turn, said: str, person_id: int) -> None:
    """Of several people of a name the one that was chosen is meant from now on, also by "and CISSP?"."""
    turn.frame.slots.pop("chosen", None)
    turn.frame.slots["who"] = [{"name": said, "ids": [person_id]}]


def _with_one(turn: Turn, view: TeamView, member: Member, credential: list[str]) -> Reply:
    """ "Does Jon have CKA?": held, studied for, or neither as far as is shared."""
    turn.about(list(credential[:4]))
    wanted = set(credential)
    names = [short_name(turn.catalogue.credentials[c]) for c in credential[:3] if c in turn.catalogue.credentials]
    held = [h for h in member.holdings if h.credential in wanted]
    studied = [s for s in member.studies if s.credential in wanted and s.state == "active"]
    parts: list[Part] = []
    if held:
        parts = [paragraph(_("{name}, in {team}:"), name=bold(member.name), team=view.team.name)]
        parts.append(Bullets(items=tuple(_line(turn, holding) for holding in held)))
    elif "credentials" not in member.shares:
        parts = [paragraph(_("{name} does not share which credentials they hold."), name=bold(member.name))]
    else:
        text = _("{name} has recorded no {credential}, or does not share it.")
        parts = [paragraph(text, name=bold(member.name), credential=bold(listed(list(dict.fromkeys(names)), "or")))]
    if studied:
        parts += [paragraph(_("Studying:")), Bullets(items=tuple(study_line(s, turn.today) for s in studied))]
    return Reply(parts=tuple(parts), buttons=(_nudge(view, member),))


def _nudge(view: TeamView, member: Member) -> Button:
    who = [{"name": member.name, "ids": [member.id]}]
    return begin(_("Ask how it is going"), "nudge_member", team=view.team.id, who=who)


def _held(turn: Turn, member: Member) -> list[Part]:
    if "credentials" not in member.shares:
        return []
    if not member.holdings:
        return [paragraph(_("No credentials recorded, or none shared."))]
    return [Bullets(items=tuple(_line(turn, holding) for holding in member.holdings[:_MOST]))]


def _line(turn: Turn, holding: SharedHolding) -> tuple[Span, ...]:
    said = []
    if holding.awarded:
        said.append(_("got {day}").format(day=day(holding.awarded)))
    if holding.expires:
        said.append(when(holding.expires, turn.today))
    if holding.verified_at:
        said.append(_("verified on {day}").format(day=day(holding.verified_at.date())))
    text = "{name}: {said}" if said else "{name}"
    return spans(text, name=bold(held_name(turn, holding)), said=", ".join(said))
