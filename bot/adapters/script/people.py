"""What the lines of a script told of a person so far."""

from __future__ import annotations

from dataclasses import dataclass

from bot.adapters.script.lines import Say, ScriptPlatform, Upload
from bot.messaging.incoming import Sender


@dataclass(frozen=True)
class Known:
    """A person as their platforms would tell the bot."""

    platform: ScriptPlatform = "slack"
    name: str | None = None
    tz: str | None = None
    locale: str | None = None

    def updated(self, line: Say | Upload) -> Known:
        return Known(
            line.platform or self.platform,
            line.name or self.name,
            line.tz or self.tz,
            line.locale or self.locale,
        )

    def sender(self, user: str, platform: ScriptPlatform) -> Sender:
        """Telegram tells bots no time zone."""
        return Sender(platform, user, self.name, None if platform == "telegram" else self.tz, self.locale)
