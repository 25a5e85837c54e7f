"""Encrypting what is kept under another key."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.slack.installing.encryption import Cipher, WrongKeyError
from bot.adapters.slack.installing.tables import SECRETS, slack_bots


@dataclass(frozen=True, slots=True)
class Rotation:
    """How many installations are under the first key now, and the workspaces that none of the keys opens."""

    renewed: int
    unreadable: tuple[str, ...]


async def rotate(connection: AsyncConnection, cipher: Cipher) -> Rotation:
    """Encrypt every token under the first key. What cannot be read stays as it is."""
    renewed = 0
    unreadable: list[str] = []
    for row in (await connection.execute(sa.select(slack_bots).with_for_update())).mappings().all():
        try:
            values = {name: cipher.renew(row[name]) for name in SECRETS if row[name] is not None}
        except WrongKeyError:
            unreadable.append(row["team_name"] or row["team_id"] or row["enterprise_id"])
            continue
        if values:
            await connection.execute(sa.update(slack_bots).where(slack_bots.c.id == row["id"]).values(values))
        renewed += 1
    return Rotation(renewed, tuple(unreadable))
