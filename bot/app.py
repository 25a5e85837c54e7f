"""The composition root: builds everything once and joins the parts."""

from __future__ import annotations

import asyncio
import gc
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.clock import Clock, SystemClock, today
from bot.dialogs.engine.conversations import load_state, save_state
from bot.dialogs.engine.dialog import discover
from bot.dialogs.engine.manager import DialogManager, TurnInput
from bot.dialogs.understanding.phrases import Phrases, read_phrases
from bot.knowledge.base import KnowledgeBase, Language
from bot.messaging import buttons, inbox, outbox
from bot.messaging.courier import Courier
from bot.messaging.incoming import Incoming, Outgoing, TurnReport
from bot.messaging.outbox import Outbox
from bot.messaging.reply import Reply, paragraph
from bot.settings import Settings
from bot.storage.engine import create_engine
from bot.storage.schema import upgrade
from bot.tracking.people import Account, meet, save_profile
from bot.translation import _, use_locale

log = structlog.get_logger(__name__)

Observer = Callable[[TurnReport], None]


def build_knowledge(phrases: Phrases, folder: Path | None = None) -> KnowledgeBase:
    """The knowledge base for the language of ``phrases``. Raises CatalogueError."""
    return KnowledgeBase(Language(phrases.abbreviations, phrases.common, phrases.barriers, phrases.generic), folder)


def build_manager(settings: Settings, knowledge: KnowledgeBase | None = None) -> DialogManager:
    """All dialogs over the catalogue of ``settings``, or over ``knowledge``. Raises CatalogueError."""
    with _collecting_later():
        phrases = read_phrases()
        knowledge = knowledge or build_knowledge(phrases, settings.data)
        return DialogManager(knowledge, phrases, discover(), settings.currency)


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Building makes a hundred thousand objects and no garbage; looking for some takes a quarter of the start."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


class Laurel:
    """The whole bot behind one door: ``receive`` what a platform delivers; answers leave through couriers."""

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
        self.outbox = Outbox(self.engine, self.clock)
        self._in_order: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._observers: list[Observer] = []

    def connect(self, platform: str, courier: Courier) -> None:
        """Answers for ``platform`` leave through ``courier`` from now on."""
        self.outbox.couriers[platform] = courier

    def observe(self, observer: Observer) -> None:
        """Call ``observer`` with what each turn understood."""
        self._observers.append(observer)

    async def start(self) -> None:
        """Bring the database up to date, and finish what an earlier process left."""
        await upgrade(self.engine)
        async with self.engine.connect() as connection:
            left = await inbox.unfinished(connection)
        for incoming in left:
            await self._turn(incoming)
        await self.outbox.dispatch()

    async def close(self) -> None:
        await self.engine.dispose()

    async def receive(self, incoming: Incoming) -> None:
        """Handle one event once: a redelivery changes nothing and says nothing."""
        async with self._in_order[incoming.conversation]:
            async with self.engine.begin() as connection:
                if not await inbox.record(connection, incoming, self.clock.now()):
                    return
            answer = await self._turn(incoming)
        await self.outbox.deliver(answer)

    async def _turn(self, incoming: Incoming) -> Outgoing:
        """One turn in one transaction: state, profile, buttons and answer are kept together or not at all."""
        try:
            async with self.engine.begin() as connection:
                report, answer = await self._take(connection, incoming)
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("turn failed", reference=reference, platform=incoming.sender.platform)
            async with self.engine.begin() as connection:
                answer = await self._answer(connection, incoming, _apology(reference))
            report = TurnReport(None, 0.0, {}, {})
        for observer in self._observers:
            observer(report)
        return answer

    async def _take(self, connection: AsyncConnection, incoming: Incoming) -> tuple[TurnReport, Outgoing]:
        now = self.clock.now()
        person = await meet(connection, Account(**asdict(incoming.sender)), now)
        use_locale(person.locale)
        action = None
        if incoming.button is not None:
            action = await buttons.action_of(connection, incoming.conversation, incoming.button)
            action = action or {"begin": "", "slots": {}}
        state = await load_state(connection, incoming.conversation)
        given = TurnInput(incoming.text, action, state, person.profile, person.name, today(self.clock))
        result = await self.manager.take(given)
        await save_state(connection, incoming.conversation, result.state, now)
        if result.profile != person.profile:
            await save_profile(connection, person, result.profile)
        return result.report, await self._answer(connection, incoming, result.reply)

    async def _answer(self, connection: AsyncConnection, incoming: Incoming, reply: Reply) -> Outgoing:
        now = self.clock.now()
        reply = await buttons.store(connection, incoming.conversation, reply, now)
        await inbox.mark_done(connection, incoming.key, now)
        return await outbox.put(connection, incoming, reply, now)


def _apology(reference: str) -> Reply:
    text = _(
        "Sorry, something went wrong on my side and I could not answer. Please try again; if it "
        "happens once more, tell my operator the reference {reference}."
    )
    return Reply(parts=(paragraph(text, reference=reference),))
