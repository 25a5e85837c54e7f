""" "Tacho renewed, new one runs to 13/3/32", "passed CKA on 3 May 2022, renewed it 3 May 2025": what was renewed is
named, with the day to which the new one runs, or both days. What is renewed and not held puts no other record
right.
"""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.resuming import with_offer_to_resume
from bot.dialogs.engine.said_records import dated, records_in
from bot.dialogs.engine.said_renewed import renewal_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.which_record import named
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.dates import SaidDate, end_of
from bot.dialogs.understanding.hearing import A_DAY
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.tracking.holdings import Holding
from bot.translation import _

_RENEWS = "renew_holding"
_FIRST = r"\W*(?:(?:ok|okay|yes|yep|hi|hey|oh|so|and|finally|also|i|i['’]?ve|have|just)\W+){0,5}"
_NAME = r"(?:my\s+|the\s+)?(?P<name>[^\W_][\w&+/-]{0,20}(?:\s+[\w&+/-]{1,20}){0,4}?)"
_TO = (
    r"\s*(?:[,;.–-]+\s*(?:and\s+)?|\s(?:and|so)\s)\s*(?:(?:the|my)\s+)?(?:(?:new\s+)?(?:one|card|licen[cs]e|cert(?:ificate)?|paper|badge|ticket|it|that)(?:['’]?s)?\b)?"
    r"(?:\s*\b(?:is|now|says?|runs?|reads?|valid|good|expires?|ends?|lasts?|runs?\s+out|un|till?|until|to|thru|through|on|in|up)\b){1,5}\s*(?:the\s+)?"
)
_RENEWED = pattern(
    rf"{_FIRST}{_NAME}\s+(?:(?:herhaling|refresher|renewal|recert\w*|revalidation|update|course|training)\s+)?"
    rf"(?:(?:is|was|been|got|has\s+been|all)\s+){{0,2}}(?P<how>renewed|done|redone|sorted|re-?certified|re-?validated)(?:\s+again)?(?:\s+(?:on\s+)?{A_DAY})?{_TO}{A_DAY}\W*",
    re.IGNORECASE,
)
_PAID = pattern(
    rf"{_FIRST}(?:paid|renewed|redid|re-?certified|sorted)\s+{_NAME}(?:\s+(?:renewal|annual|yearly|membership|subscription|fees?|dues|card|licen[cs]e|cert\w*)){{0,2}}(?:\s+(?:on\s+)?{A_DAY})?{_TO}{A_DAY}\W*",
    re.IGNORECASE,
)
_NO_NAMES = frozenset({"it", "that", "this", "mine", "one", "fee", "renewal", "fees", "dues", "them", "both"})


async def told(session: Session) -> Reply | None:
    """None where the day is not sure, or what was done anew is told with the day on which it was got."""
    heard, records = session.heard, session.given.records
    if records is None or not session.given.private or "?" in heard.text or heard.people or heard.teams:
        return None
    if session.state.asking is not None or not heard.dates or not all(d.options for d in heard.dates):
        return None
    said, until = _RENEWED.fullmatch(heard.marked) or _PAID.fullmatch(heard.marked), heard.dates[-1]
    if said is None or key(said["name"]) in _NO_NAMES or len(until.options) != 1 or until.options[0] <= heard.today:
        return None
    done = heard.dates[0] if len(heard.dates) > 1 else None
    held = await called(session, *said.span("name"))
    if len(held) == 1:
        session.trace.append("it was renewed, and runs to a day")
        over = done is not None and len(done.options) == 1 and done.options[0] <= heard.today
        on = {"on": done.options[0].isoformat()} if done is not None and over else {}
        slots = {"holding": held[0].id, "until": end_of(until.options[0], until.grain).isoformat(), **on}
        return await session.begin(_RENEWS, slots, 0.9)
    if held or said.groupdict().get("how") == "done":
        return None
    return _is_not_held(session, said, until)


async def called(session: Session, start: int, end: int) -> list[Holding]:
    """Those of theirs that are named there."""
    heard, records = session.heard, session.given.records
    held = await records.holdings() if records is not None else []
    spoken, knowledge = key(heard.text[start:end]), session.manager.knowledge
    named = [h for h in held if h.credential in ids_between(session, start, end)]
    return named or called_so(spoken, held, session.manager.phrases, knowledge.catalogue)


def ids_between(session: Session, start: int, end: int) -> list[str]:
    mentions = [n.mention for n in session.heard.named if start <= n.mention.start < end]
    return [m.id for mention in mentions for m in mention.leading("credential")]


def _is_not_held(session: Session, said: re.Match[str], until: SaidDate) -> Reply:
    """It is offered to keep it with its day."""
    name = session.heard.text[said.start("name") : said.end("name")]
    record: dict[str, Any] = {"ids": ids_between(session, *said.span("name")), "name": name}
    record = dated(record, [until], session.heard.today)
    session.understood = (_RENEWS, 0.9)
    text = _("I keep no {name} of you, so nothing is renewed. If you hold it, I keep it with that day.")
    keep = begin(_("I hold it"), ADDING, records=[record])
    reply = Reply(
        parts=(paragraph(text, name=bold(name)),), buttons=(keep, begin(_("My credentials"), "list_holdings"))
    )
    return with_offer_to_resume(session, reply)


async def got_and_renewed(session: Session) -> Reply | None:
    """What is kept already is renewed on the later day; what is not is recorded, and counts from that day."""
    heard = session.heard
    if session.guesses[0].dialog != _RENEWS or session.state.asking is not None or "?" in heard.text:
        return None
    day = renewal_in(heard)
    if day is None or heard.people or heard.teams or len(day.options) != 1 or day.options[0] > heard.today:
        return None
    held, records = await named(session, 0), records_in(heard)
    if len(held) > 1 or len(records) != 1 or records[0].get("doubt"):
        return None
    session.trace.append("when it was got, and when it was renewed")
    if held:
        return await session.begin(_RENEWS, {"holding": held[0].id, "on": day.options[0].isoformat()}, 0.9)
    return await session.begin(ADDING, {"records": records}, 0.9)
