""" "What's the code", "how long is it good for", "can I undo that later": what is asked while accounts are linked."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.openings import ASKING, OPENING
from bot.messaging.reply import Bullets, Reply, Span, paragraph
from bot.patterns import pattern
from bot.tracking import linking
from bot.translation import _

_LINKS, _ENTERS = "link_accounts", "enter_code"
_OF_LINKING = frozenset({_LINKS, _ENTERS, "linked_accounts", "unlink_account", "privacy"})
_CODE = r"(?:(?:the|that|my|a|an|another|new|link|linking|wrong|your|fresh)\s+){0,3}(?:code|link|one)"
#: A code from here is wanted, and none is to be entered.
_WANTED = pattern(
    rf"{ASKING}(?:what(?:['’]?s|\s+is|\s+was)\s+(?:the|my|that)\s+(?:link\s+|linking\s+)?code(?:\s+again)?|where(?:['’]?s|\s+is|\s+do\s+i\s+(?:get|find))\s+(?:the|my|that|a)\s+(?:link\s+)?code"
    rf"|(?:i\s+(?:need|want)|give\s+me|send\s+(?:me)?|show\s+(?:me)?|get\s+me|make\s+(?:me)?|(?:can|could)\s+i\s+(?:have|get))\s+{_CODE}(?:\s+again)?"
    rf"|(?:i\s+|i['’]ve\s+|ive\s+)?(?:typed|entered|sent|used|got|lost|deleted|copied|mistyped|forgot)\s+(?:(?:it|in)\s+)?{_CODE}(?:\s+wrong)?|(?:the|that|my|your)\s+code\s+(?:(?:is|has)\s+)?(?:(?:does\s*n['’]?t|did\s*n['’]?t|did\s+not|does\s+not)\s+work|not\s+working|wrong|expired|too\s+old|old|gone|opens\s+nothing))"
    r"(?:\W+(?:there|here|please|pls|again|now|on\s+\w+|in\s+\w+|then))*\W*",
    re.IGNORECASE,
)
_HOW_LONG = pattern(
    rf"{OPENING}(?:how\s+long\s+(?:is|are|will|does|do|can|have)\s+(?:i\s+got\s+(?:for\s+)?)?(?:it|that|this|i|the\s+code|that\s+code|this\s+code)(?:\s+(?:be|have|got|last|stay|keep|to))*(?:\s+(?:good|valid|work|for|last|use|type|enter|it|open|the\s+code))*"
    r"|(?:when|until\s+when)\s+(?:does|is|will|do)\s+(?:it|that|this|the\s+code|that\s+code)\s+(?:expires?|run\s+out|end|good|valid|gone|stop\s+working)|(?:does|will)\s+(?:it|that|the\s+code)\s+expire)\W*",
    re.IGNORECASE,
)
_LINKED = r"(?:link\w*|connect\w*|join\w*|do\s+(?:it|that|this)|sync\w*)"
_WHAT_THEN = pattern(
    rf"{OPENING}(?:what\s+(?:happens|becomes|will\s+happen|would\s+happen)|do\s+i\s+(?:lose|keep)|will\s+i\s+(?:lose|keep))\s+(?:(?:to|with|of)\s+)?(?:(?:my|the|all|both|anything|everything|stuff|records?|certs?|data|things?|two|accounts?)\s*){{0,4}}(?:\s+(?:if|when|once|after)\s+(?:i|we)\s+{_LINKED}(?:\s+(?:them|it|that|telegram|slack|accounts?|both|the\s+two|my\s+accounts?))*|\s+then)?\W*",
    re.IGNORECASE,
)
_LINKS_SAID = pattern(rf"\b{_LINKED}\b", re.IGNORECASE)
_UNDONE = pattern(
    rf"{OPENING}(?:can|could|will|may)\s+(?:i|we|you|it|that|this)\s+(?:be\s+|also\s+|always\s+|still\s+)*(?:undo(?:ne)?|unlink(?:ed)?|disconnect(?:ed)?|separate[d]?|undo|take\s+(?:it|that)\s+back|revers(?:e|ed)|split)(?:\s+(?:it|that|this|them|the\s+link|again|later|afterwards|anytime|any\s+time|after))*\W*",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None where the talk is of something else, or another question is open."""
    heard, waiting = session.heard, session.state.waiting
    if heard.named or heard.people or heard.teams or heard.dates or not session.given.private:
        return None
    if waiting is not None and waiting.dialog not in (_LINKS, _ENTERS):
        return None
    lately = [frame.dialog for frame in session.state.done[-2:]]
    given, spoken = _LINKS in lately, waiting is not None or bool(_OF_LINKING.intersection(lately))
    if (given or waiting is not None) and _WANTED.fullmatch(heard.text):
        return await _another_code(session)
    if given and _HOW_LONG.fullmatch(heard.text):
        session.trace.append("how long a code is good")
        session.understood = (_LINKS, 0.9)
        return Reply(parts=(paragraph(_good_for()),), buttons=(begin(_("A new code"), _LINKS),))
    told = _LINKS_SAID.search(heard.text) is not None
    if (spoken or told) and _WHAT_THEN.fullmatch(heard.text) and (told or given):
        return _what_it_does(session)
    if given and _UNDONE.fullmatch(heard.text):
        session.understood = (_LINKS, 0.9)
        return Reply(parts=(paragraph("{text}", text=_can_unlink()),))
    return None


async def _another_code(session: Session) -> Reply:
    session.trace.append("a code from here is wanted")
    session.state.drop_of(_LINKS, _ENTERS)
    last = next((f for f in reversed(session.state.done[-2:]) if f.dialog == _LINKS), None)
    kept: dict[str, Any] = (
        {k: last.slots[k] for k in ("platforms", "another") if k in last.slots} if last is not None else {}
    )
    return await session.begin(_LINKS, kept, 0.9)


def _good_for() -> str:
    n = int(linking.VALID.total_seconds() // 60)
    text = _("The code works once, and for {n} minutes from when I gave it; then ask for a new one.")
    return text.format(n=n)


def _can_unlink() -> str:
    return _("You can unlink at any time: the account that is unlinked starts empty, the records stay with the other.")


def _what_it_does(session: Session) -> Reply:
    session.trace.append("what linking does, and whether it can be undone")
    session.understood = (_LINKS, 0.9)
    told = (
        _("Linked, the two accounts are one person: one set of records, the same on both, and reminders come once."),
        _("Of what both have, the later is kept, and I show you what differs."),
        _can_unlink(),
    )
    items = tuple((Span(text=each),) for each in told)
    return Reply(parts=(Bullets(items=items),), buttons=(begin(_("Give me a code"), _LINKS),))
