""" "Drop the hygiene thing", "remind them about hygiene": what a team needs, by a word of a name that the catalogue
does not have.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.openings import CORRECTING
from bot.knowledge.words import words
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.teams import requirements
from bot.tracking.teams.requirements import Requirement

_NAME = r"(?:the\s+|that\s+|this\s+|their\s+)?(?P<name>[^\W\d_][\w&/'’ -]{1,40}?)"
_TAIL = r"(?:\s+(?:any\s?more|please|pls|again|now|then|after\s+all|for\s+now))*\W*"
_ALL = r"(?:them|they|everyone|everybody|all(?:\s+of\s+them)?|those|who(?:ever)?\s+(?:is|are)\s+missing)"
#: In this order; the first that fits counts.
_SAID = (
    (
        "drop_requirement",
        pattern(
            rf"{CORRECTING}(?:drop|remove|cancel|delete|scrap|forget(?:\s+about)?|take\s+(?:off|away)|no\s+more)\s+"
            rf"{_NAME}{_TAIL}"
            rf"|{CORRECTING}(?:{_ALL}|we|nobody)\s+"
            rf"(?:(?:do\s*n['’]?t|do\s+not|no\s+longer)\s+)?needs?\s+{_NAME.replace('name', 'other')}{_TAIL}",
            re.IGNORECASE,
        ),
    ),
    (
        "nudge_member",
        pattern(
            rf"{CORRECTING}(?:remind|nudge|chase|ping|ask|tell)\s+{_ALL}\s+(?:about|of|to\s+do|for|on)\s+{_NAME}{_TAIL}",
            re.IGNORECASE,
        ),
    ),
    (
        "show_requirements",
        pattern(
            rf"{CORRECTING}(?:when\s+is\s+{_NAME}\s+due"
            r"|who\s+(?:still\s+)?(?:has|have|had|did|needs?|lacks|misses)(?:\s+(?:done|to\s+do|got|not))?\s+"
            rf"{_NAME.replace('name', 'other')}){_TAIL}",
            re.IGNORECASE,
        ),
    ),
)
_DENIES = pattern(r"n['’]?t\b|\bnot\b|\bno\s+longer\b|\bnobody\b", re.IGNORECASE)
#: What says nothing of which one it is.
_PLAIN = frozenset(
    {"the", "thing", "one", "requirement", "rule", "training", "course", "cert", "certificate", "card", "of", "and",
     "for", "in", "it", "that", "this"}
)  # fmt: skip


async def told(session: Session) -> Reply | None:
    """None where the catalogue knows a name in it, or not just one thing that is needed is called so."""
    heard, records = session.heard, session.given.records
    if (
        not heard.leads
        or records is None
        or heard.named
        or heard.people
        or heard.dates
        or session.state.asking is not None
    ):
        return None
    said = next(((dialog, m) for dialog, way in _SAID if (m := way.fullmatch(heard.text))), None)
    if said is None:
        return None
    dialog, match = said
    name = match.groupdict().get("name") or match.groupdict().get("other") or ""
    if dialog == "drop_requirement" and match.groupdict().get("other") and not _DENIES.search(heard.text):
        return None
    spoken = {word.text for word in words(name)} - _PLAIN
    if not spoken:
        return None
    needed = await requirements.of_teams(records.connection, session.given.circle.led)
    meant = [one for one in needed if spoken <= _called(one)]
    if len(meant) != 1:
        return None
    session.trace.append("what a team needs, by a word of its name")
    return await session.begin(dialog, {"team": meant[0].team.id, "requirement": meant[0].id}, 0.9)


def _called(one: Requirement) -> set[str]:
    return {word.text for word in words(one.name)}
