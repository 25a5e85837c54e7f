"""Records that are told with the wish not to be reminded of one: "CISM good to 2028 and CISA to 2027, don't remind me
about CISA". They are kept, and then that one is put to rest.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.engine.equipment import Equipment
from bot.dialogs.engine.given import TurnInput
from bot.dialogs.engine.having import guess
from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.listening import listen
from bot.dialogs.engine.said_records import records_in
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import State
from bot.dialogs.engine.steps.records.own_records import ADDING, KEEP_A_DATE
from bot.dialogs.engine.steps.records.which_record import just_kept, named
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_LONGEST = 300
_QUIET = pattern(
    r"[\s,;.!–-]+(?:(?:and|but|so|also|please|pls)\s+){0,3}(?P<wish>(?:you\s+)?(?:do\s?n['’]?t|do\s+not|dont|never|no\s+need\s+to|need\s?n['’]?t)\s+"
    r"(?:(?:bother|have|need|to|ever|please)\s+){0,3}(?:remind|ping|nag|bug|message|write|tell|warn|notify)(?:ing)?(?:\s+to)?\s+me\s+"
    r"(?:(?:about|of|for|on)\s+)(?:the\s+|my\s+)?(?P<name>[^.,;!?\n]{2,60}?))\W*(?:(?:please|pls|thanks|thx|though|tho)\W*){0,2}\Z",
    re.IGNORECASE,
)
#: What was just told is pointed at: "don't remind me about that one".
_POINTS = pattern(
    r"(?:it|that|this|them|those|these|both|all|any|either|neither)(?:\s+(?:one|of\s+(?:them|those)|any\s?more|yet|at\s+all|though|tho)){0,2}",
    re.IGNORECASE,
)
#: "… about CISA until March", "you never remind me about CISA": no wish that it rests for good.
_NOT_FOR_GOOD = pattern(
    r"\b(?:in|on|at|until|till?|before|after|during|over|for|more|less|once|twice|every|by|so|yet|too\s+\w+)\b|\d",
    re.IGNORECASE,
)
_COMPLAINS = pattern(
    r"you\s+(?:never|do\s?n['’]?t|do\s+not|dont)\s+(?:ever\s+)?(?:remind|ping|message|write|tell|warn|notify)",
    re.IGNORECASE,
)
_RESTS = "mute_holding"


async def answered(manager: Equipment, given: TurnInput, state: State) -> tuple[Session, Reply] | None:
    """None where nothing is told in front of such a wish."""
    text = " ".join((given.text or "").split())
    if state.waiting is not None or not given.private or given.records is None or len(text) > _LONGEST:
        return None
    said = _QUIET.search(text)
    if said is None:
        return None
    first = _part(manager, given, state, text[: said.start()])
    records = records_in(first.heard)
    if first.heard.people or first.heard.teams or not records or not all(_is_dated(r) for r in records):
        return None
    await guess(first)
    if not all(r["ids"] for r in records) and first.guesses[0].dialog not in KEEP_A_DATE:
        return None  # "I'm away till March" is no record
    first.trace.append("records, and of which one nothing is wished")
    renews = first.guesses[0].dialog in KEEP_A_DATE - {ADDING}
    kept = await listen(first) if renews else await first.begin(ADDING, {"records": records}, 0.9)
    second = _part(manager, given, state, said["wish"])
    meant = await just_kept(first, state.last) if state.last is not None else []
    if not _POINTS.fullmatch(said["name"]):
        meant = await named(second, 0)
    other = _NOT_FOR_GOOD.search(said["name"]) or _COMPLAINS.match(said["wish"])
    if not meant or other or any(frame.dialog == ADDING for frame in state.stack):
        later = paragraph(_("One at a time: say “{rest}” afterwards."), rest=said["wish"])
        return first, kept.plus(Reply(parts=(later,)))
    asked, state.stack = state.stack, []  # it stands in the first answer, and is not put again
    rests = [await second.begin(_RESTS, {"holding": holding.id}, 0.9) for holding in meant]
    state.stack = asked
    second.trace = [*first.trace, *second.trace]
    second.elsewhere = [*first.elsewhere, *second.elsewhere]
    second.personal |= first.personal
    return second, together(second, [kept, *rests])


def _part(manager: Equipment, given: TurnInput, state: State, text: str) -> Session:
    given = replace(given, text=text)
    return Session(manager, given, manager.hear(given, text, state), state)


def _is_dated(record: dict[str, object]) -> bool:
    return bool(record.get("expires") or record.get("awarded")) and not record.get("doubt")
