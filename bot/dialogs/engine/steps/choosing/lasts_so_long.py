""" "ipaf lasts 5 yrs right?", "is it every 3 years?": whether it is so, and how long it is valid."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.facts_asked import of_which
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.values import count
from bot.knowledge.finder.names import NameKind
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import months_words
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_INFO = "credential_info"
_SPAN = pattern(
    r"(?<![\w.])(?:(?P<n>\d{1,2})[\s-]*(?P<unit>years?|yrs?|y|months?|mths?|mos?)|(?P<word>an?|one|two|three|four|five|six|seven|eight|nine|ten)[\s-]+(?P<of>years?|yrs?|months?|mths?))(?!\w)"
    r"|\b(?P<yearly>yearly|annual(?:ly)?|(?:every|each|per)\s+year|once\s+a\s+year)\b",
    re.IGNORECASE,
)
_OF_TIME = pattern(
    r"\b(?:lasts?|lasting|valid|validity|good|runs?\s+(?:out|for)|expir\w+|every|each|renew\w*|redo\w*|re-?new\w*|re-?cert\w*|refresh\w*|again)\b",
    re.IGNORECASE,
)
_TAG = (
    r"(?:right|rite|correct|yeah|yea|ye|yh|yes|no|innit|eh|true|ok|okay|or\s+(?:not|what|is\s+it|less|more|longer|something)|isn['’]?t\s+it|is\s+n['’]t\s+it|aint\s+it|ain['’]t\s+it|doesn['’]?t\s+it|don['’]?t\s+they|is\s+it|does\s+it|i\s+think|i\s+thought"
    r"|am\s+i\s+right|mate|bro)"
)
_TAGGED = pattern(rf"\W(?:{_TAG}\W*){{1,3}}\Z", re.IGNORECASE)
_ASKED = pattern(rf"{OPENING}(?:is|are|isn['’]?t|does|doesn['’]?t|do|don['’]?t|did|will|would)\s", re.IGNORECASE)
#: All that may stand around the name and the span.
_AROUND = pattern(
    rf"{OPENING}(?:\W*\b(?:is|are|isn['’]?t|does|doesn['’]?t|do|don['’]?t|will|would|be|it|its|it['’]s|that['’]?s|that|this|they|them|the|a|an|my|your|our|one|ones|of|for|to|have|has|i|we|you|u|need|needs|must|gotta"
    r"|lasts?|lasting|valid|validity|good|runs?|out|expires?|expire|expiring|after|every|each|about|around|only|still|just|like|all|up|card|cards|ticket|tickets|cert|certs|certificate|licen[cs]e|badge|course|training"
    r"|renew\w*|redo|redone|redoing|doing|done|re-?cert\w*|refresh\w*|again|so|then|says?|said|people|heard|guy|as|far|know|pretty|sure"
    r"|right|rite|correct|yeah|yea|ye|yh|yes|no|innit|eh|true|ok|okay|or|not|what|less|more|longer|something|aint|ain['’]t|n['’]t|am|think|thought|mate|bro)){0,30}\W*",
    re.IGNORECASE,
)
_KINDS: tuple[NameKind, ...] = ("credential", "skill", "issuer")
_LONGEST = 90
_YEAR = 12


async def asked(session: Session) -> Reply | None:
    """None where anything else is said, or nobody knows of which credential."""
    heard = session.heard
    said = _SPAN.search(heard.text) if len(heard.text) <= _LONGEST else None
    if said is None or heard.people or heard.teams or heard.dates or session.state.asking is not None:
        return None
    if not ("?" in heard.text or _TAGGED.search(heard.text) or _ASKED.match(heard.text)):
        return None
    months = _YEAR
    if said["yearly"] is None:
        unit = (said["unit"] or said["of"]).casefold()
        months = (count(said["n"] or said["word"]) or 1) * (1 if unit.startswith("m") else _YEAR)
    if months < _YEAR and not _OF_TIME.search(heard.text):  # "is it 2 months?" may be how long it takes
        return None
    named = [n for n in heard.named if any(n.mention.of(kind) for kind in _KINDS)]
    spans = [(said.start(), said.end()), *((n.mention.start, n.mention.end) for n in named)]
    if _AROUND.fullmatch(_without(heard.text, spans)) is None:
        return None
    if not named and not ((_OF_TIME.search(heard.text) or said["yearly"]) and not heard.named):
        return None
    credential = session.manager.knowledge.catalogue.credentials.get(of_which(session) or "")
    if credential is None and len(named) == 1:  # "cpr is every year yeah?" of several
        return await session.start(Guess(_INFO, 0.9, "how long it is valid"), {"facet": "validity"})
    if credential is None:
        return None
    session.trace.append("whether it is valid for so long")
    told = await session.begin(_INFO, {"credential": credential.id, "facet": "validity"}, 0.9)
    return _whether(credential, months).plus(told)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]},{text[end:]}"
    return text


def _whether(credential: Credential, months: int) -> Reply:
    """Nothing where it is not known, or was otherwise for those who have an older one, or no end is printed and
    employers set one.
    """
    renewal = credential.renewal
    if renewal is None or renewal.earlier or (renewal.validity.months is None and renewal.note):
        return Reply()
    if renewal.validity.months == months:
        return Reply(parts=(paragraph(_("Yes.")),))
    return Reply(parts=(paragraph(_("No, it is not {period}."), period=months_words(months)),))
