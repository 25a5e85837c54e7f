"""A question about a record that the catalogue does not have: nothing is known of it but what was told."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from bot.dialogs.engine.own_names import NAMED_FROM
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import KEEP_A_DATE
from bot.dialogs.engine.steps.records.which_record import LOOK_AT_ONE, just_kept
from bot.dialogs.engine.steps.talking.interrupting import INTERRUPTS_FROM
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.tracking.holdings import Holding
from bot.translation import _

_INFO, _RENEWS, _TELLS = "credential_info", "how_to_renew", "holding_status"
_OF_VALIDITY = "validity"


async def asked(session: Session) -> Reply | None:
    """What is kept of it, and where its rules are; None where anything of the catalogue is meant."""
    heard, best = session.heard, session.guesses[0]
    surely = best.dialog in (_INFO, _RENEWS) and session.sure
    if not (surely or _may_be_asked(session)) or heard.people or heard.teams or heard.dates:
        return None
    if any(n.mention.of("credential") for n in heard.named) or heard.ordinals:
        return None
    if session.state.asking is not None and best.score < INTERRUPTS_FROM:
        return None
    held = await _named(session)
    if not held and not heard.named and (name := _unknown(session)):
        return _not_known(name)
    held = held or (await _talked_of(session) if surely else [])
    if len(held) != 1 or held[0].credential is not None:
        return None
    session.trace.append("what is asked of a record that the catalogue does not have")
    facets = heard.choices.get("facet") or (best.particular.get("facet", ""),)
    return await session.begin(_TELLS if facets[0] == _OF_VALIDITY else _RENEWS, {"holding": held[0].id}, best.score)


def _may_be_asked(session: Session) -> bool:
    """ "How much does the ECDL renewal cost" is of no credential that is known, and of a fact all the same."""
    best, facets = session.guesses[0], session.heard.choices.get("facet")
    return bool(facets) and (best.dialog == OUT_OF_SCOPE or not session.sure)


#: "How do I renew the CIMSPA", "the CIMSPA renewal": of no other that was talked of before.
_RENEWED = pattern(
    r"(?<!\w)renew(?:ing|al\s+of)?\s+(?:the|my)\s+(?P<name>[^\W\d_]{3,20})\W*$"
    r"|(?<!\w)(?:the|my|an?)\s+(?P<its>[^\W\d_]{3,20})\s+renewal(?!\w)",
    re.IGNORECASE,
)


def _unknown(session: Session) -> str | None:
    said, phrases = _RENEWED.search(session.heard.text), session.manager.phrases
    name = (said["name"] or said["its"]) if said else None
    return name if name and key(name) not in {*phrases.common, *phrases.generic} else None


def _not_known(name: str) -> Reply:
    text = _(
        "I know nothing of {name}: neither my catalogue nor what I keep of you has it. Whoever issues it has the rules "
        "on their page. Tell me when yours expires, and I remind you in time."
    )
    return Reply(parts=(paragraph(text, name=bold(name)),), buttons=(begin(_("My credentials"), "list_holdings"),))


async def _named(session: Session) -> list[Holding]:
    records, spoken = session.given.records, key(session.heard.text)
    if records is None or not session.given.private:
        return []
    unknown = [h for h in await records.holdings() if h.credential is None]
    return [h for h in unknown if fuzz.partial_ratio(key(h.name), spoken) >= NAMED_FROM]


async def _talked_of(session: Session) -> list[Holding]:
    last, focus = session.state.last, session.state.focus
    if last is None or last.dialog not in KEEP_A_DATE | LOOK_AT_ONE or session.heard.named or focus.credentials:
        return []
    return await just_kept(session, last) if session.given.private else []
