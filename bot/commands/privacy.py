"""``laurel privacy``: what is kept of somebody, as a file, and nothing of them any more, for whoever answers for it."""

from __future__ import annotations

from pathlib import Path

import click
from sqlalchemy.ext.asyncio import AsyncConnection

import bot.app  # noqa: F401 - declares every table
from bot.clock import SystemClock
from bot.commands.accounts import PLATFORMS, account_of
from bot.commands.running import database_option, in_database
from bot.dialogs.privacy.inventory_words import record_words
from bot.farewell import forget_by_operator
from bot.tracking.people import NOBODY, recognise
from bot.tracking.privacy.exporting import Export, export, zipped
from bot.tracking.privacy.inventory import Inventory, take_inventory
from bot.translation import _, listed


@click.group("privacy")
def command() -> None:
    """Give out, or delete, everything that is kept of somebody. Works while laurel run serves."""


@command.command("export")
@click.argument("platform", type=PLATFORMS)
@click.argument("account")
@click.option("--out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="The zip to write.")
@database_option
def export_command(platform: str, account: str, out: Path | None, database: str | None) -> None:
    """Write everything that is kept of somebody into a zip, as: laurel privacy export slack T0123/U0123"""
    out = out or Path(f"laurel-{platform}-{account.replace('/', '-').removeprefix('@')}.zip")
    if out.exists():
        raise click.ClickException(_("{file} is there already. Name another with --out.").format(file=out))

    async def exported(connection: AsyncConnection) -> Export:
        return await export(connection, await _person(connection, platform, account), SystemClock().now())

    found = in_database(database, exported)
    try:
        out.write_bytes(zipped(found))
    except OSError as error:
        said = _("{file} cannot be written ({reason}). Name another with --out.")
        raise click.ClickException(said.format(file=out, reason=error.strerror)) from None
    click.echo(_("Everything that is kept of {platform} {account} is in {file}. Hand it to nobody else.").format(
        platform=platform, account=account, file=out))  # fmt: skip


@command.command("delete")
@click.argument("platform", type=PLATFORMS)
@click.argument("account")
@click.option("--yes", is_flag=True, help="Do not ask.")
@database_option
def delete_command(platform: str, account: str, yes: bool, database: str | None) -> None:
    """Delete everything that is kept of somebody, and tell them, as: laurel privacy delete telegram 123456789"""

    async def looked(connection: AsyncConnection) -> Inventory:
        return await take_inventory(connection, await _person(connection, platform, account))

    click.echo(_what_goes(in_database(database, looked)))
    if not yes:
        click.confirm(_("Delete it for good?"), abort=True)

    async def deleted(connection: AsyncConnection) -> None:
        await forget_by_operator(connection, await _person(connection, platform, account), SystemClock().now())

    in_database(database, deleted)
    click.echo(_("It is deleted, and they are told at the next look into the outbox. Backups hold it still."))


async def _person(connection: AsyncConnection, platform: str, written: str) -> int:
    """Raises ClickException when nobody has that account."""
    found = await recognise(connection, await account_of(connection, platform, written))
    if found.id == NOBODY:
        said = _("Nothing is kept of {platform} {account}: nobody wrote from there, or they are deleted already.")
        raise click.ClickException(said.format(platform=platform, account=written))
    return found.id


def _what_goes(kept: Inventory) -> str:
    accounts = ", ".join(f"{each.platform} {each.account}" for each in kept.accounts)
    records = listed(record_words(kept)) or _("no records")
    lines = [_("Of {accounts}: {records}.").format(accounts=accounts, records=records)]
    lines += [
        _("They alone lead the team {team}: it will be closed.").format(team=place.team.name) for place in kept.alone
    ]
    return "\n".join(lines)
