""" "Anything cheaper?", "anything cheaper in Germany", of the list that was just shown; "ooh expensive, cheaper one?"
of the one that was: what proves much of the same for less.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.choosing.taken import LISTS
from bot.dialogs.understanding.openings import FILLERS
from bot.dialogs.understanding.zones import country_mentioned
from bot.messaging.reply import Reply
from bot.patterns import pattern

#: "Wait, that's a bit steep, …".
_TOO_MUCH = (
    rf"{FILLERS}|oo+h+|ouch|no|that['’]?s|thats|that|it['’]?s|its|it|they['’]?re|these|those|all|are|is|this|too|a\s+bit|bit|pretty|very|quite|really|even|still|for\s+me|a\s+lot"
    r"|money|hours|much|long|time|takes?|dear|pricey|expensive|costly|steep|hard|difficult"
)
_LESS = {
    "cheapest": pattern(
        rf"\W*(?:(?:{_TOO_MUCH})\W+){{0,9}}"
        r"(?:is\s+there\s+|are\s+there\s+|do\s+you\s+have\s+|got\s+|show\s+me\s+)?(?:anything|something|any|a|some|ones?)?\s*(?:cheaper|less\s+expensive|less\s+pricey)\b(?P<rest>.{0,60})",
        re.IGNORECASE,
    ),
    "shortest": pattern(
        rf"\W*(?:(?:{_TOO_MUCH})\W+){{0,9}}(?:is\s+there\s+|do\s+you\s+have\s+|got\s+)?(?:anything|something|any)\s+(?:quicker|faster|shorter)\b(?P<rest>.{{0,60}})",
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


_OTHERS = "instead_of"
#: What shows a single credential, or a fact of it.
_SHOWS_ONE = frozenset({"credential_info", "explain", "rank_credentials"})
_UGH = (
    rf"\W*(?:(?:{_TOO_MUCH})\W+){{0,9}}"
    r"(?:(?:is|are)\s+there|(?:do\s+)?(?:you|u)\s+have|have\s+you(?:\s+got)?|got|show(?:\s+me)?|give\s+me|i\s+(?:want|need)|maybe|what\s+about|how\s+about)?\s*"
    r"(?:(?:any(?:thing)?|some(?:thing)?|ones?|an?|other|the)\s+){0,3}"
)
_TAIL = (
    r"(?:\W+(?:ones?|options?|courses?|certs?|certificates?|exams?|things?|way|alternatives?|please|pls|then|for\s+me"
    r"|like\s+(?:that|this|it)|similar|maybe|possible)){0,4}\W*"
)
_LESS_THAN_IT = {
    sort: pattern(rf"{_UGH}(?:{words}){_TAIL}", re.IGNORECASE)
    for sort, words in {
        "cheapest": r"cheaper|more\s+cheap|less\s+(?:expensive|pricey|money)|for\s+less",
        "shortest": r"quicker|faster|shorter|more\s+(?:quick|fast|short)|less\s+(?:hours|time)",
        "easiest": r"easier|simpler|more\s+(?:easy|simple)|less\s+(?:hard|difficult)",
    }.items()
}


def wants_less(text: str, last: Frame | None) -> str | None:
    """What it shall be less of than what was just shown; None where more is said, or that was a list for a job."""
    if last is None or last.dialog not in {*_SHOWS_ONE, _OTHERS}:
        return None
    return next((sort for sort, said in _LESS_THAN_IT.items() if said.fullmatch(text)), None)


async def than_that_one(session: Session) -> Reply | None:
    """None unless one credential or what there is instead of some was just shown, and nothing else is said."""
    heard, last = session.heard, session.state.last
    if session.state.waiting is not None or heard.named or last is None:
        return None
    sort = wants_less(heard.text, last)
    of = _than_which(session, last, sort)
    if sort is None or not of:
        return None
    session.trace.append("what proves much of the same for less")
    return await session.begin(_OTHERS, {"of": of, "than": sort}, 0.9)


def _than_which(session: Session, last: Frame, sort: str | None) -> list[str]:
    """ "Cheaper" of the cheaper ones is cheaper still; "quicker" is of the one that all this is instead of."""
    if last.dialog == _OTHERS:
        return session.state.focus.credentials if last.slots.get("than") == sort else last.slots["of"]
    at = session.state.focus.at
    return [at] if at in session.manager.knowledge.catalogue.credentials else []
