"""``laurel reminders``: what will be sent to whom, when and why."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import click
import sqlalchemy as sa
from rich.console import Console
from rich.table import Table

from bot.app import build_knowledge
from bot.clock import SystemClock
from bot.commands.opening import sentences
from bot.commands.running import database_option, settings_with, startable
from bot.dialogs.understanding.phrases import read_phrases
from bot.knowledge.catalogue import Catalogue
from bot.scheduling.agenda import agenda, load_subject
from bot.scheduling.due import Due, forecast
from bot.scheduling.messages import title
from bot.settings import Settings
from bot.storage.engine import create_engine
from bot.tracking.people import identities
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
    catalogue = build_knowledge(read_phrases(), settings.data).catalogue
    found = [row async for row in _messages(settings, catalogue, user, days)]
    return sorted(found)


async def _messages(
    settings: Settings, catalogue: Catalogue, user: str | None, days: int
) -> AsyncIterator[tuple[str, ...]]:
    engine = create_engine(settings.database_url)
    now = SystemClock().now()
    query = sa.select(identities.c.person_id, identities.c.platform, identities.c.account).join(
        agenda, agenda.c.person_id == identities.c.person_id
    )
    if user is not None:
        query = query.where(identities.c.account == user)
    try:
        async with engine.connect() as connection:
            for person in (await connection.execute(query)).all():
                subject = await load_subject(connection, person.person_id)
                for at, dues in forecast(subject, now, now + timedelta(days=days)):
                    local = at.astimezone(subject.allowed.zone)
                    for due in dues:
                        yield (
                            f"{at:%Y-%m-%d %H:%M}", f"{local:%d %b %H:%M} {subject.allowed.zone.key}",
                            f"{person.platform}:{person.account}", _what(due, catalogue), _why(due),
                        )  # fmt: skip
    finally:
        await engine.dispose()


def _what(due: Due, catalogue: Catalogue) -> str:
    if due.holding is not None:
        return title(due.holding, catalogue)
    return due.study.name if due.study is not None else _("their week")


def _why(due: Due) -> str:
    notice = due.notice
    if notice.kind == "expiry":
        if notice.stage < 0:
            return _("{n} days after the expiry on {day}").format(n=-notice.stage, day=notice.about)
        return _("{n} days before the expiry on {day}").format(n=notice.stage, day=notice.about)
    reasons = {
        "opens": _("renewing opens on {day}"), "snooze": _("snoozed until {day}"),
        "nudge": _("no progress, or behind the plan"), "summary": _("weekly summary"),
    }  # fmt: skip
    return reasons[notice.kind].format(day=notice.about)
