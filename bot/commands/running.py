"""What commands that run the bot begin with: its settings, its logs, and errors at the start as sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.commands.opening import sentences, settings
from bot.settings import Settings
from bot.storage.schema import SchemaError
from bot.translation import _

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


def _without_password(url: str) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return f"“{url}”" if "@" not in url else _("given")
