"""What people say: messages, threads, edits, files, commands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tests.fakes.slack.answering import respond
from tests.fakes.slack.calls import Call
from tests.fakes.slack.delivery import Delivery
from tests.fakes.slack.messages import Message
from tests.fakes.slack.methods.files import new_file
from tests.fakes.slack.part import Part, Where
from tests.fakes.slack.payloads import changed_event, deleted_event, message_event, message_json
from tests.fakes.slack.refusals import Malformed
from tests.fakes.slack.typed import commanded, escaped, rich
from tests.fakes.slack.world import Channel, File, User


@dataclass(frozen=True)
class Said:
    """A person's message and the events that Slack makes of it: one, or two when it mentions the bot in a channel."""

    message: Message
    deliveries: list[Delivery]

    @property
    def ts(self) -> str:
        return self.message.ts


class Talking(Part):
    """The part of ``SlackServer`` in which people talk."""

    #: Which of the two events of a mention in a channel comes first.
    first_event: Literal["app_mention", "message"] = "app_mention"

    def say(
        self, user: User, text: str, channel: Where = "dm", *, thread_ts: str | None = None,
        files: Mapping[str, bytes] | None = None,
    ) -> Said:  # fmt: skip
        """Types a text, in the DM or in a channel, perhaps in a thread, perhaps with files (name and content).

        ``text`` is what is typed: Slack escapes it, and makes links of addresses. Write ``server.mention`` for the
        bot, ``user.mention`` for somebody. A bot that is not in the channel hears nothing.
        """
        core = self.core
        place = self.place(user, channel)
        place.members.add(user.id)
        blocks = rich(text, core.number())
        attached = [self._attached(user, place, name, content) for name, content in (files or {}).items()]
        message = Message(core.ts(), place.id, user.id, escaped(text), blocks, thread_ts, files=attached)
        core.add(message)
        core.bell.ring()
        return Said(message, self._told(message, place))

    def edit(self, said: Said | Message, text: str) -> Delivery:
        """Tells ``message_changed``."""
        core = self.core
        message = said if isinstance(said, Message) else said.message
        previous = message_json(core, message)
        message.edits.append((message.text, message.blocks))
        message.text, message.blocks = escaped(text), rich(text, core.number())
        workspace = core.workspace_of(core.channels[message.channel])
        return core.event(workspace, changed_event(core, message, previous))

    def unsay(self, said: Said | Message) -> Delivery:
        """Tells ``message_deleted``."""
        core = self.core
        message = said if isinstance(said, Message) else said.message
        message.deleted = True
        return core.event(core.workspace_of(core.channels[message.channel]), deleted_event(core, message))

    def slash(self, user: User, command: str, text: str = "", channel: Where = "dm") -> Delivery:
        """Types ``/laurel text``. What the app answers in its ack is shown as it says."""
        core = self.core
        place = self.place(user, channel)
        workspace = core.workspace_of(user)
        payload = {
            "token": core.app.verification_token, "team_id": workspace.id, "team_domain": workspace.domain,
            "channel_id": place.id, "channel_name": place.shown_name, "user_id": user.id, "user_name": user.name,
            "command": command, "text": commanded(text, core.users), "api_app_id": core.app.id,
            "is_enterprise_install": "false",
            "response_url": core.response_url(user, place), "trigger_id": core.trigger(user),
        }  # fmt: skip
        return core.tell("slash_commands", payload, lambda delivery: self._answered(delivery, user, place))

    def _told(self, message: Message, channel: Channel) -> list[Delivery]:
        core = self.core
        workspace = core.workspace_of(channel)
        if workspace.bot_user not in channel.members:
            return []
        events = [message_event(core, message)]
        if channel.kind != "im" and f"<@{workspace.bot_user}>" in message.text:
            mention = {key: value for key, value in events[0].items() if key not in {"channel_type", "subtype"}}
            events.append(mention | {"type": "app_mention"})
        events.sort(key=lambda event: event["type"] != self.first_event)
        return [core.event(workspace, event) for event in events]

    def _attached(self, user: User, channel: Channel, name: str, content: bytes) -> File:
        file = new_file(self.core, self.core.workspace_of(user), user.id, name, len(content))
        file.content, file.finished = content, True
        file.shared.add(channel.id)
        return file

    def _answered(self, delivery: Delivery, user: User, channel: Channel) -> None:
        if not delivery.response:
            return
        call = Call("answer to a command", delivery.response, content="json")
        try:
            respond(self.core, call, user, channel, None)
        except Malformed as refusal:
            self.core.note(f"{call.method}: {refusal.error} {refusal.fields.get('errors', '')}".rstrip())
