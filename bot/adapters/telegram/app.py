"""Telegram as a whole: started, fed by polling or by the webhook, and stopped."""

from __future__ import annotations

import asyncio

import structlog
from starlette.routing import Route
from telegram import Update
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.adapters.background import Background
from bot.adapters.telegram import limits, webhook
from bot.adapters.telegram.addressing import Me
from bot.adapters.telegram.client import Client
from bot.adapters.telegram.commands import offer_commands
from bot.adapters.telegram.courier import TelegramCourier
from bot.adapters.telegram.errors import (
    TelegramSetupError,
    TelegramTokenError,
    TelegramWebhookError,
    background_reason,
    reason,
)
from bot.adapters.telegram.inbound import incoming
from bot.adapters.telegram.inline import answer_inline
from bot.adapters.telegram.place import Place
from bot.adapters.telegram.polling import Polling
from bot.adapters.telegram.ports import Door, InlineSearch
from bot.adapters.telegram.request import readable
from bot.adapters.telegram.waiting import Waiting
from bot.adapters.telegram.webhook import Webhook
from bot.messaging.incoming import Incoming

log = structlog.get_logger(__name__)


class Telegram:
    """One bot. ``courier`` can send as soon as this is built; events come in between ``start`` and ``stop``.

    ``api_url`` is another Bot API server than Telegram's own. With a ``webhook`` the ``routes`` must be served
    at its address; without one the bot polls. Raises TelegramTokenError for what cannot be a token.
    """

    platform = "telegram"

    def __init__(
        self,
        token: str,
        door: Door,
        search: InlineSearch,
        *,
        api_url: str | None = None,
        webhook: Webhook | None = None,
    ) -> None:
        self._client = Client(token, api_url)
        self._bot = self._client.bot
        self._door = door
        self._search = search
        self._webhook = webhook
        self._me: Me | None = None
        self._polling = Polling(self._bot, self.take)
        self._background = Background(background_reason)
        self._waiting = Waiting(self._bot, self._background)
        self._listening: asyncio.Task[None] | None = None
        self._open = False
        self._trouble: str | None = "not connected yet"
        self.courier = TelegramCourier(self._bot)

    async def start(self) -> None:
        """Begins to receive. While Telegram cannot be reached this returns all the same, and goes on trying.

        Raises TelegramTokenError when the token is refused, TelegramWebhookError when the webhook is.
        """
        self._open = True
        connecting = asyncio.create_task(self._connect())
        await asyncio.wait({connecting}, timeout=limits.START)
        if connecting.done() and isinstance(error := connecting.exception(), TelegramSetupError):
            await self.stop()
            raise error
        self._listening = asyncio.create_task(self._listen(connecting))

    @property
    def trouble(self) -> str | None:
        """Why nothing can come in at the moment; None when all is well."""
        return self._trouble or self._polling.trouble

    def routes(self) -> list[Route]:
        """To be served where the webhook points to; none when the bot polls."""
        return webhook.routes(self._webhook, self._received) if self._webhook is not None else []

    async def pause(self) -> None:
        """Takes nothing more in; answers still go out. What comes now is kept by Telegram."""
        self._open = False
        self._polling.stop()
        if self._listening is not None:
            if self._me is not None:
                await asyncio.wait({self._listening}, timeout=limits.DRAIN)
            self._listening.cancel()
            await asyncio.wait({self._listening})
            self._listening = None

    async def stop(self) -> None:
        """Pauses, waits a little for turns under way, and closes the connections."""
        await self.pause()
        await self._waiting.settle(limits.DRAIN)
        await self._background.close()
        await self._client.close()

    async def take(self, update: Update) -> None:
        """Returns when the update is recorded, or is of no interest. Raises what the door raises."""
        if update.callback_query is not None:  # at once, or the button goes on turning
            self._background.run("answering a press", self._bot.answer_callback_query(update.callback_query.id))
        if update.inline_query is not None:
            self._background.run("inline answer", answer_inline(self._bot, update.inline_query, self._search))
            return
        event = self._translated(update)
        if event is not None:
            handled = await self._door.accept(event)
            self._waiting.watch(handled, Place.of(event.sender.account, event.channel))

    def _translated(self, update: Update) -> Incoming | None:
        if self._me is None:
            raise TelegramError("Not connected yet")
        try:
            return incoming(update, self._me)
        except Exception as error:  # one strange update must not hold up those behind it
            log.error("update not understood", update=update.update_id, error=type(error).__name__)
            return None

    async def _received(self, data: dict[str, object]) -> None:
        if not self._open:
            raise TelegramError("Stopping")
        if readable(data) and (update := Update.de_json(data, self._bot)) is not None:
            await self.take(update)

    async def _listen(self, connecting: asyncio.Task[bool]) -> None:
        pause = limits.FIRST_PAUSE
        try:
            while not await connecting:
                await asyncio.sleep(pause)
                pause = min(2 * pause, limits.LONGEST_PAUSE)
                connecting = asyncio.create_task(self._connect())
        except TelegramSetupError as error:
            self._trouble = str(error)
            log.error(self._trouble)
            return
        self._background.run("offering commands", offer_commands(self._bot))
        if self._webhook is None:
            await self._polling.run()

    async def _connect(self) -> bool:
        """False when Telegram cannot be reached now."""
        try:
            await self._bot.initialize()
            self._me = Me(self._bot.id, self._bot.username)
            await self._choose_way()
        except InvalidToken:
            raise TelegramTokenError from None
        except TelegramError as error:
            self._trouble = f"Telegram cannot be reached: {reason(error)}"
            log.warning("Telegram cannot be reached", reason=reason(error))
            return False
        self._trouble = None
        return True

    async def _choose_way(self) -> None:
        """Polling and webhook exclude each other."""
        if self._webhook is None:
            await self._bot.delete_webhook()
            return
        try:
            await self._bot.set_webhook(
                self._webhook.address,
                max_connections=limits.WEBHOOK_CONNECTIONS,
                allowed_updates=limits.UPDATES_WANTED,
                secret_token=self._webhook.secret,
            )
        except BadRequest as error:
            raise TelegramWebhookError(
                f"Telegram does not deliver to {self._webhook.address}: {error.message}. "
                "It must be an https address on port 443, 80, 88 or 8443 that can be reached from the internet."
            ) from None
