"""What is to be sent: committed together with the turn or the plan that says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messaging.incoming import Outgoing, Platform
from bot.messaging.reply import Reply
from bot.storage.engine import metadata, partial_index
from bot.storage.types import Instant
from bot.storage.upsert import insert_returning

#: ``waiting`` until it is ``sent``; ``parked`` for the operator; ``undeliverable`` to a person who cannot be
#: reached; ``withdrawn`` when it came too late to be right.
State = Literal["waiting", "sent", "parked", "undeliverable", "withdrawn"]
#: A process that claimed a message and is not heard of for so long is taken for dead.
LEASE = timedelta(seconds=60)
#: Answers, and what never arrived, are kept so long without their words.
ANSWERS_KEPT = timedelta(days=30)
#: The last reminder is shown to the person, so those that were sent are kept longer, likewise without words.
NOTICES_KEPT = timedelta(days=400)
#: A last word on a platform that is not served any more is dropped after this.
LAST_WORD_WAITS = timedelta(days=3)

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("key", sa.String(200), unique=True),
    sa.Column("platform", sa.String(20), nullable=False),
    sa.Column("account", sa.String(200), nullable=False),
    sa.Column("channel", sa.String(200)),
    sa.Column("thread", sa.String(100)),
    sa.Column("reply_to", sa.String(500)),
    sa.Column("chat", sa.String(200), nullable=False),  # the channel, or the account in private
    sa.Column("person_id", sa.Integer, index=True),
    sa.Column("reply", sa.JSON, nullable=False),
    sa.Column("only_you", sa.Boolean, nullable=False),
    sa.Column("edits", sa.String(200)),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("created_at", Instant(), nullable=False),
    sa.Column("due_at", Instant(), nullable=False),
    sa.Column("good_until", Instant()),
    sa.Column("lease_until", Instant()),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("error", sa.String(300)),
    sa.Column("sent_at", Instant(), index=True),
    sa.Column("sent_as", sa.String(200)),
    sa.Column("last_word", sa.Boolean, nullable=False, server_default=sa.false()),  # to somebody who is erased
    # No id is given twice: a message in the air may be of somebody who is erased meanwhile, and is not the next one
    sqlite_autoincrement=True,
)
_WAITING = outbox.c.state == "waiting"
partial_index("ix_outbox_due", outbox.c.due_at, outbox.c.id, where=_WAITING)
partial_index("ix_outbox_chat", outbox.c.platform, outbox.c.chat, outbox.c.id, where=_WAITING)
# Built once, as every turn needs them.
_ADD = sa.insert(outbox).returning(outbox.c.id)
_EARLIER_ANSWER = sa.select(
    sa.exists().where(
        outbox.c.platform == sa.bindparam("platform"),
        outbox.c.chat == sa.bindparam("chat"),
        _WAITING,
        outbox.c.person_id.is_(None),
    )
)
_SETTLE = sa.update(outbox).where(outbox.c.id == sa.bindparam("row_id"), ~outbox.c.last_word)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes; ``channel`` is None for a private conversation. The rest is as in Outgoing."""

    platform: Platform
    account: str
    channel: str | None = None
    thread: str | None = None
    only_you: bool = False
    reply_to: str | None = None

    @property
    def chat(self) -> str:
        return self.channel or self.account


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that this process, and no other, sends before its lease ends."""

    message: Outgoing
    attempts: int
    good_until: datetime | None
    person_id: int | None

    @property
    def id(self) -> int:
        return int(self.message.id)


async def put_answer(
    connection: AsyncConnection, to: Address, reply: Reply, now: datetime, edits: str | None = None
) -> tuple[int, Claimed | None]:
    """Add an answer. It is claimed for the caller to send after the commit, unless an earlier one still waits there.

    A notice that waits holds up no answer: it may be one of thousands that are sent this morning.
    """
    in_turn = not await connection.scalar(_EARLIER_ANSWER, {"platform": to.platform, "chat": to.chat})
    values = _row(to, reply, now) | {"edits": edits, "lease_until": now + LEASE if in_turn else None}
    row_id = int((await connection.execute(_ADD, values)).scalar_one())
    if not in_turn:
        return row_id, None
    message = Outgoing(
        str(row_id), to.platform, to.account, to.channel, values["reply"], to.only_you, edits, to.thread, to.reply_to
    )
    return row_id, Claimed(message, 0, None, None)


async def put_last_word(connection: AsyncConnection, to: Address, reply: Reply, now: datetime) -> Claimed | None:
    """An answer to somebody of whom nothing is kept any more, not even this once it is sent, or cannot be."""
    row_id, claimed = await put_answer(connection, to, reply, now)
    await connection.execute(sa.update(outbox).where(outbox.c.id == row_id).values(last_word=True))
    return claimed


async def put_notice(
    connection: AsyncConnection,
    to: Address,
    reply: Reply,
    now: datetime,
    *,
    key: str,
    person_id: int,
    good_until: datetime,
) -> int | None:
    """Add a message that nobody asked for; None when one with this key was added before.

    From ``good_until`` on it is not sent any more but withdrawn, for its words or its hour would be wrong.
    """
    values = _row(to, reply, now) | {"key": key, "person_id": person_id, "good_until": good_until}
    row_id = await insert_returning(connection, outbox, values, outbox.c.id)
    return None if row_id is None else int(row_id)


def _row(to: Address, reply: Reply, now: datetime) -> dict[str, Any]:
    return {
        "platform": to.platform, "account": to.account, "channel": to.channel, "chat": to.chat, "thread": to.thread,
        "reply_to": to.reply_to, "only_you": to.only_you, "reply": as_json(reply), "state": "waiting",
        "created_at": now, "due_at": now, "attempts": 0,
    }  # fmt: skip


def as_json(reply: Reply) -> dict[str, Any]:
    """A reply as couriers take it: defaults left out, but each part says what it is."""
    parts = [{**part.model_dump(mode="json", exclude_defaults=True), "type": part.type} for part in reply.parts]
    return reply.model_dump(mode="json", exclude_defaults=True) | {"parts": parts}


def _claiming() -> sa.Executable:
    """One statement, built once. On PostgreSQL rows that another process is taking are skipped; SQLite has one
    writer at a time anyway.
    """
    now = sa.bindparam("now", type_=Instant())
    earlier = outbox.alias()
    blocked = sa.exists().where(
        earlier.c.platform == outbox.c.platform,
        earlier.c.chat == outbox.c.chat,
        earlier.c.state == "waiting",
        earlier.c.id < outbox.c.id,
    )
    ready = (
        sa.select(outbox.c.id)
        .where(
            _WAITING,
            outbox.c.platform.in_(sa.bindparam("platforms", expanding=True)),
            outbox.c.due_at <= now,
            sa.or_(outbox.c.lease_until.is_(None), outbox.c.lease_until <= now),
            ~blocked,
        )
        .order_by(outbox.c.due_at, outbox.c.id)
        .limit(sa.bindparam("most", type_=sa.Integer()))
        .with_for_update(skip_locked=True)
    )
    return (
        sa.update(outbox)
        .where(outbox.c.id.in_(ready.scalar_subquery()))
        .values(lease_until=sa.bindparam("until", type_=Instant()))
        .returning(
            outbox.c.id, outbox.c.platform, outbox.c.account, outbox.c.channel, outbox.c.reply, outbox.c.only_you,
            outbox.c.edits, outbox.c.thread, outbox.c.reply_to, outbox.c.attempts, outbox.c.good_until,
            outbox.c.person_id, outbox.c.due_at,
        )
    )  # fmt: skip


_CLAIM = _claiming()


async def claim(connection: AsyncConnection, platforms: list[str], now: datetime, limit: int) -> list[Claimed]:
    """Take up to ``limit`` messages whose time has come, in order, at most the oldest one of each chat."""
    if not platforms:
        return []
    given = {"platforms": platforms, "now": now, "most": limit, "until": now + LEASE}
    rows = sorted((await connection.execute(_CLAIM, given)).all(), key=lambda r: (r.due_at, r.id))
    return [
        Claimed(
            Outgoing(
                str(r.id), r.platform, r.account, r.channel, r.reply, r.only_you, r.edits, r.thread, r.reply_to
            ),
            r.attempts, r.good_until, r.person_id,
        )
        for r in rows
    ]  # fmt: skip


async def settle(connection: AsyncConnection, row_id: int, state: State, **changed: Any) -> bool:
    """A message has come to its end; what it said is not needed any more, unless it is parked.

    The key of one that did not arrive is free again, for it may be planned afresh. False when nothing is kept of the
    message: its reader was erased meanwhile, or it was the last word to them.
    """
    values = {"state": state, "lease_until": None, **changed}
    if state != "parked":
        values |= {"reply": {}, "reply_to": None}
    if state in ("undeliverable", "withdrawn"):
        values["key"] = None
    settled = await connection.execute(_SETTLE, {"row_id": row_id, **values})
    if settled.rowcount:
        return True
    await connection.execute(sa.delete(outbox).where(outbox.c.id == row_id))
    return False


async def release(connection: AsyncConnection, row_ids: Iterable[int]) -> None:
    """What was claimed and not tried is anybody's again, at once."""
    await connection.execute(sa.update(outbox).where(outbox.c.id.in_(list(row_ids))).values(lease_until=None))


async def postpone(connection: AsyncConnection, row_id: int, until: datetime, **changed: Any) -> None:
    """Try again at ``until``; whatever follows in that chat waits as well."""
    values = {"due_at": until, "lease_until": None, **changed}
    await connection.execute(sa.update(outbox).where(outbox.c.id == row_id).values(values))


async def hand_over(connection: AsyncConnection, old: int, new: int) -> None:
    """What was said to one person, and waits to be, counts as said to another, who is the same."""
    await connection.execute(sa.update(outbox).where(outbox.c.person_id == old).values(person_id=new))


async def withdraw_from(connection: AsyncConnection, person_id: int, to: Address) -> list[int]:
    """What was planned for a person and waits to be sent to an account that is not theirs any more; its ids."""
    theirs = (outbox.c.person_id == person_id, outbox.c.platform == to.platform, outbox.c.account == to.account)
    values: dict[str, Any] = {"state": "withdrawn", "reply": {}, "key": None, "lease_until": None}
    query = sa.update(outbox).where(_WAITING, *theirs).values(values).returning(outbox.c.id)
    return list((await connection.scalars(query)).all())


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the next waiting message may be sent, now or later; None when none waits."""
    due: datetime | None = await connection.scalar(sa.select(sa.func.min(outbox.c.due_at)).where(_WAITING))
    return due


async def sent_as(connection: AsyncConnection, row_id: int) -> str | None:
    """What the platform calls a message that was sent."""
    found: str | None = await connection.scalar(sa.select(outbox.c.sent_as).where(outbox.c.id == row_id))
    return found


async def forget_sent(connection: AsyncConnection, now: datetime) -> None:
    """What is parked stays until the operator has seen it."""
    month, year = now - ANSWERS_KEPT, now - NOTICES_KEPT
    answered = sa.and_(outbox.c.sent_at < month, outbox.c.person_id.is_(None))
    given_up = sa.and_(outbox.c.state.in_(("withdrawn", "undeliverable")), outbox.c.created_at < month)
    unheard = sa.and_(outbox.c.last_word, outbox.c.created_at < now - LAST_WORD_WAITS)
    await connection.execute(sa.delete(outbox).where(sa.or_(answered, outbox.c.sent_at < year, given_up, unheard)))
