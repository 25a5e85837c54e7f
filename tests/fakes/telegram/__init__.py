"""A Bot API server on this machine that is as strict as Telegram's; see ``BotApi``."""

from tests.fakes.telegram.api import BotApi
from tests.fakes.telegram.world import Chat, Sent, User

__all__ = ["BotApi", "Chat", "Sent", "User"]
