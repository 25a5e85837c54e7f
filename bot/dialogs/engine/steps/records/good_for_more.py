""" "Tacho card good for another 3 years", "ipaf has 2 years left": until when it is good, counted from today."""

from __future__ import annotations

import re

from bot.dialogs.engine.free_names import stripped
from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_beside import NO_CREDENTIAL
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.got_my_paper import OF_TRADES
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.standing import has_an_owner, is_of_another
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_N = r"(?P<{}>\d{{1,2}}|an?|one|two|three|four|five|six|seven|eight|ten)\s+(?P<{}>years?|yrs?|months?)"
_MORE = pattern(
    rf"{OPENING}(?:(?:my|the)\s+)?(?P<name>[^\W_][\w&+/-]{{1,20}}(?:\s+[\w&+/-]{{1,20}}){{0,3}}?)(?:\s+too)?\s*,?\s+(?:(?:is|it['’]?s|has|still|got|card|now)\s+){{0,3}}"
    rf"(?:(?:(?:good|valid|ok|okay|fine)\s+(?:for\s+)?)?(?:for\s+)?another\s+{_N.format('a', 'u')}"
    rf"|(?:(?:good|valid|ok|okay|fine)\s+(?:for\s+)?)?{_N.format('b', 'v')}\s+"
    r"(?:more|left|to\s+go|remaining|still))\W*",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where it is one that they hold: what is told of that is a renewal, or nothing new."""
    heard, stored = session.heard, session.given.records
    if session.state.asking is not None or stored is None or not session.given.private:
        return None
    if heard.people or heard.teams or "?" in heard.text or is_of_another(heard.text):
        return None
    said = _MORE.fullmatch(heard.text)
    if said is None or not stripped(said["name"]) or NO_CREDENTIAL.search(said["name"]) or has_an_owner(said["name"]):
        return None
    manager = session.manager
    if called_so(key(said["name"]), await stored.holdings(), manager.phrases, manager.knowledge.catalogue):
        return None
    number, unit = said["a"] or said["b"], said["u"] or said["v"]
    everyday = {*manager.phrases.common, *manager.phrases.generic}
    papers = bool(heard.named) or any(w not in everyday for w in key(said["name"]).split())
    if not papers:
        return None
    with session.hearing(f"my {said['name']} expires in {number} {unit}"):
        records = records_in(session.heard)
        skills = [m.id for n in session.heard.named if n.kind == "skill" for m in n.mention.of("skill")[:1]]
    areas = {manager.knowledge.catalogue.skills[i].area for i in skills}
    if not areas <= OF_TRADES:
        return None  # "python another 3 years" is no paper
    if len(records) != 1 or records[0].get("doubt") or "expires" not in records[0]:
        return None
    session.trace.append("for how much longer it is good")
    return await session.begin(ADDING, {"records": records}, 0.9)
