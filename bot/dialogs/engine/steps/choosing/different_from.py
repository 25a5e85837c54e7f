""" "How is it different from the CKAD?", "is the CAPM better?", "my colleague did the PHRi, is that better", of one
that was just looked at or planned for: both are compared.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply
from bot.patterns import pattern

_COMPARES, _LONGEST = "compare_credentials", 120
#: What showed a single credential, or two of which one was named last.
_SHOWN_BY = frozenset({"credential_info", "how_to_renew", "explain", "next_after", "credential_path", _COMPARES})
_LEAD = r"\W*(?:(?:and|so|ok|okay|but|hm+|oh|well|wait|then|also|cool|thanks|now|sorry)\W+){0,4}"
_IT = r"(?:it|that|this|that\s+one|this\s+one)"
_TAIL = r"(?:\W+(?:then|instead|though|for\s+me|really|pls|please|cert|one))*\W*"
_APART = pattern(
    rf"{_LEAD}(?:"
    rf"(?:(?:what|wat)(?:['’]?s|\s+is)\s+)?(?:the\s+)?(?:main\s+|big\s+)?diff(?:erence|erent|s|erences)?\s+(?:to|with|from|between\s+{_IT}\s+and|betw?een\s+them\s+and)"
    rf"|(?:how|is)\s+(?:(?:is|does|much)\s+)?{_IT}\s+(?:(?:any|much|very|really|so)\s+)?(?:diff(?:erent|ers?)?|better|harder|easier|cheaper|worse)\s+(?:to|from|than)"
    rf"|how\s+(?:is|does)\s+{_IT}\s+compare\s+(?:to|with)"
    r")\s+(?:the\s+)?X"
    rf"{_TAIL}",
    re.IGNORECASE,
)
_RATHER = pattern(
    rf"{_LEAD}(?:is|would|will|isn['’]?t)\s+(?:the\s+|an?\s+)?X\s+(?:be\s+)?(?:not\s+)?(?:any\s+|a\s+bit\s+|much\s+)?(?:better|easier|cheaper|quicker|faster|harder){_TAIL}",
    re.IGNORECASE,
)
#: "What about the PHRi, is that any better?"
_AND_THAT = pattern(
    rf"[^?]{{0,60}}(?<!\w)X\W{{1,3}}(?:(?:and|so|but)\s+)?(?:is|isn['’]?t|was|would|wouldn['’]?t)\s+{_IT}\s+(?:be\s+)?(?:not\s+)?(?:any\s+|a\s+bit\s+|much\s+|even\s+)?"
    rf"(?:better|worse|easier|cheaper|quicker|faster|shorter|harder|more\s+\w+){_TAIL}",
    re.IGNORECASE,
)


async def compared(session: Session) -> Reply | None:
    """None unless one other credential is named, and nothing else."""
    heard, last = session.heard, session.state.last
    if last is None or last.dialog not in _SHOWN_BY or session.state.waiting is not None or len(heard.named) != 1:
        return None
    named, at = heard.named[0], session.state.focus.at
    others = [match.id for match in named.mention.leading("credential")]
    if len(others) != 1 or at is None or others[0] == at or len(heard.text) > _LONGEST:
        return None
    said = heard.text[: named.mention.start] + "X" + heard.text[named.mention.end :]
    if not any(p.fullmatch(said) for p in (_APART, _RATHER, _AND_THAT)):
        return None
    session.trace.append("beside the one that was just looked at")
    reply = await session.begin(_COMPARES, {"credentials": [at, others[0]]}, 0.9)
    session.state.focus.at = others[0]  # "ok, let's go with that"
    return reply
