""" "Three things: one, what does CISSP cost, two, … and three …": each of them is answered, one after the other."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.engine.equipment import Equipment
from bot.dialogs.engine.given import TurnInput
from bot.dialogs.engine.having import guess
from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.listening import listen
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import State
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

#: A number counts only in front of what may begin a request: "I have three and a degree" has none.
_OPENS = (
    r"(?=\s*[:,.)-]?\s*(?:please\s+|pls\s+)?(?:what|how|when|which|where|who|why|is|are|do|does|did|can|could|should|will|would|must|put|add|log|note|record|save|remind|tell|show|list|compare|plan"
    r"|delete|remove|set|change|move|my|i|i['’]?m|i['’]?d)\b)"
)
_NUMBERS = (
    r"(?:number\s+)?(?:one|1|first(?:ly)?)",
    r"(?:number\s+)?(?:two|2|second(?:ly)?)",
    r"(?:number\s+)?(?:three|3|third(?:ly)?)",
    r"(?:number\s+)?(?:four|4|fourth(?:ly)?)",
)
_MARKS = tuple(
    pattern(rf"(?:^|(?<=[\s:,;.]))(?:and\s+|then\s+)?{each}(?!\w)[).:,-]?{_OPENS}", re.IGNORECASE) for each in _NUMBERS
)
_SEVERAL = pattern(
    r"\b(?:(?:two|three|four|2|3|4|few|couple|some|several)\s+(?:of\s+)?(?:things?|questions?|points?|requests?|stuff))\b|^\s*(?:1|one)\W",
    re.IGNORECASE,
)
_LONGEST, _SHORTEST = 500, 3


async def answered(manager: Equipment, given: TurnInput, state: State) -> tuple[Session, Reply] | None:
    """What becomes of each; None for a message that does not number two requests at least, or while one is open."""
    text = " ".join((given.text or "").split())
    if given.invitations or state.waiting is not None or len(text) > _LONGEST:
        return None
    parts = _parts(text)
    if len(parts) < 2 or not all([await _is_one(manager, replace(given, text=part), state) for part in parts]):
        return None
    return await _one_by_one(manager, given, state, parts)


async def _is_one(manager: Equipment, given: TurnInput, state: State) -> bool:
    """Whether there is a guess at least of what it may be."""
    session = Session(manager, given, manager.hear(given, given.text or "", state), state)
    await guess(session)
    return bool(session.guesses)


def _parts(text: str) -> list[str]:
    """What stands behind each number, where they follow each other from one on."""
    marks: list[re.Match[str]] = []
    for mark in _MARKS:
        found = mark.search(text, marks[-1].end() if marks else 0)
        if found is None:
            break
        marks.append(found)
    if len(marks) < 2 or not (_SEVERAL.search(text, 0, marks[0].end() + 1)):
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = [text[mark.end() : end].strip(" ,;.:-") for mark, end in zip(marks, ends, strict=True)]
    return parts if all(len(part) >= _SHORTEST and " " in part for part in parts) else []


async def _one_by_one(manager: Equipment, given: TurnInput, state: State, parts: list[str]) -> tuple[Session, Reply]:
    """In order; one that leaves a question open comes last, and what stands behind it is to be said again then."""
    sessions: list[Session] = []
    replies: list[Reply] = []
    for i, part in enumerate(parts):
        one = replace(given, text=part)
        if sessions:
            one = replace(one, profile=sessions[-1].profile)
        session = Session(manager, one, manager.hear(one, part, state), state)
        replies.append(await listen(session))
        sessions.append(session)
        if state.waiting is not None and i + 1 < len(parts):
            later = paragraph(_("One at a time: say “{rest}” afterwards."), rest="; ".join(parts[i + 1 :]))
            replies.insert(len(replies) - 1, Reply(parts=(later,)))
            break
    last = sessions[-1]
    last.trace = [step for session in sessions for step in session.trace]
    last.elsewhere = [letter for session in sessions for letter in session.elsewhere]
    last.personal = any(session.personal for session in sessions)
    return last, together(last, replies)
