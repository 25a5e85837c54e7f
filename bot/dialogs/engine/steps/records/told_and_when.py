"""A record told in one breath with asking when it ends: "sia door supervisor got it 5 june 2024 need to know when
renew", "my dbs done 3 april 2025, need renew?". It is kept, and how long it is valid stands in the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING, NOT_HELD
from bot.dialogs.engine.steps.records.until_a_day import is_no_name
from bot.dialogs.keeping import never_expires
from bot.dialogs.understanding.standing import speaks_of_another
from bot.messaging.reply import Part, Reply, note
from bot.patterns import pattern
from bot.translation import _

_I = r"(?:(?:do|does|should|must|shall|will|can|have|need|to|i|it|this|that|he|is|the|my|next)\s+)*"
_RENEW = (
    r"(?:re-?new\w*|re-?do\w*|re-?take|re-?fresh\w*|expir\w+|end(?:s|ing)?|finish(?:es)?|run(?:s|ning)?\s+out"
    r"|ran\s+out|due|up)"
)
_OF_IT = r"(?:\s+(?:it|this|that|one|again|the\s+card|the\s+cert\w*|pls|please|for\s+me))*"
#: Behind the record: "need to know when renew", "when it end?", "need renew?", "is it still good?".
_ASKS = pattern(
    r"[\s,.;:!?–-]+(?:(?:and|so|but|pls|please)\s+)*"
    r"(?:(?:i\s+)?(?:need|want|like|wanna|have|would\s+like)\s+(?:to\s+)?(?:know|find\s+out|ask|check)\s+|(?:can|could)\s+you\s+tell\s+me\s+|tell\s+me\s+|(?:i\s+)?(?:don['’]?t|do\s+not|not)\s+(?:know|sure)\s+)?"
    rf"(?:(?:when|until\s+when|what\s+(?:day|date))\s+{_I}{_RENEW}{_OF_IT}"
    rf"|(?:do\s+i\s+|does\s+it\s+|i\s+)?(?:need|have)s?\s+(?:to\s+(?:be\s+)?)?{_RENEW}{_OF_IT}\s*\?"
    r"|(?:is|still)\s+(?:it\s+|this\s+|that\s+)?(?:still\s+)?(?:good|valid|ok|okay|in\s+date|current|active)(?:\s+now)?\s*\?"
    r"|how\s+long\s+(?:is\s+)?(?:it|this|that)?\s*(?:is\s+)?(?:good|valid|lasts?|for|last|i\s+have)(?:\s+for)?)"
    r"\W*$",
)


#: "Salam my dbs" is called dbs.
_BEFORE_MY = pattern(r"^(?:\w+\W+){1,3}my\s+(?=\w)", re.IGNORECASE)


async def told(session: Session) -> Reply | None:
    """None where no day is told with it, or it is somebody else's."""
    heard = session.heard
    if (
        not heard.dates
        or session.given.records is None
        or not session.given.private
        or session.state.asking is not None
    ):
        return None
    asks = _ASKS.search(heard.text.casefold())
    if asks is None or heard.people or heard.teams or {n.doubt for n in heard.named} & NOT_HELD:
        return None
    told_first = heard.text[: asks.start()]
    if "?" in told_first or speaks_of_another(told_first):
        return None
    with session.hearing(told_first):
        records = [{**r, "name": _BEFORE_MY.sub("", r["name"])} for r in records_in(session.heard)]
    dated = [r for r in records if r.get("awarded") or r.get("expires")]
    if not records or len(dated) != len(records) or any(_is_nothing(session, r) for r in records):
        return None
    session.trace.append("a record, and asking when it ends")
    kept = await session.begin(ADDING, {"records": records}, 0.9)
    return kept if session.state.asking is not None else kept.plus(Reply(parts=tuple(_unsaid(session, records))))


def _is_nothing(session: Session, record: dict[str, Any]) -> bool:
    return not record["ids"] and is_no_name(session, record["name"])


def _unsaid(session: Session, records: list[dict[str, Any]]) -> Iterator[Part]:
    """What is known of those that have no last day."""
    known = session.manager.knowledge.catalogue.credentials
    for record in (r for r in records if not r.get("expires")):
        if not record["ids"]:
            text = _("How long {name} is valid I do not know: say “it is valid 3 years”, or the last day of it.")
            yield note(text, name=record["name"])
        elif len(record["ids"]) == 1 and never_expires(one := known[record["ids"][0]]) and one.renewal is not None:
            yield from [note("{text}", text=one.renewal.note)] if one.renewal.note else []
