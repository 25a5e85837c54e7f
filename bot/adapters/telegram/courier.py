"""The outbound side: renders replies, sends them through the library's Bot, and reads files that people sent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import structlog
from telegram import Bot, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.adapters.progress import Progress
from bot.adapters.telegram.errors import delivery_error, reason
from bot.adapters.telegram.limits import DOCUMENT_BYTES
from bot.adapters.telegram.place import Place, chat_and_number, message_id
from bot.adapters.telegram.privately import hint
from bot.adapters.telegram.rendering import Rendering, render
from bot.messaging.courier import UPLOAD_LIMIT, Courier, RefusedError, UnfetchableError
from bot.messaging.incoming import Outgoing, Upload
from bot.messaging.reply import File

log = structlog.get_logger(__name__)

#: Answers to an edit, in lower case. The first means that the message already says it, the others that it is gone,
#: or is a file and cannot become a text.
_SAME = "message is not modified"
_UNEDITABLE = (
    "message to edit not found", "message can't be edited", "message_id_invalid", "no text in the message to edit",
)  # fmt: skip

_BAD_MARKUP = "can't parse entities"
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class TelegramCourier(Courier):
    """Sends to a private chat, a group or a topic of a forum.

    What is for one person alone never appears in a group: it goes to their private chat. A message of several
    parts that fails half way is continued where it stopped when it is sent again.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._progress = Progress()
        self._moved: dict[int, int] = {}  # groups that became supergroups, which have other numbers

    async def send(self, message: Outgoing) -> str:
        """The id is of the message with the buttons, or else of the last one."""
        try:
            return await self._send(message)
        except Forbidden as error:
            self._progress.forget(message.id)
            if message.only_you and message.channel is not None:
                await self._hint(message)
            raise delivery_error(error) from None
        except TelegramError as error:
            raise delivery_error(error) from None

    async def fetch(self, upload: Upload) -> bytes:
        if upload.size > UPLOAD_LIMIT:
            raise UnfetchableError(f"{upload.name}: larger than {UPLOAD_LIMIT} bytes")
        try:
            file = await self._bot.get_file(upload.reference)
            if (file.file_size or 0) > UPLOAD_LIMIT or not file.file_path:
                raise UnfetchableError(f"{upload.name}: larger than {UPLOAD_LIMIT} bytes, or gone")
            content = bytes(await file.download_as_bytearray())
        except TelegramError as error:
            raise UnfetchableError(f"{upload.name}: {reason(error)}") from None
        if len(content) > UPLOAD_LIMIT:
            raise UnfetchableError(f"{upload.name}: larger than {UPLOAD_LIMIT} bytes")
        return content

    def door(self, payload: str) -> str | None:
        """https://core.telegram.org/bots/features#deep-linking; None until the bot knows what it is called."""
        try:
            return f"https://t.me/{self._bot.username}?start={payload}"
        except RuntimeError:
            return None

    async def _send(self, message: Outgoing) -> str:
        privately = message.only_you and message.channel is not None
        place = Place.of(message.account, None if privately else message.channel)
        edits = chat_and_number(message.edits) if message.edits and not privately else None
        renderings = render(message.reply, captions=edits is None)
        if not renderings:
            raise RefusedError("the reply is empty")
        sent = self._progress.of(message.id)
        for rendering in renderings[len(sent) :]:
            edited = edits if not sent and rendering.file is None else None
            sent.append(await self._put(place, rendering, edited))
        self._progress.forget(message.id)
        with_buttons = (i for i, rendering in enumerate(renderings) if rendering.keyboard is not None)
        return sent[next(with_buttons, len(sent) - 1)]

    async def _put(self, place: Place, rendering: Rendering, edits: tuple[int, int] | None) -> str:
        """Sends one message in spite of a group that moved, or of markup that Telegram does not read as we do."""
        place = replace(place, chat=self._moved.get(place.chat, place.chat))
        try:
            return await self._edit_or_send(place, rendering, edits, ParseMode.HTML)
        except ChatMigrated as error:
            self._moved[place.chat] = error.new_chat_id
            return await self._edit_or_send(replace(place, chat=error.new_chat_id), rendering, None, ParseMode.HTML)
        except BadRequest as error:
            if _BAD_MARKUP not in error.message.lower():
                raise
            log.error("markup refused", reason=reason(error))
            return await self._edit_or_send(place, replace(rendering, html=rendering.plain), edits, None)

    async def _edit_or_send(
        self, place: Place, rendering: Rendering, edits: tuple[int, int] | None, mode: ParseMode | None
    ) -> str:
        if edits is not None and await self._edited(*edits, rendering, mode):
            return message_id(*edits)
        if rendering.file is None:
            sent = await self._bot.send_message(
                place.chat, rendering.html, parse_mode=mode, message_thread_id=place.thread,
                reply_markup=rendering.keyboard, link_preview_options=_NO_PREVIEW,
            )  # fmt: skip
        else:
            if len(rendering.file.content) > DOCUMENT_BYTES:
                raise RefusedError(f"a file has {len(rendering.file.content)} bytes; {DOCUMENT_BYTES} are possible")
            sent = await self._send_file(place, rendering, rendering.file, mode)
        return message_id(sent.chat.id, sent.message_id)

    async def _send_file(self, place: Place, rendering: Rendering, file: File, mode: ParseMode | None) -> Message:
        name = file.name or "file"
        about: dict[str, Any] = {
            "caption": rendering.html or None, "parse_mode": mode, "message_thread_id": place.thread,
            "reply_markup": rendering.keyboard,
        }  # fmt: skip
        if rendering.photo:
            return await self._bot.send_photo(place.chat, file.content, filename=name, **about)
        return await self._bot.send_document(
            place.chat, file.content, filename=name, disable_content_type_detection=True, **about
        )

    async def _edited(self, chat: int, number: int, rendering: Rendering, mode: ParseMode | None) -> bool:
        """False when the earlier message can no longer be replaced."""
        try:
            await self._bot.edit_message_text(
                rendering.html, chat, number, parse_mode=mode,
                reply_markup=rendering.keyboard, link_preview_options=_NO_PREVIEW,
            )  # fmt: skip
        except BadRequest as error:
            said = error.message.lower()
            if _SAME in said:
                return True
            if any(gone in said for gone in _UNEDITABLE):
                return False
            raise
        return True

    async def _hint(self, message: Outgoing) -> None:
        """The person never opened a private chat with the bot: say so where they asked."""
        try:
            await self._put(Place.of(message.account, message.channel), hint(await self._bot.get_me()), None)
        except TelegramError as error:
            log.warning("no hint to write in private", reason=reason(error))
