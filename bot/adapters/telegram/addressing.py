"""In a group: whether a message is meant for the bot, and what it says once the bot's name is taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from telegram import Message, MessageEntity

_SPACES = re.compile(r"[^\S\n]+")
_BEFORE_MARK = re.compile(r"[\s,]+(?=[.;:!?])|\s+(?=,)")
_LOOSE_MARKS = " \n,:;–-"


@dataclass(frozen=True, slots=True)
class Me:
    """The bot as Telegram knows it; ``username`` is without the @."""

    id: int
    username: str

    def is_called(self, name: str) -> bool:
        """``name`` with or without the @; usernames have no case."""
        return name.removeprefix("@").casefold() == self.username.casefold()


def replies_to(message: Message, me: Me) -> bool:
    """Whether it answers a message of the bot. In a topic everything replies to the topic's first message."""
    earlier = message.reply_to_message
    if earlier is None or earlier.from_user is None or earlier.forum_topic_created is not None:
        return False
    return earlier.from_user.id == me.id


def mentions(message: Message, me: Me) -> bool:
    return any(True for _ in _mentions(message, me))


def without_mentions(message: Message, me: Me) -> str:
    """The words without the bot's name: ``Hey @laurel_bot, which one?`` is ``Hey, which one?``."""
    words = (message.text or message.caption or "").encode("utf-16-le")
    for entity in sorted(_mentions(message, me), key=lambda found: -found.offset):
        # Telegram counts in UTF-16 code units: two bytes each
        words = words[: 2 * entity.offset] + " ".encode("utf-16-le") + words[2 * (entity.offset + entity.length) :]
    text = _BEFORE_MARK.sub("", _SPACES.sub(" ", words.decode("utf-16-le", "replace")))
    return text.lstrip(_LOOSE_MARKS).rstrip()


def _mentions(message: Message, me: Me) -> Iterator[MessageEntity]:
    words = message.parse_entities() if message.text else message.parse_caption_entities()
    for entity, text in words.items():
        named = entity.type == MessageEntity.MENTION and me.is_called(text)
        linked = entity.type == MessageEntity.TEXT_MENTION and entity.user is not None and entity.user.id == me.id
        if named or linked:
            yield entity
