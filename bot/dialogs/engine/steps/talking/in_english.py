""" "Hola! Soy Bruno from Barcelona, can we talk English": a wish for the talk, and no skill of theirs."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.talking import whereabouts
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_WISHED = pattern(
    r"(?:\b(?:can|could|may|shall|should|do)\s+(?:we|you|i|u)\s+(?:please\s+|also\s+|just\s+)?(?:talk|speak|write|chat|continue|go\s+on|do\s+(?:this|it)|switch|use|answer|reply)(?:\s+to\s+(?:you|me))?(?:\s+(?:in|to))?\s+english"
    r"|\b(?:let['’]?s|lets)\s+(?:talk|speak|write|chat|continue|do\s+(?:this|it)|switch|use)(?:\s+(?:in|to))?\s+english"
    r"|\bin\s+english\s+(?:please|pls)|^\W*(?:(?:hm+|ok|okay|well|then|alright|fine|so|oh)\W+){0,3}(?:in\s+)?english(?=\s+then\W*$)|\benglish\s+(?:please|pls|is\s+(?:fine|ok|okay|better|easier))|\bis\s+english\s+(?:ok|okay|fine|possible))(?:\s+(?:please|pls|then|instead|with\s+you|ok|okay))*",
    re.IGNORECASE,
)
_FROM = pattern(
    r"\b(?:from|in|de)\s+(?P<place>[^\W\d_][\w'’-]*(?:\s+(?!can\b|could\b|may\b|and\b|but\b)[^\W\d_][\w'’-]*){0,2})",
    re.IGNORECASE,
)
_SHORT = 14


async def wished(session: Session) -> Reply | None:
    """None where something else is asked as well."""
    heard = session.heard
    said = _WISHED.search(heard.text) if len(heard.words) <= _SHORT else None
    if said is None or session.state.waiting is not None or any(n.mention.of("credential") for n in heard.named):
        return None
    rest = f"{heard.text[: said.start()]} {heard.text[said.end() :]}".strip(" ,.!?")
    if "?" in rest:
        return None
    session.trace.append("the language of the talk")
    session.understood = (None, 0.9)
    text = paragraph(_("Of course: English is what I speak best. What would you like to know?"))
    place = _FROM.search(rest)
    if place is None:
        return Reply(parts=(text,))
    with session.hearing(f"i am in {place['place']}"):
        told = await whereabouts.told(session)
    return Reply(parts=(text,)) if told is None else Reply(parts=(text,)).plus(told)
