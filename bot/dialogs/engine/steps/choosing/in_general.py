""" "Are certs worth it?", "do recruiters look at certs?", "is a degree better?", "are Udemy certificates recognised?":
asked of credentials at all, or of those of somebody whom the catalogue does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.of_an_issuer import asks_its_worth
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_IN_GENERAL = "credentials_in_general"
_LONGEST, _TWO = 140, 2
_CERTS = (
    r"(?:(?:it|tech|online|free|paid|professional|industry|vendor|short|remote)\s+){0,2}"
    r"(?:certs?|certifications?|certificates?|credentials?)"
)
_AT_ALL = pattern(rf"(?<!\w)(?:(?:these|those|all|any|such)\s+)?{_CERTS}(?!\w)", re.IGNORECASE)
_THESE = pattern(r"\b(?:these|those|this|that|they|it)\b", re.IGNORECASE)
_DEGREE = r"(?:(?:an?\s+|my\s+|the\s+)?(?:university\s+|college\s+)?(?:degree|bachelor\w*|diploma|masters?))"
_A_CERT = rf"(?:(?:an?\s+|the\s+|some\s+)?{_CERTS})"
_OR_A_DEGREE = pattern(
    rf"{OPENING}(?:(?:what['’]?s|what\s+is|which\s+is|is|are|does|do|should\s+i|shall\s+i|would)\s+)?(?:(?:better|get|do|go\s+for|take|worth\s+more|i\s+need|i\s+get)\W+){{0,2}}"
    rf"(?:{_DEGREE}\s+{{0}}\s+{_A_CERT}|{_A_CERT}\s+{{0}}\s+{_DEGREE})(?:\W+(?:better|first|these\s+days|now|really|then|for\s+me))*\W*".replace(
        "{0}",
        r"(?:(?:really|still|always|much|worth)\s+){0,2}(?:or|vs\.?|versus|beats?|replaces?|better\s+than|as\s+good\s+as|worth\s+more\s+than|more\s+than|instead\s+of|without)",
    ),
    re.IGNORECASE,
)
#: Else "is hiking worth it" would be asked of a credential.
_OF_CREDENTIALS = pattern(
    r"\b(?:cert\w*|credentials?|badges?|respected|recogni[sz]ed|legit\w*|accredited|seriously|care\s+(?:about|for)|still\s+a\s+thing|in\s+demand"
    r"|udemy|skillshare|pluralsight|masterclass|futurelearn|alison|treehouse|codecademy|datacamp)\b",
    re.IGNORECASE,
)
_WORDS = pattern(r"[\w+&.-]*[\w+]")


async def asked(session: Session) -> Reply | None:
    """None where anything is named that the catalogue has, or was shown."""
    heard = session.heard
    if session.state.waiting is not None or heard.people or heard.teams or heard.dates or len(heard.text) > _LONGEST:
        return None
    if any(n.kind != "role" for n in heard.named) or (session.state.focus.credentials and _THESE.search(heard.text)):
        return None
    if _OR_A_DEGREE.fullmatch(heard.text) or asks_its_worth(_AT_ALL.sub("X", heard.text, count=1)):
        session.trace.append("what credentials are worth at all")
        return await session.begin(_IN_GENERAL, {}, 0.9)
    if heard.named or not _OF_CREDENTIALS.search(heard.text):
        return None
    name = next((name for name, said in _unknown(session) if asks_its_worth(said)), None)
    if name is None:
        return None
    session.trace.append("what one is worth that the catalogue does not have")
    return await session.begin(_IN_GENERAL, {"called": name}, 0.9)


def _unknown(session: Session) -> Iterator[tuple[str, str]]:
    """One or two words that are no everyday ones, and the text with X for them; the longer name first."""
    text, phrases = session.heard.text, session.manager.phrases
    everyday = {*phrases.common, *phrases.generic}
    words = list(_WORDS.finditer(text))
    for length in (_TWO, 1):
        for first, last in zip(words, words[length - 1 :], strict=False):
            name = text[first.start() : last.end()]
            if all(key(word) not in everyday for word in name.split()):
                yield name, f"{text[: first.start()]}X{text[last.end() :]}"
