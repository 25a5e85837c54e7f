""" "What do I do?", "how do I keep it", "cheapest way", "can I just do a course", right behind a record that ends: how
it is renewed.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import KEEP_A_DATE
from bot.dialogs.engine.steps.records.which_record import just_kept
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_RENEWING = "how_to_renew"
_OF_IT = KEEP_A_DATE | {_RENEWING, "holding_status"}
_ASKED = pattern(
    rf"{OPENING}(?:what\s+(?:(?:do|can|should|must|would|shall)\s+i|(?:are\s+)?(?:my|the)\s+options?)(?:\s+(?:have|need)\s+to)?(?:\s+do)?|what\s+(?:now|then)|and\s+now"
    r"|how\s+(?:do|can|could|would|should)\s+i\s+(?:keep|renew|save|extend|hold\s+on\s+to|prolong)\s+(?:it|that|this)(?:\s+(?:alive|going|valid|up))?"
    r"|(?:what(?:['’]?s|\s+is)\s+)?(?:the\s+)?(?:cheapest|easiest|fastest|quickest|best|simplest)\s+(?:way|option|route)(?:\s+to\s+(?:renew|keep|extend)(?:\s+(?:it|that))?)?"
    r"|can\s+i\s+(?:just|only|also|simply)\s+(?:do|take)\s+(?:an?|some|the)\s+(?:courses?|class(?:es)?|training)"
    r"|(?:do|must|should)\s+i\s+(?:have\s+to\s+|need\s+to\s+|really\s+)*(?:sit|take|do|pass|write)\s+(?:it|(?:the|another|that)\s+(?:exam|test))(?:\s+(?:all|once|over))*\s+again)"
    r"(?:\W+(?:now|then|about\s+(?:it|that)|with\s+(?:it|that)|to\s+keep\s+it|before\s+that|next|instead|of\s+the\s+(?:exam|test)|please|pls|for\s+(?:it|that)))*\W*",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None where the record that was spoken of does not end, or more than one was."""
    last, records = session.state.last, session.given.records
    if last is None or last.dialog not in _OF_IT or records is None or session.state.asking is not None:
        return None
    if session.heard.named or not session.given.private or not _ASKED.fullmatch(session.heard.text):
        return None
    at = session.state.focus.at
    held = [h for h in await records.holdings() if h.credential is not None and h.credential == at]
    held = held or [h for h in await just_kept(session, last) if h.credential is None]  # "my nmc pin"
    if len(held) != 1 or held[0].expires is None:
        return None
    session.trace.append("how the one that was spoken of is renewed")
    of_it = {"credential": [held[0].credential]} if held[0].credential else {"holding": held[0].id}
    return await session.begin(_RENEWING, of_it, 0.9)
