"""The outbound side: renders replies and sends them where they belong, and reads files that people sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import structlog

from bot.adapters.progress import Progress
from bot.adapters.slack.api import SlackApi, SlackRefusal
from bot.adapters.slack.place import Place, channel_and_ts, message_id
from bot.adapters.slack.profiles import Profiles
from bot.adapters.slack.rendering import Rendering, render
from bot.adapters.slack.uploading import upload_file
from bot.messaging.courier import (
    UPLOAD_LIMIT,
    Courier,
    DeliveryError,
    RefusedError,
    UnfetchableError,
    UnreachableError,
)
from bot.messaging.incoming import Outgoing, Sender, Upload
from bot.messaging.outbox import as_json
from bot.messaging.reply import Reply, paragraph
from bot.translation import _

log = structlog.get_logger(__name__)

#: Slack cannot write there, or not any more: docs.slack.dev/reference/methods/chat.postMessage#errors
_GONE = (
    "cannot_dm_bot", "channel_is_archived", "channel_not_found", "ekm_access_denied", "invalid_channel",
    "is_archived", "messages_tab_disabled", "not_in_channel", "org_user_not_in_team", "restricted_action",
    "restricted_action_thread_locked", "team_access_not_granted", "user_disabled", "user_not_found",
    "user_not_in_channel", "user_not_visible", "users_not_found",
)  # fmt: skip
#: An earlier message that cannot be replaced any more is followed by a new one.
_UNEDITABLE = ("cant_update_message", "edit_window_closed", "message_not_found", "is_inactive", "update_failed")


class SlackCourier(Courier):
    """Sends to a direct message, a channel or a thread of it.

    What is for one person alone is shown in the channel to them only; where that cannot be done it goes to their
    direct message. A reply of several messages that fails half way is continued where it stopped.
    """

    def __init__(self, api: SlackApi, profiles: Profiles, changed: Callable[[str], None]) -> None:
        """``changed`` is called with the account of somebody of whom something changed."""
        self._api = api
        self._profiles = profiles
        self._changed = changed
        self._progress = Progress()

    async def send(self, message: Outgoing) -> str:
        """The id is of the message with the buttons, or else of the last one; empty for one that cannot be edited."""
        renderings = render(message.reply)
        if not renderings:
            raise RefusedError("the reply is empty")
        sent = self._progress.of(message.id)
        try:
            for number, rendering in enumerate(renderings[len(sent) :], len(sent)):
                sent.append(await self._put(message, rendering, first=number == 0))
        except SlackRefusal as refusal:
            raise _consequence(refusal) from None
        self._progress.forget(message.id)
        with_buttons = (i for i, rendering in enumerate(renderings) if rendering.has_buttons)
        return sent[next(with_buttons, len(sent) - 1)]

    async def fetch(self, upload: Upload) -> bytes:
        place = Place.read(upload.reference)
        try:
            file = (await self._api.call("files.info", place, file=place.id))["file"]
        except (SlackRefusal, DeliveryError) as error:
            raise UnfetchableError(f"{upload.name}: {error}") from None
        if int(file.get("size") or 0) > UPLOAD_LIMIT:
            raise UnfetchableError(f"{upload.name}: larger than {UPLOAD_LIMIT} bytes")
        content = await self._api.read(file["url_private_download"], place, UPLOAD_LIMIT)
        if content is None or len(content) > UPLOAD_LIMIT:
            raise UnfetchableError(f"{upload.name}: larger than {UPLOAD_LIMIT} bytes, or not to be read")
        return content

    async def known(self, sender: Sender) -> Sender:
        return await self._profiles.of(sender)

    async def changed(self, account: str) -> None:
        self._changed(account)

    async def _put(self, message: Outgoing, rendering: Rendering, *, first: bool) -> str:
        """One message and the files that go with it; its id."""
        said = _said(rendering)
        edits = message.edits if first else None
        if _is_hidden(message):
            if not rendering.files:
                return await self._whisper(message, said, edits)
            await self._hand_over(message, rendering)
            return await self._whisper(message, _said(_elsewhere()), edits)
        sent = await self._say(message, said, edits) if rendering.blocks else ""
        for file in rendering.files:
            await upload_file(self._api, self._visible(message), message.thread, file)
        return sent

    async def _hand_over(self, message: Outgoing, rendering: Rendering) -> None:
        """A file cannot be shown to one person in a channel: it goes to their direct message, with its text."""
        person = Place.read(message.account)
        if rendering.blocks:
            await self._post(person, _said(rendering), None)
        for file in rendering.files:
            await upload_file(self._api, person, None, file)

    async def _say(self, message: Outgoing, said: dict[str, Any], edits: str | None) -> str:
        place = self._visible(message)
        if edits and (old := channel_and_ts(edits)) is not None:
            try:
                await self._api.call("chat.update", place, channel=old[0], ts=old[1], **said)
                return edits
            except SlackRefusal as refusal:
                if refusal.code not in _UNEDITABLE:
                    raise
        return await self._post(place, said, message.thread)

    async def _whisper(self, message: Outgoing, said: dict[str, Any], edits: str | None) -> str:
        """Seen by one person alone: at the place where they asked, or else in their direct message."""
        if message.reply_to is not None:
            more = {} if message.thread is None else {"thread_ts": message.thread}
            body = {**said, **more, "response_type": "ephemeral", "replace_original": edits is not None}
            if await self._api.post(message.reply_to, body):
                return _HIDDEN
        person = Place.read(message.account)
        if message.channel is not None:
            try:
                more = {} if message.thread is None else {"thread_ts": message.thread}
                where = Place.read(message.channel)
                await self._api.call("chat.postEphemeral", where, channel=where.id, user=person.id, **more, **said)
                return _HIDDEN
            except SlackRefusal as refusal:
                if refusal.code not in _GONE:
                    raise
        return await self._post(person, said, None)

    async def _post(self, place: Place, said: dict[str, Any], thread: str | None) -> str:
        more = {} if thread is None else {"thread_ts": thread}
        sent = await self._api.call(
            "chat.postMessage", place, channel=place.id, unfurl_links=False, unfurl_media=False, **more, **said
        )
        return message_id(sent["channel"], sent["ts"])

    @staticmethod
    def _visible(message: Outgoing) -> Place:
        """Where a message or a file goes that everybody there may see."""
        hidden = message.only_you or message.channel is None
        return Place.read(message.account if hidden else str(message.channel))


#: Stands for a message that only its reader sees: Slack gives no way to find it again but a press of its buttons.
_HIDDEN = "hidden"


def _said(rendering: Rendering) -> dict[str, Any]:
    return {"text": rendering.text, "blocks": rendering.blocks}


def _elsewhere() -> Rendering:
    text = paragraph(_("I sent it to you in our direct messages."))
    return render(as_json(Reply(parts=(text,))))[0]


def _is_hidden(message: Outgoing) -> bool:
    return message.reply_to is not None or (message.only_you and message.channel is not None)


def _consequence(refusal: SlackRefusal) -> DeliveryError:
    if refusal.code in _GONE:
        return UnreachableError(str(refusal))
    return RefusedError(str(refusal))
