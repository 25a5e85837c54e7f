""" "Is there a free alternative to the PMP?", "something like the CISSP but easier", "what can I do instead of the
CKA": what proves much of the same as one that is named.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_OTHERS, _LONGEST = "instead_of", 120
_LESS = (
    r"(?:free|cheap(?:er)?|(?:less|not\s+so)\s+(?:expensive|pricey|dear)|eas(?:y|ier)|simpler?|(?:less|not\s+so)\s+(?:hard|difficult)"
    r"|short(?:er)?|quick(?:er)?|fast(?:er)?|small(?:er)?|light(?:er)?)"
)
_SORTS = (
    ("cheapest", r"free|cheap|expensive|pricey|dear"),
    ("easiest", r"eas|simpl|hard|difficult"),
    ("shortest", r"."),
)
_ASK = (
    rf"{OPENING}(?:(?:is|are)\s+there|(?:do\s+)?(?:you|u)\s+(?:know|have)|what(?:['’]?s|\s+is|\s+are)?|whats|show\s+me|give\s+me|know|got|find\s+me|(?:i\s+)?(?:want|need)|looking\s+for|which)?\s*"
    r"(?:(?:of|an?|any|some|the|good|other|best|real|decent)\s+){0,4}"
)
_TAIL = (
    r"(?:\W+(?:please|pls|out\s+there|for\s+me|for\s+(?:a\s+)?beginners?|instead|then|or\s+so"
    r"|maybe|at\s+all|around))*\W*"
)
_BUT = (
    r"(?:\s*,?\s*(?:but|and|only|just|that['’]?s|thats|that\s+is|which\s+is|it['’]?s)){0,3}"
    rf"\s+(?:a\s+bit\s+|much\s+|way\s+|for\s+)?(?P<but>{_LESS})"
)
#: What is named stands as X.
_WAYS = (
    pattern(
        rf"{_ASK}(?:(?P<less>{_LESS})\s+)?(?:alternatives?|substitutes?|equivalents?|replacements?|options?)\s+(?:to|for|of|than|instead\s+of)\s+(?:the\s+|an?\s+)?X(?:{_BUT})?{_TAIL}",
        re.IGNORECASE,
    ),
    pattern(
        rf"{_ASK}(?:something|anything|sth|smth|one|a\s+cert\w*|certs?)\s+(?:(?:a\s+bit|much|that['’]?s|that\s+is)\s+)?(?:(?P<less>{_LESS})\s+)?(?:like|similar\s+to|comparable\s+(?:to|with)|equivalent\s+to|as\s+good\s+as|close\s+to)\s+(?:the\s+|an?\s+)?X(?:{_BUT})?{_TAIL}",
        re.IGNORECASE,
    ),
    pattern(
        rf"{OPENING}what\s+(?:else\s+)?(?:can|could|should|might)\s+i\s+(?:do|take|get|go\s+for|try)\s+instead\s+of\s+(?:the\s+|an?\s+|doing\s+(?:the\s+)?)?X{_TAIL}",
        re.IGNORECASE,
    ),
    pattern(  # "the CPA seems huge. something smaller"
        rf"{OPENING}(?:the\s+)?X\s+(?:seems?|looks?|sounds?|is|['’]s)\s+(?:(?:way|much|far|so|too|very|pretty|quite|a\s+bit|really|just)\s+){{0,3}}"
        r"(?:huge|big|long|much|hard|difficult|tough|expensive|pricey|dear|heavy|a\s+lot|overkill|intense|daunting|scary)(?:\s+for\s+me)?\s*(?:[.,;!–-]|\b(?:so|and)\b)\s*"
        rf"(?:(?:is\s+there|are\s+there|do\s+you\s+(?:have|know)|got|know|i\s+(?:want|need)|what\s+about|how\s+about|maybe|show\s+me|rather|better)\s+)?(?:something|anything|sth|one|an?)\s+(?:a\s+bit\s+|much\s+)?(?P<less>{_LESS}){_TAIL}",
        re.IGNORECASE,
    ),
    pattern(
        rf"{OPENING}(?:the\s+)?X\s*,?\s*but\s+(?:a\s+bit\s+|much\s+|way\s+|for\s+)?(?P<less>{_LESS}){_TAIL}",
        re.IGNORECASE,
    ),
)


async def asked(session: Session) -> Reply | None:
    """None where anything but one credential is named."""
    heard = session.heard
    if len(heard.named) != 1 or heard.people or heard.teams or heard.dates or len(heard.text) > _LONGEST:
        return None
    mention = heard.named[0].mention
    meant = mention.leading("credential")
    if heard.named[0].kind != "credential" or len(meant) != 1 or session.state.asking is not None:
        return None
    text = f"{heard.text[: mention.start]}X{heard.text[mention.end :]}"
    said = next((found for way in _WAYS if (found := way.fullmatch(text)) is not None), None)
    if said is None:
        return None
    less = next((word for word in said.groupdict().values() if word), "")
    than = (
        next((sort for sort, words in _SORTS if re.match(words, less.split()[-1], re.IGNORECASE)), "") if less else ""
    )
    session.trace.append("instead of what is named")
    return await session.begin(_OTHERS, {"of": [meant[0].id], "than": than}, 0.9)
