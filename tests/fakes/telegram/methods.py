"""The methods of the Bot API but ``getUpdates``, each checking what Telegram checks."""

from __future__ import annotations

import re
import struct
from typing import Any
from urllib.parse import urlsplit

from tests.fakes.telegram.bodies import Call
from tests.fakes.telegram.faults import ApiError
from tests.fakes.telegram.markup import Formatted, formatted
from tests.fakes.telegram.world import BOT_ID, BOT_NAME, Chat, Sent

_TEXT, _CAPTION, _ALT = 4096, 1024, "there is no text in the message to edit"
#: core.telegram.org/bots/api#sendphoto
_PNG, _PHOTO_SUM, _PHOTO_RATIO = b"\x89PNG\r\n\x1a\n", 10_000, 20
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


class Methods:
    """What the bot has done so far, and the answer to each further call."""

    def __init__(self) -> None:
        self.chats: dict[int, Chat] = {}
        self.messages: list[Sent] = []
        self.files: dict[str, tuple[str, bytes]] = {}
        self.queries: set[str] = set()
        self.inline: dict[str, list[dict[str, Any]]] = {}
        self.commands: dict[str, list[dict[str, str]]] = {}
        self.webhook: dict[str, Any] | None = None
        #: What ``getWebhookInfo`` tells: updates that wait, and ``last_error_date`` and ``last_error_message``.
        self.pending = 0
        self.undelivered: dict[str, Any] = {}
        self.numbers = 100

    def answer(self, call: Call) -> Any:
        """The result. Raises ApiError."""
        method = getattr(self, f"_{call.method}", None)
        if method is None:
            raise ApiError(404, "Not Found")
        return method(call)

    def number(self) -> int:
        self.numbers += 1
        return self.numbers

    def _getMe(self, _: Call) -> Any:  # noqa: N802
        names = {"id": BOT_ID, "is_bot": True, "first_name": "Laurel", "username": BOT_NAME}
        return names | {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True}

    def _sendMessage(self, call: Call) -> Any:  # noqa: N802
        chat = self._chat(call)
        said = _text(call, "text", _TEXT)
        return self._keep(call, chat, said, call.get("text"), None)

    def _sendDocument(self, call: Call) -> Any:  # noqa: N802
        chat = self._chat(call)
        if "document" not in call.files:
            raise ApiError(400, "Bad Request: there is no document in the request")
        if not call.files["document"][1]:
            raise ApiError(400, "Bad Request: file must be non-empty")
        said = _text(call, "caption", _CAPTION)
        return self._keep(call, chat, said, call.get("caption", ""), call.files["document"])

    def _sendPhoto(self, call: Call) -> Any:  # noqa: N802
        chat = self._chat(call)
        name, content = call.files.get("photo", ("", b""))
        if not content.startswith(_PNG):
            raise ApiError(400, "Bad Request: IMAGE_PROCESS_FAILED")
        width, height = struct.unpack(">II", content[16:24])
        if width + height > _PHOTO_SUM or max(width, height) > _PHOTO_RATIO * min(width, height):
            raise ApiError(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
        said = _text(call, "caption", _CAPTION)
        return self._keep(call, chat, said, call.get("caption", ""), (name, content))

    def _editMessageText(self, call: Call) -> Any:  # noqa: N802
        chat = self._chat(call)
        earlier = next((m for m in self.messages if (m.chat, m.id) == (chat.id, call.get("message_id"))), None)
        if earlier is None:
            raise ApiError(400, "Bad Request: message to edit not found")
        if earlier.file is not None:
            raise ApiError(400, f"Bad Request: {_ALT}")
        said, buttons = _text(call, "text", _TEXT), _keyboard(call)
        if (said.text, said.entities, buttons) == (earlier.text, earlier.entities, earlier.keyboard):
            raise ApiError(400, f"Bad Request: {_SAME}")
        earlier.text, earlier.html, earlier.entities = said.text, call.get("text"), said.entities
        earlier.keyboard = buttons
        earlier.edits += 1
        return earlier.as_json(chat)

    def _sendChatAction(self, call: Call) -> Any:  # noqa: N802
        self._chat(call)
        return True

    def _answerCallbackQuery(self, call: Call) -> Any:  # noqa: N802
        if call.get("callback_query_id") not in self.queries:
            raise ApiError(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.queries.remove(call.get("callback_query_id"))
        return True

    def _answerInlineQuery(self, call: Call) -> Any:  # noqa: N802
        results = call.get("results")
        ids = [result["id"] for result in results]
        if len(results) > 50:
            raise ApiError(400, "Bad Request: RESULTS_TOO_MUCH")
        if len(set(ids)) != len(ids):
            raise ApiError(400, "Bad Request: RESULT_ID_DUPLICATE")
        if not all(1 <= len(key.encode()) <= 64 for key in ids):
            raise ApiError(400, "Bad Request: RESULT_ID_INVALID")
        for result in results:
            content = result["input_message_content"]
            _checked(formatted(content["message_text"], content.get("parse_mode")), "text", _TEXT)
        self.inline[call.get("inline_query_id")] = results
        return True

    def _setMyCommands(self, call: Call) -> Any:  # noqa: N802
        for command in call.get("commands"):
            if not re.fullmatch("[a-z0-9_]{1,32}", command["command"]):
                raise ApiError(400, "Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise ApiError(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands[call.get("scope", {"type": "default"})["type"]] = call.get("commands")
        return True

    def _setWebhook(self, call: Call) -> Any:  # noqa: N802
        address = urlsplit(call.get("url"))
        if address.scheme != "https" and address.hostname != "127.0.0.1":
            raise ApiError(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        self.webhook = call.params
        return True

    def _getWebhookInfo(self, _: Call) -> Any:  # noqa: N802
        url = "" if self.webhook is None else self.webhook["url"]
        return {"url": url, "has_custom_certificate": False, "pending_update_count": self.pending, **self.undelivered}

    def _deleteWebhook(self, _: Call) -> Any:  # noqa: N802
        self.webhook = None
        return True

    def _getFile(self, call: Call) -> Any:  # noqa: N802
        file = self.files.get(call.get("file_id"))
        if file is None:
            raise ApiError(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        if len(file[1]) > 20_000_000:
            raise ApiError(400, "Bad Request: file is too big")
        key = call.get("file_id")
        return {"file_id": key, "file_unique_id": key, "file_size": len(file[1]), "file_path": f"documents/{key}"}

    def _chat(self, call: Call) -> Chat:
        chat = self.chats.get(call.get("chat_id"))
        if chat is None:
            raise ApiError(400, "Bad Request: chat not found")
        if chat.closed:
            raise ApiError(403, f"Forbidden: {chat.closed}")
        if chat.moved:
            text = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, text, migrate_to_chat_id=chat.moved)
        if call.get("message_thread_id") not in {None, *chat.topics}:
            raise ApiError(400, "Bad Request: message thread not found")
        return chat

    def _keep(self, call: Call, chat: Chat, said: Formatted, markup: str, file: tuple[str, bytes] | None) -> Any:
        message = Sent(
            self.number(),
            chat.id,
            said.text,
            markup,
            said.entities,
            _keyboard(call),
            call.get("message_thread_id"),
            file,
        )
        self.messages.append(message)
        return message.as_json(chat)


def _text(call: Call, name: str, most: int) -> Formatted:
    return _checked(formatted(call.get(name, ""), call.get("parse_mode")), name, most)


def _checked(said: Formatted, name: str, most: int) -> Formatted:
    if name == "text" and not said.text:
        raise ApiError(400, "Bad Request: message text is empty")
    if said.units > most:
        raise ApiError(400, f"Bad Request: message {'' if name == 'text' else 'caption '}is too long")
    return said


def _keyboard(call: Call) -> list[list[dict[str, Any]]]:
    rows: list[list[dict[str, Any]]] = call.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row]
    if len(buttons) > 100 or any(not 1 <= len(row) <= 8 for row in rows):
        raise ApiError(400, "Bad Request: too many buttons")
    for button in buttons:
        if not button["text"].strip() or ("url" in button) == ("callback_data" in button):
            raise ApiError(400, "Bad Request: Text buttons are unallowed in the inline keyboard")
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
            raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
        if "url" in button and not re.match(r"(https?://[^\s/]+\.[^\s/]+|tg://)", button["url"]):
            raise ApiError(400, "Bad Request: inline keyboard button URL is invalid: Wrong HTTP URL")
    return rows
