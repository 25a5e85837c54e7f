"""What other answers say of the things that a team needs: how far it is, and what hangs on one person."""

from __future__ import annotations

from bot.dialogs.engine.turn import Turn
from bot.messaging.reply import Bullets, Part, bold, paragraph
from bot.scheduling.duty_words import requirement_line, warning
from bot.tracking.teams import standing
from bot.tracking.teams.looking import TeamView
from bot.translation import _

#: More requirements are read by asking for them.
_MOST = 5


async def needs_of(turn: Turn, view: TeamView, wanted: set[str] | None = None) -> list[Part]:
    """The requirements of a team, a line each, that one of the credentials ``wanted`` meets (None: all of them)."""
    every = await standing.of_view(turn.records.connection, view)
    about = [s for s in every if wanted is None or wanted & set(s.requirement.credentials)]
    if not about:
        return []
    parts: list[Part] = [
        paragraph("{title}", title=bold(_("Needed:"))),
        Bullets(items=tuple(requirement_line(each, turn.today) for each in about[:_MOST])),
    ]
    warnings = [text for each in about if (text := warning(each, turn.today)) is not None]
    return [*parts, *(paragraph("{text}", text=bold(text)) for text in warnings[:_MOST])]
