"""A lead has seen the evidence of a member's record; what is changed afterwards has to be seen anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.duty_slots import SaidSkills
from bot.dialogs.engine.said_slots import Candidates, OwnHolding
from bot.dialogs.engine.team_slots import ChosenPerson, People, TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.asking.seeing import held_name, proves
from bot.dialogs.teams.choosing import led_team, member_named
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, paragraph
from bot.scheduling import agenda
from bot.tracking.records import Records
from bot.tracking.teams import letters
from bot.tracking.teams.letters import LetterKind
from bot.tracking.teams.looking import Member, SharedHolding, look
from bot.tracking.teams.membership import Team
from bot.translation import _, day

#: How much of a free-text name has to be in the message, of a hundred.
_NAMED_FROM = 85
_MOST_OFFERED = 8


@record_dialog
async def verify_record(
    turn: Turn, who: People, credential: Candidates | None = None, team: TeamId | None = None,
    holding: OwnHolding | None = None, chosen: ChosenPerson | None = None, skills: SaidSkills | None = None,
) -> Reply:  # fmt: skip
    """Mark a member's record as seen; they are told by whom."""
    found = await _record(turn, who[0], _Meant(credential, skills or [], holding), team, chosen)
    if isinstance(found, Reply):
        return found
    place, member, record = found
    name = held_name(turn, record)
    await _mark(turn, place, member, record, "verified")
    text = _("{who}'s {what} is marked as verified, by you, today. If {who} changes the record, that is reset.")
    undo = begin(_("Undo"), "unverify_record", who=_said(member), holding=record.id, team=place.id)
    return Reply(parts=(paragraph(text, who=bold(member.name), what=bold(name)),), buttons=(undo,))


@record_dialog
async def unverify_record(
    turn: Turn, who: People, credential: Candidates | None = None, team: TeamId | None = None,
    holding: OwnHolding | None = None, chosen: ChosenPerson | None = None, skills: SaidSkills | None = None,
) -> Reply:  # fmt: skip
    """Take the mark back; they are told that too."""
    found = await _record(turn, who[0], _Meant(credential, skills or [], holding), team, chosen)
    if isinstance(found, Reply):
        return found
    place, member, record = found
    name = held_name(turn, record)
    if record.verified_at is None:
        text = _("{who}'s {what} is not marked as verified.")
        return Reply(parts=(paragraph(text, who=bold(member.name), what=bold(name)),))
    await _mark(turn, place, member, record, "unverified")
    undo = begin(_("Undo"), "verify_record", who=_said(member), holding=record.id, team=place.id)
    text = _("{who}'s {what} is not marked as verified any more.")
    return Reply(parts=(paragraph(text, who=bold(member.name), what=bold(name)),), buttons=(undo,))


@dataclass(frozen=True)
class _Meant:
    """What was said of the record: readings of a credential's name, skills, or the number of one of several."""

    credential: list[str] | None
    skills: list[str]
    holding: int | None


async def _record(
    turn: Turn, said: dict[str, Any], meant: _Meant, team: int | None, chosen: int | None
) -> tuple[Team, Member, SharedHolding] | Reply:
    """The record that is meant, if it is shared. Raises Ask for slot ``holding`` when several may be meant."""
    place = await led_team(turn, team)
    if isinstance(place, Reply):
        return place
    turn.frame.slots["team"] = place.team.id
    named = await member_named(turn, place.team, said, chosen)
    if isinstance(named, Reply):
        return named
    view = await look(
        turn.records.connection, turn.records.person_id, place.team.id, "verify_record", turn.now, named.id
    )
    member = view.members[0]
    fitting = _fitting(turn, member, meant)
    if not fitting:
        text = _("{who} shares no such record, so there is nothing to mark. What they share: “what does {who} hold”.")
        return Reply(parts=(paragraph(text, who=bold(member.name)),))
    if len(fitting) > 1:
        offered = fitting[:_MOST_OFFERED]
        question = _("Which record of {name} do you mean?").format(name=member.name)
        raise Ask("holding", tuple(h.id for h in offered), question, tuple(_label(turn, h) for h in offered))
    return place.team, member, fitting[0]


def _fitting(turn: Turn, member: Member, meant: _Meant) -> list[SharedHolding]:
    held = member.holdings
    if meant.holding is not None:
        return [h for h in held if h.id == meant.holding]
    if meant.credential:
        return [h for h in held if h.credential in meant.credential]
    spoken = turn.heard.key
    named = [h for h in held if spoken and fuzz.partial_ratio(key(h.name), spoken) >= _NAMED_FROM]
    if named or not meant.skills:
        return named or list(held)
    return [h for h in held if h.credential and any(proves(turn.catalogue, h.credential, s) for s in meant.skills)]


def _label(turn: Turn, holding: SharedHolding) -> str:
    name = held_name(turn, holding)
    return _("{name}, until {day}").format(name=name, day=day(holding.expires)) if holding.expires else name


def _said(member: Member) -> list[dict[str, object]]:
    return [{"name": member.name, "ids": [member.id]}]


async def _mark(turn: Turn, team: Team, member: Member, record: SharedHolding, kind: LetterKind) -> None:
    connection, me, now = turn.records.connection, turn.records.person_id, turn.now
    seen = kind == "verified"
    marks = {"verified_at": now if seen else None, "verified_by": me if seen else None}
    await Records(connection, member.id, now).change(record.id, **marks)
    unsaid = await agenda.withdraw_letter(connection, member.id, "unverified" if seen else "verified", record=record.id)
    if member.id != me and not unsaid:
        await letters.write(
            connection, member.id, kind, now, team_id=team.id, by=me, name=held_name(turn, record), record=record.id
        )
        turn.records.others.add(member.id)
