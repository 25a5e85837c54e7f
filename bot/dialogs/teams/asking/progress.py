"""Where the team stands, in one look."""

from __future__ import annotations

from datetime import date

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.team_slots import TeamId
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.teams.asking.needs import needs_of
from bot.dialogs.teams.asking.seeing import held_name, seen, unseen
from bot.messaging.reply import Bullets, Button, Heading, Part, Reply, Table, bold, note, paragraph, spans
from bot.pictures.states import SOON
from bot.scheduling.messages import bar, when
from bot.tracking.learning import planned_percent
from bot.tracking.teams.figures import Studied, expiring, shared, stuck, studied
from bot.tracking.teams.looking import TeamView
from bot.translation import _, day, listed, ngettext

_MOST_ROWS = 15
_MOST_SOON = 5


@private_dialog
async def team_progress(turn: Turn, team: TeamId | None = None) -> Reply:
    """Members, what they hold, what expires soon, and how each study stands against its plan."""
    view = await seen(turn, team, "team_progress")
    if isinstance(view, Reply):
        return view
    parts: list[Part] = [Heading(text=view.team.name), _numbers(view, turn.today), *_soon(turn, view)]
    parts += _studies(view, turn.today)
    parts += await needs_of(turn, view)
    parts += unseen(view, "credentials", "dates", "studies")
    if view.waiting:
        parts.append(note(_("Not answered yet: {names}."), names=listed(list(view.waiting[:_MOST_ROWS]))))
    return Reply(parts=tuple(parts), buttons=_buttons(view))


def _numbers(view: TeamView, today: date) -> Part:
    every = list(shared(view))
    valid = sum(1 for h in every if h.valid(today))
    expired = sum(1 for h in every if h.expires is not None and h.expires < today)
    n = len(view.members)
    members = ngettext("{n} member", "{n} members", n).format(n=n)
    credentials = ngettext("{n} valid credential", "{n} valid credentials", valid).format(n=valid)
    text = _("{members}, {credentials}, {expired} expired, {soon} expiring in the next {days} days.")
    soon = len(expiring(view, today, today + SOON))
    return paragraph(
        text, members=members, credentials=credentials, expired=str(expired), soon=str(soon), days=str(SOON.days)
    )


def _soon(turn: Turn, view: TeamView) -> list[Part]:
    found = expiring(view, turn.today, turn.today + SOON)
    if not found:
        return []
    items = tuple(
        spans(
            "{who}: {name} {when}", who=bold(each.member.name), name=held_name(turn, each.holding),
            when=when(each.holding.expires or turn.today, turn.today),
        )
        for each in found[:_MOST_SOON]
    )  # fmt: skip
    return [paragraph(_("Next to expire:")), Bullets(items=items)]


def _studies(view: TeamView, today: date) -> list[Part]:
    found = [each for each in studied(view) if each.study.state == "active"]
    if not found:
        return [paragraph(_("Nobody is studying for anything at the moment."))]
    rows = tuple(_row(each, today) for each in found[:_MOST_ROWS])
    parts: list[Part] = [
        paragraph(_("Studying:")),
        Table(header=(_("Who"), _("For"), _("Progress"), _("Plan")), rows=rows),
    ]
    if len(found) > _MOST_ROWS:
        parts.append(note(_("And {n} more: ask for the export."), n=str(len(found) - _MOST_ROWS)))
    slow = len(stuck(view, today))
    if slow:
        text = ngettext("{n} study needs a word.", "{n} studies need a word.", slow)
        parts.append(note(text, n=str(slow)))
    return parts


def _row(each: Studied, today: date) -> tuple[str, ...]:
    study = each.study
    planned = planned_percent(study, today)
    plan = ""
    if study.target is not None:
        plan = _("by {day}").format(day=day(study.target))
        if planned is not None:
            plan += _(", plan {n} %").format(n=planned)
    return each.member.name, study.name, bar(study.percent), plan or "–"


def _buttons(view: TeamView) -> tuple[Button, ...]:
    team = view.team.id
    return (
        begin(_("Who expires soon?"), "team_expiring", team=team),
        begin(_("Who is stuck?"), "who_is_stuck", team=team),
        begin(_("As a picture"), "team_picture", team=team, kind="progress"),
        begin(_("Export"), "team_export", team=team),
    )
