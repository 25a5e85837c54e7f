"""One turn in one transaction: state, records, buttons and answer are kept together or not at all."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from time import perf_counter

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.clock import Clock
from bot.dialogs.engine.conversations import load_state, save_state
from bot.dialogs.engine.given import TurnInput, TurnResult
from bot.dialogs.engine.manager import DialogManager
from bot.dialogs.engine.turn import Door, Elsewhere
from bot.farewell import forget_at_their_wish
from bot.messaging import buttons, inbox, outbox
from bot.messaging.buttons import Pressed
from bot.messaging.courier import Beside
from bot.messaging.incoming import Incoming, TurnReport
from bot.messaging.outbox import Address, Claimed
from bot.messaging.reply import Reply, paragraph
from bot.scheduling import agenda
from bot.scheduling.asked import just_invited
from bot.scheduling.planner import reschedule
from bot.storage.conflicts import undone_for_another
from bot.storage.locks import lock
from bot.tracking.people import Account, accounts_of, meet, save_profile
from bot.tracking.records import Records
from bot.tracking.teams.circle import circle_of
from bot.translation import _, use_locale

log = structlog.get_logger(__name__)

_EXPIRED = {"control": "expired"}
_NOTHING = TurnReport(None, 0.0, {}, {}, failed=True)
#: Two turns that wait for each other need two; when a third stands in the way, one more.
_ATTEMPTS = 3


@dataclass(frozen=True)
class Taken:
    """A turn that was committed; ``answer`` is what to send now, None when it has to wait its turn, and ``elsewhere``
    what to send to other accounts.

    ``changed``: the accounts of which something is kept that was not before, or not any more.
    """

    report: TurnReport
    answer: Claimed | None
    elsewhere: tuple[Claimed | None, ...] = ()
    changed: tuple[Account, ...] = ()


@dataclass
class TurnTaker:
    """Takes the turn of the oldest open event of a conversation, across processes one at a time."""

    engine: AsyncEngine
    clock: Clock
    manager: DialogManager
    door: Door

    async def next(self, conversation: str, beside: Beside) -> Taken | None:
        """The turn of the event that ``beside`` belongs to; None when another process took it meanwhile."""
        began = perf_counter()
        try:
            taken = await self._committed(conversation, beside)
            if taken is None:
                return None
            report = replace(taken.report, seconds=perf_counter() - began)
            log.info(
                "turn taken", dialog=report.dialog, ms=round(1000 * report.seconds, 1),
                outbox=taken.answer and taken.answer.id,
            )  # fmt: skip
            return replace(taken, report=report)
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("turn failed", reference=reference)
        async with self.engine.begin() as connection:
            incoming = await _turn_of(connection, conversation, beside.key)
            if incoming is None:
                return None
            answer = await self._answer(connection, incoming, _apology(reference), None)
            return Taken(_NOTHING, answer)

    async def _committed(self, conversation: str, beside: Beside) -> Taken | None:
        """A turn that the database undid for another one is taken again: it left nothing behind."""
        for _attempt in range(_ATTEMPTS - 1):
            try:
                return await self._attempt(conversation, beside)
            except DBAPIError as error:
                if not undone_for_another(error):
                    raise
                log.info("turn taken again")
        return await self._attempt(conversation, beside)

    async def _attempt(self, conversation: str, beside: Beside) -> Taken | None:
        async with self.engine.begin() as connection:
            incoming = await _turn_of(connection, conversation, beside.key)
            return None if incoming is None else await self._take(connection, incoming, beside)

    async def _take(self, connection: AsyncConnection, incoming: Incoming, beside: Beside) -> Taken:
        now = self.clock.now()
        person = await meet(connection, Account(**asdict(beside.sender)), now)
        use_locale(person.locale)
        pressed = None
        if incoming.button is not None:
            pressed = await buttons.pressed(connection, incoming.conversation, incoming.button)
            pressed = pressed or Pressed(_EXPIRED, None)
        elif incoming.action is not None:
            pressed = Pressed(incoming.action, None)
        records = Records(connection, person.id, now, person.preferences)
        circle = await circle_of(connection, person.id)
        given = TurnInput(
            text=incoming.text,
            action=pressed.action if pressed else None,
            state=await load_state(connection, incoming.conversation),
            profile=person.profile,
            name=person.name,
            now=now,
            tz=person.tz,
            records=records,
            private=incoming.private,
            whispers=incoming.whispers,
            command=incoming.command,
            file=beside.file,
            sender=beside.sender,
            mentioned=beside.mentioned,
            circle=circle,
            door=self.door,
            invitations=await self._invitations(connection, incoming, person.id) if circle.asked else (),
        )
        result = await self.manager.take(given)
        if records.leaving:
            return await self._part(connection, incoming, records.person_id, result)
        await save_state(connection, incoming.conversation, result.state, now)
        who = records.person_id  # another one than before when accounts were joined
        if result.profile != person.profile:
            await save_profile(connection, who, result.profile)
        if records.changed or person.news:
            await reschedule(connection, who, now)
        await agenda.look_soon(connection, records.others, now)
        answer = await self._answer(connection, incoming, result.reply, pressed, result.personal)
        elsewhere = [await _said_elsewhere(connection, each, now) for each in result.elsewhere]
        changed = [Account(each.to.platform, each.to.account) for each in result.elsewhere]
        if records.changed or person.news or result.profile != person.profile:
            changed += await accounts_of(connection, who)
        return Taken(result.report, answer, tuple(elsewhere), tuple(changed))

    async def _part(self, connection: AsyncConnection, incoming: Incoming, person_id: int, result: TurnResult) -> Taken:
        """The answer to somebody who wants nothing kept of them: neither is anything of this turn."""
        now, here = self.clock.now(), _address(incoming, result.personal)
        await inbox.mark_done(connection, incoming.key, now)
        elsewhere = await forget_at_their_wish(connection, person_id, now, here)
        answer = await outbox.put_last_word(connection, here, result.reply, now)
        return Taken(result.report, answer, tuple(elsewhere))

    async def _invitations(self, connection: AsyncConnection, incoming: Incoming, person_id: int) -> tuple[int, ...]:
        """A bare "yes" means the question whether to be in a team only until they talk of something else."""
        if incoming.channel is not None:
            return ()
        to = Address(incoming.sender.platform, incoming.sender.account, None)
        return await just_invited(connection, person_id, to)

    async def _answer(
        self,
        connection: AsyncConnection,
        incoming: Incoming,
        reply: Reply,
        pressed: Pressed | None,
        personal: bool = False,
    ) -> Claimed | None:
        now = self.clock.now()
        reply, actions = buttons.with_ids(reply)
        await inbox.mark_done(connection, incoming.key, now)
        edits = None
        if reply.replaces and pressed is not None and pressed.outbox_id is not None:
            edits = await outbox.sent_as(connection, pressed.outbox_id)
        row_id, claimed = await outbox.put_answer(connection, _address(incoming, personal), reply, now, edits)
        await buttons.keep(connection, incoming.conversation, actions, now, row_id)
        return claimed


async def _said_elsewhere(connection: AsyncConnection, said: Elsewhere, now: datetime) -> Claimed | None:
    reply, actions = buttons.with_ids(said.reply)
    row_id, claimed = await outbox.put_answer(connection, said.to, reply, now)
    await buttons.keep(connection, f"{said.to.platform}:dm:{said.to.account}", actions, now, row_id)
    return claimed


def _address(incoming: Incoming, personal: bool) -> Address:
    """Where the answer goes; in a channel it is shown to the sender alone when it is personal, or was asked so."""
    alone = incoming.channel is not None and (personal or incoming.only_you)
    sender = incoming.sender
    return Address(sender.platform, sender.account, incoming.channel, incoming.thread, alone, incoming.reply_to)


async def _turn_of(connection: AsyncConnection, conversation: str, key: str) -> Incoming | None:
    """The event called ``key`` when it is its turn."""
    await lock(connection, conversation)
    incoming = await inbox.oldest(connection, conversation)
    return incoming if incoming is not None and incoming.key == key else None


def _apology(reference: str) -> Reply:
    text = _(
        "Sorry, something went wrong on my side and I could not answer. Please try again; if it "
        "happens once more, tell my operator the reference {reference}."
    )
    return Reply(parts=(paragraph(text, reference=reference),))
