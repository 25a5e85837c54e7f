""" "Anything cheaper?", "anything cheaper in Germany", of the list that was just shown."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.taken import LISTS
from bot.dialogs.understanding.zones import country_mentioned
from bot.messaging.reply import Reply
from bot.patterns import pattern

_LESS = {
    "cheapest": pattern(
        r"\W*(?:(?:ok|hm+|wow|ouch|and|but|so|well|that['’]?s|thats|it['’]?s|they['’]?re|all|too|a\s+bit|pretty|so|very|quite|dear|pricey|expensive|steep)\W+){0,8}"
        r"(?:is\s+there\s+|are\s+there\s+|do\s+you\s+have\s+|got\s+|show\s+me\s+)?(?:anything|something|any|a|some|ones?)?\s*(?:cheaper|less\s+expensive|less\s+pricey)\b(?P<rest>.{0,60})",
        re.IGNORECASE,
    ),
    "shortest": pattern(
        r"\W*(?:(?:ok|hm+|and|but|so|well|that['’]?s|thats|too|long)\W+){0,6}(?:is\s+there\s+|do\s+you\s+have\s+|got\s+)?(?:anything|something|any)\s+(?:quicker|faster|shorter)\b(?P<rest>.{0,60})",
        re.IGNORECASE,
    ),
}
#: "Anything cheaper than that one for HR" may be of one of them; a new subject is another question.
_OF_ONE = pattern(r"\b(?:than|instead\s+of)\b", re.IGNORECASE)


async def asked(session: Session) -> Reply | None:
    """The list once more, what is less first; where a place is said, of there."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog not in LISTS or session.state.waiting is not None or heard.named:
        return None
    for sort, said in _LESS.items():
        found = said.fullmatch(heard.text.strip(" ?!."))
        if found is not None and not _OF_ONE.search(found["rest"]) and session.dialog(last).has("sort"):
            country = country_mentioned(found["rest"])
            kept = {k: v for k, v in last.slots.items() if k != "page"}
            session.trace.append("the same list, what is less first")
            return await session.begin(
                last.dialog, {**kept, "sort": sort, **({"country": country} if country else {})}, 0.9
            )
    return None
