"""Short opaque ids for buttons; what a button does is kept here, where no client can change it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messaging.reply import Button, Reply
from bot.storage.engine import metadata
from bot.storage.types import Instant

buttons = sa.Table(
    "buttons",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("conversation", sa.String(300), nullable=False, index=True),
    sa.Column("action", sa.JSON, nullable=False),
    sa.Column("outbox_id", sa.Integer),
    sa.Column("created_at", Instant(), nullable=False, index=True),
)

#: The ids of buttons that open a form begin so: the platform must be asked for it while the press is fresh.
FORM_ID = "form."
_ID_BYTES = 9  # 12 characters; Telegram's callback data holds 64 bytes
#: A button older than this says that it is too old. A reminder's buttons live as long as its matter.
KEPT = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button does, and the message in the outbox that shows it."""

    action: dict[str, Any]
    outbox_id: int | None


def with_ids(reply: Reply) -> tuple[Reply, dict[str, dict[str, Any]]]:
    """The reply with an id in the place of each button's action, and what each id does."""
    shown: list[Button] = []
    actions: dict[str, dict[str, Any]] = {}
    for button in reply.buttons:
        if button.action is None:
            shown.append(button)
            continue
        key = (FORM_ID if "form" in button.action else "") + secrets.token_urlsafe(_ID_BYTES)
        actions[key] = button.action
        shown.append(Button(label=button.label, action={"id": key}))
    return reply.model_copy(update={"buttons": tuple(shown)}), actions


async def keep(
    connection: AsyncConnection, conversation: str, actions: dict[str, dict[str, Any]], now: datetime, outbox_id: int
) -> None:
    """Remember what the buttons of a message do."""
    rows = [
        {"id": key, "conversation": conversation, "action": action, "outbox_id": outbox_id, "created_at": now}
        for key, action in actions.items()
    ]
    if rows:
        await connection.execute(sa.insert(buttons), rows)


async def pressed(connection: AsyncConnection, conversation: str, key: str) -> Pressed | None:
    """What the button does; None when it is unknown, long forgotten or not for whoever is in ``conversation``.

    It is for the person to whom it was shown, and in a channel for everybody who sees it there.
    """
    query = sa.select(buttons.c.action, buttons.c.outbox_id, buttons.c.conversation).where(buttons.c.id == key)
    row = (await connection.execute(query)).first()
    if row is None or not _may_press(row.conversation, conversation):
        return None
    return Pressed(row.action, row.outbox_id)


def _may_press(shown: str, pressed: str) -> bool:
    platform, place, account = shown.split(":", 2)
    where, here, who = pressed.split(":", 2)
    return platform == where and (account == who or (place == here and place != "dm"))


async def conversation_of(connection: AsyncConnection, key: str) -> str | None:
    """Where the button was shown (an ``Incoming.conversation``); None when it is unknown."""
    place: str | None = await connection.scalar(sa.select(buttons.c.conversation).where(buttons.c.id == key))
    return place


async def forget_old(connection: AsyncConnection, now: datetime) -> None:
    await connection.execute(sa.delete(buttons).where(buttons.c.created_at < now - KEPT))
