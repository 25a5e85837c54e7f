"""Messages of the app: checked, shown, changed and deleted, whichever way they come."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.fakes.slack import limits
from tests.fakes.slack.blockkit.checking import check_message_blocks
from tests.fakes.slack.blockkit.markup import broadcasts_in, flaws, mrkdwn_in
from tests.fakes.slack.calls import Call
from tests.fakes.slack.core import Core
from tests.fakes.slack.messages import Message
from tests.fakes.slack.payloads import changed_event, deleted_event, message_event, message_json
from tests.fakes.slack.refusals import Malformed, malformed

Json = dict[str, Any]


@dataclass(frozen=True)
class Content:
    """What is to be shown. ``blocks`` is None when the call says nothing of them."""

    text: str = ""
    blocks: list[Json] | None = field(default=None)


def content(core: Core, call: Call) -> Content:
    """The text and blocks of a call, checked. Raises Malformed."""
    blocks = call.json("blocks", "invalid_blocks_format")
    if blocks is not None and (problems := check_message_blocks(blocks)):
        raise malformed(problems)
    text = call.text("text")
    if not text.strip() and not blocks:
        raise Malformed("no_text")
    if len(text) > (limits.UPDATED_TEXT if call.method == "chat.update" else limits.MESSAGE_TEXT):
        raise Malformed("msg_too_long")
    if blocks and not text.strip():
        core.note(f"{call.method}: blocks without a text for notifications and screen readers")
    inspect(core, call.method, blocks or [], text)
    return Content(text, None if blocks is None else core.identified(blocks))


def inspect(core: Core, what: str, node: Any, text: str = "") -> None:
    """Notes markup that a well-behaved app does not send: broadcasts, unescaped text, what the test watches for."""
    for mrkdwn in [*([text] if text else []), *mrkdwn_in(node)]:
        for flaw in flaws(mrkdwn):
            core.note(f"{what}: {flaw}")
        for smuggled in core.watched:
            if smuggled in mrkdwn:
                core.note(f"{what}: smuggled {smuggled}")
    for broadcast in broadcasts_in(node):
        core.note(f"{what}: broadcast {broadcast}")


def show(core: Core, message: Message) -> Json:
    """Adds a message of the app, ends the status of its thread, and echoes it to the app. Gives it as JSON."""
    core.add(message)
    core.statuses.pop((message.channel, message.thread_ts or message.ts), None)
    if message.viewer is None:
        core.event(core.workspace_of(core.channels[message.channel]), message_event(core, message))
    core.bell.ring()
    return message_json(core, message)


def change(core: Core, message: Message, new: Content) -> Json:
    """A text without blocks takes the place of the blocks; blocks without a text leave the text as it was."""
    previous = message_json(core, message)
    message.edits.append((message.text, message.blocks))
    message.text = new.text or message.text
    message.blocks = new.blocks or []
    if message.viewer is None:
        core.event(core.workspace_of(core.channels[message.channel]), changed_event(core, message, previous))
    core.bell.ring()
    return message_json(core, message)


def remove(core: Core, message: Message) -> None:
    message.deleted = True
    if message.viewer is None:
        core.event(core.workspace_of(core.channels[message.channel]), deleted_event(core, message))
    core.bell.ring()
