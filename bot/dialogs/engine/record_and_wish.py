"""A record that is told with the wish to be reminded of it: the record is kept, with the days that are wished."""

from __future__ import annotations

import re

from bot.dialogs.engine.equipment import Equipment
from bot.dialogs.engine.given import TurnInput
from bot.dialogs.engine.listening import listen
from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.said_reminder import wish_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import State
from bot.knowledge.words import key
from bot.messaging.reply import Reply
from bot.patterns import pattern

_SAYS_IT_ENDS = pattern(
    r"(?<!\w)(?:expir\w*|valid|good|runs?\s+out|ends?|laps\w+|due|renew\w*|(?:un)?till?|through|up|out|my|cert\w*|card|licen[cs]e|ticket|badge)(?!\w)",
    re.IGNORECASE,
)


async def answered(manager: Equipment, given: TurnInput, state: State) -> tuple[Session, Reply] | None:
    """The record alone is heard, and takes its days from the whole message. None where what is told is kept already:
    then the wish is about that.
    """
    session = await told(manager, given, state)
    return (session, await listen(session)) if session is not None else None


async def told(manager: Equipment, given: TurnInput, state: State) -> Session | None:
    """The turn on the record alone, which is not answered yet."""
    if state.waiting is not None or not given.private or given.records is None:
        return None
    wish = wish_in(given.text or "")
    if wish is None or "?" in wish.told:
        return None
    session = Session(manager, given, manager.hear(given, wish.told, state), state)
    if not await _tells_of_new_ones(session):
        return None
    session.trace.append("a record, and when to be reminded of it")
    return session


async def _tells_of_new_ones(session: Session) -> bool:
    heard, records = session.heard, session.given.records
    if not heard.dates or heard.people or heard.teams or records is None:
        return False
    told = records_in(heard)
    if not told or not all((r.get("expires") or r.get("awarded")) and not r.get("doubt") for r in told):
        return False
    if not all(r["ids"] or _SAYS_IT_ENDS.search(heard.text) for r in told):
        return False  # "at 8 on sunday, ping me" is of no paper
    held = await records.holdings()
    known = {h.credential for h in held}
    phrases, catalogue = session.manager.phrases, session.manager.knowledge.catalogue
    return not any(
        known & set(r["ids"]) if r["ids"] else called_so(key(r["name"]), held, phrases, catalogue) for r in told
    )
