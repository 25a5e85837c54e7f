"""What is told behind thanks, a greeting or "english ok?" is heard without it: "ok thx. I passed Goethe B1 in June"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.engine.equipment import Equipment
from bot.dialogs.engine.given import TurnInput
from bot.dialogs.engine.having import guess
from bot.dialogs.engine.listening import listen
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import State
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE
from bot.dialogs.understanding.deciding import COURTESY
from bot.messaging.reply import Reply
from bot.patterns import pattern

_THANKS = (
    r"(?:ok(?:ay)?|great|cool|perfect|nice|super|lovely|awesome|alright|hi|hello|hey|good\s+(?:morning|evening|afternoon)|thanks?(?:\s+you)?"
    r"|thx|thnx|ty|tysm|cheers|much\s+appreciated|(?:so\s+much|very\s+much|a\s+lot|again|there|mate|for\s+(?:that|this|your\s+help|the\s+help)))"
)
_BEHIND = pattern(
    rf"\W*(?:{_THANKS}\s*(?:[,.!;:–-]+\s*)?){{1,6}}(?<=[.,!;:–\s-])(?=(?:i|i['’]\w+|ive|my)\s)", re.IGNORECASE
)
#: "Ahoj, english ok?" in front of what is asked.
_IN_ENGLISH = pattern(
    r"\W*(?:(?:hi|hello|hey|hola|ahoj|hallo|ciao|salut|bonjour|moin|servus|ola|olá|hej|privet|merhaba|namaste|cześć|czesc|guten\s+tag|dobr[yý]\s+den)\W+){0,2}"
    r"(?:(?:is|can|could|may)\s+(?:(?:we|i|you)\s+(?:talk|speak|write|use|chat)\s+)?(?:in\s+)?)?english(?:(?:\s+(?:ok(?:ay)?|fine|possible|please|pls))+\s*[?!.,;]+|\s*\?+)\s*",
    re.IGNORECASE,
)
_LEAST = 4
#: From here on the rest is surely a request of its own.
_SURE = 0.5


async def answered(manager: Equipment, given: TurnInput, state: State) -> tuple[Session, Reply] | None:
    """The answer to what follows; None where the whole is heard as more than a courtesy, or nothing else follows."""
    text = " ".join((given.text or "").split())
    english = _IN_ENGLISH.match(text)
    if english is not None and state.waiting is None and len(text[english.end() :].split()) >= _LEAST:
        session = await _begun(manager, replace(given, text=text[english.end() :]), state)
        return session, await listen(session)
    thanks = _BEHIND.match(text)
    if thanks is None or state.waiting is not None or len(text[thanks.end() :].split()) < _LEAST:
        return None
    if (await _begun(manager, given, state)).guesses[0].dialog not in COURTESY:
        return None
    session = await _begun(manager, replace(given, text=text[thanks.end() :]), state)
    if not _says_more(session):
        return None
    return session, await listen(session)


async def _begun(manager: Equipment, given: TurnInput, state: State) -> Session:
    session = Session(manager, given, manager.hear(given, given.text or "", state), state)
    await guess(session)
    return session


def _says_more(session: Session) -> bool:
    """Whether it is surely a request, or a record with its day; "thanks, I will think about it" is neither."""
    best = session.guesses[0]
    if best.dialog in (OUT_OF_SCOPE, *COURTESY):
        return False
    dated = records_in(session.heard) if session.heard.dates and best.dialog == ADDING else []
    return best.score >= _SURE or any(r.get("awarded") or r.get("expires") for r in dated if not r.get("doubt"))
