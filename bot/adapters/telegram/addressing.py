"""Whom a message names: whether it is meant for the bot, what it says without the bot's name, and who else is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from telegram import Message, MessageEntity

from bot.messaging.incoming import Mention
from bot.patterns import pattern

_SPACES = pattern(r"[^\S\n]+")
_BEFORE_MARK = pattern(r"[\s,]+(?=[.;:!?])|\s+(?=,)")
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
    return any(_is_me(entity, text, me) for entity, text in _named(message).items())


def words_of(message: Message) -> str:
    """The words; somebody whom Telegram links without an @, as they have no username, gets one."""
    return _rewritten(message, {e: f"@{_name(text)}" for e, text in _named(message).items() if _is_link(e)})


def without_mentions(message: Message, me: Me) -> str:
    """The words without the bot's name: ``Hey @laurel_bot, which one?`` is ``Hey, which one?``."""
    named = _named(message).items()
    links = {entity: f"@{_name(text)}" for entity, text in named if _is_link(entity)}
    mine = {entity: " " for entity, text in named if _is_me(entity, text, me)}
    text = _BEFORE_MARK.sub("", _SPACES.sub(" ", _rewritten(message, links | mine)))
    return text.lstrip(_LOOSE_MARKS).rstrip()


def others_named(message: Message, me: Me) -> tuple[Mention, ...]:
    """Everybody whom a message names but the bot, as they stand behind an @ in the words; of a username Telegram does
    not tell whose it is.
    """
    named = {entity: text for entity, text in _named(message).items() if not _is_me(entity, text, me)}
    return tuple(dict.fromkeys(_mention(entity, _name(text)) for entity, text in named.items()))


def _mention(entity: MessageEntity, name: str) -> Mention:
    user = entity.user
    if user is None:
        return Mention(name)
    return Mention(name, str(user.id), shown=user.full_name, barrier="bot" if user.is_bot else None)


def _rewritten(message: Message, instead: Mapping[MessageEntity, str]) -> str:
    words = (message.text or message.caption or "").encode("utf-16-le")
    for entity in sorted(instead, key=lambda found: -found.offset):
        # Telegram counts in UTF-16 code units: two bytes each
        start, end = 2 * entity.offset, 2 * (entity.offset + entity.length)
        words = words[:start] + instead[entity].encode("utf-16-le", "replace") + words[end:]
    return words.decode("utf-16-le", "replace")


def _named(message: Message) -> dict[MessageEntity, str]:
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    return message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)


def _name(text: str) -> str:
    return " ".join(text.replace("\0", "").split()).removeprefix("@")


def _is_link(entity: MessageEntity) -> bool:
    return entity.type == MessageEntity.TEXT_MENTION


def _is_me(entity: MessageEntity, text: str, me: Me) -> bool:
    if _is_link(entity):
        return entity.user is not None and entity.user.id == me.id
    return me.is_called(text)
