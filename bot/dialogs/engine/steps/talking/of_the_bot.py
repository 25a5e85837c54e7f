""" "Is this free?", of the bot itself and not of what was shown."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply
from bot.patterns import pattern

_FREE = "free_of_charge"
_FIRST = (
    r"\W*(?:(?:hi|hey|hello|ok|okay|so|and|but|wait|btw|by\s+the\s+way|cool|nice|sorry|just|quick\s+question)\W+){0,3}"
)
_LAST = (
    r"(?:\W+(?:then|though|btw|by\s+the\s+way|to\s+use|for\s+(?:me|us|everyone|real|ever)|forever|or\s+(?:what|not)|please|pls))*"
    r"\W*"
)
_BOT = (
    r"(?:you|u|(?:this|the|your)\s+(?:bot|app|chat|service|thing|chatbot|assistant)|laurel|talking\s+to\s+you"
    r"|using\s+(?:you|u|this|it|the\s+bot)|your\s+(?:help|advice|service)s?)"
)
_COSTS = (
    r"(?:cost(?:s|ing)?|charge[sd]?)(?:\s+(?:me|us|anything|money|extra|a\s+fee|something|for\s+(?:this|it|that))){0,3}"
)
_OF_THE_BOT = pattern(
    rf"{_FIRST}(?:(?:is|are|r)\s+{_BOT}\s+(?:really\s+|actually\s+|all\s+|completely\s+)?(?:for\s+)?free(?:\s+of\s+charge)?"
    rf"|(?:do|does|will|would|can)\s+{_BOT}\s+{_COSTS}"
    rf"|how\s+much\s+(?:is|are)\s+{_BOT}|(?:how\s+much|what)\s+(?:do|does|will|would)\s+{_BOT}\s+{_COSTS}"
    rf"|(?:how\s+much|what)\s+(?:(?:do|must|should|will|would)\s+)?(?:i|we)\s+(?:(?:have|need)\s+to\s+)?(?:pay|owe)(?:\s+(?:you|a\s+month|monthly))?\s*(?:(?:for|to)\s+(?:use\s+)?{_BOT}|for\s+using\s+{_BOT})"
    r"|(?:do|must|should|will|would)\s+(?:i|we)\s+(?:(?:have|need)\s+to\s+)?pay\s+(?:(?:anything|money|you|something)\s+)?"
    r"(?:for|to\s+use|to)\s+(?:use\s+|using\s+)?(?:you|u|this\s+(?:bot|app|service|chat)|the\s+bot|your\s+\w+)"
    r"|what['’]?s\s+the\s+catch)" + _LAST,
    re.IGNORECASE,
)  # fmt: skip
#: Of whatever is talked of, the bot when nothing is.
_OF_IT = pattern(
    rf"{_FIRST}(?:(?:is|r)\s+(?:this|it|that|all\s+(?:of\s+)?this)\s+(?:really\s+|actually\s+|all\s+|completely\s+)?(?:for\s+)?free(?:\s+of\s+charge)?"
    r"|(?:do|must)\s+(?:i|we)\s+(?:have\s+to\s+)?pay(?:\s+(?:anything|money))?(?:\s+for\s+(?:this|it|that)|\s+to\s+use\s+(?:this|it))?"
    r"|what(?:['’]?s|\s+is|\s+does)\s+(?:this|it|that|all\s+this)\s+cost(?:ing)?\s+(?:me|us)|does\s+(?:this|it|that)\s+cost(?:\s+(?:me|us|anything|money|something)){0,2})"
    + _LAST,
    re.IGNORECASE,
)
#: "What's this cost", before anything else was said.
_FIRST_OF_ALL = pattern(
    rf"{_FIRST}what(?:['’]?s|\s+does|\s+is)\s+(?:(?:this|it|that)(?:\s+(?:thing|bot|app|service))?|all\s+this)\s+costs?"
    + _LAST,
    re.IGNORECASE,
)


def asks_its_price(text: str) -> bool:
    """Whether this is asked of the bot, where nothing is shown that it could be asked of."""
    return bool(_OF_THE_BOT.fullmatch(text) or _OF_IT.fullmatch(text))


async def costs_nothing(session: Session) -> Reply | None:
    """None where it is asked of a credential or a plan."""
    focus, text = session.state.focus, session.heard.text
    of_nothing_shown = not focus.credentials and not focus.at and session.state.waiting is None
    to_use = "to use" in text.casefold()
    if not session.state.done and of_nothing_shown and _FIRST_OF_ALL.fullmatch(text):
        return await session.start(Guess(_FREE, 0.8, "nothing else is there to be asked of"))
    if not (_OF_THE_BOT.fullmatch(text) or ((of_nothing_shown or to_use) and _OF_IT.fullmatch(text))):
        return None
    return await session.start(Guess(_FREE, 0.9, "it is asked of the bot"))
