"""What a step is: it answers the message, or leaves it to the next one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply

Step = Callable[[Session], Awaitable[Reply | None]]
