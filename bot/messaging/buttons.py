"""Short opaque ids for buttons; what a button does is kept here, where no client can change it."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messaging.reply import Button, Reply
from bot.storage.engine import metadata

buttons = sa.Table(
    "buttons",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("conversation", sa.String(300), nullable=False, index=True),
    sa.Column("action", sa.JSON, nullable=False),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
)

_ID_BYTES = 9  # 12 characters; Telegram's callback data holds 64 bytes


async def store(connection: AsyncConnection, conversation: str, reply: Reply, now: datetime) -> Reply:
    """Keep the actions of a reply's buttons and give the reply back with ids in their place."""
    kept: list[Button] = []
    rows: list[dict[str, Any]] = []
    for button in reply.buttons:
        if button.action is None:
            kept.append(button)
            continue
        key = secrets.token_urlsafe(_ID_BYTES)
        rows.append({"id": key, "conversation": conversation, "action": button.action, "created_at": now})
        kept.append(Button(label=button.label, action={"id": key}))
    if rows:
        await connection.execute(sa.insert(buttons), rows)
    return reply.model_copy(update={"buttons": tuple(kept)})


async def action_of(connection: AsyncConnection, conversation: str, key: str) -> dict[str, Any] | None:
    """What the button does; None when it is unknown or belongs to another conversation."""
    query = sa.select(buttons.c.action).where(buttons.c.id == key, buttons.c.conversation == conversation)
    action: dict[str, Any] | None = await connection.scalar(query)
    return action


async def conversation_of(connection: AsyncConnection, key: str) -> str | None:
    """Where the button was shown (an ``Incoming.conversation``); None when it is unknown."""
    place: str | None = await connection.scalar(sa.select(buttons.c.conversation).where(buttons.c.id == key))
    return place
