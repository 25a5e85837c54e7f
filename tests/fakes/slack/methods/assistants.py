"""``assistant.threads.…``: status, suggestions and titles in the agent's view."""

from __future__ import annotations

from typing import Any

from tests.fakes.slack import limits
from tests.fakes.slack.calls import Call
from tests.fakes.slack.core import Core
from tests.fakes.slack.methods.places import channel_named
from tests.fakes.slack.methods.registry import method
from tests.fakes.slack.refusals import Malformed
from tests.fakes.slack.world import Workspace

Json = dict[str, Any]


@method(
    "assistant.threads.setStatus", "channel_id", "thread_ts", optional=("status", "loading_messages"),
    scopes=("chat:write", "assistant:write"),
)  # fmt: skip
def set_status(core: Core, workspace: Workspace, call: Call) -> Json:
    """An empty status clears it; so do a message in the thread, and two minutes."""
    channel = channel_named(core, workspace, call.text("channel_id"))
    loading = call.json("loading_messages") or []
    if not isinstance(loading, list) or len(loading) > limits.STATUS_LOADING_MESSAGES:
        raise _refused(f"no more than {limits.STATUS_LOADING_MESSAGES} items allowed: loading_messages")
    key = (channel.id, call.text("thread_ts"))
    if call.text("status"):
        core.statuses[key] = (call.text("status"), core.clock.now())
    else:
        core.statuses.pop(key, None)
    return {}


@method(
    "assistant.threads.setSuggestedPrompts", "channel_id", "prompts", optional=("title", "thread_ts"),
    scopes=("assistant:write",),
)  # fmt: skip
def set_suggested_prompts(core: Core, workspace: Workspace, call: Call) -> Json:
    """With ``thread_ts`` it does nothing and says nothing, for that is for assistants of old."""
    channel = channel_named(core, workspace, call.text("channel_id"))
    prompts = call.json("prompts")
    if not isinstance(prompts, list) or not 1 <= len(prompts) <= limits.PROMPTS:
        raise _refused(f"no more than {limits.PROMPTS} items allowed: prompts")
    if any(not isinstance(prompt, dict) or prompt.keys() != {"title", "message"} for prompt in prompts):
        raise _refused("a prompt has a title and a message")
    if call.get("thread_ts"):
        core.note(f"{call.method}: fails silently with thread_ts")
        return {}
    core.prompts[channel.id] = prompts
    return {}


@method("assistant.threads.setTitle", "channel_id", "thread_ts", "title", scopes=("assistant:write",))
def set_title(core: Core, workspace: Workspace, call: Call) -> Json:
    channel = channel_named(core, workspace, call.text("channel_id"))
    core.titles[channel.id, call.text("thread_ts")] = call.text("title")
    return {}


def _refused(message: str) -> Malformed:
    return Malformed("invalid_arguments", response_metadata={"messages": [f"[ERROR] {message}"]})
