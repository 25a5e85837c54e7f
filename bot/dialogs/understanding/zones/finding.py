"""The zone of a sentence: its own name, a place, an offset, or the name of a clock, in this order."""

from __future__ import annotations

import re
from datetime import date

from bot.dialogs.understanding.letters import plain
from bot.dialogs.understanding.zones.clocks import said_clock
from bot.dialogs.understanding.zones.names import is_loadable, said_name
from bot.dialogs.understanding.zones.offsets import OFFSET, zone_of_offset
from bot.dialogs.understanding.zones.places import said_place
from bot.patterns import pattern

#: Nobody needs more words to say where they are.
_READ = 500
#: "Leeds uk, not usa".
_NOT_THERE = pattern(r"(?<!\w)(?<!why\s)not\s+(?:in\s+|from\s+)?(?:the\s+)?[^\W\d_]{2,20}", re.IGNORECASE)


def find_zone(text: str, today: date) -> tuple[str, ...]:
    """The IANA names of the zone that ``text`` says; several, the likeliest first, when one must ask; else none.

    ``today`` decides whether the zones of a country still differ.
    """
    if not text or text.isspace():
        return ()
    text = plain(text[:_READ])
    elsewhere = _NOT_THERE.sub(" ", text)
    found = (_found(elsewhere, today) if elsewhere != text else ()) or _found(text, today)
    return tuple(name for name in dict.fromkeys(found) if is_loadable(name))


def _found(text: str, today: date) -> tuple[str, ...]:
    found = said_name(text) or said_place(text, today)
    if not found:
        offset = OFFSET.search(text)
        found = zone_of_offset(offset) if offset else said_clock(text)
    return found
