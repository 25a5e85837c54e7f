"""What comes first in a team: a day by which something is needed, or what runs out."""

from __future__ import annotations

from datetime import date, timedelta

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.team_slots import TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.asking.expiry import shown_people
from bot.dialogs.teams.asking.seeing import held_name, seen, unseen
from bot.messaging.reply import Bullets, Part, Reply, Span, bold, note, paragraph, spans
from bot.scheduling.duty_words import demand, missing_words
from bot.tracking.teams import standing
from bot.tracking.teams.figures import expiring
from bot.translation import _, day, listed

_MOST, _MOST_EXPIRED = 3, 5


@private_dialog
async def next_in_team(turn: Turn, team: TeamId | None = None) -> Reply:
    """The next days of a team, the soonest first; what has expired already is said behind."""
    view = await seen(turn, team, "next_in_team")
    if isinstance(view, Reply):
        return view
    ending = expiring(view, turn.today, date.max)
    days: list[tuple[date, tuple[Span, ...]]] = []
    for stand in await standing.of_view(turn.records.connection, view):
        due, missing = stand.requirement.due, missing_words(stand, turn.today)
        if due is not None and due >= turn.today and missing:
            line = spans(_("{demand}; missing: {who}"), demand=demand(stand.requirement), who=missing)
            days.append((due, line))
    for each in ending[:_MOST]:
        on = each.holding.expires or date.max
        text = _("{who}: {what} expires on {day}")
        days.append((on, spans(text, who=bold(each.member.name), what=held_name(turn, each.holding), day=day(on))))
    days.sort(key=lambda known: known[0])
    turn.frame.slots["shown"] = shown_people(turn, ending[:_MOST])
    parts: list[Part] = [paragraph(_("I know of no day to come in {team}."), team=bold(view.team.name))]
    if days:
        parts = [
            paragraph(_("Next in {team}:"), team=bold(view.team.name)),
            Bullets(items=tuple(line for _on, line in days[:_MOST])),
        ]
    past = expiring(view, None, turn.today - timedelta(days=1))[-_MOST_EXPIRED:]
    if past:
        names = [f"{e.member.name} ({held_name(turn, e.holding)})" for e in reversed(past)]
        parts.append(note(_("Expired already: {names}."), names=listed(names)))
    parts += unseen(view, "credentials", "dates")
    return Reply(
        parts=tuple(parts),
        buttons=(
            begin(_("Who expires soon?"), "team_expiring", team=view.team.id, tense="coming"),
            begin(_("Who is missing?"), "show_requirements", team=view.team.id),
        ),
    )
