"""Words that hours, days and shares are said with."""

from __future__ import annotations

import re

from bot.patterns import pattern

#: Nobody needs more characters to say when to write; what follows is pasted text.
READ = 500

NUMBER_WORDS = (
    r"(?:a\s+)?couple(?:\s+of)?|(?:a\s+)?few|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty|sixty|eighty|hundred"
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
