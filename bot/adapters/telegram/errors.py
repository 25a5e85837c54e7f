"""What Telegram's refusals mean for a message, and for the start of the program."""

from __future__ import annotations

import re
from datetime import timedelta

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.messaging.courier import DeliveryError, RefusedError, SlowDownError, UnavailableError, UnreachableError

#: Telegram says 400 for some of those that are gone, instead of 403. Compared in lower case.
_GONE = (
    "chat not found", "user not found", "user is deactivated", "user_is_deactivated", "input_user_deactivated",
    "peer_id_invalid", "group chat was deactivated", "bot was kicked", "bot was blocked", "chat_write_forbidden",
    "have no rights to send", "not enough rights to send",
)  # fmt: skip

_TOO_LARGE = "request entity too large"


class TelegramSetupError(Exception):
    """Telegram cannot be used as it is set up; the message is a sentence for the operator."""


class TelegramTokenError(TelegramSetupError):
    """Telegram does not know the token."""

    def __init__(self) -> None:
        super().__init__(
            "Telegram does not accept the bot's token. Set LAUREL_TELEGRAM_TOKEN to the token that @BotFather gave you."
        )


class TelegramWebhookError(TelegramSetupError):
    """Telegram will not deliver to the address it was given."""


def delivery_error(error: TelegramError) -> DeliveryError:
    """The courier's error for one of Telegram's. Whatever may pass counts as unavailable."""
    if isinstance(error, RetryAfter):
        return SlowDownError(seconds(error))
    if isinstance(error, Forbidden):
        return UnreachableError(reason(error))
    said = error.message.lower()
    if isinstance(error, BadRequest):  # before NetworkError, of which it is a subclass
        return UnreachableError(reason(error)) if any(gone in said for gone in _GONE) else RefusedError(reason(error))
    if isinstance(error, NetworkError) and said.startswith(_TOO_LARGE):
        return RefusedError(reason(error))
    return UnavailableError(reason(error))


def seconds(error: RetryAfter) -> float:
    """The pause that Telegram asks for; the library is between two types for it."""
    pause = error.retry_after
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)


def reason(error: TelegramError) -> str:
    """What Telegram said, without what it quotes: that may be a person's words, or our token."""
    quoted = re.search(r"""["'`:(]|\. """, error.message)
    said = error.message[: quoted.start()] if quoted else error.message
    return f"{type(error).__name__}: {said.strip()[:100]}"


def background_reason(error: Exception) -> str:
    return reason(error) if isinstance(error, TelegramError) else type(error).__name__
