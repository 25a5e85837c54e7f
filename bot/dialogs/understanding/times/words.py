"""Words that hours, days and shares are said with."""

from __future__ import annotations

import re

from bot.dialogs.understanding.number_words import BELOW_A_HUNDRED
from bot.patterns import pattern

#: Nobody needs more characters to say when to write; what follows is pasted text.
READ = 500

NUMBER_WORDS = (
    rf"(?:a\s+)?couple(?:\s+of)?|(?:a\s+)?few|an?|{'|'.join(sorted(BELOW_A_HUNDRED, key=len, reverse=True))}|hundred"
)
#: A sentence with such a word is about when to write; without one, a bare "9 to 5" may be anything.
ABOUT_HOURS = pattern(
    r"(?<!\w)(?:only|not|no|never|nothing|don['’]?t|dont|quiet|silent|mute|dnd|disturb|hours?|times?|messages?|notif\w*"
    r"|remind\w*|write|ping|contact|text|send|tell|earliest|latest|reach|available|awake|asleep|sleep|busy|work|please)(?!\w)",
    re.IGNORECASE,
)


def is_whole(text: str, match: re.Match[str]) -> bool:
    """Whether nothing else was said."""
    return not re.search(r"\w", text[: match.start()] + text[match.end() :])
