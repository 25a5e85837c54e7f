"""Whose a row is: what tells in a table that it belongs to a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tracking.holdings import holdings
from bot.tracking.people import Account, accounts_of


@dataclass(frozen=True)
class Whose:
    """A person by all that rows can know them by."""

    person_id: int
    accounts: tuple[Account, ...]


async def whose(connection: AsyncConnection, person_id: int) -> Whose:
    return Whose(person_id, tuple(await accounts_of(connection, person_id)))


#: The rows of a table that are a person's.
Rows = Callable[[sa.Table, Whose], sa.ColumnElement[bool]]


def with_person(column: str) -> Rows:
    """``column`` holds the person's id."""
    return lambda table, who: table.c[column] == who.person_id


def of_their_holdings(table: sa.Table, who: Whose) -> sa.ColumnElement[bool]:
    own = sa.select(holdings.c.id).where(holdings.c.person_id == who.person_id)
    return table.c.holding_id.in_(own)


def with_account(table: sa.Table, who: Whose) -> sa.ColumnElement[bool]:
    """``account`` is written ``platform:account``."""
    return table.c.account.in_([f"{each.platform}:{each.account}" for each in who.accounts])


def addressed(table: sa.Table, who: Whose) -> sa.ColumnElement[bool]:
    """Messages to the person, be they planned or an answer."""
    to = (sa.and_(table.c.platform == each.platform, table.c.account == each.account) for each in who.accounts)
    return sa.or_(table.c.person_id == who.person_id, *to)


def in_conversation(column: str) -> Rows:
    """``column`` names a conversation: ``platform:place:account``, whatever the place.

    Compared by letters, as ``LIKE`` takes capitals and small ones for the same on SQLite.
    """

    def rows(table: sa.Table, who: Whose) -> sa.ColumnElement[bool]:
        held = table.c[column]
        return sa.or_(
            sa.false(), *(_begins(held, f"{a.platform}:") & _ends(held, f":{a.account}") for a in who.accounts)
        )

    return rows


def answered(table: sa.Table, who: Whose) -> sa.ColumnElement[bool]:
    """Events whose turn is over. One that waits is that of somebody new, when its sender is erased before."""
    return in_conversation("conversation")(table, who) & table.c.done_at.is_not(None)


def _begins(column: sa.Column[str], text: str) -> sa.ColumnElement[bool]:
    return sa.func.substr(column, 1, len(text)) == text


def _ends(column: sa.Column[str], text: str) -> sa.ColumnElement[bool]:
    return sa.func.substr(column, sa.func.length(column) - len(text) + 1) == text
