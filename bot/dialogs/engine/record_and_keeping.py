""" "My cka ends in june, how do i keep it", "first aid expires in may how do i renew": a record, and how it is kept up.
Both are said in one breath, also without a stop between them.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.knowledge.words import key
from bot.patterns import pattern

_IT = r"(?:\s+(?:it|that|this|mine|this\s+one|the\s+(?:card|licen[cs]e|cert\w*|ticket)))?"
_ON = (
    r"(?:\s+(?:alive|valid|active|up(?:\s+to\s+date)?|going|current|in\s+date|renewed|again|then|now|please|pls"
    r"|before\s+(?:that|then|it\s+\w+(?:\s+out)?)))*"
)
_KEEP = r"(?:re-?new|keep|extend|retain|maintain|prolong|re-?certify|re-?validate|hold\s+on\s+to)"
#: What asks how to keep it, in whatever words.
_HOW = (
    rf"(?:how\s+(?:do|can|should|would|shall|will|could)\s+i\s+(?:best\s+|then\s+)?{_KEEP}{_IT}{_ON}|how\s+to\s+{_KEEP}{_IT}{_ON}"
    rf"|what\s+(?:do|must|should|would|will)\s+i\s+(?:need|have|must)?\s*(?:to\s+)?(?:do\s*)?(?:(?:to|for)\s+(?:{_KEEP}{_IT}|(?:the\s+)?renewal|renewing{_IT}))?{_ON}"
    rf"|what(?:['’]?s|\s+is|\s+are)?\s+(?:needed|required|involved|the\s+(?:steps|process))\s+(?:to|for|in|of)\s+(?:{_KEEP}{_IT}|renewal|renewing{_IT}))"
)
#: What asks for more of it: stays in its own words.
_MORE = (
    r"(?:how\s+many\s+(?:\w+\s+){0,2}?(?:cpes?|cpd|pdus?|ceus?|units|hours|points|credits)\s+(?:do|must|will|should)\s+i\s+(?:need|have\s+to\s+\w+)(?:\s+\w+){0,4}"
    r"|how\s+much\s+(?:is|does|will|would)\s+(?:it\s+cost\s+)?(?:the\s+|to\s+)?(?:renewal|renewing|renew)(?:\s+\w+){0,3})"
)
_BREATH = pattern(
    rf"(?P<told>[^?]{{8,120}}?)[\s,.;:!–-]+(?:(?:and|so|but|now|ok|also)\s+)*(?:(?P<how>{_HOW})|(?P<more>{_MORE}))\W*",
    re.IGNORECASE,
)
_TO_BE_TOLD = pattern(r"\b(?:remind|ping|nudge|warn|tell|alert|poke|message)\b", re.IGNORECASE)
_HOW_TO_KEEP = "how do i keep it"


def halves(text: str) -> tuple[str, str] | None:
    """What tells of the record, and what is asked; None where nothing of the kind is."""
    said = _BREATH.fullmatch(text)
    if said is None or _TO_BE_TOLD.search(said["told"]):
        return None  # the wish to be reminded is heard with its record
    return said["told"], _HOW_TO_KEEP if said["how"] else said["more"]


async def tells_of_new_ones(session: Session) -> bool:
    """Whether each is told with a day, is theirs, and is not kept yet."""
    heard, records = session.heard, session.given.records
    if not heard.dates or heard.people or heard.teams or records is None:
        return False
    told, held = records_in(heard), await records.holdings()
    if len(told) != 1 or told[0].get("doubt") or not (told[0].get("expires") or told[0].get("awarded")):
        return False
    ids = told[0]["ids"]
    if ids:
        return not any(h.credential in ids for h in held)
    if any(n.mention.of("issuer") for n in heard.named):
        return False  # "my cscs runs out in march": which card that is is asked first
    manager = session.manager
    return not called_so(key(told[0]["name"]), held, manager.phrases, manager.knowledge.catalogue)
