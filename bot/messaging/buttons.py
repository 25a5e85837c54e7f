"""Short opaque ids for buttons; what a button does is kept here, where no client can change it."""

from __future__ import annotations

import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messaging.reply import Button, Reply
from bot.storage.engine import metadata
from bot.storage.types import Instant
from bot.storage.upsert import insert_or_update

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
_LASTING_BYTES = 18  # 24 characters: no two of them are ever the same by chance
#: A button older than this says that it is too old. A reminder's buttons live as long as its matter.
KEPT = timedelta(days=120)
#: Lasting buttons that are looked at again after this are kept anew, well before they are too old.
_KEPT_ANEW_AFTER = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button does, and the message in the outbox that shows it."""

    action: dict[str, Any]
    outbox_id: int | None


#: The id of a button that does this, without its prefix.
Naming = Callable[[dict[str, Any]], str]


def _anew(action: dict[str, Any]) -> str:
    return secrets.token_urlsafe(_ID_BYTES)


def lasting(conversation: str, place: int) -> Naming:
    """Names for the buttons at one place of a page that is shown again and again: what does the same there is called
    the same, so that no look at the page adds to what is kept. They can be guessed; see ``pressed`` for who may press.
    """

    def name(action: dict[str, Any]) -> str:
        said = json.dumps([conversation, place, action], sort_keys=True)
        return urlsafe_b64encode(sha256(said.encode()).digest()[:_LASTING_BYTES]).decode()

    return name


def with_ids(reply: Reply, name: Naming = _anew) -> tuple[Reply, dict[str, dict[str, Any]]]:
    """The reply with an id in the place of each button's action, and what each id does."""
    shown: list[Button] = []
    actions: dict[str, dict[str, Any]] = {}
    for button in reply.buttons:
        if button.action is None:
            shown.append(button)
            continue
        key = (FORM_ID if "form" in button.action else "") + name(button.action)
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


async def to_keep(
    connection: AsyncConnection, actions: dict[str, dict[str, Any]], now: datetime
) -> dict[str, dict[str, Any]]:
    """Those of the lasting buttons of a page that are not known yet, or will be too old before long."""
    recent = sa.and_(buttons.c.id.in_(list(actions)), buttons.c.created_at > now - _KEPT_ANEW_AFTER)
    known = set((await connection.scalars(sa.select(buttons.c.id).where(recent))).all())
    return {key: action for key, action in actions.items() if key not in known}


async def keep_lasting(
    connection: AsyncConnection, conversation: str, actions: dict[str, dict[str, Any]], now: datetime
) -> None:
    """Remember what the buttons of a page do from now on, whether they are known or not."""
    for key, action in actions.items():
        values = {"id": key, "conversation": conversation, "action": action, "created_at": now}
        await insert_or_update(connection, buttons, values, ["id"])


async def pressed(connection: AsyncConnection, conversation: str, key: str) -> Pressed | None:
    """What the button does; None when it is unknown, long forgotten or not for whoever is in ``conversation``.

    It is for the person to whom it was shown, and in a channel for everybody who sees it there.
    """
    query = sa.select(buttons.c.action, buttons.c.outbox_id, buttons.c.conversation).where(buttons.c.id == key)
    row = (await connection.execute(query)).first()
    if row is None or not _may_press(row.conversation, conversation):
        return None
    return Pressed(row.action, row.outbox_id)


def for_anybody(platform: str) -> str:
    """Where buttons are shown that say nothing of whoever sees them: for these, nothing is kept of that person."""
    return f"{platform}:dm:"


def _may_press(shown: str, pressed: str) -> bool:
    platform, place, account = shown.split(":", 2)
    where, here, who = pressed.split(":", 2)
    return platform == where and (account in (who, "") or (place == here and place != "dm"))


async def conversation_of(connection: AsyncConnection, key: str) -> str | None:
    """Where the button was shown (an ``Incoming.conversation``); None when it is unknown."""
    place: str | None = await connection.scalar(sa.select(buttons.c.conversation).where(buttons.c.id == key))
    return place


async def forget_old(connection: AsyncConnection, now: datetime) -> None:
    await connection.execute(sa.delete(buttons).where(buttons.c.created_at < now - KEPT))
