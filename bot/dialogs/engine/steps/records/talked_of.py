""" "Passed the analytics one!": what was talked of, or is studied, called by a word of its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.standing import speaks_of_another
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_PASSED = pattern(
    r"\b(?:passed|got|did|done|finished|completed|cleared|aced|earned)\s+(?:with\s+)?(?:the|that|my)\s+(?P<name>[\w+&'’-]{2,20}(?:\s[\w+&'’-]{2,20}){0,2}?)\s+"
    r"(?:one|exam|test|cert(?:ificat\w*)?|course|thing|badge)\b",
    re.IGNORECASE,
)
_NOT_YET = pattern(r"\b(?:not|never|almost|nearly|half|if|when|once|until|fail\w*)\b|n['’]t\b|\?|%", re.IGNORECASE)


async def passed(session: Session) -> Reply | None:
    """It is kept; None unless one thing that was talked of has all that is said in its name."""
    heard, records, frame = session.heard, session.given.records, session.state.waiting
    said = _PASSED.search(heard.text)
    if records is None or said is None or not session.given.private or _NOT_YET.search(heard.text):
        return None
    if frame is not None or heard.people or speaks_of_another(heard.text):
        return None
    if any(n.mention.of("credential") for n in heard.named):
        return None
    words, known = set(key(said["name"]).split()), session.manager.knowledge.catalogue.credentials
    studied = [s.credential for s in await records.studies() if s.credential]
    found = [i for i in dict.fromkeys((*studied, *_talked_of(session))) if i in known]
    meant = [i for i in found if words and words <= set(key(" ".join((known[i].name, *known[i].aliases))).split())]
    if len(meant) != 1 or meant[0] in {h.credential for h in await records.holdings()}:
        return None
    session.trace.append("what was talked of is passed")
    record = dated({"ids": meant, "name": known[meant[0]].name}, heard.dates, heard.today)
    return await session.begin(ADDING, {"records": [record]}, 0.9)


def _talked_of(session: Session) -> Iterator[str]:
    """The credentials of the last answers."""
    yield from session.state.focus.credentials
    for frame in reversed(session.state.done):
        for value in frame.slots.values():
            yield from (
                [value]
                if isinstance(value, str)
                else [v for v in value if isinstance(v, str)]
                if isinstance(value, list)
                else ()
            )
