"""What the lines of a script told of people so far, and whom they mention."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.adapters.script.lines import Say, ScriptPlatform, Upload
from bot.messaging.incoming import Mention, Sender
from bot.patterns import pattern

#: ``@lena``; an e-mail address is none.
_AT = pattern(r"(?<![\w@.])@([\w][\w.-]*\w|\w)")
#: What the bot itself is mentioned by; platforms take that out of the text.
_THE_BOT = pattern(r"(?<![\w@.])@laurel\b[\s,:]*", re.IGNORECASE)


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

    def sender(self, user: str, platform: str) -> Sender:
        """Every platform shows a name. Telegram tells bots no time zone, and people are mentioned by a handle there."""
        name = self.name or user
        if platform == "telegram":
            return Sender("telegram", user, name, None, self.locale, user.casefold())
        return Sender("slack", user, name, self.tz, self.locale)


@dataclass
class People:
    """Everybody a script spoke of, by user; whoever did not write yet is somebody too."""

    _known: dict[str, Known] = field(default_factory=dict)

    def hear(self, line: Say | Upload) -> Known:
        """What is known of whoever speaks, with what their line tells of them."""
        known = self.of(line.user).updated(line)
        self._known[line.user] = known
        return known

    def introduce(self, user: str, known: Known) -> None:
        """Their platform knows so much of them before they write."""
        before = self.of(user)
        self._known[user] = Known(
            known.platform, known.name or before.name, known.tz or before.tz, known.locale or before.locale
        )

    def of(self, user: str) -> Known:
        return self._known.get(user, Known())

    def mentions(self, text: str, platform: ScriptPlatform) -> tuple[Mention, ...]:
        """Whom a text names with an @: on Slack that is an account, on Telegram a handle."""
        names = dict.fromkeys(_AT.findall(text))
        return tuple(Mention(name, None if platform == "telegram" else self._user(name)) for name in names)

    def naming(self, text: str, mention: Callable[[str], str]) -> str:
        """The text without a mention of the bot, and for other users what ``mention`` gives."""
        return _AT.sub(lambda found: mention(self._user(found[1])), without_the_bot(text))

    def _user(self, name: str) -> str:
        """The user of that name, or else of that first name, as it is typed; somebody new is called as written."""
        if name in self._known:
            return name
        wanted = name.casefold()
        called = (user for user in self._known if user.casefold() == wanted)
        first = (user for user, known in self._known.items() if (known.name or "").casefold().split()[:1] == [wanted])
        return next(called, None) or next(first, name)


def without_the_bot(text: str) -> str:
    """The text without a mention of the bot itself."""
    return _THE_BOT.sub("", text)
