"""Buttons, and words that steer the talk rather than ask: cancel, help, back, undo, more."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.dialogs.engine import in_several, questions, repair
from bot.dialogs.engine.controls import asks_to_undo, regrets
from bot.dialogs.engine.questions import try_buttons
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import ZONE, State
from bot.dialogs.engine.turn import begin
from bot.messaging.reply import Button, Paragraph, Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

#: "Not now, later" drops what is asked.
_LATER = pattern(
    r"\W*(?:(?:no|ok|nah|hm+|maybe|i['’]?ll|do|tell\s+you|that|it|oh|sorry|please|pls)\W+)*(?:not\s+(?:now|yet|today)|later(?:\s+on)?"
    r"|nvm|nvmd|another\s+time|some\s+other\s+time|skip(?:\s+(?:it|that|this))?|leave\s+it)(?:\W+(?:later|maybe|then|thanks|please|for\s+now))*\W*",
    re.IGNORECASE,
)

_STOP = pattern(
    r"\W*(?:(?:please|pls|ok|just|now|stop)\W+){0,3}stop(?:\W+(?:it|this|that|now|please|pls))*\W*", re.IGNORECASE
)
#: However short it is written, and also where nothing is asked.
_NEVER_MIND = pattern(
    r"\W*(?:(?:ok|oh|ah|well|sorry|no|nah)\W+){0,2}(?:nvm|nvmd|nm|never\s*mind|forget\s+(?:it|that|about\s+(?:it|that)))\W*",
    re.IGNORECASE,
)
#: "Rather not say", where it is asked where somebody is.
_NOT_TOLD = pattern(
    r"\W*(?:(?:no|nah|um+|uh|sorry|ok|i['’]?d|i\s+would|i)\W+)*(?:(?:rather|prefer)\s+not(?:\s+to)?(?:\s+(?:say|tell(?:\s+(?:you|u))?|share(?:\s+(?:it|that))?))?"
    r"|(?:not|n['’]?t|wo\s?n['’]?t)\s+(?:telling|tell|say(?:ing)?|sharing)(?:\s+(?:you|u|that|it))?|(?:that['’]?s\s+)?none\s+of\s+(?:your|ur)\s+business|(?:that['’]?s\s+)?(?:private|secret)"
    r"|(?:it\s+)?does\s?n['’]?t\s+matter|no\s+(?:matter|idea|clue)|(?:do\s?n['’]?t|dont)\s+know|dunno|idk|not\s+sure|(?:do\s?n['’]?t|dont)\s+(?:ask|care|mind)|anywhere|nowhere|whatever|no\s+need)(?:\W+(?:thanks|thx|that|please|really|to\s+me|for\s+(?:that|it)))*\W*",
    re.IGNORECASE,
)


async def press(session: Session, action: Mapping[str, Any]) -> Reply:
    """Do what a button stands for. What took something back is not to be taken back in its turn."""
    undoing = action == session.state.undo
    reply = await _do(session, action)
    if undoing:
        session.state.undo = None
    return reply


async def _do(session: Session, action: Mapping[str, Any]) -> Reply:
    session.trace.append("a button was pressed")
    if "each" in action:
        return in_several.together(session, [await _do(session, one) for one in action["each"]])
    if "control" in action:
        return await control(session, str(action["control"]))
    if "answer" in action:
        frame = session.state.waiting
        if (
            frame
            and frame.awaiting
            and frame.dialog == action["dialog"]
            and frame.awaiting.slot == action["answer"]
            and action["value"] in (frame.awaiting.options or [action["value"]])  # not of an earlier question
        ):
            return await session.accept(frame, action["value"])
        return await session.begin(action["dialog"], {**action.get("slots", {}), action["answer"]: action["value"]})
    return await session.begin(str(action["begin"]), dict(action.get("slots", {})))


async def steered(session: Session) -> Reply | None:
    name = session.manager.controls.read(session.heard)
    if regretted(session, name) or (name is None and asks_to_undo(session.heard.text)):
        name = "undo"
    if name is None and _NEVER_MIND.fullmatch(session.heard.text):
        name = "cancel"
    if name is None and session.state.waiting and _LATER.fullmatch(session.heard.text):
        name = "cancel"
    asked = session.state.waiting
    if name is None and asked is not None and asked.dialog == ZONE and _NOT_TOLD.fullmatch(session.heard.text):
        name = "cancel"
    if name is None or (name in ("yes", "no", "more") and session.state.waiting):
        return None
    session.trace.append(f"the whole message means “{name}”")
    session.understood = (name, 1.0)
    return await control(session, name)


def regretted(session: Session, control: str | None) -> bool:
    """Whether the last change is regretted; "cancel that", which is a ``control``, does so with no question open."""
    if control not in (None, "cancel", "no") or not regrets(session.heard.text):
        return False
    last, asks = session.state.last, session.state.regretted is not None
    changed = last is not None and session.dialog(last).writes and not asks
    if control == "no":  # "actually no"
        return changed and session.state.undo is not None
    return changed or (session.state.undo is not None and (control is None or not asks))


async def control(session: Session, name: str) -> Reply:
    """``name``: one of ``CONTROLS``."""
    return await CONTROLS[name](session)


async def cancel(session: Session) -> Reply:
    """Drop the open question, if there is one; the talk before it is still there."""
    had = bool(session.state.stack)
    beside = had and session.state.regretted is None
    session.state.dropped = session.state.waiting
    session.state.stack = []
    if beside and session.state.undo is not None:
        text = _("All right, I leave that open. What I noted stays as it is; “undo” takes it back.")
        return Reply(parts=(paragraph(text),), buttons=(Button(label=_("Undo"), action=session.state.undo),))
    text = _("All right, I dropped that.") if had else _("There is nothing to cancel.")
    if not had and session.given.private and _STOP.fullmatch(session.heard.text):
        text = _("Nothing is under way that I could stop. Do you mean the reminders?")
        return Reply(
            parts=(paragraph(text),), buttons=(begin(_("Stop all reminders"), "stop_reminders"), *try_buttons())
        )
    return Reply(parts=(paragraph(text),), buttons=tuple(try_buttons()))


async def start_over(session: Session) -> Reply:
    session.state = State()
    fresh = paragraph(_("A fresh start. What I know of you from your profile stays."))
    return Reply(parts=(fresh,)).plus(await repair.menu(session))


async def back(session: Session) -> Reply:
    """The answer before the last one; with a question open, just leave the question."""
    state = session.state
    if state.stack:
        state.stack = []
        frame = state.last
    else:
        state.done = state.done[:-1]
        frame = state.last
    if frame is None or session.dialog(frame).writes:
        return Reply(parts=(paragraph(_("There is nothing to go back to.")),), buttons=tuple(try_buttons()))
    return await session.begin(frame.dialog, dict(frame.slots))


async def repeat(session: Session) -> Reply:
    state = session.state
    if state.waiting:
        return questions.question(session, state.waiting)
    if state.last is None:
        return Reply(parts=(paragraph(_("I have not said anything yet.")),), buttons=tuple(try_buttons()))
    if session.dialog(state.last).writes:
        text = _("That is done, and I do not do it twice. What would you like to see?")
        return Reply(parts=(paragraph(text),), buttons=(begin(_("My credentials"), "list_holdings"),))
    return await session.begin(state.last.dialog, dict(state.last.slots))


async def undo(session: Session) -> Reply:
    """Take back the last change of the person's records, once; of answers, go back to the one before."""
    state = session.state
    if state.undo is not None:
        return await press(session, state.undo)
    if state.waiting:
        return await cancel(session)
    if state.last is None or session.dialog(state.last).writes:
        text = _("There is nothing more that I could undo.") if state.last else _("There is nothing that I could undo.")
        return Reply(parts=(paragraph(text),), buttons=tuple(try_buttons()))
    return await back(session)


async def more(session: Session) -> Reply:
    """ "Show more": the next page of the last list."""
    lists = [f for f in session.state.done if session.manager.dialogs[f.dialog].has("page")]
    last = lists[-1] if lists else None
    if last is None:
        return Reply(
            parts=(paragraph(_("There is no list to go on with. What would you like to know?")),),
            buttons=tuple(try_buttons()),
        )
    return await session.begin(last.dialog, {**last.slots, "page": int(last.slots.get("page", 1)) + 1})


async def helped(session: Session) -> Reply:
    """Help in the middle of a question explains the question; otherwise it shows the menu."""
    frame = session.state.waiting
    if frame is None:
        return await repair.menu(session)
    explained = paragraph(
        _("I asked you something and wait for the answer. You can also say “cancel” or ask something else.")
    )
    asked = questions.question(session, frame)
    what_else = begin(_("What can you do?"), "capabilities")
    return Reply(parts=(explained, *asked.parts), buttons=(*asked.buttons, what_else))


async def yes(session: Session) -> Reply:
    """ "Yes" to nothing in particular: the most useful next step is more of the last answer. Where somebody was asked
    into a team before they talked of something else, it may mean that, so it is asked again.
    """
    last = session.state.last
    if last is not None and session.manager.dialogs[last.dialog].has("page"):
        return await more(session)
    if session.given.private and session.given.circle.asked:
        return await session.begin("open_invitation", {})
    return _open_end(_("Good. What would you like to know next?"), session)


async def no(session: Session) -> Reply:
    return _open_end(_("All right. Tell me what you are after instead."), session)


def _open_end(text: str, session: Session) -> Reply:
    parts: tuple[Paragraph, ...] = (paragraph(text),)
    return Reply(parts=parts, buttons=tuple(try_buttons()))


async def expired(session: Session) -> Reply:
    """A button that is forgotten by now: say so, and show afresh what the person has."""
    too_old = _("That button is too old: I do not know any more what it was for.")
    records = session.given.records
    if session.given.private and records is not None and await records.holdings():
        now = paragraph("{text} {now}", text=too_old, now=_("This is how things stand:"))
        return Reply(parts=(now,)).plus(await session.begin("list_holdings", {}))
    session.understood = (None, 0.0)
    ask = paragraph("{text} {ask}", text=too_old, ask=_("Please ask me again."))
    return Reply(parts=(ask,), buttons=tuple(try_buttons()))


CONTROLS: dict[str, Callable[[Session], Awaitable[Reply]]] = {
    "cancel": cancel,
    "help": helped,
    "back": back,
    "start_over": start_over,
    "repeat": repeat,
    "undo": undo,
    "more": more,
    "yes": yes,
    "no": no,
    "expired": expired,
}
