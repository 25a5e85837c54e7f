"""A platform of every kind at once: each message is rendered for all of them, and held against what each allows."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.console import Console

from bot.adapters.console.rendering import formatted, harmless
from bot.adapters.plain import as_text, parts_of
from bot.adapters.slack.blockkit import rendering as slack
from bot.adapters.telegram import rendering as telegram
from bot.adapters.telegram.limits import CALLBACK_BYTES, CAPTION_UNITS, ENTITIES, TEXT_UNITS
from bot.messaging.courier import Courier, UnfetchableError
from bot.messaging.incoming import Outgoing, Upload
from tests.adapters.slack.blockkit import problems_of_message
from tests.fakes.slack.blockkit.checking import check_message_blocks
from tests.fakes.telegram.faults import ApiError
from tests.fakes.telegram.markup import formatted as telegram_formatted

#: Wide enough for a table, narrow enough to fold one.
_COLUMNS = 80


class StrictCourier(Courier):
    """``sent``: what arrived. ``wrong``: why a platform would have refused it. ``files``: what uploads hold."""

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []
        self.wrong: list[str] = []
        self.files: dict[str, bytes] = {}
        self._console = Console(file=io.StringIO(), width=_COLUMNS, force_terminal=True)

    async def send(self, message: Outgoing) -> str:
        self.sent.append(message)
        self.wrong += problems(message, self._console)
        return message.id

    async def fetch(self, upload: Upload) -> bytes:
        try:
            return self.files[upload.reference]
        except KeyError:
            raise UnfetchableError(upload.name) from None

    def door(self, payload: str) -> str | None:
        return f"https://t.me/laurel_bot?start={payload}"

    def taken(self) -> list[Outgoing]:
        """What arrived since this was asked last."""
        sent, self.sent = self.sent, []
        return sent


def problems(message: Outgoing, console: Console) -> list[str]:
    """Why any of the platforms would refuse the message, show less than all of it, or show what nobody meant."""
    text = as_text(parts_of(message.reply))
    if not text.strip() and not message.reply.get("files"):
        return ["the answer is empty"]
    console.print(formatted(parts_of(message.reply)))
    unsafe = [] if harmless(text) == harmless(harmless(text)) else ["the terminal would obey the text"]
    if isinstance(console.file, io.StringIO):
        console.file.seek(0)
        console.file.truncate()
    return [*unsafe, *_on_slack(message), *_on_telegram(message)]


def _on_slack(message: Outgoing) -> Iterator[str]:
    for rendering in slack.render(message.reply):
        if rendering.blocks:
            yield from problems_of_message(rendering.blocks, rendering.text)
            yield from map(str, check_message_blocks(rendering.blocks))


def _on_telegram(message: Outgoing) -> Iterator[str]:
    for rendering in telegram.render(message.reply):
        try:
            shown = telegram_formatted(rendering.html, "HTML")
        except ApiError as error:
            yield f"Telegram: {error}"
            continue
        most = CAPTION_UNITS if rendering.file is not None else TEXT_UNITS
        if (rendering.file is None and shown.units == 0) or shown.units > most:
            yield f"Telegram: a text of {shown.units}"
        if len(shown.entities) > ENTITIES:
            yield f"Telegram: {len(shown.entities)} entities"
        rows = rendering.keyboard.inline_keyboard if rendering.keyboard is not None else ()
        for button in (button for row in rows for button in row):
            data = button.callback_data
            if not button.text.strip() or (isinstance(data, str) and len(data.encode()) not in CALLBACK_BYTES):
                yield f"Telegram: the button {button.text!r}"
