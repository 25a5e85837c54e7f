""" "My certificate number is 8837291, CSCS, ends Oct 2028": the number of a paper goes with the record that is told
behind it, and waits for its name where none is told.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.translation import _

_SAID = pattern(
    r"\W*(?:(?:hi|hello|hey|so|ok)\W+){0,2}(?:(?:my|the)\s+)?(?P<name>(?:(?!my\b|the\b|what|is\b|i\b)[\w&+-]{1,20}\s+){0,3}?)"
    r"(?:cert(?:ificate|ification)?|licen[cs]e|card|badge|registration|membership|pin)\s*(?:(?:no|nr|num|number|id)\b\.?|#)"
    r"\s*(?:(?:is|:|=)\s*)?(?P<number>(?=[A-Z/-]{0,6}\d)[\w/-]{4,20}(?:\s\d{3,6}){0,3})(?!\w)\s*[,;.:–-]?\s*(?P<rest>[^?]{0,200})",
    re.IGNORECASE,
)
#: "Need my cert number for my boss".
_WANTED = pattern(
    r"\b(?:need|want|what(?:['’]?s|\s+is|\s+was)|show|give|find|looking\s+for)\b[^.!?\n]{0,25}?\b(?:cert(?:ificate|ification)?|licen[cs]e|card|badge|registration|membership)"
    r"\s+(?:no|nr|number|id)\b[^\d]{0,60}",
    re.IGNORECASE,
)
_SHOWS = "show_proof"


async def wanted(session: Session) -> Reply | None:
    """The number that is kept, whoever it is for; None where a credential or a person is named."""
    heard = session.heard
    if session.state.asking is not None or not session.given.private or heard.people or heard.teams:
        return None
    if any(n.mention.of("credential") for n in heard.named) or heard.dates:
        return None
    if (said := _WANTED.search(heard.text)) is None or said.end() < len(heard.text):
        return None
    session.trace.append("the number of a paper of theirs")
    return await session.begin(_SHOWS, {}, 0.8)


async def told(session: Session) -> Reply | None:
    """None where no day is told and something is held, so that the number is of that."""
    heard, records = session.heard, session.given.records
    if session.state.asking is not None or records is None or not session.given.private or heard.people or heard.teams:
        return None
    said = _SAID.fullmatch(heard.text)
    if said is None or (not heard.dates and await records.holdings()):
        return None
    if said["name"].strip() and heard.dates:
        return None  # a number behind a name is told in its place
    name, rest, number = said["name"].strip(), said["rest"].strip(), said["number"]
    if not name and not rest:
        session.trace.append("the number of a paper, before what it is of")
        session.understood = (ADDING, 0.9)
        question = _(
            "What is that the number of? Tell me the name on the card or certificate, and I keep it with that."
        )
        return session.ask(Frame(dialog=ADDING, slots={"beside": {"number": number}}), "records", (), question)
    with session.hearing(f"i have {name} {rest}"):
        told = records_in(session.heard)
    if len(told) != 1 or told[0].get("doubt"):
        return None
    session.trace.append("the number of a paper, and what it is of")
    return await session.begin(ADDING, {"records": [{**told[0], "number": number}]}, 0.9)
