"""``laurel revoke``: take back what somebody was granted."""

from __future__ import annotations

import click
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.commands.accounts import PLATFORMS, account_of
from bot.commands.running import database_option, in_database
from bot.tracking.people import Account, person_of
from bot.tracking.teams import granting
from bot.tracking.teams.granting import GRANTS, Grant
from bot.translation import _


@click.command("revoke")
@click.argument("what", type=click.Choice(GRANTS))
@click.argument("platform", type=PLATFORMS)
@click.argument("account")
@database_option
def command(what: Grant, platform: str, account: str, database: str | None) -> None:
    """Let somebody create no more teams; those they lead stay theirs."""

    async def revoked(connection: AsyncConnection) -> tuple[Account, bool]:
        found = await account_of(connection, platform, account)
        person_id = await person_of(connection, found)
        return found, person_id is not None and await granting.revoke(connection, person_id, what)

    found, done = in_database(database, revoked)
    if not done:
        said = _("{account} was not granted that. See who was with: laurel grant --list")
        raise click.ClickException(said.format(account=f"{platform} {found.account}"))
    click.echo(_("{account} can create no more teams.").format(account=f"{platform} {found.account}"))
