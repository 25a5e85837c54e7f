""" "What about my digi card?", of a record that only its holder calls so."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records import which_record
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.openings import OPENING
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

_ASKED = "holding_status"
_WHAT_ABOUT = pattern(
    rf"{OPENING}(?:what|how|hows|what['’]s|whats)\s+(?:is\s+)?(?:about|with|abt|up\s+with)\s+(?:my|the)\s+(?=\w)",
    re.IGNORECASE,
)
#: "Do the PT one run out?"
_WHEN_ENDS = pattern(
    rf"{OPENING}(?:when\s+)?(?:does|do|will|is|has)\s+(?:(?:my|the)\s+)?(?!(?:it|that|this|they|those|these|you|i|we|he|she)\b)(?=\w.{{0,60}}?\b(?:run|expire[sd]?|due|ends?|valid|up|lapse[sd]?)\b)",
    re.IGNORECASE,
)
_SHORT, _TWO, _LATELY = 100, 2, 3
#: "What do I need to do for the first aid?", of what is held.
_TO_DO = pattern(
    rf"{OPENING}what\s+(?:do|must|should|would|will|have|shall)\s+i\s+(?:(?:need|have|got)\s+to\s+|need\s+)?(?:do|be\s+doing)\s+"
    r"(?:for|about|with|to\s+(?:renew|keep))\s+(?:my|the)\s+(?=\w)"
    #: "Do I have to redo the test for hazmat?"
    rf"|{OPENING}(?:do|will|must|should|would)\s+i\s+(?:have\s+to\s+|need\s+to\s+|need\s+|got\s+to\s+)?"
    r"(?:re-?do|re-?take|re-?sit|repeat|do|take|sit|pass)\s+(?:(?:the|a|an|another|that|any|some)\s+)?(?:\w+\s+)?(?:test|exam|course|training|assessment)s?\s+"
    r"(?:again\s+)?(?:for|to\s+(?:renew|keep))\s+(?:(?:my|the)\s+)?(?=\w)",
    re.IGNORECASE,
)
_RENEWS = "how_to_renew"


#: "Are they still valid?", "and both of those, are they any good?", of records that were talked of together.
_STAND = pattern(
    r"\W*(?:(?:and|so|ok|okay|oh|but|hey|hm+|damn|wait)\W+){0,4}(?:are|r|is)\s+(?:they|both(?:\s+of\s+(?:them|those))?|those(?:\s+two)?|these(?:\s+two)?|all\s+of\s+them)\s+"
    r"(?:both\s+|all\s+|even\s+|actually\s+)?(?:still\s+)?(?:any\s+)?(?:valid|good|ok|okay|current|in\s+date|active|alive|expired|out\s+of\s+date|dead)(?:\s+(?:now|still|then|or\s+(?:not|what|expired|dead)))*\W*",
    re.IGNORECASE,
)


async def how_they_stand(session: Session) -> Reply | None:
    """None unless more than one credential was talked of, and one of them is held."""
    heard, records, talked_of = session.heard, session.given.records, session.state.focus.credentials
    if records is None or not session.given.private or session.state.asking is not None or len(talked_of) < _TWO:
        return None
    if not _STAND.fullmatch(heard.text) or not {h.credential for h in await records.holdings()} & set(talked_of):
        return None
    session.trace.append("how the records stand that were talked of")
    return await session.begin(_ASKED, {}, 0.9)


#: "So it's expired??", right behind several that were told.
_IS_OVER = pattern(
    rf"{OPENING}(?:(?:is|has)\s+)?(?:it['’]?s?|that['’]?s?|one|one\s+of\s+(?:them|those))\s+(?:(?:is|has|already|now|really|been)\s+){{0,2}}"
    r"(?:expired?|lapsed|out\s+of\s+date|run\s+out|ran\s+out|over|no\s+longer\s+valid)(?:\s+(?:now|already|then|or\s+what))*\W*",
    re.IGNORECASE,
)


async def whether_over(session: Session) -> Reply | None:
    """The one that ran out of those just kept; None where that is not one of several."""
    last, records = session.state.last, session.given.records
    if last is None or records is None or not session.given.private or not _IS_OVER.fullmatch(session.heard.text):
        return None
    told = await which_record.just_kept(session, last)
    over = [h for h in told if h.expires is not None and h.expires < session.given.today]
    if len(told) < _TWO or len(over) != 1:
        return None
    session.trace.append("the one that ran out of those just kept")
    return await session.begin(_ASKED, {"holding": over[0].id}, 0.9)


async def what_to_do(session: Session) -> Reply | None:
    """How it is renewed; None where nothing of theirs is called so."""
    heard = session.heard
    said = _TO_DO.match(heard.text) if len(heard.text) <= _SHORT else None
    if said is None or heard.people or heard.teams or heard.dates:
        return None
    meant = await which_record.named(session, said.end())
    if len(meant) != 1:
        ids = {m.id for n in heard.named if n.mention.start >= said.end() for m in n.mention.of("credential")}
        records = session.given.records
        held = await records.holdings() if records is not None and session.given.private else []
        meant = [h for h in held if h.credential in ids] or await _by_place(session)
    if len(meant) != 1:
        return None
    session.trace.append("what is to be done to keep one of their own")
    return await session.begin(_RENEWS, {"holding": meant[0].id}, 0.9)


async def _by_place(session: Session) -> list[Holding]:
    """ "What do I need to do for the first", of those that were told lately, and are all that is kept."""
    places, records = session.heard.ordinals, session.given.records
    told = next((f for f in reversed(session.state.done[-_LATELY:]) if f.dialog == ADDING), None)
    if told is None or records is None or len(places) != 1:
        return []
    kept = await records.holdings()
    return [kept[places[0] - 1]] if len(kept) == len(told.slots.get("records", ())) >= places[0] > 0 else []


async def what_about(session: Session) -> Reply | None:
    """What was just asked of another one, or how it stands; none where the name is one of the catalogue."""
    heard = session.heard
    ends = _WHEN_ENDS.match(heard.text)
    said = (ends or _WHAT_ABOUT.match(heard.text)) if len(heard.text) <= _SHORT else None
    if said is None or heard.people or heard.teams or session.state.asking is not None:
        return None
    if any(n.mention.of("credential") and (not ends or n.kind == "credential") for n in heard.named):
        return None  # "does NEBOSH run out" names who issues it
    meant = await which_record.named(session, said.end())
    if len(meant) != 1 or (meant[0].credential is not None and not ends):
        return None
    last = None if ends else session.state.last
    again = session.dialog(last) if last is not None else None
    same = again is not None and again.private and not again.writes and again.has("holding")
    session.trace.append("it is asked of one of their own")
    name = again.name if again is not None and same else _ASKED
    return await session.begin(name, {"holding": meant[0].id}, 0.9)
