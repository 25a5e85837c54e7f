"""The platforms that a message names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from bot.dialogs.engine.slots import Found, Reads, SlotType
from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

#: Stands for the platform on which somebody is writing.
HERE = "here"
#: As people type them, swapped and lost letters included.
_WAYS = {
    HERE: pattern(r"(?<!\w)(?:here|this\s+(?:chat|account|one))(?!\w)", re.IGNORECASE),
    "slack": pattern(r"(?<!\w)(?:slacks?|slak|slakc|slcak|salck|sclack|slac)(?!\w)", re.IGNORECASE),
    "telegram": pattern(
        r"(?<!\w)(?:tg|tele?g?ra?mm?s?|teleg(?:ra|rma|arm|am)|tele?gramm?e?|tlegram|teelgram|tele)(?!\w)",
        re.IGNORECASE,
    ),
}
#: Where the bot is not.
ELSEWHERE = pattern(
    r"(?<!\w)(?P<where>whats\s?app|e-?mails?|mail|sms|text\s+messages?|signal|discord|viber|messenger|wechat|imessage|microsoft\s+teams|ms\s+teams)(?!\w)",
    re.IGNORECASE,
)
#: "not on Slack", "instead of Slack", "rather than in Slack".
_NOT_THERE = pattern(
    r"(?:(?<!\w)(?:not|no\s+(?:more|longer)|don['’]?t|dont|never|stop|without)(?!\w)[^,.;]{0,40}"
    r"|(?<!\w)(?:instead\s+of|rather\s+than)\s+(?:\w+\s+){0,2})$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PlatformsSlot(SlotType):
    """All platforms that are named, in order: those that are wanted, or those that are ruled out."""

    ruled_out: bool = False
    hint = "I write on Slack and on Telegram. Which one do you mean?"

    def find(self, heard: Heard) -> Found:
        named = sorted((m.start(), name) for name, way in _WAYS.items() for m in way.finditer(heard.text))
        fitting = (n for start, n in named if self.ruled_out == (_NOT_THERE.search(heard.text[:start]) is not None))
        return Found(value=list(dict.fromkeys(fitting)) or None)


Platforms = Annotated[list[str], Reads(PlatformsSlot())]
UnwantedPlatforms = Annotated[list[str], Reads(PlatformsSlot(ruled_out=True))]
