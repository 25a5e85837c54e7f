"""A change that a message names and does not want: it is said that nothing is changed, and offered to do it."""

from __future__ import annotations

from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.talk import Talk
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.ordering import Why, no_order
from bot.messaging.reply import Reply, paragraph
from bot.translation import _


def held_back(talk: Talk, frame: Frame) -> Reply | None:
    """None where the dialog of the frame may be meant."""
    why = no_order(talk.heard, frame.dialog) if talk.given.action is None else None
    if why is None:
        return None
    talk.trace.append(f"{frame.dialog} is named and not ordered: {why}")
    talk.understood = (None, 0.9)
    means = _means(frame.dialog) if why == "weighed" else None
    parts = tuple(paragraph("{text}", text=text) for text in (means, _told(why)) if text)
    if why == "denied":
        return Reply(parts=parts)
    return Reply(parts=parts, buttons=(begin(_("Do it now"), frame.dialog, **frame.slots),))


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
    }[why]


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
