"""What other answers say of the things that a team needs: how far it is, and what hangs on one person."""

from __future__ import annotations

from bot.dialogs.engine.turn import Turn
from bot.messaging.reply import Bullets, Part, bold, paragraph
from bot.scheduling.duty_words import requirement_line, warning
from bot.tracking.teams import standing
from bot.tracking.teams.looking import Member, TeamView
from bot.translation import _, day, listed

#: More requirements are read by asking for them.
_MOST = 5


async def needs_of(turn: Turn, view: TeamView, wanted: set[str] | None = None, *, unmet: bool = False) -> list[Part]:
    """The requirements of a team, a line each, that one of the credentials ``wanted`` meets (None: all of them), or
    only the ``unmet`` ones.
    """
    every = await standing.of_view(turn.records.connection, view)
    about = [s for s in every if wanted is None or wanted & set(s.requirement.credentials)]
    about = [s for s in about if s.lacks(turn.today)] if unmet else about
    if not about:
        return []
    parts: list[Part] = [
        paragraph("{title}", title=bold(_("Needed:"))),
        Bullets(items=tuple(requirement_line(each, turn.today) for each in about[:_MOST])),
    ]
    if unmet:
        return parts
    warnings = [text for each in about if (text := warning(each, turn.today)) is not None]
    return [*parts, *(paragraph("{text}", text=bold(text)) for text in warnings[:_MOST])]


async def still_needed_of(turn: Turn, view: TeamView, member: Member) -> list[Part]:
    """What everybody in the team needs and this one has not got, with the day by which."""
    every = await standing.of_view(turn.records.connection, view)
    lacked = [
        s.requirement for s in every
        if s.requirement.needed is None and any(each.person_id == member.id for each in s.missing(turn.today))
    ]  # fmt: skip
    if not lacked:
        return []
    named = [r.name if r.due is None else _("{name} by {day}").format(name=r.name, day=day(r.due)) for r in lacked]
    return [paragraph(_("Still missing of what {team} needs: {names}."), team=view.team.name, names=listed(named))]
