"""A question about a record that the catalogue does not have: nothing is known of it but what was told; one that is not
kept either, "I need to renew my CPR", is asked for its day.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from bot.dialogs.engine.own_names import NAMED_FROM
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.own_records import KEEP_A_DATE
from bot.dialogs.engine.steps.records.which_record import LOOK_AT_ONE, just_kept, named
from bot.dialogs.engine.steps.talking.interrupting import INTERRUPTS_FROM
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE
from bot.dialogs.understanding.openings import OPENING
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.tracking.holdings import Holding
from bot.translation import _

_INFO, _RENEWS, _TELLS = "credential_info", "how_to_renew", "holding_status"
_OF_VALIDITY = "validity"
_ADDS, _ENDS = "add_holding", "expires"


async def asked(session: Session) -> Reply | None:
    """What is kept of it, and where its rules are; None where anything of the catalogue is meant."""
    heard, best = session.heard, session.guesses[0]
    if (name := _unknown(session)) and not heard.people and not heard.teams and not await named(session, 0):
        return _asked_for(session, name)
    surely = best.dialog in (_INFO, _RENEWS) and session.sure
    if not (surely or _may_be_asked(session)) or heard.people or heard.teams or heard.dates:
        return None
    if any(n.mention.of("credential") for n in heard.named) or heard.ordinals:
        return None
    if session.state.asking is not None and best.score < INTERRUPTS_FROM:
        return None
    held = await _named(session)
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


_NAME = r"[^\W\d_]{2,20}(?:\s+(?!card|ticket|cert)[^\W\d_]{2,20})?"
_PAPER = r"(?:\s+(?:card|ticket|cert|certificate|certification|licen[cs]e|badge))?"
_SAID = pattern(
    rf"{OPENING}(?:how\s+(?:do|can|would)\s+i\s+|where\s+(?:do|can)\s+i\s+|(?:i\s+)?(?:still\s+)?(?:need|have|got|gotta|must|should|ought)\s+(?:to\s+)?|i['’]?m\s+due\s+to\s+)?"
    rf"(?:re-?new|recertify|redo)\s+(?:the|my)\s+(?P<a>{_NAME}){_PAPER}(?:\s+(?:soon|again|now|this\s+year))?\W*"
    rf"|{OPENING}(?:the|my)\s+(?P<b>{_NAME}){_PAPER}\s+(?:needs?|has|must|is|wants)\s+(?:to\s+be\s+|be\s+|due\s+for\s+|up\s+for\s+|a\s+)?(?:renew(?:ing|al|ed)|recertif\w+)(?:\s+(?:soon|again|now))?\W*"
    rf"|{OPENING}when\s+(?:does|do|is|will|did)\s+(?:the|my)\s+(?P<c>{_NAME}){_PAPER}\s+(?:expire|run\s+out|end|lapse|due|up)(?:\s+again)?\W*",
    re.IGNORECASE,
)
#: "The CIMSPA renewal": of no other that was talked of before.
_ITS = pattern(r"(?<!\w)(?:the|my|an?)\s+(?P<a>[^\W\d_]{3,20})\s+renewal(?!\w)", re.IGNORECASE)
#: Renewed as well, and no credential.
_NO_PAPER = pattern(
    r"\b(?:subscription|insurance|passport|lease|contract|rent|gym|library|netflix|spotify|prime|phone|broadband|visa|vows|domain|antivirus|mortgage|tv)\b",
    re.IGNORECASE,
)
_OF_NO_NAME = frozenset({"credential", "role", "issuer", "family"})


def _unknown(session: Session) -> str | None:
    """The name of what is to be renewed, where the catalogue has no credential of that name."""
    heard, phrases = session.heard, session.manager.phrases
    said = _SAID.fullmatch(heard.text) or _ITS.search(heard.text)
    name = next((n for n in said.groups() if n), None) if said else None
    if name is None or _NO_PAPER.search(heard.text) or _elsewhere(session):
        return None
    if any(n.kind in _OF_NO_NAME for n in heard.named):
        return None
    words = key(name).split()
    return None if {*phrases.common, *phrases.generic}.issuperset(words) else name


def _elsewhere(session: Session) -> bool:
    return session.guesses[0].dialog == OUT_OF_SCOPE and session.guesses[0].score >= INTERRUPTS_FROM


def _asked_for(session: Session, name: str) -> Reply:
    text = _(
        "I know nothing of {name}: neither my catalogue nor what I keep of you has it. Whoever issues it has the rules "
        "on their page."
    )
    session.trace.append("what nobody knows here is asked for its day")
    session.understood = (_RENEWS, 0.8)
    told = Reply(parts=(paragraph(text, name=bold(name)),))
    if session.given.records is None or not session.given.private or session.state.asking is not None:
        return told.model_copy(update={"buttons": (begin(_("My credentials"), "list_holdings"),)})
    frame = Frame(dialog=_ADDS, slots={"records": [{"ids": [], "name": name, "asked": _ENDS}]})
    question = _("When does yours expire? Tell me the day, and I remind you in time.")
    asked = session.ask(frame, _ENDS, (), question)
    if frame.awaiting is not None:
        frame.awaiting.offers = 0  # who asks for something else wanted only to know
    return told.plus(asked)


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
