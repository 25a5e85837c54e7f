"""Whom "she" and "him" mean: whoever was talked of last, unless called otherwise; and "it" in place of a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.dialogs.engine.state import Focus
from bot.dialogs.understanding.circle_names import HE_OR_SHE
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.words import words
from bot.patterns import pattern

#: So many people are remembered.
_REMEMBERED = 4
#: "Remove Nadia, she said no", "remind Zed, he has not done his": she is Nadia, whom nobody knows.
_OF_SOMEBODY = pattern(
    r"^\W*(?:(?:please|pls|ok|and|no|then|oh|just)\W+)*(?:remove|kick|drop|add|invite|nudge|ping|exempt|excuse|demote|promote)\s+"
    r"(?!(?:her|him|them|it|that|the|this|everyone|everybody|all|both|who|whoever|people|me|my|our)\b)[^\W\d_]+\W.*\b(?:s?he|her|him|his)\b"
    r"|^\W*(?:(?:please|pls|ok|and|no|then|oh|just|can|could|you)\W+)*(?:remind|chase|sack|fire|dismiss|message|tell)\s+"
    r"(?!(?:her|his|him|them|it|that|the|this|those|these|everyone|everybody|all|both|who|whoever|people|me|my|our|us|about|of|to|for|on|in|at|by|when|how"
    r"|what|if|why|again|also|please|just|tomorrow|today|next|every|a|an)\b)[^\W\d_]+\W.{0,120}\b(?:s?he|her|him|his)\b",
    re.IGNORECASE,
)
_SHE = frozenset({"she", "her", "hers"})


def whom(text: str, focus: Focus) -> list[int]:
    """The one person that the first such word means; nobody where there is none, or nobody was talked of."""
    said = _said(w.text for w in words(text))
    if said is None or not focus.people or _OF_SOMEBODY.search(text):
        return []
    lately = focus.people[::-1]
    known = [person for person in lately if focus.called.get(person) == said]
    maybe = [person for person in lately if person not in focus.called]
    return [*known, *maybe, *lately][:1]


def learn(heard: Heard, focus: Focus) -> None:
    """Whom a message talks of, and what the one who is named is called: "exempt Sofie, she is on leave"."""
    if len(heard.people) != 1 or len(heard.people[0].ids) != 1:
        return
    at, person = heard.people[0], heard.people[0].ids[0]
    focus.people = talked_of(focus.people, person)
    said = _said(w.text for w in heard.words)
    by_name = heard.text[at.start : at.end].casefold() not in HE_OR_SHE
    if said is not None and (by_name or person not in focus.called):
        focus.called[person] = said


def talked_of(before: list[int], person: int) -> list[int]:
    """Those who were talked of, with whom is talked of now at the end."""
    return [*(other for other in before if other != person), person][-_REMEMBERED:]


def _said(spoken: Iterable[str]) -> str | None:
    word = next((w for w in spoken if w in HE_OR_SHE), None)
    return None if word is None else "she" if word in _SHE else "he"


_ARTICLE = pattern(r"(?:\b(?:the|my|that|this|an?)\s+)?$", re.IGNORECASE)


def with_it(text: str, named: Sequence[Named]) -> str:
    """The text with "it" for each of what is ``named`` in it, in any order."""
    for one in sorted(named, key=lambda n: -n.mention.start):
        text = f"{_ARTICLE.sub('', text[: one.mention.start])}it{text[one.mention.end :]}"
    return text
