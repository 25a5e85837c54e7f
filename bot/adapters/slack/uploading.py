"""A file into a channel or direct message: ask for an address, send the bytes, say where it belongs.

docs.slack.dev/messaging/working-with-files#upload
"""

from __future__ import annotations

import aiohttp

from bot.adapters.slack.api import SlackApi
from bot.adapters.slack.place import Place
from bot.messaging.courier import UnavailableError
from bot.messaging.reply import File

#: https://docs.slack.dev/reference/methods/files.getUploadURLExternal: alt_txt_too_large
ALT_CHARACTERS = 1_000


async def upload_file(api: SlackApi, place: Place, thread: str | None, file: File) -> None:
    """Raises what ``SlackApi.call`` raises."""
    channel = place.id if place.id[:1] in "CDG" else await _direct_message(api, place)
    about: dict[str, str | int] = {"filename": file.name, "length": len(file.content)}
    if file.alt:
        about["alt_txt"] = file.alt[:ALT_CHARACTERS]
    where = await api.call("files.getUploadURLExternal", place, **about)
    await _send(api, where["upload_url"], file)
    more = {} if thread is None else {"thread_ts": thread}
    said = [{"id": where["file_id"], "title": file.name}]
    await api.call("files.completeUploadExternal", place, files=said, channel_id=channel, **more)


async def _send(api: SlackApi, address: str, file: File) -> None:
    try:
        async with api.session().post(address, data=file.content) as answer:
            if answer.status != 200:
                raise UnavailableError(f"file upload: HTTP {answer.status}")
    except (aiohttp.ClientError, TimeoutError) as error:
        raise UnavailableError(f"file upload: {type(error).__name__}") from None


async def _direct_message(api: SlackApi, person: Place) -> str:
    opened = await api.call("conversations.open", person, users=person.id)
    return str(opened["channel"]["id"])
