"""``laurel outbox``: messages that wait or are parked, without their words."""

from __future__ import annotations

from typing import Any

import click
import sqlalchemy as sa
from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import SystemClock
from bot.commands.running import database_option, in_database
from bot.messaging.outbox import outbox, postpone, settle
from bot.translation import _

_MOST = 200


@click.group("outbox", invoke_without_command=True)
@database_option
@click.pass_context
def command(context: click.Context, database: str | None) -> None:
    """Messages that wait or are parked, the oldest first; their words are not shown."""
    context.obj = database
    if context.invoked_subcommand is not None:
        return
    rows = in_database(database, _listed)
    if not rows:
        click.echo(_("No message waits, and none is parked."))
        return
    table = Table("id", _("state"), _("platform"), _("since"), _("next try"), _("tries"), _("why"))
    for row in rows:
        table.add_row(
            str(row.id), row.state, row.platform, f"{row.created_at:%Y-%m-%d %H:%M}", f"{row.due_at:%Y-%m-%d %H:%M}",
            str(row.attempts), row.error or "",
        )  # fmt: skip
    Console().print(table)


@command.command()
@click.argument("number", type=int)
@click.pass_obj
def retry(database: str | None, number: int) -> None:
    """Send a parked message again."""
    if not in_database(database, lambda connection: _retry(connection, number)):
        raise click.ClickException(_("No parked message has the number {n}.").format(n=number))
    click.echo(_("Message {n} will be tried again.").format(n=number))


@command.command()
@click.argument("number", type=int)
@click.pass_obj
def drop(database: str | None, number: int) -> None:
    """Give a parked message up."""
    if not in_database(database, lambda connection: _drop(connection, number)):
        raise click.ClickException(_("No parked message has the number {n}.").format(n=number))
    click.echo(_("Message {n} is dropped.").format(n=number))


async def _listed(connection: AsyncConnection) -> list[Any]:
    query = sa.select(outbox).where(outbox.c.state.in_(("waiting", "parked"))).order_by(outbox.c.id).limit(_MOST)
    return list((await connection.execute(query)).all())


async def _is_parked(connection: AsyncConnection, number: int) -> bool:
    state = await connection.scalar(sa.select(outbox.c.state).where(outbox.c.id == number))
    return bool(state == "parked")


async def _retry(connection: AsyncConnection, number: int) -> bool:
    if not await _is_parked(connection, number):
        return False
    await postpone(connection, number, SystemClock().now(), state="waiting", attempts=0, good_until=None)
    return True


async def _drop(connection: AsyncConnection, number: int) -> bool:
    if not await _is_parked(connection, number):
        return False
    await settle(connection, number, "withdrawn")
    return True
