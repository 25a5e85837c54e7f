""" "My manual handling is out of date, did it March 2022": it is kept with the day on which it was got, and not as
valid, whatever the catalogue knows of one that is called alike.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from bot.dialogs.engine.free_names import stripped
from bot.dialogs.engine.own_names import called_so
from bot.dialogs.engine.said_beside import A_PAPER
from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.righting import CORRECTS
from bot.dialogs.engine.steps.records.unlisted_held import whether
from bot.dialogs.engine.steps.records.until_a_day import is_no_name
from bot.dialogs.understanding.dates import end_of
from bot.dialogs.understanding.hearing import A_DAY
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.standing import has_an_owner
from bot.knowledge.renewing import expiry_of
from bot.knowledge.words import key
from bot.messaging.reply import Reply, note
from bot.patterns import pattern
from bot.translation import _

_NAME = r"(?:(?:my|the)\s+)?(?P<{}>[^\W_][\w&+/.-]{{1,20}}(?:\s+[\w&+/.-]{{1,20}}){{0,4}}?)"
_NAME += r"(?:\s+(?:card|cert(?:ificate)?|ticket|training|course|one))?"
_OVER = (
    r"(?:(?:is|has|['’]s|its|it['’]s|it|was|went|gone|are|now|already|well|probably|long|also|out)\W+){0,4}"
    r"(?:out\s+of\s+date|of\s+date|expired|lapsed|run\s+out|ran\s+out|no\s+longer\s+valid|not\s+valid(?:\s+any\s?more)?|overdue)"
)
_GOT = (
    r"(?:(?:i|i['’]?ve|have|it|was|last|only|that|got)\s+){0,3}(?:did|done|got|passed|took|had|completed|dated|from|is\s+from|was\s+in)"
    r"(?:\s+(?:it|that|mine|back|last|in|on|at|the|around|about)){0,4}\s+"
)
#: "… is out of date, did it March 2022", "did … March 2022, it's out of date now".
_SAID = pattern(
    rf"{OPENING}(?:{_NAME.format('first')}\s+{_OVER}\W+(?:(?:and|as|cos|because|since|now)\W+){{0,2}}{_GOT}{A_DAY}"
    rf"|(?:i\s+)?(?:did|got|passed|took|completed)\s+{_NAME.format('second')}\s+(?:(?:back|in|on|at)\s+){{0,2}}{A_DAY}\W+(?:(?:so|and|but)\W+)?{_OVER})"
    r"\W*(?:(?:now|i\s+think|already|btw)\W*){0,2}",
    re.IGNORECASE,
)


async def told(session: Session) -> Reply | None:
    """None where it is kept already, or anything else is said of it."""
    heard, records = session.heard, session.given.records
    if len(heard.dates) != 1 or records is None or not session.given.private or session.state.asking is not None:
        return None
    day, said = heard.dates[0], _SAID.fullmatch(heard.marked)
    if said is None or heard.people or heard.teams or not day.options or max(day.options) > heard.today:
        return None
    name = stripped(said["first"] or said["second"])
    phrases, known = session.manager.phrases, session.manager.knowledge.catalogue
    if not name or has_an_owner(name) or is_no_name(session, name):
        return None
    if called_so(key(name), await records.holdings(), phrases, known):
        return None
    record = dated({"ids": _ids(session, name), "name": name}, [replace(day, cue="awarded")], heard.today)
    session.trace.append("what is out of date, and when it was got")
    if await _is_over_by_rule(session, record):
        return await session.begin(ADDING, {"records": [record]}, 0.9)
    if not heard.named and A_PAPER.search(name) is None:
        return whether(session, record)
    kept = await session.begin(ADDING, {"records": [{**record, "ids": []}]}, 0.9)
    then = _("When it ran out I do not know; say “{name} expired on …”. Once it is renewed, tell me the new day.")
    return kept.plus(Reply(parts=(note(then, name=name),)))


def _ids(session: Session, name: str) -> list[str]:
    """Those of the catalogue that all of the name is of."""
    return [
        i
        for n in session.heard.named
        if n.mention.of("credential") and _whole(session, n.mention, name)
        for i in ids_of(n)
    ]


def _whole(session: Session, mention: Any, name: str) -> bool:
    return key(session.heard.text[mention.start : mention.end]) == key(name)


async def _is_over_by_rule(session: Session, record: dict[str, Any]) -> bool:
    """Whether it is one of the catalogue, whose own rule says that it ran out."""
    known = session.manager.knowledge.catalogue.credentials
    if len(record["ids"]) != 1 or record["ids"][0] not in known or session.given.records is None:
        return False
    month = session.given.records.preferences.birth_month
    ends = expiry_of(known[record["ids"][0]], date.fromisoformat(record["awarded"][0]), month).day
    return ends is not None and ends <= session.given.today


#: "Manual handling expired on 3 March 2025", of one that is kept under that name alone.
_EXPIRED = pattern(
    rf"{OPENING}(?:my|the)?\s*(?P<name>[^\W_][\w&+/.-]{{1,20}}(?:\s+[\w&+/.-]{{1,20}}){{0,4}}?)\s+(?:(?:card|cert(?:ificate)?|ticket)\s+)?"
    rf"(?:expired|lapsed|ran\s+out|ended|was\s+valid\s+(?:un)?till?)\s+(?:(?:on|in|at|the)\s+){{0,2}}{A_DAY}\W*",
    re.IGNORECASE,
)


async def ran_out_then(session: Session) -> Reply | None:
    """The day on which one ran out that is kept under their own name; None where it is none of those."""
    heard, records = session.heard, session.given.records
    if len(heard.dates) != 1 or records is None or not session.given.private or session.state.asking is not None:
        return None
    day, said = heard.dates[0], _EXPIRED.fullmatch(heard.marked)
    if said is None or len(day.options) != 1 or day.options[0] > heard.today:
        return None
    own = [h for h in await records.holdings() if h.credential is None and key(h.name) == key(said["name"])]
    if len(own) != 1 or own[0].expires is not None:
        return None
    session.trace.append("when one of theirs ran out")
    ended = end_of(day.options[0], day.grain).isoformat()
    return await session.begin(CORRECTS, {"holding": own[0].id, "days": {"expires": ended}}, 0.9)
