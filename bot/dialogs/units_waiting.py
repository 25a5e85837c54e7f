"""Units that are told of what is not kept wait for its record, and are logged with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from bot.dialogs.engine.turn import FollowUp, Turn
from bot.messaging.reply import Button, Reply
from bot.translation import _, listed, number


def waiting(turn: Turn, said: Reply, entries: Sequence[dict[str, Any]]) -> Reply:
    """``said`` is that nothing of it is kept, and may ask when it was got; else it is asked for what the units are.

    Of each entry: ``amount``, ``on``, ``remark`` and ``part``, as ``log_entries`` takes them.
    """
    amounts = listed([number(Decimal(each["amount"])) for each in entries])
    if turn.follow_up is None:
        text = _(
            "For which licence or certificate is that? Tell me its name, and when you got it or when it expires: "
            "then I log the {n} units for it."
        )
        turn.follow_up = FollowUp("add_holding", "records", {"units": list(entries)}, text.format(n=amounts))
        return Reply()
    question = _("If you hold it: when did you get it? I count from there, and log the {n} units then.")
    slots = {**turn.follow_up.slots, "units": list(entries)}
    turn.follow_up = replace(turn.follow_up, slots=slots, question=question.format(n=amounts))
    return said.model_copy(update={"buttons": tuple(_with(button, entries) for button in said.buttons)})


def _with(button: Button, entries: Sequence[dict[str, Any]]) -> Button:
    action = button.action or {}
    if action.get("begin") != "add_holding":
        return button
    return button.model_copy(update={"action": {**action, "slots": {**action["slots"], "units": list(entries)}}})
