"""``laurel grant``: allow somebody to create teams, or see who may."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import SystemClock
from bot.commands.accounts import PLATFORMS, account_of
from bot.commands.running import database_option, in_database
from bot.tracking.people import Account, introduce
from bot.tracking.teams import granting
from bot.tracking.teams.granting import GRANTS, Grant
from bot.translation import _


@click.command("grant")
@click.argument("what", type=click.Choice(GRANTS), required=False)
@click.argument("platform", type=PLATFORMS, required=False)
@click.argument("account", required=False)
@click.option("--list", "listing", is_flag=True, help="Show who may do what.")
@database_option
def command(what: Grant | None, platform: str | None, account: str | None, listing: bool, database: str | None) -> None:
    """Allow somebody to create teams, as: laurel grant lead slack T0123/U0123

    They read the line to send you when they ask Laurel for a team. It is not needed with LAUREL_TEAMS=anyone.
    """
    if listing:
        _show(database)
        return
    if what is None or platform is None or account is None:
        raise click.UsageError(_("Say what, and to whom: laurel grant lead slack T0123/U0123"))

    async def granted(connection: AsyncConnection) -> tuple[Account, bool]:
        now = SystemClock().now()
        found = await account_of(connection, platform, account)
        return found, await granting.grant(connection, await introduce(connection, found, now), what, now)

    found, new = in_database(database, granted)
    said = _("{account} can create teams now.") if new else _("{account} could create teams already.")
    click.echo(said.format(account=f"{platform} {found.account}"))


def _show(database: str | None) -> None:
    rows = in_database(database, granting.granted)
    if not rows:
        click.echo(_("Nobody was granted anything."))
        return
    table = Table(_("what"), _("platform"), _("account"), _("name"), _("since"))
    for row in rows:
        table.add_row(row.what, row.platform, row.account, row.name or "", f"{row.at:%Y-%m-%d}")
    Console().print(table)
