""" "The back of my CPR card says renew by 1 June 2027", "it has no date on it": what is printed on a paper or not."""

from __future__ import annotations

import re

from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.facts_asked import of_which
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_INFO = "credential_info"
_PAPER = r"(?:cards?|licen[cs]e|cert(?:ificate)?|ticket|badge|permit|diploma)"
_SAYS = pattern(
    rf"\W*(?:(?:hi|hey|ok|so|well)\W+)?(?:(?:on\s+)?(?:the\s+)?(?:back|front|bottom|top)\s+of\s+|on\s+|there['’]?s\s+an?\s+date\s+on\s+)?(?:my|the)\s+"
    rf"(?P<name>(?:[\w&+/-]{{1,20}}\s+){{1,4}}?{_PAPER})\s*,?\s*(?:(?:it|that)\s+)?(?:(?:says?|said|reads?|shows?|states?|has)\s+)?"
    r"(?P<what>(?:(?:renew|valid|exp\w*|issued?|good|from|until|till|thru|by|on|the|date|to|of)\W+){0,4})",
    re.IGNORECASE,
)
_PRINTED = pattern(r"\b(?:says?|said|reads?|shows?|states?|back|front|bottom|top|on|there)\b", re.IGNORECASE)
_ENDS = pattern(r"\b(?:renew\s+(?:by|before)|exp(?:\s+date|iry(?:\s+date)?)?)(?!\w)\.?", re.IGNORECASE)
_WHICH_DAY = pattern(r"\b(?:renew|valid|exp\w*|issued?|good|from|until|till|thru)\b", re.IGNORECASE)
#: "Card has no date on it", "my licence doesn't say when it ends".
_NONE = pattern(
    rf"\b{_PAPER}\b[^.!?\n]{{0,20}}?\b(?:has|have|shows?|with|there['’]?s|there\s+is|got)\s+no\s+(?:\w+\s+)?(?:date|expir\w+|end)\b"
    r"|\b(?:has|have)\s+no\s+(?:expir\w+|end|date|end\s+date)(?:\s+date)?\s+(?:printed\s+)?on\s+it\b|\bno\s+(?:expir\w+\s+)?date\s+on\s+(?:it|my|the)\b"
    r"|\b(?:does\s*n['’]?t|does\s+not)\s+say\s+(?:when|until\s+when|how\s+long)\s+(?:it['’]?s|it)\s+(?:ends?|expires?|runs\s+out|valid|lasts?|good)",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """The day that stands on what is named; None where anything stands between, or behind it is asked."""
    heard = session.heard
    if (
        session.state.asking is not None
        or not session.given.private
        or heard.people
        or heard.teams
        or "?" in heard.text
    ):
        return None
    said = _SAYS.fullmatch(heard.text, 0, heard.dates[0].start) if len(heard.dates) == 1 else None
    if said is None or heard.text[heard.dates[0].end :].strip(" .!") or not _PRINTED.search(said.group()):
        return None
    ahead = min(heard.dates[0].options, default=heard.today) > heard.today
    if not ahead and not _WHICH_DAY.search(said["what"]):
        return None  # a day that is past may be the first or the last
    what = _ENDS.sub("expires", heard.text[said.start("what") :])
    with session.hearing(f"my {said['name']} {what}"):
        records = records_in(session.heard)
    if len(records) != 1 or records[0].get("doubt"):
        return None
    session.trace.append("a day that stands on a paper")
    return await session.begin(ADDING, {"records": records}, 0.9)


async def without_a_day(session: Session) -> Reply | None:
    """How long it lasts by its rule, of what is named; else what that may mean."""
    heard = session.heard
    if session.state.asking is not None or heard.people or heard.teams or heard.dates or not _NONE.search(heard.text):
        return None
    session.trace.append("a paper without a day")
    session.understood = (_INFO, 0.8)
    text = _("Where no end is printed, it may have none, or end so long after the award as its rule says.")
    head = Reply(parts=(paragraph("{t}", t=text),))
    meant = of_which(session)
    if meant is not None:
        return head.plus(await session.begin(_INFO, {"credential": meant, "facet": "validity"}, 0.8))
    after = _("Tell me its name and when you got it, and I say what I know: “I passed CKA on 3 May 2025”.")
    return head.plus(Reply(parts=(paragraph("{t}", t=after),)))
