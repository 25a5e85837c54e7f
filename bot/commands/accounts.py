"""The account that an operator names on the command line."""

from __future__ import annotations

import click
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.slack.place import Place
from bot.tracking.people import Account, identities
from bot.translation import _

PLATFORMS = click.Choice(("slack", "telegram"))


async def account_of(connection: AsyncConnection, platform: str, written: str) -> Account:
    """An account as Laurel writes it (``T1/U1`` on Slack, a number on Telegram), or so much of it as tells whose it is
    among those who wrote: ``U1``, ``@name``. Raises ClickException.
    """
    known = identities.c.platform == platform
    if written.startswith("@"):
        like = identities.c.handle == written[1:].casefold()
    elif platform == "slack" and "/" not in written:
        like = identities.c.account.endswith(f"/{written}", autoescape=True)
    else:
        _checked(platform, written)
        return Account(platform, written)
    found = (await connection.scalars(sa.select(identities.c.account).where(known, like))).all()
    if len(found) > 1:
        said = _("Several accounts are called so: {accounts}. Name one of them.")
        raise click.ClickException(said.format(accounts=", ".join(found)))
    if not found:
        raise click.ClickException(_unknown(platform, written))
    return Account(platform, found[0])


def _checked(platform: str, written: str) -> None:
    if platform == "telegram" and not written.isdecimal():
        raise click.ClickException(_unknown(platform, written))
    if platform == "slack":
        try:
            Place.read(written)
        except ValueError:
            raise click.ClickException(_unknown(platform, written)) from None


def _unknown(platform: str, written: str) -> str:
    if platform == "slack":
        said = _("Nobody who wrote on Slack is called {account}. Write workspace and member, as T0123/U0123.")
    else:
        said = _("Nobody who wrote on Telegram is called {account}. Write the number of the account, as 123456789.")
    return said.format(account=written)
