"""Coming back to a question that something else interrupted, unless it is settled by now or the talk has moved on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.dialogs.engine import questions
from bot.dialogs.engine.state import SHOW_A_PLAN, Frame
from bot.dialogs.engine.talk import Talk
from bot.dialogs.engine.turn import begin
from bot.messaging.reply import Reply, note, paragraph
from bot.translation import _, listed

#: Who of several of one name is meant.
_CHOSEN = "chosen"
_DATES_A_RECORD, _REMOVES, _ADDS = "date_holding", "remove_holding", "add_holding"
#: What changes a plan that is only shown is asked no more once it is begun.
_BEGINS, _CHANGES = "start_plan", "change_step"
#: "Which credential?", of a fact: nobody comes back to it once they were advised on something else.
_FACT = "credential_info"
_ADVICE = SHOW_A_PLAN | {"credential_for_role", "credential_for_skill", "browse_credentials", "skill_gap"}


async def let_go(talk: Talk, done: Frame) -> Reply:
    """After ``done``: what that settles is asked no more, nor what two requests went by.

    Records are told one after the other while it is asked which the first one is; what is lost with a question that is
    asked no more is said.
    """
    kept: list[Frame] = []
    lost: list[Frame] = []
    for frame in talk.state.stack:
        if frame.awaiting is None or await _is_settled(talk, frame, done):
            continue
        goes_on = frame.dialog == done.dialog == _ADDS and bool(records_of(frame))
        frame.awaiting.offers -= not goes_on
        if frame.awaiting.offers >= 0:
            kept.append(frame)
        else:
            lost.append(frame)
    talk.state.stack = kept
    return lost_with(lost)


def lost_with(frames: Iterable[Frame]) -> Reply:
    """What was told, and is not kept as it is not known which one it is, or which of two days is meant."""
    told = [r for frame in frames if frame.dialog == _ADDS for r in records_of(frame)]
    unclear = [r for r in told if len(r.get("ids", ())) > 1]
    which = [str(r["name"]) for r in unclear]
    days = [str(r["name"]) for r in told if any(len(r.get(k) or ()) > 1 for k in ("awarded", "expires"))]
    days = [name for name in days if name not in which]
    parts = []
    if which:
        parts.append(note(_("I have not noted {names}, as I do not know which one it is."), names=listed(which)))
    if days:
        parts.append(note(_("I have not noted {names}, as I do not know which day is meant."), names=listed(days)))
    keep = [begin(_("Keep “{name}”").format(name=r["name"]), _ADDS, records=[{**r, "ids": []}]) for r in unclear]
    return Reply(parts=tuple(parts), buttons=tuple(keep))


def records_of(frame: Frame) -> list[dict[str, Any]]:
    """What was told of credentials, where a request keeps them."""
    return [r for r in frame.slots.get("records") or () if isinstance(r, dict)]


def taken_along(stack: list[Frame], frame: Frame) -> None:
    """A question of another record takes the place of the one before: what was told in that is kept with it."""
    before = next((f for f in stack if f.dialog == frame.dialog == _ADDS and f is not frame), None)
    if before is None or not (records_of(before) and records_of(frame)) or _ids(before) & _ids(frame):
        return
    frame.slots["records"] = [*frame.slots["records"], *records_of(before)]


def with_offer_to_resume(talk: Talk, reply: Reply) -> Reply:
    """An answer, and behind it the question that waits."""
    waiting = talk.state.waiting
    if waiting is None or waiting.awaiting is None:
        return reply
    waiting.awaiting.put_again = True
    asked = questions.once_more(talk, waiting)
    back = paragraph(_("Back to what I asked before:"))
    kept = [b for b in reply.buttons if b.url or b.label == _("Undo") or not waiting.awaiting.options]
    there = {b.label for b in kept}
    more = (b for b in asked.buttons if b.label not in there)
    return Reply(parts=(*reply.parts, back, *asked.parts), buttons=(*kept, *more))


async def _is_settled(talk: Talk, frame: Frame, done: Frame) -> bool:
    """Whether what was done meanwhile answers the question, or takes away what it was about."""
    if frame.dialog == done.dialog and frame.slots and _ids(frame) & _ids(done):
        return talk.dialog(done).writes
    if done.dialog == _BEGINS and frame.dialog == _CHANGES:
        return True
    if frame.dialog == _FACT and done.dialog in _ADVICE and frame.awaiting and not frame.awaiting.options:
        return True
    if frame.awaiting is not None and frame.awaiting.slot == _CHOSEN and done.slots.get(_CHOSEN) is not None:
        return done.slots[_CHOSEN] in frame.awaiting.options  # who is meant by that name was told meanwhile
    records, asked_of = talk.given.records, frame.slots.get("holding")
    offered = set(frame.awaiting.options) if frame.awaiting and frame.awaiting.slot == "holding" else set()
    if records is not None and offered and done.dialog == _REMOVES:
        return not offered <= {h.id for h in await records.holdings()}
    if records is None or asked_of is None:
        return False
    held = next((h for h in await records.holdings() if h.id == asked_of), None)
    dated = held is not None and (held.awarded is not None or held.expires is not None)
    return held is None or (frame.dialog == _DATES_A_RECORD and dated)


def _ids(frame: Frame) -> set[Any]:
    """The credentials that a request is about."""
    return {i for r in records_of(frame) for i in r.get("ids", ())}
