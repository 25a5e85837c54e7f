"""``files.…``: giving people files, and reading theirs."""

from __future__ import annotations

import mimetypes
from typing import Any

from tests.fakes.slack.calls import Call
from tests.fakes.slack.core import Core
from tests.fakes.slack.messages import Message
from tests.fakes.slack.methods.places import writable
from tests.fakes.slack.methods.registry import method
from tests.fakes.slack.posting import inspect, show
from tests.fakes.slack.refusals import Malformed, Refused
from tests.fakes.slack.world import File, Workspace

Json = dict[str, Any]

_WRITES = ("files:write",)
_ALT = 1_000  # characters


@method(
    "files.getUploadURLExternal", "filename", "length", optional=("alt_txt", "snippet_type"), scopes=_WRITES,
    reads_json=False,
)  # fmt: skip
def upload_url(core: Core, workspace: Workspace, call: Call) -> Json:
    """The file is there with ``files.completeUploadExternal``."""
    length = call.text("length")
    if not length.isdecimal() or int(length) < 1:
        raise Malformed("invalid_arguments", response_metadata={"messages": ["[ERROR] length must be positive"]})
    if len(call.text("alt_txt")) > _ALT:
        raise Malformed("alt_txt_too_large")
    file = new_file(core, workspace, workspace.bot_user, call.text("filename"), int(length))
    file.alt_text = call.text("alt_txt")
    return {"upload_url": f"{core.url}/upload/v1/{file.id}", "file_id": file.id}


@method(
    "files.completeUploadExternal", "files", optional=("channel_id", "channels", "initial_comment", "thread_ts"),
    scopes=_WRITES,
)  # fmt: skip
def complete_upload(core: Core, workspace: Workspace, call: Call) -> Json:
    """Shares the files in a channel, in one message. A user id is no channel here."""
    given = call.json("files")
    if not isinstance(given, list) or not given:
        raise Malformed("invalid_arguments")
    files = [_uploaded(core, workspace, item) for item in given]
    if call.get("channel_id"):
        if call.text("channel_id") in core.users:
            raise Malformed("channel_not_found")
        channel = writable(core, workspace, call.text("channel_id"))
        comment = call.text("initial_comment")
        inspect(core, call.method, [], comment)
        for file in files:
            file.shared.add(channel.id)
        show(
            core,
            Message(
                core.ts(), channel.id, workspace.bot_user, comment, [], call.text("thread_ts") or None, files=files,
                via=call.method, bot=True,
            ),
        )  # fmt: skip
    for file in files:
        file.finished = True
    return {"files": [file.as_json() for file in files]}


@method("files.info", "file", scopes=("files:read",), reads_json=False)
def info(core: Core, workspace: Workspace, call: Call) -> Json:
    file = core.files.get(call.text("file"))
    if file is None or file.team != workspace.id or not file.finished:
        raise Refused("file_not_found")
    return {"file": file.as_json()}


def new_file(core: Core, workspace: Workspace, user: str, name: str, length: int) -> File:
    """Without its bytes yet."""
    key = core.id("F")
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    url = f"{core.url}/files-pri/{workspace.id}-{key}/{name}"
    file = core.files[key] = File(key, workspace.id, user, name, url, length, media_type=media_type)
    return file


def _uploaded(core: Core, workspace: Workspace, item: Any) -> File:
    if not isinstance(item, dict) or item.keys() - {"id", "title", "highlight_type"}:
        raise Malformed("invalid_arguments")
    file = core.files.get(item.get("id", ""))
    if file is None or file.team != workspace.id or file.content is None:
        raise Refused("file_not_found")
    if file.finished:
        raise Malformed("file_already_completed")
    file.title = item.get("title") or file.name
    return file
