""" "Got mine in March 2024", after it was asked how long one is valid: what was just talked of is held; and so it is in
"my wife has a CISSP till 2028, mine ends in May".
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.engine.said_names import ids_of
from bot.dialogs.engine.said_records import dated
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.understanding.dates import SaidDate
from bot.dialogs.understanding.hearing import A_DAY
from bot.knowledge.renewing.periods import add_months
from bot.messaging.reply import Reply, note
from bot.patterns import pattern
from bot.translation import _

_MINE = pattern(
    rf"\W*(?:(?:and|so|ok|okay|but|well|oh|thanks|ah|i|i['’]?ve|have)\W+){{0,5}}"
    rf"(?:(?:got|did|done|passed|had|earned|renewed|completed|took)\s+mine|mine\s+(?:is|was|expires?|expired|runs?\s+out|ends?)|mine['’]s)"
    rf"\s+(?:(?:back|in|on|from|at|around|about|valid|good|till?|until|got|since|done)\s+){{0,3}}(?:the\s+)?{A_DAY}"
    rf"(?:\W{{1,3}}(?:in\s+)?{A_DAY})?\W*(?:(?:i\s+think|maybe|or\s+so|roughly|about|btw)\W*)?",
    re.IGNORECASE,
)


_AND_MINE = pattern(r"\W{1,4}(?:(?:and|but|while)\s+)?(?=(?:i\s+(?:got|did|passed|renewed)\s+)?mine\b)", re.IGNORECASE)


async def beside_anothers(session: Session) -> Reply | None:
    """None where it is not plain what is theirs; of the other one nothing is kept, and that is said."""
    heard, records = session.heard, session.given.records
    joint = _AND_MINE.search(heard.text)
    if joint is None or records is None or not session.given.private or session.state.asking is not None:
        return None
    named = [n for n in heard.named if n.mention.of("credential")]
    if len(named) != 1 or named[0].doubt != "another" or named[0].mention.end > joint.start() or "?" in heard.text:
        return None
    ids, name = ids_of(named[0]), heard.text[named[0].mention.start : named[0].mention.end]
    with session.hearing(heard.text[joint.end() :]) as mine:
        if _MINE.fullmatch(mine.marked) is None or mine.named:
            return None
        record = dated({"ids": ids, "name": name}, _in_its_year(list(mine.dates)), mine.today)
    session.trace.append("theirs, beside that of another")
    kept = await session.begin(ADDING, {"records": [record]}, 0.9)
    said = _("What is somebody else's I keep not; I noted yours alone.")
    return Reply(parts=(note(said),)).plus(kept)


async def told(session: Session) -> Reply | None:
    """None where nothing was talked of, or they hold it: then the day is one of what is kept."""
    heard, records, at = session.heard, session.given.records, session.state.focus.at
    if records is None or not session.given.private or at is None or "?" in heard.text or not heard.dates:
        return None
    if session.state.asking is not None or heard.named or heard.people or heard.teams:
        return None
    credential = session.manager.knowledge.catalogue.credentials.get(at)
    if _MINE.fullmatch(heard.marked) is None or credential is None:
        return None
    if any(h.credential == at for h in await records.holdings()):
        return None
    session.trace.append("they hold what was talked of")
    record = dated({"ids": [at], "name": credential.name}, _in_its_year(list(heard.dates)), heard.today)
    return await session.begin(ADDING, {"records": [record]}, 0.9)


def _in_its_year(days: list[SaidDate]) -> list[SaidDate]:
    """ "In 2019, Feb I think" is a month of that year."""
    years = [d for d in days if d.grain == "year" and d.options]
    others = [d for d in days if d.grain in ("month", "day") and d.year_guessed and len(d.options) == 1]
    if len(days) == 1 or len(years) != 1 or len(others) != 1:
        return days[:1]
    day = others[0].options[0]
    return [
        replace(others[0], options=(add_months(day, 12 * (years[0].options[0].year - day.year)),), cue=years[0].cue)
    ]
