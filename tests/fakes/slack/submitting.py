"""What becomes of a modal after it was submitted, by what the app answers."""

from __future__ import annotations

from typing import Any

from tests.fakes.slack.core import Core
from tests.fakes.slack.delivery import Delivery
from tests.fakes.slack.refusals import Refused
from tests.fakes.slack.showing import checked, pushed, replaced
from tests.fakes.slack.views import View
from tests.fakes.slack.world import User

#: What Slack's client says when the app answered late, wrongly or not at all.
TROUBLE = "We had some trouble connecting. Try again?"


def settle(core: Core, user: User, view: View, delivery: Delivery) -> None:
    """Closes, replaces or covers the modal, or shows errors in it."""
    stack = core.stacks[user.id]
    answer = delivery.response or {}
    if not delivery.acked:
        view.trouble = TROUBLE
        return
    try:
        match answer.get("response_action"):
            case None:
                if answer:
                    raise Refused("a submission is answered with a response_action")
                _close(view, stack)
            case "clear":
                for each in list(stack):
                    _close(each, stack)
            case "errors":
                view.errors = _errors(view, answer.get("errors"))
            case "update":
                replaced(core, view, checked(core, "update", answer.get("view")))
            case "push":
                pushed(core, user, checked(core, "push", answer.get("view")))
            case unknown:
                raise Refused(f"unknown response_action {unknown}")
    except Refused as refusal:
        view.trouble = TROUBLE
        core.note(f"answer to a submission: {refusal.error} {refusal.fields.get('errors', '')}".rstrip())


def _errors(view: View, errors: Any) -> dict[str, str]:
    """Each stands beside the input with this block id; there are none for other blocks."""
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not all(isinstance(text, str) for text in errors.values()):
        raise Refused("errors are texts by block id")
    if not errors.keys() <= inputs:
        raise Refused(f"errors for blocks that are no inputs: {sorted(errors.keys() - inputs)}")
    return errors


def _close(view: View, stack: list[View]) -> None:
    view.closed = True
    if view in stack:
        stack.remove(view)
