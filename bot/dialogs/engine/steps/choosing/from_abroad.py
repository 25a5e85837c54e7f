""" "Can I get it from Ghana?", of what was just looked at: whether it can be had there."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import LOOKS
from bot.dialogs.understanding.exam_languages import is_language
from bot.messaging.reply import Reply, note
from bot.patterns import pattern
from bot.translation import _

_INFO = "credential_info"
_FROM = pattern(
    r"\W*(?:(?:and|so|ok|okay|but|also|hey|please|pls|my\s+\w+)\W+){0,4}(?:can|could|may|is\s+it\s+possible\s+to|am\s+i\s+able\s+to|how\s+can)\s+(?:i\s+|we\s+|one\s+|someone\s+)?(?:also\s+|even\s+)?"
    r"(?:get|do|take|sit|write|apply\s+for|obtain|have|earn|study)\s+(?:it|that|this|this\s+one|the\s+(?:exam|test|cert\w*))\s+(?:all\s+)?(?:from|in|over\s+in|while\s+(?:living\s+)?in|out\s+of)\s+"
    r"(?P<where>(?:the\s+)?(?!home\b|my\b|person\b|time\b|english\b|one\b|two\b|an?\b)[^\W\d_][\w.'’\s-]{2,30})\W*",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None where nothing was looked at, or something is named."""
    heard, last, at = session.heard, session.state.last, session.state.focus.at
    said = _FROM.fullmatch(heard.text)
    if said is None or last is None or last.dialog not in LOOKS or session.state.waiting is not None:
        return None
    if heard.dates or at not in session.manager.knowledge.catalogue.credentials:
        return None
    if any(n.mention.of("credential") for n in heard.named) or is_language(said["where"]):
        return None
    session.trace.append("whether it can be had from elsewhere")
    text = _("Whether it can be taken from {place} I do not know; the provider can say.")
    counts = await session.begin(_INFO, {"credential": at, "facet": "recognition"}, 0.9)
    return Reply(parts=(note(text, place=said["where"].strip()),)).plus(counts)
