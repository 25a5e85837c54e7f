"""A change that a message names and does not want: it is said that nothing is changed, what would come of it, and
offered to do it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.talk import Talk
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.ordering import Why, no_order
from bot.dialogs.understanding.reminders_told_of import HOW_IT_WRITES
from bot.knowledge.words import key
from bot.messaging.reply import Button, Reply, bold, paragraph
from bot.tracking.holdings import Holding
from bot.translation import _

_REMOVES, _MUTES, _SETTINGS = "remove_holding", "mute_holding", "reminder_settings"
#: How a dialog is begun in a session.
Begin = Callable[[str, dict[str, Any]], Awaitable[Reply]]


async def held_back(talk: Talk, frame: Frame, start: Begin) -> Reply | None:
    """None where the dialog of the frame may be meant."""
    if talk.given.action is not None:
        return None
    why = no_order(talk.heard, frame.dialog, await _nobodys_names(talk, frame.dialog))
    return await not_made(talk, frame, why, start) if why is not None else None


async def not_made(talk: Talk, frame: Frame, why: Why, start: Begin) -> Reply:
    """What is said instead of running the dialog of the frame."""
    talk.trace.append(f"{frame.dialog} is named and not ordered: {why}")
    talk.understood = (None, 0.9)
    if why == "was":
        told = Reply(parts=(paragraph(_("I changed nothing of when I write; this is how it is now.")),))
        return told.plus(await start(_SETTINGS, {}))
    record = await _record(talk, frame) if frame.dialog in (_REMOVES, _MUTES) else None
    if record is not None and frame.dialog == _REMOVES and why != "weighed":
        kept = paragraph(_("I keep {name}: here nothing was removed."), name=bold(record.name))
        mine = begin(_("My credentials"), "list_holdings")
        return Reply(parts=(kept,), buttons=(mine, _do_it(frame)))
    means = _means(frame.dialog) if why == "weighed" and record is None else None
    parts = [paragraph("{text}", text=text) for text in (means, _told(why)) if text]
    if record is not None and why == "weighed":
        parts.insert(0, paragraph(_of_record(frame.dialog), name=bold(record.name)))
    return Reply(parts=tuple(parts), buttons=_buttons(frame, why))


def _buttons(frame: Frame, why: Why) -> tuple[Button, ...]:
    if why == "unearned":
        return (begin(_("What is left?"), "units_left"),)
    if why == "one_day":
        return (begin(_("When will you remind me?"), "next_reminders"), begin(_("Settings"), _SETTINGS))
    return () if why == "denied" else (_do_it(frame),)


def _do_it(frame: Frame) -> Button:
    label = {_REMOVES: _("Remove it"), _MUTES: _("No reminders for it")}.get(frame.dialog, _("Do it now"))
    return begin(label, frame.dialog, **frame.slots)


async def _nobodys_names(talk: Talk, dialog: str) -> frozenset[str]:
    """Everyday words, and those that one's own records are called by."""
    if dialog not in HOW_IT_WRITES:
        return frozenset()
    records, phrases = talk.given.records, talk.manager.phrases
    held = await records.holdings() if records is not None and talk.given.private else []
    return frozenset({*phrases.common, *phrases.generic, *(word for h in held for word in key(h.name).split())})


async def _record(talk: Talk, frame: Frame) -> Holding | None:
    """The one of their records that is to be removed or muted, where that is one."""
    records, named = talk.given.records, frame.slots.get("credential") or ()
    if records is None or not talk.given.private:
        return None
    found = [h for h in await records.holdings() if h.id == frame.slots.get("holding") or h.credential in named]
    return found[0] if len(found) == 1 else None


def _told(why: Why) -> str:
    return {
        "weighed": _("That is yours to decide: I changed nothing. If you want it, press below."),
        "asked": _("I took that for a question, so I changed nothing. If you want it done, press below."),
        "other": _(
            "That sounds like something that I neither keep nor send, so I changed nothing. "
            "If you mean mine, press below."
        ),
        "exam": _("I cannot book or cancel exams, and its study goes on. If you give that up, press below."),
        "denied": _("All right, I do nothing of that."),
        "another": _("That is about somebody else, so I changed nothing. If it is of you, press below."),
        "former": _(
            "As I read it that is over, or did not come to it, so I changed nothing. If you want it now, press below."
        ),
        "later": _("I go by where you are now, so I changed nothing yet. Tell me when you are there, or press below."),
        "unearned": _(
            "Just tell me what you earned, and when: “20 hours for my CISM yesterday”. So far I logged nothing."
        ),
        "one_day": _(
            "I leave out no single reminder; say “no messages on 3 January” to keep a day free. I changed nothing."
        ),
    }[why]


def _of_record(dialog: str) -> str:
    if dialog == _REMOVES:
        return _("{name} would go from your list, and I would write nothing of it; “undo” would bring it back.")
    return _("{name} would stay in your list, and I would not remind you of it until you ask me to again.")


def _means(dialog: str) -> str | None:
    """What comes of it."""
    return {
        "drop_plan": _(
            "A plan that is dropped I follow no more: steps that you have not begun end with it, "
            "studies that you have begun go on."
        ),
        "drop_study": _("A study that is dropped I ask about no more. To keep it for later, pause it instead."),
        "pause_study": _("Of a study that is paused I ask nothing until you go on, or until the day you name."),
        "pause_reminders": _(
            "While reminders are paused I keep quiet. What falls due meanwhile comes when the pause ends, once."
        ),
        "stop_reminders": _(
            "Once reminders are stopped I write no more by myself. Your records stay, and you can ask "
            "whenever you like."
        ),
    }.get(dialog)
