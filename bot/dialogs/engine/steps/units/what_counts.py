""" "Does LinkedIn Learning count for PDUs?", "can I use podcasts for CPE credits?": asked of what might be logged, with
nothing to log yet.
"""

from __future__ import annotations

import re

from bot.dialogs.counting import unit_routes
from bot.dialogs.engine.activity import activity_in
from bot.dialogs.engine.amount_slots import UNITS, UnitsSlot
from bot.dialogs.engine.pronouns import with_it
from bot.dialogs.engine.session import Session
from bot.knowledge.model.credential import LEVELS, Credential
from bot.messaging.reply import Reply
from bot.patterns import pattern

_COUNTS = "what_counts"
_LONGEST = 140
#: After one of these "do webinars count?" is asked of units.
_OF_UNITS = frozenset({_COUNTS, "units_left", "log_units", "how_to_renew", "units_so_far", "log_entries"})
_LEAD = r"\W*(?:(?:hi|hey|hello|ok|okay|and|but|so|hm+|also|wait|btw|just|wondering|pls|please|there|then)\W+){0,4}"
_TAIL = r"(?:\W+(?:then|though|too|also|as\s+well|at\s+all|anyway|please|pls|or\s+(?:not|no|what)|do\s+you\s+know))*\W*"
_NAME = r"(?:pdu|cpe|cpd|ceu|cme|cec|ceh|cne|seu|rcu|pdc|hrci|shrm)s?"
_UNIT = (
    rf"(?:(?:it\s+)?(?P<unit>{_NAME})(?:\s+(?:credits?|hours?|points?|units?))?"
    r"|(?:it\s+)?(?:(?:re)?certification\s+|continuing\s+education\s+|education\s+)?(?:credits|units|points))"
    r"(?:\s+for\s+(?:my\s+)?it)?"
)
_SOME = r"(?:(?:any|some|my|the|as|for|towards?|it|a|an|enough)\s+){0,4}"
_WHAT = r"(?P<what>(?!(?:i|we|it|that|this|they|these|those|you)\s)[^\d?!.;,]{3,50}?)"
_WHAT_OF_MINE = r"(?:(?:watching|doing|taking|attending|going\s+to|listening\s+to|using)\s+)?" + _WHAT
_ASKED = tuple(
    pattern(f"{_LEAD}(?:{said}){_TAIL}", re.IGNORECASE)
    for said in (
        rf"(?:do|does|will|would|can|could|is|are)\s+{_WHAT_OF_MINE}\s+(?:count(?:ed|ing)?|qualify|be\s+counted|accepted|eligible|approved|valid|good|ok|okay|go)\s+{_SOME}{_UNIT}",
        rf"(?:do|does|will|would|can|could)\s+{_WHAT_OF_MINE}\s+(?:give|get|earn|bring|have|offer)\s+(?:(?:me|you|us)\s+)?{_SOME}{_UNIT}",
        rf"(?:do|can|will|could|would)\s+(?:i|we|you)\s+(?:get|earn|claim|collect|have|log|make)\s+{_SOME}{_UNIT}\s+(?:for|from|by|with|at|through|on|via)\s+{_WHAT}",
        rf"(?:can|could|may)\s+(?:i|we|you)\s+(?:use|count|claim|log|submit|take)\s+{_WHAT}\s+(?:as|for|towards?)\s+{_SOME}{_UNIT}",
        rf"(?:what|which\s+\w+|what\s+(?:kinds?|sorts?|types?)\s+of\s+\w+)\s+(?:all\s+)?(?:counts?|qualif(?:y|ies)|is\s+accepted|are\s+accepted)\s+{_SOME}{_UNIT}",
        rf"(?:what|which\s+\w+)\s+(?:can|could|do)\s+(?:i|you)\s+(?:use|count|claim)\s+{_SOME}{_UNIT}",
    )
)
_IN_SHORT = pattern(
    rf"{_LEAD}(?:do|does|will|would|what\s+about|how\s+about)\s+{_WHAT}(?:\s+count)?{_TAIL}", re.IGNORECASE
)
_SAYS_COUNT = pattern(r"\bcounts?\b", re.IGNORECASE)


#: "I did a 2 day conference, 14 credits, does that count for my PMP?"
_DOES_THAT = pattern(
    r"[,;.!–-]?\s*(?:(?:and|so|but)\s+)?(?:does|do|will|would|can|could|should)\s+(?:that|it|this|they|those|these|i)\s+(?:all\s+|also\s+|even\s+)?(?:count|qualify|be\s+counted|use\s+(?:it|that))"
    r"(?:\s+(?:for|towards?|as|to)\b[^?.!]{0,40})?\s*\?*\s*$",
    re.IGNORECASE,
)


def is_doubted(text: str) -> bool:
    """Whether units are told, and whether they count is asked."""
    said = _DOES_THAT.search(text) if len(text) <= _LONGEST else None
    return said is not None and UNITS.search(text, 0, said.start()) is not None


async def amount_doubted(session: Session) -> Reply | None:
    """Units that are told with the question whether they count: they are not logged by asking."""
    heard = session.heard
    said = _DOES_THAT.search(heard.text) if len(heard.text) <= _LONGEST else None
    if said is None or heard.people or heard.teams or session.state.asking is not None:
        return None
    with session.hearing(heard.text[: said.start()]) as front:
        amount, activity = UnitsSlot().find(front).value, activity_in(front)
    named = [n.mention.leading("credential") for n in heard.named if n.kind == "credential"]
    if amount is None or len(named) > 1 or any(len(ids) != 1 for ids in named):
        return None
    found, example = (named[0][0].id, False) if named else await _of_which(session, "")
    if found is None:
        return None
    session.trace.append("whether what is told counts")
    slots = {"credential": found, "activity": activity or "", "example": example, "amount": amount}
    return await session.begin(_COUNTS, slots, 0.9)


async def asked(session: Session) -> Reply | None:
    """None where an amount is told, or where nobody knows of which credential."""
    heard = session.heard
    if heard.people or heard.teams or heard.dates or len(heard.text) > _LONGEST:
        return None
    named = [n for n in heard.named if n.kind == "credential"]
    text = with_it(heard.text, named)
    said = next((m for p in _ASKED if (m := p.fullmatch(text))), None)
    if said is None and session.state.last is not None and session.state.last.dialog in _OF_UNITS and not named:
        said = _IN_SHORT.fullmatch(text) if _SAYS_COUNT.search(text) else None
    if said is None:
        return None
    groups = said.groupdict()
    unit = (groups.get("unit") or "").casefold().rstrip("s")
    leading = [n.mention.leading("credential") for n in named]
    if len(named) == 1 and len(leading[0]) == 1:
        found: str | None = leading[0][0].id
        example = False
    else:
        found, example = await _of_which(session, unit)
    if found is None:
        return None
    session.trace.append("what counts for units")
    slots = {"credential": found, "activity": (groups.get("what") or "").strip(), "example": example}
    return await session.begin(_COUNTS, slots, 0.9)


async def _of_which(session: Session, unit: str) -> tuple[str | None, bool]:
    """What is talked of, or held, and wants such units; else the best known that does."""
    table, records = session.manager.knowledge.catalogue.credentials, session.given.records
    held = await records.holdings() if records is not None and session.given.private else []
    near = [session.state.focus.at, *(h.credential for h in held)]
    mine = next((i for i in near if i in table and _wants(table[i], unit)), None)
    if mine is not None or not unit:
        return mine, False
    known = [c for c in table.values() if c.status == "active" and not c.countries and _wants(c, unit)]
    best = min(known, key=_as_an_example, default=None)
    return (best.id if best is not None else None), True


def _as_an_example(credential: Credential) -> tuple[float, ...]:
    """The best known, of those the one that wants most units, of those not the highest: the PMP, for PDUs."""
    most = max(float(r.units.total) for r in unit_routes(credential) if r.units is not None)
    level = LEVELS.index(credential.level) if credential.level else len(LEVELS)
    return (-(credential.recognition or 0), -most, level, credential.hours or 0)


def _wants(credential: Credential, unit: str) -> bool:
    names = [r.units.name.casefold() for r in unit_routes(credential) if r.units is not None]
    return any(unit in name for name in names) if unit else bool(names)
