"""Somebody need not have what the team needs, for a reason that they can read."""

from __future__ import annotations

import re

from bot.dialogs.engine.dialog import Ask, record_dialog
from bot.dialogs.engine.duty_slots import Reason, RequirementId, SaidSkills, Wanted
from bot.dialogs.engine.team_slots import ChosenPerson, People, TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.choosing import member_named
from bot.dialogs.teams.needed import button_of
from bot.dialogs.teams.picking_requirements import led_requirement, touch
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.scheduling import agenda
from bot.tracking.teams import letters, requirements
from bot.tracking.teams.requirements import Requirement
from bot.translation import _

#: "Only Vic needs it" exempts anybody but Vic.
_ONLY_THEY = pattern(r"(?<!\w)(?:only|just)\s+@?[\w.-]{1,40}\s+(?:needs?|must|has\s+to|requires?)(?!\w)", re.IGNORECASE)


def _of_one_alone(known: Requirement, name: str) -> Reply:
    text = _(
        "I cannot require {what} of {name} alone, so nothing is changed. It can be needed of everyone, or of so many "
        "people; whoever need not have it can be exempt: “Sam is exempt from {what}”."
    )
    fewer = begin(_("One person is enough"), "change_requirement", requirement=known.id, needed=1)
    none = begin(_("Not needed any more"), "drop_requirement", requirement=known.id)
    parts = (paragraph(text, what=bold(known.name), name=bold(name)),)
    return Reply(parts=parts, buttons=(fewer, none, button_of(known)))


@record_dialog
async def exempt_member(
    turn: Turn, who: People, wanted: Wanted | None = None, team: TeamId | None = None, reason: Reason | None = None,
    requirement: RequirementId | None = None, chosen: ChosenPerson | None = None, skills: SaidSkills | None = None,
) -> Reply:  # fmt: skip
    """A member need not meet a requirement; they are told, with the reason."""
    known = await led_requirement(turn, team, wanted, requirement, who)
    if isinstance(known, Reply):
        return known
    turn.frame.slots |= {"requirement": known.id, "team": known.team.id}
    if _ONLY_THEY.search(turn.heard.text):
        return _of_one_alone(known, who[0]["name"])
    member = await member_named(turn, known.team, who[0], chosen)
    if isinstance(member, Reply):
        return member
    if reason is None:
        question = _("Why does {name} not need {what}? They can read the reason.")
        raise Ask("reason", (), question.format(name=member.name, what=known.name))
    connection, me = turn.records.connection, turn.records.person_id
    await requirements.exempt(connection, known.id, member.id, reason, me, turn.now)
    unsaid = await agenda.withdraw_letter(connection, member.id, "needed", name=known.name)
    if member.id != me and not unsaid:
        await letters.write(
            connection, member.id, "exempt", turn.now, team_id=known.team.id, by=me, name=known.name, reason=reason
        )
    await touch(turn, known.team)
    text = _("{who} is exempt from {what}: {reason}. They are told.")
    undo = begin(_("Undo"), "end_exemption", who=[{"name": member.name, "ids": [member.id]}], requirement=known.id)
    parts = (paragraph(text, who=bold(member.name), what=bold(known.name), reason=reason),)
    return Reply(parts=parts, buttons=(undo, button_of(known)))


@record_dialog
async def end_exemption(
    turn: Turn, who: People, wanted: Wanted | None = None, team: TeamId | None = None,
    requirement: RequirementId | None = None, chosen: ChosenPerson | None = None, skills: SaidSkills | None = None,
) -> Reply:  # fmt: skip
    """They need it again."""
    known = await led_requirement(turn, team, wanted, requirement, who)
    if isinstance(known, Reply):
        return known
    turn.frame.slots |= {"requirement": known.id, "team": known.team.id}
    member = await member_named(turn, known.team, who[0], chosen)
    if isinstance(member, Reply):
        return member
    connection, me = turn.records.connection, turn.records.person_id
    before = await requirements.exemptions_from(connection, [known.id])
    reason = next((e.reason for e in before if e.person_id == member.id), None)
    if reason is None:
        text = _("{who} is not exempt from {what}.")
        return Reply(parts=(paragraph(text, who=bold(member.name), what=bold(known.name)),))
    await requirements.end_exemption(connection, known.id, member.id)
    unsaid = await agenda.withdraw_letter(connection, member.id, "exempt", name=known.name)
    if member.id != me and not unsaid:
        await letters.write(connection, member.id, "needed", turn.now, team_id=known.team.id, by=me, name=known.name)
    await touch(turn, known.team)
    who_again = [{"name": member.name, "ids": [member.id]}]
    undo = begin(_("Undo"), "exempt_member", who=who_again, requirement=known.id, reason=reason)
    text = _("{who} needs {what} like the others again. They are told.")
    parts = (paragraph(text, who=bold(member.name), what=bold(known.name)),)
    return Reply(parts=parts, buttons=(undo, button_of(known)))
