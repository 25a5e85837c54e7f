""" "Is there a free alternative to the PMP?", "something like the CISSP but easier", "what can I do instead of the
CKA": what proves much of the same as one that is named, or that was just shown.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.taken import LISTS
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern

_OTHERS, _LONGEST = "instead_of", 120
#: What shows a credential, or a fact of it.
_SHOWN_BY = frozenset({"credential_info", "explain", "rank_credentials", "compare_credentials", "out_of_scope"})
_LESS = (
    r"(?:free|cheap(?:er)?|(?:less|not\s+so)\s+(?:expensive|pricey|dear)|eas(?:y|ier)|simpler?|(?:less|not\s+so)\s+(?:hard|difficult)"
    r"|short(?:er)?|quick(?:er)?|fast(?:er)?|small(?:er)?|light(?:er)?)"
)
_SORTS = (
    ("free", r"free"),
    ("cheapest", r"cheap|expensive|pricey|dear"),
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
_ALTERNATIVE = r"(?:alternatives?|alternitives?|alternativs?|substitutes?|equivalents?|replacements?|options?)"
#: What is named, or an "it", stands as X.
_WAYS = (
    pattern(
        rf"{_ASK}(?:(?P<less>{_LESS})\s+)?{_ALTERNATIVE}\s+(?:to|for|of|than|instead\s+of)\s+(?:the\s+|an?\s+)?X(?:{_BUT})?{_TAIL}",
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


#: "What is the alternative?", "a free one instead?", of what was just shown.
_OF_IT = pattern(
    rf"{_ASK}(?:(?:(?P<less>{_LESS})\s+)?(?:(?!options?)(?:{_ALTERNATIVE})(?:\s+(?:there|available))?|(?:ones?|certs?|thing)\s+instead)"
    rf"|(?:something|anything|what)\s+else\s+instead|(?:something|anything)\s+(?:(?P<but>{_LESS})\s+)?instead"
    rf"|(?:else\s+)?(?:can|could|should|might)\s+i\s+(?:do|take|get|go\s+for|try)\s+(?:(?:something|anything|one)\s+(?:else\s+)?(?P<for>{_LESS})?\s*)?instead)"
    rf"{_TAIL}",
    re.IGNORECASE,
)
_IT = pattern(
    r"(?<!\w)(?:it|that(?:\s+one)?|this(?:\s+one)?|(?:that|this)\s+(?:cert\w*|exam|course))(?!\w)", re.IGNORECASE
)


async def asked(session: Session) -> Reply | None:
    """None where anything but one credential is named, and none where none was shown either."""
    heard = session.heard
    if heard.people or heard.teams or heard.dates or len(heard.text) > _LONGEST or session.state.asking is not None:
        return None
    of, said = _named(session) if heard.named else _shown(session)
    if said is None or not of:
        return None
    less = next((word for word in said.groupdict().values() if word), "")
    than = (
        next((sort for sort, words in _SORTS if re.match(words, less.split()[-1], re.IGNORECASE)), "") if less else ""
    )
    session.trace.append("instead of what is named")
    return await session.begin(_OTHERS, {"of": of, "than": than}, 0.9)


#: "Free?", "any free ones", behind what was shown instead of one.
_FREE_OF_THEM = pattern(
    rf"{OPENING}(?:(?:any|is|are|anything|something|there|one|ones|of|them|those|maybe|rather|a|for)\s+){{0,5}}(?:free|for\s+nothing)(?:\s+(?:one|ones|of\s+(?:them|those)|stuff|certs?))?\W*",
    re.IGNORECASE,
)


async def free_of_them(session: Session) -> Reply | None:
    """Free ones in place of the same one."""
    last = session.state.last
    if last is None or last.dialog != _OTHERS or session.state.asking is not None or session.heard.named:
        return None
    if not _FREE_OF_THEM.fullmatch(session.heard.text):
        return None
    session.trace.append("free ones instead of the same")
    return await session.begin(_OTHERS, {"of": last.slots["of"], "than": "free"}, 0.9)


#: "What else is there?", "any other ones?", also when one of them was looked at meanwhile.
_WHAT_ELSE = pattern(
    rf"{OPENING}(?:what\s+(?:else|other(?:\s+(?:ones?|certs?|options?|choices))?)\s+(?:(?:is|are)\s+there|do\s+(?:you|u)\s+(?:have|know)|have\s+(?:you|u)(?:\s+got)?|(?:you|u)\s+got|could\s+i\s+(?:do|get|take))"
    r"|(?:are\s+there\s+|(?:do\s+)?(?:you|u)\s+(?:have|know)\s+|got\s+)?any\s+(?:other(?:s|\s+(?:ones?|certs?|options?|choices|suggestions))|more\s+(?:options?|choices|suggestions)))"
    rf"{_TAIL}",
    re.IGNORECASE,
)


async def others(session: Session) -> Reply | None:
    """The next of the list that is talked of; None where there was none, or something is named."""
    heard, spoken_of = session.heard, session.state.spoken_of
    if heard.named or heard.people or heard.teams or session.state.asking is not None or spoken_of is None:
        return None
    if spoken_of.dialog not in LISTS or session.state.focus.listed == []:
        return None
    if not (_WHAT_ELSE.fullmatch(heard.text) or (session.state.last is spoken_of and _OF_IT.fullmatch(heard.text))):
        return None
    session.trace.append("what else there is of that list")
    page = int(spoken_of.slots.get("page") or 1)
    return await session.begin(spoken_of.dialog, {**spoken_of.slots, "page": page + 1}, 0.9)


def _named(session: Session) -> tuple[list[str], re.Match[str] | None]:
    """The one credential that the message names, and how the rest of it asks."""
    heard, mention = session.heard, session.heard.named[0].mention
    meant = mention.leading("credential")
    if len(heard.named) != 1 or heard.named[0].kind != "credential" or len(meant) != 1:
        return [], None
    return [meant[0].id], _way(f"{heard.text[: mention.start]}X{heard.text[mention.end :]}")


def _shown(session: Session) -> tuple[list[str], re.Match[str] | None]:
    """The one that was looked at last, as "it", or what the last answer was instead of; and how the message asks."""
    last, at, text = session.state.last, session.state.focus.at, session.heard.text
    said = _OF_IT.fullmatch(text) or _way(_IT.sub("X", text, count=1))
    if last is None or said is None:
        return [], None
    if last.dialog == _OTHERS:
        return last.slots["of"], said
    if last.dialog not in _SHOWN_BY or at not in session.manager.knowledge.catalogue.credentials:
        return [], None
    return [at], said


def _way(text: str) -> re.Match[str] | None:
    return next((found for way in _WAYS if (found := way.fullmatch(text)) is not None), None)
