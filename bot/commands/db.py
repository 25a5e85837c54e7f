"""``laurel db``: the schema of the database."""

from __future__ import annotations

import asyncio

import click

from bot.commands.running import database_option, settings_with, startable
from bot.storage.engine import create_engine
from bot.storage.schema import current_revision, newest_revision, upgrade
from bot.translation import _


@click.group("db")
def command() -> None:
    """Bring the database up to date, or see whether it is."""


@command.command("upgrade")
@database_option
def upgrade_command(database: str | None) -> None:
    """Make the tables, or bring older ones up to date. Stop all processes that use the database first."""
    url = settings_with(database).database_url
    with startable(url):
        asyncio.run(_upgrade(url))
    click.echo(_("The database is at revision {n}.").format(n=newest_revision()))


@command.command("status")
@database_option
def status_command(database: str | None) -> None:
    """Exits with 1 when the database is not up to date."""
    url = settings_with(database).database_url
    with startable(url):
        found = asyncio.run(_current(url))
    if found != newest_revision():
        raise click.ClickException(_("The database is not up to date. Run: laurel db upgrade"))
    click.echo(_("The database is up to date (revision {n}).").format(n=found))


async def _upgrade(url: str) -> None:
    import bot.app  # noqa: F401 - declares every table

    engine = create_engine(url)
    try:
        await upgrade(engine)
    finally:
        await engine.dispose()


async def _current(url: str) -> str | None:
    engine = create_engine(url)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(current_revision)
    finally:
        await engine.dispose()
