"""The library's Bot over our own requests."""

from __future__ import annotations

import re

from telegram import Bot

from bot.adapters.telegram.errors import TelegramTokenError
from bot.adapters.telegram.request import Request, UpdatesRequest, hush_libraries

API = "https://api.telegram.org"


class Client:
    """One bot and its connections. ``api_url`` is another Bot API server than Telegram's own.

    Raises TelegramTokenError for what cannot be a token.
    """

    def __init__(self, token: str, api_url: str | None = None) -> None:
        if not re.fullmatch(r"[\w:.-]+", token, re.ASCII):
            raise TelegramTokenError
        hush_libraries()
        api = (api_url or API).rstrip("/")
        self._requests = UpdatesRequest(), Request()
        self.bot = Bot(
            token,
            base_url=f"{api}/bot",
            base_file_url=f"{api}/file/bot",
            get_updates_request=self._requests[0],
            request=self._requests[1],
        )

    async def close(self) -> None:
        await self.bot.shutdown()
        for request in self._requests:  # the bot leaves them open when it was never connected
            await request.shutdown()
