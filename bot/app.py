"""The composition root: builds everything once and joins the parts."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from weakref import WeakValueDictionary

from sqlalchemy.ext.asyncio import AsyncEngine
from structlog.contextvars import bound_contextvars

import bot.adapters.slack.installing.tables  # noqa: F401 - declares its tables
from bot.cache import cache_folder
from bot.clock import Clock, SystemClock
from bot.collecting import collecting_later
from bot.desk import Desk
from bot.dialogs.engine.conversations import load_state
from bot.dialogs.engine.dialog import discover
from bot.dialogs.engine.manager import DialogManager
from bot.dialogs.teams.what_counts import also_proving
from bot.dialogs.understanding.phrases import Phrases, read_phrases
from bot.knowledge.base import KnowledgeBase, Language
from bot.messaging import inbox, outbox
from bot.messaging.courier import Courier, beside
from bot.messaging.dispatch import Dispatcher
from bot.messaging.incoming import Incoming, Sender, TurnReport
from bot.messaging.pacing import Pacer
from bot.retention import drop_what_is_old
from bot.scheduling import agenda
from bot.scheduling.group_watch import GroupWatch
from bot.scheduling.planner import NoticeAftermath, Planner, reschedule
from bot.settings import Settings
from bot.storage.engine import create_engine, glancing
from bot.storage.schema import prepare
from bot.tracking.people import Account, follow, introduce, mark_unreachable, reach_again
from bot.tracking.teams import granting, requirements
from bot.turns import TurnTaker

Observer = Callable[[TurnReport], None]

#: More at once are no faster, as one core takes them all, and would keep the loop from what has to be acknowledged.
_TURNS_AT_ONCE = 1


def build_knowledge(phrases: Phrases, folder: Path | None = None) -> KnowledgeBase:
    """The knowledge base for the language of ``phrases``, quickly where it was built before. Raises CatalogueError."""
    language = Language(phrases.abbreviations, phrases.common, phrases.barriers, phrases.generic)
    return KnowledgeBase(language, folder, cache_folder())


def build_manager(settings: Settings, knowledge: KnowledgeBase | None = None) -> DialogManager:
    """All dialogs, over the catalogue of the settings or ``knowledge``. Raises CatalogueError and TransformerError."""
    with collecting_later():
        phrases = read_phrases()
        knowledge = knowledge or build_knowledge(phrases, settings.data)
        return DialogManager(
            knowledge, phrases, discover(), settings.currency, settings.teams == "anyone",
            transformer=settings.transformer,
        )  # fmt: skip


class Laurel:
    """The whole bot behind one door: ``accept`` what a platform delivers; answers and reminders leave through
    couriers.
    """

    def __init__(
        self,
        settings: Settings,
        clock: Clock | None = None,
        knowledge: KnowledgeBase | None = None,
        manager: DialogManager | None = None,
    ) -> None:
        """``knowledge`` or the whole ``manager`` may be shared: neither holds anything of a conversation."""
        self.settings = settings
        self.clock = clock or SystemClock()
        self.manager = manager or build_manager(settings, knowledge)
        self.knowledge = self.manager.knowledge
        self.engine: AsyncEngine = create_engine(settings.database_url)
        self._glancing = glancing(self.engine)
        self.turns = TurnTaker(self.engine, self.clock, self.manager, self._door)
        self.desk = Desk(self.engine, self.clock, self.manager)
        pacer = Pacer() if isinstance(self.clock, SystemClock) else Pacer({})  # simulated time waits for nobody
        self.dispatcher = Dispatcher(self.engine, self.clock, NoticeAftermath(self.clock), pacer)
        self.planner = Planner(self.engine, self.clock, self.knowledge, lambda: list(self.dispatcher.couriers))
        self.groups = GroupWatch(self.engine, self.clock, self.dispatcher.couriers)
        #: Gone with the last turn that waits there: conversations are without number, as each thread is one.
        self._in_order: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._working: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(_TURNS_AT_ONCE)
        self._observers: list[Observer] = []
        self.closing = False

    def connect(self, platform: str, courier: Courier) -> None:
        """Answers and reminders for ``platform`` leave through ``courier`` from now on."""
        self.dispatcher.couriers[platform] = courier

    def observe(self, observer: Observer) -> None:
        """Call ``observer`` with what each turn understood."""
        self._observers.append(observer)

    async def start(self) -> None:
        """Prepare and catch up; afterwards everything is said that fell due meanwhile.

        Raises SchemaError when the database of a server has to be upgraded first.
        """
        await self.prepare()
        await self.catch_up()

    async def prepare(self) -> None:
        """Look after the database, and what it has by the catalogue of an earlier start. Raises SchemaError when that
        of a server has to be upgraded first.
        """
        await prepare(self.engine)
        async with self.engine.begin() as connection:
            await requirements.widen(connection, partial(also_proving, self.manager.knowledge.catalogue))

    async def catch_up(self) -> None:
        """Finish what an earlier process left, and say what fell due meanwhile: that may take a while."""
        await self.finish_old(timedelta())
        await self.tick()

    async def drain(self, within: float = 20.0) -> None:
        """Let what was accepted be answered, for ``within`` seconds; the next process finishes what is left."""
        self.closing = True
        stopping = asyncio.create_task(self.dispatcher.stop(within))
        if self._working:
            await asyncio.wait(self._working, timeout=within)
        await stopping
        left = list(self._working)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await self.dispatcher.stop(0)

    async def close(self) -> None:
        await self.drain()
        await self.engine.dispose()

    # -- events in -------------------------------------------------------------------------------------

    async def accept(self, incoming: Incoming) -> asyncio.Task[None]:
        """Record one event; it is safe when this returns. The task ends when it is answered.

        A redelivery changes nothing and says nothing.
        """
        return (await self.accept_all([incoming]))[0]

    async def accept_all(self, arrived: Sequence[Incoming]) -> list[asyncio.Task[None]]:
        """Record several events, in order, all or none.

        In one transaction, for each waits until a turn lets go of the database: when many arrive, one after the other
        would be acknowledged too late for the platform.
        """
        async with self.engine.begin() as connection:
            new = await inbox.record(connection, arrived, self.clock.now())
        return [self._handling(each if each.key in new else None) for each in arrived]

    def _handling(self, arrived: Incoming | None) -> asyncio.Task[None]:
        task = asyncio.create_task(_nothing() if arrived is None else self._answered(arrived))
        self._working.add(task)
        task.add_done_callback(self._working.discard)
        return task

    async def receive(self, incoming: Incoming) -> None:
        """Handle one event, and return when it is answered, also when the answer had to wait for others."""
        await (await self.accept(incoming))
        await self.dispatcher.idle()

    async def finish_old(self, older_than: timedelta) -> None:
        """Take the turns of events that were recorded so long ago and never answered."""
        async with self.engine.connect() as connection:
            left = await inbox.waiting(connection, self.clock.now() - older_than)
        for conversation in left:
            await self._drain(conversation)

    async def _answered(self, arrived: Incoming) -> None:
        """Take the turn of an event that was just recorded; it is nearly always the oldest of its conversation."""
        async with self._one_by_one(arrived.conversation):
            if not await self._turn(arrived):
                await self._all_open(arrived.conversation)

    async def _drain(self, conversation: str) -> None:
        """Take the turns of all open events of a conversation, in order."""
        async with self._one_by_one(conversation):
            await self._all_open(conversation)

    def _one_by_one(self, conversation: str) -> asyncio.Lock:
        return self._in_order.setdefault(conversation, asyncio.Lock())

    async def _all_open(self, conversation: str) -> None:
        while (oldest := await self._oldest(conversation)) is not None:
            await self._turn(oldest)

    async def _oldest(self, conversation: str) -> Incoming | None:
        async with self._room, self._glancing.connect() as connection:
            return await inbox.oldest(connection, conversation)

    async def _turn(self, incoming: Incoming) -> bool:
        """One turn and its answer, under one id in the logs; False when it is not this event's turn, or no more."""
        with bound_contextvars(turn=secrets.token_hex(4)):
            courier = self.dispatcher.couriers.get(incoming.sender.platform)
            known = await beside(courier, incoming)
            async with self._room:
                taken = await self.turns.next(incoming.conversation, known)
            if taken is None:
                return False
            for observer in self._observers:
                observer(taken.report)
            for message in (taken.answer, *taken.elsewhere):
                await self.dispatcher.deliver(message)
            await self._show(taken.changed)
            return True

    async def _show(self, changed: Sequence[Account]) -> None:
        """What is always shown of these accounts follows what is kept."""
        for platform, account in dict.fromkeys((each.platform, each.account) for each in changed):
            if (courier := self.dispatcher.couriers.get(platform)) is not None:
                await courier.changed(account)

    def _door(self, platform: str, payload: str) -> str | None:
        courier = self.dispatcher.couriers.get(platform)
        return None if courier is None else courier.door(payload)

    async def knows(self, conversation: str) -> bool:
        """Whether somebody talked there before, be it that they wait for their first answer still; ``conversation`` as
        an Incoming names it.
        """
        async with self.engine.connect() as connection:
            if await load_state(connection, conversation) is not None:
                return True
            return await inbox.oldest(connection, conversation) is not None

    async def follow(self, sender: Sender) -> None:
        """A platform tells anew of somebody: their name, zone or language. Nothing of those who never wrote."""
        async with self.engine.begin() as connection:
            moved = await follow(connection, Account(**asdict(sender)))
            if moved is not None:
                await reschedule(connection, moved, self.clock.now())

    async def group_changed(self, platform: str, place: str) -> None:
        """Somebody came into a group of a platform, or left it."""
        await self.groups.changed(platform, place)

    async def lose(self, sender: Sender) -> None:
        """Somebody left the platform: nothing is sent there until they write again."""
        async with self.engine.begin() as connection:
            await mark_unreachable(connection, sender.platform, sender.account, self.clock.now())

    async def grant(self, what: granting.Grant, sender: Sender) -> None:
        """An operator allows somebody something, be it that they never wrote."""
        async with self.engine.begin() as connection:
            now = self.clock.now()
            person_id = await introduce(connection, Account(**asdict(sender)), now)
            await granting.grant(connection, person_id, what, now)

    async def reach_again(self, platform: str, patterns: Sequence[str]) -> None:
        """Accounts like one of ``patterns`` can be written to again, as where the bot is installed anew. What fell due
        meanwhile is said; whoever left is found out by that.
        """
        async with self.engine.begin() as connection:
            await reach_again(connection, platform, patterns)

    # -- time ------------------------------------------------------------------------------------------

    async def tick(self) -> None:
        """Say everything that is due now; what did not reach somebody is planned again for where they still are."""
        await self.planner.tick()
        await self.dispatcher.dispatch()
        if await self.planner.tick():
            await self.dispatcher.dispatch()

    async def next_due(self) -> datetime | None:
        """The next instant at which something is to be planned or sent; None when nothing is."""
        async with self.engine.connect() as connection:
            instants = (await agenda.next_look(connection), await outbox.next_due(connection))
        return min((at for at in instants if at is not None), default=None)

    async def keep_house(self) -> None:
        """Take up what was left lying, and drop what is not needed any more."""
        await self.finish_old(timedelta(minutes=2))
        now = self.clock.now()
        async with self.engine.begin() as connection:
            await drop_what_is_old(connection, now)
        await self.groups.look_round()


async def _nothing() -> None:
    """An event that was delivered before."""
