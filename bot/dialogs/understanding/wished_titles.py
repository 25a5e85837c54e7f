"""The name of a job that somebody wants, as they call it: "supply chain planner", where no job is called so."""

from __future__ import annotations

import re

from bot.dialogs.understanding.hearing import Heard
from bot.patterns import pattern

WANTS_TO_BE = pattern(
    r"\b(?:want\w*|wanna|like|love|hop(?:e|ing)|aim\w*|dream\w*|goal|trying|tryna|wish|thinking|thought)\b[^.!?;\n]{0,25}?"
    r"\b(?:be|become|becoming|being|work(?:ing)?\s+as|turn\s+into|(?:re)?train(?:ing)?\s+as|qualify(?:ing)?\s+as)(?!\w)",
    re.IGNORECASE,
)
_SAID = pattern(
    r"\b(?:want\w*|wanna|like|love|hop(?:e|ing)|aim\w*|dream\w*|plan|planning|looking|goal|trying|tryna|wish)\b[^.!?;\n]{0,25}?"
    r"\b(?:be|become|becoming|work(?:ing)?\s+as|turn\s+into|retrain\s+as|train\s+as|qualify\s+as|job\s+as)\s+(?:an?\s+)?"
    r"(?P<title>[a-z][a-z-]{1,20}(?:\s+(?!(?:by|in|next|this|before|within)\b)[a-z][a-z-]{1,20}){1,3}?)"
    r"(?=\s*(?:[,.;!?\n]|$|\s(?:and|but|so|one\s+day|some\s?day|next|in|by|at|for|now|eventually|because|with|when|instead|please|pls|from|how|what|which)\b))",
    re.IGNORECASE,
)
#: What names of jobs end like; "a better person" is none.
_A_JOB = pattern(r"(?:er|or|ist|ian|ant|yst|tect|keeper|clerk|assistant|agent|chef|lead|guard)$", re.IGNORECASE)
#: "A good manager", "your own master": of how somebody wants to be.
_OF_A_WAY = frozenset(
    """
    good better best great more my your own the team people line this that certified qualified registered licensed
    junior senior real proper happy paid self remote freelance independent and or not no able less much such
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


def wished_title(heard: Heard) -> str | None:
    """In small letters; None where a job, or a credential in full, is named with it."""
    said = _SAID.search(heard.text)
    if said is None or heard.people or heard.teams:
        return None
    title, (start, end) = said["title"].casefold(), said.span("title")
    words = title.split()
    if not _A_JOB.search(words[-1]) or words[0] in _OF_A_WAY:
        return None
    within = [n for n in heard.named if n.mention.start < end and start < n.mention.end]
    known = any(
        m.exact and (m.kind == "credential" or (m.kind in ("role", "skill") and n.mention.end >= end))
        for n in within
        for m in n.mention.matches
    )
    return None if known or any(n.kind == "role" and n.mention.end >= end for n in within) else title
