"""``laurel reminders``: what will be sent to whom, when and why."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import click
import sqlalchemy as sa
from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app import build_knowledge
from bot.clock import SystemClock
from bot.commands.opening import sentences
from bot.commands.running import database_option, settings_with, startable
from bot.dialogs.understanding.phrases import read_phrases
from bot.knowledge.catalogue import Catalogue
from bot.scheduling.agenda import load_subject
from bot.scheduling.due import forecast
from bot.scheduling.messages import title
from bot.scheduling.notices import Due, Duty, Lapse
from bot.settings import Settings
from bot.storage.engine import create_engine
from bot.tracking.people import identities
from bot.tracking.teams.digests import Digest
from bot.tracking.teams.standing import Standing
from bot.translation import _


@click.group("reminders")
def command() -> None:
    """What will be sent to whom, when and why."""


@command.command()
@database_option
@click.option("--user", metavar="ACCOUNT", help="One account, as the platform names it; everybody when left out.")
@click.option("--days", type=click.IntRange(1, 3650), default=90, show_default=True, help="How far to look ahead.")
def preview(database: str | None, user: str | None, days: int) -> None:
    """Show every message that will be sent in the next days if nothing changes; nothing is sent now."""
    settings = settings_with(database)
    with startable(settings.database_url), sentences():
        rows = asyncio.run(_rows(settings, user, days))
    if not rows:
        click.echo(_("Nothing will be sent in the next {n} days.").format(n=days))
        return
    table = Table(_("when (UTC)"), _("their time"), _("to"), _("what"), _("why"))
    for row in rows:
        table.add_row(*row)
    Console().print(table)


async def _rows(settings: Settings, user: str | None, days: int) -> list[tuple[str, ...]]:
    """Raises ClickException for an account that is not known."""
    catalogue = build_knowledge(read_phrases(), settings.data).catalogue
    engine = create_engine(settings.database_url)
    now = SystemClock().now()
    rows = []
    try:
        async with engine.connect() as connection:
            for person_id, place in (await _places(connection, user)).items():
                subject = await load_subject(connection, person_id)
                for at, dues in forecast(subject, now, now + timedelta(days=days)):
                    local = at.astimezone(subject.allowed.zone)
                    their_time = f"{local:%d %b %H:%M} {subject.allowed.zone.key}"
                    rows += [(f"{at:%Y-%m-%d %H:%M}", their_time, place, _what(d, catalogue), _why(d)) for d in dues]
    finally:
        await engine.dispose()
    return sorted(rows)


async def _places(connection: AsyncConnection, user: str | None) -> dict[int, str]:
    """Where each person is written to: of what can be reached, the account that they last wrote from."""
    query = sa.select(identities).order_by(identities.c.unreachable_since.is_(None), identities.c.seen_at)
    if user is not None:
        own = sa.select(identities.c.person_id).where(identities.c.account == user)
        query = query.where(identities.c.person_id.in_(own))
    found = (await connection.execute(query)).all()
    if user is not None and not found:
        raise click.ClickException(_("No account is called {user}; nobody wrote from there yet.").format(user=user))
    blocked = _("(cannot be reached)")
    return {
        row.person_id: f"{row.platform}:{row.account}" + (f" {blocked}" if row.unreachable_since else "")
        for row in found
    }


def _what(due: Due, catalogue: Catalogue) -> str:
    if due.holding is not None:
        return title(due.holding, catalogue)
    if due.study is not None:
        return due.study.name
    return _of_a_team(due) or _("their week")


def _of_a_team(due: Due) -> str:
    if due.letter is not None:
        return due.letter.team or _("a team")
    match due.matter:
        case Duty(asked=asked):
            return asked.requirement.name
        case Standing(requirement=requirement) | Lapse(standing=Standing(requirement=requirement)):
            return requirement.name
        case Digest(team=team):
            return team.name
    return ""


def _why(due: Due) -> str:
    notice = due.notice
    if notice.kind == "expiry":
        if notice.stage < 0:
            return _("{n} days after the expiry on {day}").format(n=-notice.stage, day=notice.about)
        return _("{n} days before the expiry on {day}").format(n=notice.stage, day=notice.about)
    reasons = {
        "opens": _("renewing opens on {day}"), "snooze": _("snoozed until {day}"),
        "nudge": _("no progress, or behind the plan"), "summary": _("weekly summary"),
        "exam": _("before the day of a study, {day}"),
        "letter": _("because of what somebody else did"), "duty": _("a team needs it by {day}"),
        "late": _("a team still lacks it"), "lapse": _("a team lacks it after {day}"),
        "digest": _("how a team is doing"),
    }  # fmt: skip
    return reasons[notice.kind].format(day=notice.about)
