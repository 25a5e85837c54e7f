"""``laurel slack``: the manifest that makes the app, and the keys that tokens are kept under."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click
import yaml

from bot.adapters.slack.manifest import NAME, NAME_LENGTH, manifest
from bot.commands.running import database_option, settings_with, startable
from bot.translation import _, ngettext

if TYPE_CHECKING:
    from bot.adapters.slack.installing.rotation import Rotation

_YAML_WIDTH = 100


@click.group("slack")
def command() -> None:
    """Print the manifest of the Slack app, make a key, or change the key that tokens are kept under."""


def _name(ctx: click.Context, param: click.Parameter, value: str) -> str:
    if not 1 <= len(value.strip()) <= NAME_LENGTH:
        raise click.BadParameter(_("Slack takes 1 to {n} characters.").format(n=NAME_LENGTH), ctx, param)
    return value.strip()


def _public_address(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment:
        raise click.BadParameter(_("It must be an https address, as https://laurel.example.org."), ctx, param)
    return value.rstrip("/")


@command.command("manifest")
@click.option("--name", default=NAME, show_default=True, callback=_name, help="What the app is called in Slack.")
@click.option(
    "--url",
    metavar="URL",
    callback=_public_address,
    help="Your public https address: Slack sends requests there, and workspaces install there. Socket Mode without it.",
)
@click.option("--json", "as_json", is_flag=True, help="JSON instead of YAML.")
def manifest_command(name: str, url: str | None, as_json: bool) -> None:
    """Print the app manifest.

    Paste it at https://api.slack.com/apps under “Create New App”, “From a manifest”.
    """
    made = manifest(name, url)
    if as_json:
        click.echo(json.dumps(made, indent=2, ensure_ascii=False))
    else:
        click.echo(yaml.safe_dump(made, sort_keys=False, allow_unicode=True, width=_YAML_WIDTH), nl=False)


@command.command("key")
def key_command() -> None:
    """Print a new key for LAUREL_SECRET_KEY."""
    from bot.adapters.slack.installing.encryption import new_key

    click.echo(new_key())


@command.command("rotate")
@database_option
def rotate_command(database: str | None) -> None:
    """Encrypt all tokens under the first key of LAUREL_SECRET_KEY.

    To replace a key: put a new one before it, with a comma between them; start Laurel again everywhere; run this; take
    the old key out. Exits with 1 when none of the keys opens some token.
    """
    settings = settings_with(database)
    if not settings.secret_keys:
        raise click.ClickException(_("Set LAUREL_SECRET_KEY: the new key, a comma, and the one before it."))
    with startable(settings.database_url):
        done = asyncio.run(_rotate(settings.database_url, settings.secret_keys))
    said = ngettext(
        "{n} workspace is under the first key now.", "{n} workspaces are under the first key now.", done.renewed
    )
    click.echo(said.format(n=done.renewed))
    if done.unreadable:
        complaint = _("None of the keys opens the token of: {places}. Add the key it was kept under, or install again.")
        raise click.ClickException(complaint.format(places=", ".join(done.unreadable)))


async def _rotate(url: str, keys: Sequence[str]) -> Rotation:
    import bot.app  # noqa: F401 - declares every table
    from bot.adapters.slack.installing.encryption import Cipher
    from bot.adapters.slack.installing.rotation import rotate
    from bot.storage.engine import create_engine
    from bot.storage.schema import prepare

    engine = create_engine(url)
    try:
        await prepare(engine)
        async with engine.begin() as connection:
            return await rotate(connection, Cipher(keys))
    finally:
        await engine.dispose()
