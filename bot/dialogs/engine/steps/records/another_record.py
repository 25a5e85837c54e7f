"""Another of one's own records was meant: "no, the CSCS", "no I mean the CSCS, scrap it", "no, the other one"."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steering import press
from bot.dialogs.engine.steps.records.own_records import ADDING
from bot.dialogs.engine.steps.records.righting import goes_on_at, spoken_of
from bot.dialogs.engine.steps.records.which_record import named, nothing_but
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply
from bot.patterns import pattern
from bot.tracking.holdings import Holding

_REMOVES, _RENEWS = "remove_holding", "renew_holding"
#: What is done or asked of one record, and again of another when that was meant.
_OF_ONE = frozenset(
    {
        _REMOVES, "renew_holding", "mute_holding", "unmute_holding", "hide_record", "unhide_record", "snooze_reminder",
        "correct_holding", "holding_status", "how_to_renew",
    }
)  # fmt: skip
#: What such a message may ask for besides, of the one that it names.
_ALSO_ASKED = _OF_ONE - {"correct_holding"}
_PUTS_RIGHT = pattern(
    r"\W*(?:(?:no+|nope|nah|oh|sorry|oops|wait|argh|actually|hmm?|not\s+that(?:\s+one)?|not\s+(?:the\s+|my\s+)?[\w+-]{2,15}(?:\s+one)?(?=\s*[,.;])|wrong\s+one|my\s+(?:bad|mistake)|(?:i\s+)?meant|i\s+mean"
    r"(?:\s+to\s+say)?|(?:that|it)(?:['’]?s|\s+was|\s+is)|typo)\b\W*)+",
    re.IGNORECASE,
)
_TAKE_AWAY = pattern(
    r"(?<!\w)(?:scrap|delete|remove|drop|bin|erase|ditch|get\s+rid\s+of|take\s+(?:out|off)|forget)(?!\w)", re.IGNORECASE
)


async def meant(session: Session) -> Reply | None:
    """What was done of one is taken back and done of the other, or what the message says to do is done of that."""
    if (denied := _NOT_THAT_ONE.search(session.heard.text)) is not None and denied.start() > 0:
        with session.hearing(session.heard.text[: denied.start()]):
            return await _meant(session)
    return await _meant(session)


#: "I mean pmp not csm".
_NOT_THAT_ONE = pattern(
    r"(?:\s*,|\s)\s*(?:and\s+)?not\s+(?:(?:the|my)\s+)?[\w+/-]{2,20}(?:\s+(?:one|card|cert))?\W*$", re.IGNORECASE
)


async def _meant(session: Session) -> Reply | None:
    last = session.state.waiting or session.state.last
    said = _PUTS_RIGHT.match(session.heard.text)
    if last is None or said is None or not said[0].strip() or session.heard.people or session.heard.teams:
        return None
    if (other := await _renewed_another(session, last, said.end())) is not None:
        return other
    rest = session.heard.text[said.end() :]
    held = await named(session, said.end())
    if _TAKE_AWAY.search(rest) and "?" not in rest:
        return await _taken_away(session, held, last)
    if len(held) != 1:
        return None
    if not nothing_but(session, held[0], said.end()):
        best = session.guesses[0]
        asked = best.dialog in _ALSO_ASKED and best.dialog != last.dialog and session.sure
        return await session.start(best, {"holding": held[0].id}) if asked else None
    return await _of_this_one(session, last, held[0])


_MY = pattern(r"(?:(?:my|the)\s+)?", re.IGNORECASE)


async def _renewed_another(session: Session, last: Frame, start: int) -> Reply | None:
    """ "No, that was my Security+, CCNA isn't done yet": the renewal is of that, held or not."""
    undo, mine = session.state.undo, _MY.match(session.heard.text, start)
    begins = {start, mine.end()} if mine is not None else {start}
    ids = [m.id for n in session.heard.named if n.mention.start in begins for m in n.mention.leading("credential")]
    if last.dialog != _RENEWS or not ids or undo is None or "?" in session.heard.text or session.given.records is None:
        return None
    renewed = await session.given.records.holding(last.slots.get("holding") or 0)
    if renewed is None or renewed.credential in ids:
        return None
    session.trace.append("another one was renewed")
    undone = await press(session, undo)
    on = {"on": last.slots["on"]} if last.slots.get("on") else {}
    return Reply(parts=undone.parts).plus(await session.begin(_RENEWS, {**on, "credential": ids}, 0.9))


async def _taken_away(session: Session, held: list[Holding], last: Frame) -> Reply | None:
    """Where none of theirs is meant the removal says so, and changes nothing."""
    best = session.guesses[0]
    if len(held) > 1 or (not held and best.dialog != _REMOVES):
        return None
    await _take_back(session, last, only_of=_REMOVES)
    if held:
        return await session.begin(_REMOVES, {"holding": held[0].id}, 0.9)
    return await session.start(Guess(_REMOVES, 0.9, "it says what to remove"))


async def _of_this_one(session: Session, last: Frame, holding: Holding) -> Reply | None:
    if last.dialog not in _OF_ONE or last.slots.get("holding") == holding.id:
        return None
    session.trace.append("another of their records was meant")
    await _take_back(session, last, only_of=last.dialog)
    kept = {k: v for k, v in last.slots.items() if k not in ("credential", "holding", "among")}
    return await session.begin(last.dialog, {**kept, "holding": holding.id}, 0.9)


async def _take_back(session: Session, last: Frame, only_of: str) -> None:
    """A question that is open of the wrong one is dropped, and what was done of that is undone."""
    if session.state.waiting is last:
        session.state.stack.remove(last)
    elif last.dialog == only_of and session.dialog(last).writes and session.state.undo is not None:
        await press(session, session.state.undo)


_OTHER_ONE = pattern(r"(?:the\s+)?other(?:\s+one)?\W*(?:(?:please|sorry)\W*)?", re.IGNORECASE)


async def other_of_two(session: Session) -> Reply | None:
    """It is kept instead, with the same days."""
    about, undo, text = spoken_of(session), session.state.undo, session.heard.text
    records = (about.slots.get("records") or []) if about is not None and about.dialog == ADDING else []
    if len(records) != 1 or undo is None or not _OTHER_ONE.fullmatch(text, goes_on_at(text)):
        return None
    others = [i for i in records[0].get("among", ()) if i not in records[0]["ids"]]
    if len(others) != 1:
        return None
    await press(session, undo)
    return await session.begin(ADDING, {"records": [{**records[0], "ids": others}]}, 0.9)
