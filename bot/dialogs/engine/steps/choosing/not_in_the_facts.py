"""What the catalogue does not keep of a credential, "do I get a badge?", "do employers in Poland want it?": that is
said outright, and then what it knows that comes nearest.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.not_kept import NOT_KEPT
from bot.dialogs.engine.pronouns import with_it
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.choosing.facts_asked import of_which
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.zones import country_mentioned
from bot.knowledge.model.credential import Credential
from bot.knowledge.words import key
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _, country

_INFO, _WHO_HOLDS, _OF_TIME = "credential_info", "who_holds", "hours"
_LONGEST = 160


#: "When does it expire?"
_EXPIRES = pattern(
    rf"{OPENING}(?:when|after\s+how\s+long)\s+(?:does|will|would)\s+(?:it|that|this)\s+(?:expire|run\s+out|lapse|end)\W*",
    re.IGNORECASE,
)


async def expires(session: Session) -> Reply | None:
    """How long it lasts, of what is talked of by somebody who holds nothing."""
    if session.state.waiting is not None or not _EXPIRES.fullmatch(session.heard.text):
        return None
    records, credential = session.given.records, _talked_of(session)
    held = await records.holdings() if records is not None and session.given.private else []
    if credential is None or held:
        return None
    session.trace.append("how long it lasts, of what nobody holds yet")
    return await session.begin(_INFO, {"credential": credential.id, "facet": "validity"}, 0.9)


async def asked(session: Session) -> Reply | None:
    """None where something is known, or where nobody knows of which credential."""
    heard = session.heard
    if heard.people or heard.teams or heard.dates or session.state.waiting is not None or len(heard.text) > _LONGEST:
        return None
    credential = _talked_of(session)
    if credential is None or (heard.leads and session.guesses[0].dialog == _WHO_HOLDS):
        return None  # "how many people hold it" of a lead is of the team
    text = with_it(heard.text, [n for n in heard.named if n.kind == "credential"])
    fact = next((fact for fact in NOT_KEPT if fact.asked.fullmatch(text)), None)
    if fact is None or not fact.holds(credential):
        return None
    if fact.near == _OF_TIME and plan_spoken_of(session) is not None:
        return None  # how long a plan takes is said there
    session.trace.append("a fact that the catalogue does not keep")
    place = country_mentioned(heard.text)
    where = _(" in {country}").format(country=country(place)) if place is not None else ""
    told = paragraph("{text}", text=fact.unknown().format(where=where))
    near = await session.begin(_INFO, {"credential": credential.id, "facet": fact.near}, 0.9)
    return Reply(parts=(told,)).plus(near)


def _talked_of(session: Session) -> Credential | None:
    return session.manager.knowledge.catalogue.credentials.get(of_which(session) or "")


#: "Does CCNA renew my CCENT from 2019?", "would passing it extend my old MCSA?"
_RENEWS_ANOTHER = pattern(
    r"(?<!\w)(?:does|do|will|would|can|could)\s+(?!(?:i|you|we|they)\b).{1,60}?\b(?:renew|extend|refresh|recertify|revive|reactivate|keep|count\s+(?:for|towards)|replace)\s+(?:alive\s+)?"
    r"(?:my|the|an?)\s+(?:(?:old|expired|lapsed|current|existing)\s+)?(?P<name>[^\W\d_][\w+-]{2,19})(?=\s+(?:from|of|that|which|too|as\s+well|alive|cert\w*|exam)|\W*$)",
    re.IGNORECASE,
)


async def renews_unknown(session: Session) -> Reply | None:
    """Whether one renews another that the catalogue does not have; None where it has both."""
    heard, phrases = session.heard, session.manager.phrases
    said = _RENEWS_ANOTHER.search(heard.text) if session.state.waiting is None else None
    credential = _talked_of(session) if said is not None else None
    if said is None or credential is None or key(said["name"]) in {*phrases.common, *phrases.generic}:
        return None
    if any(n.mention.start < said.end("name") and said.start("name") < n.mention.end for n in heard.named):
        return None
    session.trace.append("whether it renews one that the catalogue does not have")
    session.understood = (_INFO, 0.9)
    text = _(
        "My catalogue does not have “{name}”, so I cannot say whether {credential} renews it, nor whether it can still "
        "be renewed at all; whoever issued it knows."
    )
    return Reply(parts=(paragraph(text, name=said["name"], credential=credential.name),))
