"""This quarter beside the last one."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.team_slots import TeamId
from bot.dialogs.engine.turn import Turn
from bot.dialogs.teams.asking.seeing import seen, unseen
from bot.messaging.reply import Reply, Table, bold, note, paragraph
from bot.tracking import history
from bot.tracking.history import Happened
from bot.tracking.teams.figures import Tally, held, tally
from bot.tracking.teams.looking import TeamView
from bot.translation import _, day, ngettext

_MONTHS = 3
_DAY = timedelta(days=1)


@private_dialog
async def team_compare(turn: Turn, team: TeamId | None = None) -> Reply:
    """What was won, renewed, lost, begun and finished in this quarter and in the one before."""
    view = await seen(turn, team, "team_compare")
    if isinstance(view, Reply):
        return view
    this = _quarter(turn.today)
    before = _quarter(this - _DAY)
    happened = await _happened(turn, view, before)
    now = _tally(turn, view, happened, this, turn.today)
    then = _tally(turn, view, happened, before, this - _DAY)
    rows = tuple(
        (title, str(old), str(new), f"{new - old:+d}" if new != old else "=")
        for title, old, new in (
            (_("Credentials won"), then.added, now.added),
            (_("Renewed"), then.renewed, now.renewed),
            (_("Lapsed"), then.lapsed, now.lapsed),
            (_("Studies begun"), then.started, now.started),
            (_("Studies finished"), then.finished, now.finished),
        )
    )
    table = Table(header=("", _("Last quarter"), _("This quarter"), _("Change")), rows=rows)
    said = note(
        _("Last quarter: {a} to {b}; this one from {c} to today. Those who are members now, with what they share."),
        a=day(before), b=day(this - _DAY), c=day(this),
    )  # fmt: skip
    dateless = sum(1 for each in held(view) if each.holding.awarded is None and "dates" in each.member.shares)
    left_out = ngettext(
        "Not counted as won: {n} credential of which no award day is known.",
        "Not counted as won: {n} credentials of which no award day is known.",
        dateless,
    )
    return Reply(
        parts=(
            paragraph(_("{team}, this quarter beside the last:"), team=bold(view.team.name)), table, said,
            *([note(left_out, n=str(dateless))] if dateless else []), *unseen(view, "credentials", "dates", "studies"),
        )
    )  # fmt: skip


def _quarter(of: date) -> date:
    """The first day of the quarter of the year in which a day lies."""
    return date(of.year, (of.month - 1) // _MONTHS * _MONTHS + 1, 1)


async def _happened(turn: Turn, view: TeamView, first: date) -> list[Happened]:
    people = [member.id for member in view.members]
    return await history.of_people(turn.records.connection, people, _begin(first), _begin(turn.today + _DAY))


def _tally(turn: Turn, view: TeamView, happened: list[Happened], first: date, last: date) -> Tally:
    since, until = _begin(first), _begin(last + _DAY)
    return tally(view, (h for h in happened if since < h.at <= until), first, last, turn.today)


def _begin(of: date) -> datetime:
    return datetime.combine(of, time(), UTC)
