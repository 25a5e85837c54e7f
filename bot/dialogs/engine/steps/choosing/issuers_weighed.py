""" "What's better for a data engineer, AWS or Azure?": the sides are weighed for the job, and neither is left out; for
a field that is no job, the best known of each are put side by side.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.sides import called, side_of
from bot.dialogs.engine.steps.choosing.by_issuer import side_by_side
from bot.dialogs.understanding.cues import Named
from bot.knowledge.catalogue import Catalogue
from bot.messaging.reply import Reply
from bot.patterns import pattern

_WEIGHED = "issuers_weighed"
_TWO, _MOST, _LONGEST = 2, 4, 160
_BETWEEN = pattern(
    r"(?:['’]s)?(?:\s+(?:certs?|certifications?|certificates?|ones?))?\s*(?:,\s*(?:or\b)?|/|\b(?:or|vs\.?|versus)\b|\bbetter\s+than\b)\s*(?:the\s+|an?\s+)?",
    re.IGNORECASE,
)
_CHOOSES = pattern(r"\bor\b|\bvs\b|\bversus\b|\bbetter\s+than\b", re.IGNORECASE)
#: "That", said of the job that is talked of.
_FOR_THAT = pattern(r"\bfor\s+(?:that|it|this)(?:\s+(?:job|role|one))?\W*$", re.IGNORECASE)
#: What is told or wanted besides is another step's.
_ASKS_ELSE = pattern(
    r"\b(?:plan|study|studying|learn|path|passed|hold|renew\w*|cheap\w*|free|cost\w*|price\w*|budget|how\s+(?:much|long))\b",
    re.IGNORECASE,
)


async def weighed(session: Session) -> Reply | None:
    """None where a credential is one of the sides, or where nothing is to be chosen."""
    heard, catalogue = session.heard, session.manager.knowledge.catalogue
    if session.state.waiting is not None or heard.people or heard.teams or heard.dates or heard.values:
        return None
    if len(heard.text) > _LONGEST or not _CHOOSES.search(heard.text) or _ASKS_ELSE.search(heard.text):
        return None
    if any(n.cue in ("excluded", "held", "current") for n in heard.named):
        return None
    sides = _sides(session)
    if not _TWO <= len(sides) <= _MOST:
        return None
    rest = [n for n in heard.named if n not in sides]
    if len(rest) > 1 or any(n.kind == "credential" for n in rest):
        return None
    if (job := _job(session, rest)) is None:
        family = next((m.id for n in rest for m in n.mention.leading("family")), None)
        return await side_by_side(session, sides, family) if rest else None
    session.trace.append("issuers weighed for a job")
    slots = {
        "job": job,
        "sides": [side_of(heard, side, catalogue) for side in sides],
        "names": [called(heard, side) for side in sides],
    }
    return await session.begin(_WEIGHED, slots, 0.9)


def _sides(session: Session) -> list[Named]:
    """Those that stand beside each other with an "or" between."""
    heard, catalogue = session.heard, session.manager.knowledge.catalogue
    found: list[Named] = []
    for named in heard.named:
        if not _is_a_side(catalogue, named):
            if found and len(found) >= _TWO:
                break
            found = []
            continue
        between = heard.text[found[-1].mention.end : named.mention.start] if found else ""
        found = [*found, named] if found and _BETWEEN.fullmatch(between) else found if len(found) >= _TWO else [named]
    return found


def _is_a_side(catalogue: Catalogue, named: Named) -> bool:
    """An issuer, or what stands against it: a product with rivals."""
    if named.kind == "issuer" and named.mention.leading("issuer"):
        return True
    skills = named.mention.leading("skill")
    return named.kind == "skill" and len(skills) == 1 and bool(catalogue.skills[skills[0].id].rivals)


def _job(session: Session, rest: list[Named]) -> str | None:
    if rest:
        jobs = rest[0].mention.of("role")
        return jobs[0].id if rest[0].kind == "role" else None
    return session.state.focus.job if _FOR_THAT.search(session.heard.text) else None
