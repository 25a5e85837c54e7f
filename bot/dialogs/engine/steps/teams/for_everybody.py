""" "First aid for everyone by 31 Jan, but not for Ana": required of the team, whoever is left out is named behind."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.teams.signs import signed
from bot.messaging.reply import Reply
from bot.patterns import pattern

_REQUIRES = "require_credential"
_ALL = (
    r"(?:every\s?(?:one|body)|all(?:\s+of\s+(?:them|us))?|they\s+all|them\s+all|all\s+(?:staff|members|people|nurses|drivers|carers|guards)"
    r"|(?:the|my)\s+(?:whole|entire)\s+(?:team|crew|ward|group|lot))"
)
_WORDS = (
    r"(?:training|cert\w*|card|course|ticket|licen[cs]e|please|pls|valid|current|an?|the|then|now|latest|is|as|well|required|needed|mandatory|a\s+must"
    r"|by|before|until|till|on|at|the\s+end\s+of)"
)
_BIT = rf"(?:[\s,;:–-]*(?:{_WORDS}|_|¤))*[\s,;:–-]*"
#: "Þ" is whoever is named, "_" the credential.
_NOT_THEY = (
    r"(?:but\s+not|but|except(?:\s+for)?|not|apart\s+from|excluding|without|only\s+not|minus)\s+(?:for\s+)?"
    r"Þ(?:\s*(?:,|and|&|or)\s*(?:for\s+)?Þ)*"
)
_BUT = rf"[\s,;–-]*\(?{_NOT_THEY}\)?"
_SAID = (
    pattern(
        rf"\W*(?:(?:ok|okay|so|and|also|hi|please|pls|now)\W+){{0,4}}{_BIT}\bfor\s+{_ALL}(?:{_BUT})?{_BIT}(?:{_BUT})?\W*",
        re.IGNORECASE,
    ),
    pattern(
        rf"\W*(?:(?:ok|okay|so|and|also|hi|please|pls|now)\W+){{0,4}}{_ALL}(?:{_BUT})\s+(?:needs?|must|has\s+to|have\s+to|should)(?:\s+(?:to\s+)?(?:have|get|hold|do|pass|renew))?{_BIT}\W*",
        re.IGNORECASE,
    ),
)
_LONGEST = 200


async def told(session: Session) -> Reply | None:
    """None unless something is named for everybody, by a day or but for somebody, and nothing else is said."""
    heard = session.heard
    what = [n for n in heard.named if n.kind in ("credential", "skill")]
    if not heard.leads or session.state.asking is not None or not what or len(what) != len(heard.named):
        return None
    if not (heard.dates or heard.people) or "?" in heard.text or len(heard.text) > _LONGEST:
        return None
    if not any(way.fullmatch(signed(heard)) for way in _SAID):
        return None
    session.trace.append("something is needed of everybody")
    return await session.begin(_REQUIRES, fill_from_message(session.manager.dialogs[_REQUIRES], heard).slots, 0.9)
