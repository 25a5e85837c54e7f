"""The outbound side: renders replies and sends them where they belong, and reads files that people sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial

import structlog

from bot.adapters.progress import Progress
from bot.adapters.slack.api import SlackApi, SlackRefusal
from bot.adapters.slack.blockkit.payload import POSTED, content
from bot.adapters.slack.blockkit.rendering import Rendering, render
from bot.adapters.slack.place import Place, channel_and_ts, message_id
from bot.adapters.slack.profiles import Profiles
from bot.adapters.slack.uploading import upload_file
from bot.adapters.slack.user_groups import UserGroups
from bot.messaging.courier import (
    UPLOAD_LIMIT,
    Courier,
    DeliveryError,
    RefusedError,
    UnfetchableError,
    UnreachableError,
)
from bot.messaging.incoming import Group, Mention, Mentioned, Outgoing, Sender, Upload
from bot.messaging.outbox import as_json
from bot.messaging.reply import File, Reply, paragraph
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
        self._groups = UserGroups(api, profiles)
        self._changed = changed
        self._progress = Progress()

    async def send(self, message: Outgoing) -> str:
        """The id is of the message with the buttons, or else of the last one; empty for one that cannot be edited."""
        renderings = render(message.reply)
        if not renderings:
            raise RefusedError("the reply is empty")
        edits = [message.edits, *[None] * len(renderings)]  # only the first takes the place of an earlier one
        steps = [
            step
            for rendering, old in zip(renderings, edits, strict=False)
            for step in self._steps(message, rendering, old)
        ]
        sent = self._progress.of(message.id)
        try:
            for step in steps[len(sent) :]:
                sent.append(await step.take())
        except SlackRefusal as refusal:
            raise _consequence(refusal) from None
        self._progress.forget(message.id)
        with_buttons = (made for made, step in zip(sent, steps, strict=True) if step.has_buttons)
        return next(with_buttons, next(filter(None, reversed(sent)), ""))

    async def fetch(self, upload: Upload) -> bytes:
        place = Place.read(upload.reference)
        try:
            file = (await self._api.call("files.info", place, file=place.id))["file"]
            small = int(file.get("size") or 0) <= UPLOAD_LIMIT
            # One that is kept elsewhere has no such address
            read = await self._api.read(file.get("url_private_download", ""), place, UPLOAD_LIMIT) if small else None
        except (SlackRefusal, DeliveryError) as error:
            raise UnfetchableError(f"{upload.name}: {error}") from None
        if read is None or len(read) > UPLOAD_LIMIT:
            raise UnfetchableError(f"{upload.name}: larger than {UPLOAD_LIMIT} bytes, or not to be read")
        return read

    async def known(self, sender: Sender) -> Sender:
        return await self._profiles.of(sender)

    async def mentioned(self, mention: Mention, by: Sender) -> Mentioned:
        who = await super().mentioned(mention, by)
        barrier = self._profiles.barrier(who.sender.account) if who.sender is not None else None
        if who.sender is None or barrier is None:
            return who
        return Mentioned(mention.name, barrier=barrier, shown=who.sender.name)

    async def group(self, place: str) -> Group | None:
        return await self._groups.of(Place.read(place))

    async def changed(self, account: str) -> None:
        self._changed(account)

    def _steps(self, message: Outgoing, rendering: Rendering, edits: str | None) -> Iterator[_Step]:
        if not _is_hidden(message):
            place = Place.read(message.channel or message.account)
            yield from self._openly(place, message.thread, rendering, edits)
        elif not rendering.files:
            yield _Step(partial(self._whisper, message, rendering, edits), rendering.has_buttons)
        else:  # a file cannot be shown to one person in a channel: it goes to their direct message, with its text
            yield from self._openly(Place.read(message.account), None, rendering, None)
            yield _Step(partial(self._whisper, message, _elsewhere(), edits))

    def _openly(self, place: Place, thread: str | None, rendering: Rendering, edits: str | None) -> Iterator[_Step]:
        if rendering.blocks:
            yield _Step(partial(self._say, place, thread, rendering, edits), rendering.has_buttons)
        for file in rendering.files:
            yield _Step(partial(self._upload, place, thread, file))

    async def _say(self, place: Place, thread: str | None, rendering: Rendering, edits: str | None) -> str:
        if edits and (old := channel_and_ts(edits)) is not None:
            try:
                await self._api.call("chat.update", place, channel=old[0], ts=old[1], **content(rendering))
                return edits
            except SlackRefusal as refusal:
                if refusal.code not in _UNEDITABLE:
                    raise
        return await self._post(place, thread, rendering)

    async def _upload(self, place: Place, thread: str | None, file: File) -> str:
        await upload_file(self._api, place, thread, file)
        return ""

    async def _whisper(self, message: Outgoing, rendering: Rendering, edits: str | None) -> str:
        """Seen by one person alone: at the place where they asked, or else in their direct message."""
        thread = {} if message.thread is None else {"thread_ts": message.thread}
        if message.reply_to is not None:
            said = {"text": rendering.text, "blocks": rendering.blocks, **thread}
            more = {"response_type": "ephemeral", "replace_original": edits is not None}
            if await self._api.post(message.reply_to, said | more):
                return _HIDDEN
        person = Place.read(message.account)
        if message.channel is not None:
            where = Place.read(message.channel)
            said = {"channel": where.id, "user": person.id, **thread, **content(rendering)}
            try:
                await self._api.call("chat.postEphemeral", where, **said)
                return _HIDDEN
            except SlackRefusal as refusal:
                if refusal.code not in _GONE:
                    raise
        return await self._post(person, None, rendering)

    async def _post(self, place: Place, thread: str | None, rendering: Rendering) -> str:
        said = {"channel": place.id, **({} if thread is None else {"thread_ts": thread}), **content(rendering)}
        sent = await self._api.call("chat.postMessage", place, **said, **POSTED)
        return message_id(sent["channel"], sent["ts"])


@dataclass(frozen=True, slots=True)
class _Step:
    """One message or file of a reply; once taken it is not repeated when a later one fails."""

    take: Callable[[], Awaitable[str]]
    has_buttons: bool = False


#: Stands for a message that only its reader sees: Slack gives no way to find it again but a press of its buttons.
_HIDDEN = "hidden"


def _elsewhere() -> Rendering:
    text = paragraph(_("I sent it to you in our direct messages."))
    return render(as_json(Reply(parts=(text,))))[0]


def _is_hidden(message: Outgoing) -> bool:
    return message.reply_to is not None or (message.only_you and message.channel is not None)


def _consequence(refusal: SlackRefusal) -> DeliveryError:
    if refusal.code in _GONE:
        return UnreachableError(str(refusal))
    return RefusedError(str(refusal))
