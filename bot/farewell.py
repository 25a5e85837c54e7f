"""Taking leave of somebody: nothing of them is kept any more, and each of their accounts is told so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messaging import outbox
from bot.messaging.incoming import Platform
from bot.messaging.outbox import Address, Claimed
from bot.messaging.reply import Reply, paragraph
from bot.scheduling import agenda
from bot.tracking.people import Account, accounts_of
from bot.tracking.privacy.erasing import erase
from bot.translation import _


async def forget_at_their_wish(
    connection: AsyncConnection, person_id: int, now: datetime, here: Address
) -> list[Claimed | None]:
    """Erase a person who asked for it at ``here``, where they are answered; what to send to their other accounts."""
    accounts = await _erase(connection, person_id, now)
    elsewhere = [each for each in accounts if (each.platform, each.account) != (here.platform, here.account)]
    said = _("You asked me to delete everything I kept of you, and it is deleted. I send no reminders any more.")
    return await _tell(connection, elsewhere, said, now)


async def forget_by_operator(connection: AsyncConnection, person_id: int, now: datetime) -> None:
    """Erase a person for whoever runs the bot; whichever process serves tells all their accounts."""
    said = _(
        "Everything I kept of you is deleted: whoever runs me did that. I send no reminders any more. "
        "Write to me whenever you want to start anew."
    )
    told = await _tell(connection, await _erase(connection, person_id, now), said, now)
    await outbox.release(connection, [each.id for each in told if each is not None])


async def _erase(connection: AsyncConnection, person_id: int, now: datetime) -> list[Account]:
    accounts = await accounts_of(connection, person_id)
    await agenda.look_soon(connection, await erase(connection, person_id, now), now)
    return accounts


async def _tell(
    connection: AsyncConnection, accounts: Iterable[Account], said: str, now: datetime
) -> list[Claimed | None]:
    addresses = [Address(cast(Platform, each.platform), each.account) for each in accounts]
    reply = Reply(parts=(paragraph(said),))
    return [await outbox.put_last_word(connection, to, reply, now) for to in addresses]
