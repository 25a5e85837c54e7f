"""The day of a requirement is one for the whole team: where one person is meant it is not moved for all of them."""

from __future__ import annotations

from datetime import date

from bot.dialogs.engine.team_slots import People
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.understanding.strangers import stranger
from bot.knowledge.words import words
from bot.messaging.reply import Button, Reply, paragraph
from bot.scheduling.duty_words import demand
from bot.tracking.teams.requirements import Requirement
from bot.translation import _, day, listed


def of_one_alone(turn: Turn, known: Requirement, who: People | None, due: date) -> Reply | None:
    """None unless the day would be moved for somebody who is named, and be it by a name that nobody here has."""
    if who:
        names_of = {person.id: person.name for person in turn.circle.people}
        meant = [said["ids"][0] if len(said.get("ids", ())) == 1 else 0 for said in who]
        names = [names_of.get(one) or said["name"] for one, said in zip(meant, who, strict=True)]
        return _asks(known, listed(names), due, who)
    called = {w.text for w in (*words(known.name), *words(known.team.name))}
    unknown = stranger(turn.heard, called) if turn.said else None
    return _asks(known, unknown[0], due, None) if unknown else None


def _asks(known: Requirement, name: str, due: date, who: People | None) -> Reply:
    text = _(
        "The day is one for the whole team: {demand}. Shall it move for everybody, or is {who} to be exempt a while?"
    )
    if who is None:
        text = _("The day is one for the whole team: {demand}. I know no “{who}” in it. Shall it move for everybody?")
    label = _("For everybody: {day}").format(day=day(due))
    buttons: list[Button] = [begin(label, "change_requirement", requirement=known.id, due=due.isoformat())]
    if who is not None:
        buttons.append(begin(_("Exempt {name}").format(name=name), "exempt_member", who=who, requirement=known.id))
    return Reply(parts=(paragraph(text, demand=demand(known), who=name),), buttons=tuple(buttons))
