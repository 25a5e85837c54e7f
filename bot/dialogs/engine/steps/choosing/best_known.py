""" "What's the most respected cybersecurity cert?": how well it is known decides, and not how much of it one proves."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.sides import credentials_of, side_of
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.model.credential import Credential
from bot.messaging.reply import Reply
from bot.patterns import pattern

_RANKS, _MOST, _LONGEST = "rank_credentials", 5, 100
_BEST_KNOWN = pattern(
    rf"{OPENING}(?:(?:what|which|wich|name)(?:['’]?s|\s+is|\s+are)?\s+)?(?:the\s+)?(?:single\s+)?(?:most|best)\s+(?:widely\s+|highly\s+)?"
    r"(?:known|recogni[sz]ed|respected|valued|wanted|sought\s+after|popular|accepted|prestigious|famous|in\s+demand)\s+(?:X\s+(?:certs?|certifications?|certificates?|credentials?|qualifications?|ones?)"
    r"|(?:certs?|certifications?|certificates?|credentials?|qualifications?|ones?)\s+(?:in|for|of|from|by|on)\s+(?:the\s+)?X)(?:\W+(?:there\s+is|out\s+there|please|pls|right\s+now|now|today|field|industry))*\W*",
    re.IGNORECASE,
)


async def asked(session: Session) -> Reply | None:
    """None where a job is named, or more than one thing."""
    heard = session.heard
    if session.state.waiting is not None or heard.people or heard.dates or heard.values or len(heard.text) > _LONGEST:
        return None
    if len(heard.named) != 1 or heard.named[0].kind not in ("skill", "family", "issuer"):
        return None
    named = heard.named[0].mention
    if not _BEST_KNOWN.fullmatch(f"{heard.text[: named.start]}X{heard.text[named.end :]}"):
        return None
    country = session.profile.country
    about = [c for c in _about(session, heard.named[0]) if not c.countries or country in c.countries]
    skills = {m.id for m in named.leading("skill")}

    def share(credential: Credential) -> float:
        """How much of it is about that, so that the PMP stands before Six Sigma."""
        return sum(credential.skills.get(s, 0) for s in skills) / sum(credential.skills.values())

    known = (c for c in about if c.recognition)
    best = sorted(known, key=lambda c: (-(c.recognition or 0), -share(c), -(c.hours or 0), c.id))
    if len(best) <= 1:
        return None
    session.trace.append("the best known of a field")
    return await session.begin(_RANKS, {"these": [c.id for c in best[:_MOST]], "quality": "known", "each": True}, 0.9)


def _about(session: Session, named: Named) -> list[Credential]:
    catalogue = session.manager.knowledge.catalogue
    if named.kind == "family":
        families = {m.id for m in named.mention.leading("family")}
        return [c for c in catalogue.credentials.values() if c.status == "active" and c.family in families]
    return credentials_of(catalogue, side_of(session.heard, named, catalogue))
