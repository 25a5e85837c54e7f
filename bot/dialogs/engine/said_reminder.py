"""The wish to be reminded of what is told in the same breath: "pmp expires 3 may 2027, can you warn me 3 months ahead",
"remind me 2 months before my cpr runs out, it's valid till 14 march 2027".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.times import find_leads
from bot.patterns import pattern

#: Characters of a message in which such a wish is looked for.
_LONGEST = 300
_POLITE = (
    r"(?:(?:and|so|then|but|also|please|pls|plz|start|begin|can|could|would|will|you|u|i|i['’]?d|id|want|wanna|like|love|need|to|just|an?|get"
    r"|have|be|set|give|send|drop|me|if|possible)[\s,]+){0,9}"
)
_ASKS = (
    r"(?:let\s+me\s+know|(?:remind|ping|warn|notify|alert|nudge|buzz|poke|tell|text|message|email|write)(?:\s+to)?\s+me|heads[\s-]?up|reminders?|shout"
    r"|(?:reminded|warned|notified|alerted|pinged|told)|(?:reminding|pinging|warning|nudging|telling|notifying)\s+me"
    # "can you do both 6 weeks ahead", behind the days on which they end
    r"|(?<=you\s)(?:do|make|set)\s+(?:(?:both|all|each|these|those|them)(?:\s+of\s+(?:them|those|these))?|it|that)(?=\s+(?:\d|an?\s|one|two|three|six|four)))"
)
_WISH = pattern(
    rf"(?:[\s,;.!–-]+|^)(?<!\w){_POLITE}{_ASKS}(?!\w)(?:\s+(?:about|of|for|please|pls)(?!\w))?", re.IGNORECASE
)
_ENDS = r"(?:expir(?:es?|y|ation)|runs?\s+out|ends?|laps(?:es?|ing)|(?:is|['’]s)\s+(?:due|up|over)|goes|date|deadline)"
#: "3 months ahead", "60 days before that", "half a year before it runs out".
_SO_EARLY = pattern(
    r"(?<![\w.,/-])(?P<span>(?:\d{1,3}(?:\s?/\s?\d{1,3}){0,5}\s?\w*|an?|half|one|two|three|four|five|six|eight|ten|twelve|a\s+couple|a\s+few)[,\s]+(?:[\w.+&½,-]{1,12}\s+){0,8}?(?:before(?:hand)?|b4|bf4|ahead|in\s+advance|prior|earlier|out(?!\s+of))(?!\w))(?:\s+of\s+time|\s+to(?=\s))?"
    rf"(?:\s+(?:it|that|this|then|the|its)(?:\s+(?:{_ENDS})(?=\s*(?:$|[,.;!?]|please|pls|thanks|thx))|(?!\w))|\s+{_ENDS}(?=\s*(?:$|[,.;!?])))?"
    r"(?:\s*(?:please|pls|thanks|thank\s+you|thx|ok)\b)?",
    re.IGNORECASE,
)
#: "Can you warn me 3 months before it runs out?" asks nothing.
_IN_A_QUESTION = pattern(r"\b(?:can|could|will|would)\b", re.IGNORECASE)
_A_DAY = pattern(
    r"\d{4}|(?<!\d)\d{1,2}[/.]\d{1,2}[/.]\d{2}(?!\d|\s*(?:d|days?|weeks?|months?)\b)|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:\w{2,7})?\b",
    re.IGNORECASE,
)
#: What stands between the wish and its days may be the name: "remind me about my pmp 3 months before".
_NAME_REACH = 50
#: "…, remind me", "…, please remind me in good time": the usual days are meant.
_USUAL = pattern(
    rf"[\s,;.!–-]+{_POLITE}{_ASKS}(?:[\s,]+(?:in\s+(?:good\s+)?time|about\s+(?:it|that)|of\s+(?:it|that)|before(?:hand)?|(?:when|before)\s+(?:it|that)(?:['’]s|\s+is)?"
    r"(?:\s+(?:due|up|expires|runs\s+out|ends|time))?|then|it|that|please|pls|thanks|thx|ok|plz|to\s+renew(?:\s+it)?))*\W*$",
    re.IGNORECASE,
)


#: "Please remind me that my CKA ends 3 March 2027", "can u remind me when my first aid runs out, its 3 may 2027", "set
#: a reminder for my licence renewal on 31 May": it follows.
_IN_FRONT = pattern(
    rf"{OPENING}{_POLITE}(?:{_ASKS}(?:\s+(?:that|when(?:ever)?|before|b4|once|if|as\s+soon\s+as|in\s+time|please|pls)){{0,3}}|(?:set|put|add|make|create)\s+(?:up\s+)?(?:an?\s+|the\s+)?reminder\s+for)\s+(?=(?:my|the)\s[^.!?]{{0,60}}?(?<!\w)(?:expir\w+|ends?|runs?\s+out|laps\w+|renew\w*|due|valid)(?!\w))",
    re.IGNORECASE,
)


class Wish(NamedTuple):
    """``told``: the message without it; ``leads``: so many days before, none where the usual ones will do."""

    told: str
    leads: tuple[int, ...]


def wish_in(text: str) -> Wish | None:
    """The wish of a message, apart from what is told; None where there is none, or something is asked besides."""
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return None
    for wish in _WISH.finditer(text):
        early, leads = _so_early(text, wish.end())
        if early is not None:
            told = f"{text[: wish.start()]} {text[wish.end() : early.start()]} {text[early.end() :]}"
            told = told.replace("?", ",", 1) if _IN_A_QUESTION.search(wish[0]) else told
            return Wish(" ".join(told.split()).strip(" ,;:-–"), leads)
    if (front := _IN_FRONT.match(text)) is not None:
        return Wish(text[front.end() :].replace("?", ",", 1), ())  # "when my DBS runs out? 12 Dec it is" asks nothing
    usual = _USUAL.search(text)
    return Wish(text[: usual.start()], ()) if usual is not None and usual.start() else None


def _so_early(text: str, start: int) -> tuple[re.Match[str] | None, tuple[int, ...]]:
    """The days before, and where they are said; the day that is told in front of them is none of it."""
    early = _SO_EARLY.search(text, start)
    while early is not None and early.start() <= start + _NAME_REACH:
        leads = None if _A_DAY.search(early["span"]) else find_leads(f"remind me {early['span']}")
        if leads:
            return early, leads
        early = _SO_EARLY.search(text, early.start() + 1)
    return None, ()
