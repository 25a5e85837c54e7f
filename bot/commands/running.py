"""What commands that run the bot begin with: its settings, its logs, and errors at the start as sentences."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.commands.opening import sentences, settings
from bot.settings import Settings
from bot.storage.engine import create_engine
from bot.storage.schema import SchemaError, prepare
from bot.translation import _

T = TypeVar("T")

database_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--database", metavar="URL", help="Where to keep everything, as sqlite:///laurel.db."
)


def settings_with(database: str | None) -> Settings:
    """The settings, with the database given instead of theirs. Raises ClickException."""
    found = settings()
    return found.model_copy(update={"database_url": database}) if database else found


@contextmanager
def startable(database_url: str) -> Iterator[None]:
    """Turns what can go wrong at the start, catalogue or database, into sentences and exit code 1."""
    try:
        with sentences():
            yield
    except SchemaError as error:
        raise click.ClickException(str(error)) from None
    except (SQLAlchemyError, ImportError, OSError) as error:
        reason = getattr(error, "orig", None) or error
        said = _(
            "The database {url} cannot be opened ({reason}). Name another with --database or LAUREL_DATABASE_URL, "
            "such as sqlite:///laurel.db."
        )
        raise click.ClickException(said.format(url=_without_password(database_url), reason=reason)) from None


def in_database(database: str | None, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
    """What ``work`` gives, done in one transaction of a database; None: that of the settings. Raises ClickException."""
    url = settings_with(database).database_url

    async def run() -> T:
        engine = create_engine(url)
        try:
            await prepare(engine)
            async with engine.begin() as connection:
                return await work(connection)
        finally:
            await engine.dispose()

    with startable(url):
        return asyncio.run(run())


def _without_password(url: str) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return f"“{url}”" if "@" not in url else _("given")
