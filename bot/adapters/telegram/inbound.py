"""From an update to an Incoming, or to nothing: pure translation."""

from __future__ import annotations

from telegram import CallbackQuery, Document, Message, MessageEntity, Update, User
from telegram.constants import ChatType

from bot.adapters.telegram.addressing import Me, mentions, others_named, replies_to, without_mentions, words_of
from bot.adapters.telegram.commands import GROUP_COMMANDS
from bot.adapters.telegram.place import Place
from bot.messaging.incoming import Incoming, Sender, Upload

_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)

#: What a person can send that holds no words; a message with none of these is a notice of Telegram's own.
_WORDLESS = (
    "animation", "audio", "contact", "dice", "location", "photo", "poll", "sticker", "story", "venue", "video",
    "video_note", "voice",
)  # fmt: skip


def incoming(update: Update, me: Me) -> Incoming | None:
    """The event, or None when it is none of the bot's business.

    In groups that is whatever neither names the bot, nor is a command for it, nor replies to it. A private
    message without words (a photo, a voice message) has the text ``""``.
    """
    key = f"telegram:{me.id}:{update.update_id}"
    if update.callback_query is not None:
        return _pressed(key, update.callback_query)
    message = update.message
    # Somebody else's bot, a channel, an anonymous admin, or a card that this bot offered inline
    if message is None or message.from_user is None or message.from_user.is_bot:
        return None
    if message.sender_chat is not None or message.via_bot is not None:
        return None
    if message.chat.type == ChatType.PRIVATE:
        return _private(key, message, message.from_user, me)
    if message.chat.type in _GROUPS:
        return _in_group(key, message, message.from_user, me)
    return None


def _private(key: str, message: Message, user: User, me: Me) -> Incoming | None:
    document = _document(message)
    if not (message.text or message.caption) and document is None:
        if not any(getattr(message, kind) for kind in _WORDLESS):
            return None
        if message.media_group_id:  # an album comes as a message a picture: one answer will do
            key = f"{key.rpartition(':')[0]}:album:{message.media_group_id}"
    command, words = _command(message, me) or (None, _words(message, me))
    return Incoming(
        key, _sender(user), text=_clean(words), command=command, upload=_upload(document),
        mentions=others_named(message, me),
    )  # fmt: skip


def _words(message: Message, me: Me) -> str:
    """In private the bot needs no mention; where there is one it is no part of what is said."""
    return without_mentions(message, me) if mentions(message, me) else words_of(message)


def _in_group(key: str, message: Message, user: User, me: Me) -> Incoming | None:
    document = _document(message)
    if not (message.text or message.caption or document):
        return None
    command = _command(message, me)
    if _is_command(message) and command is None:
        return None
    if command is None and not mentions(message, me) and not replies_to(message, me):
        return None
    word, words = command or (None, without_mentions(message, me))
    return Incoming(
        key, _sender(user), text=_clean(words), command=word, channel=str(_place(message)), upload=_upload(document),
        mentions=others_named(message, me),
    )  # fmt: skip


def _pressed(key: str, query: CallbackQuery) -> Incoming | None:
    if query.message is None or not query.data:
        return None
    chat = query.message.chat
    place = _place(query.message) if isinstance(query.message, Message) else Place(chat.id)
    channel = None if chat.type == ChatType.PRIVATE else str(place)
    return Incoming(key, _sender(query.from_user), button=_clean(query.data), channel=channel)


def _command(message: Message, me: Me) -> tuple[str, str] | None:
    """The command's word and what followed it; None when there is no command, or it is for another bot.

    In a group a bare ``/help`` could be for any bot there. Telegram shows it to the bot that spoke last, so one
    of ours is taken as meant.
    """
    if not _is_command(message):
        return None
    text = words_of(message)[1:]
    written, _, rest = text.partition(" ")
    if "\n" in written:
        written, _, rest = text.partition("\n")
    word, at, name = written.partition("@")
    word = word.lower()
    private = message.chat.type == ChatType.PRIVATE
    ours = me.is_called(name) if at else private or word in GROUP_COMMANDS or replies_to(message, me)
    return (word, rest.strip()) if ours else None


def _is_command(message: Message) -> bool:
    return any(entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0 for entity in message.entities)


def _document(message: Message) -> Document | None:
    """A file. A moving picture counts as one for Telegram too, but nobody means it to be read."""
    return message.document if not message.animation else None


def _upload(document: Document | None) -> Upload | None:
    if document is None:
        return None
    name = _clean(document.file_name or "") or "file"
    return Upload(name, document.file_size or 0, document.file_id, document.mime_type)


def _sender(user: User) -> Sender:
    handle = user.username.casefold() if user.username else None
    return Sender("telegram", str(user.id), _clean(user.full_name) or None, None, user.language_code, handle)


def _place(message: Message) -> Place:
    return Place(message.chat.id, message.message_thread_id if message.is_topic_message else None)


def _clean(text: str) -> str:
    """Text that every database takes: no NUL and no half of a surrogate pair."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
