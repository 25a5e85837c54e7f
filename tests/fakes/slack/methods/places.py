"""Finding the channel or person that a call names, and whether the bot may write there."""

from __future__ import annotations

from tests.fakes.slack.core import Core
from tests.fakes.slack.refusals import Refused
from tests.fakes.slack.world import Channel, User, Workspace


def channel_named(core: Core, workspace: Workspace, name: str) -> Channel:
    """A channel that the bot can see. Raises Refused."""
    channel = core.channels.get(name)
    hidden = channel is not None and channel.kind != "channel" and workspace.bot_user not in channel.members
    if channel is None or channel.team != workspace.id or hidden:
        raise Refused("channel_not_found")
    return channel


def writable(core: Core, workspace: Workspace, name: str) -> Channel:
    """A channel, or the DM with a person who is named by user id, in which the bot may write. Raises Refused."""
    user = core.users.get(name)
    if user is not None:
        if user.team != workspace.id or user.deleted:
            raise Refused("channel_not_found")
        if user.is_bot:
            raise Refused("cannot_dm_bot")
        channel = core.dm(user)
    else:
        channel = channel_named(core, workspace, name)
    if channel.archived:
        raise Refused("is_archived")
    if workspace.bot_user not in channel.members:
        raise Refused("not_in_channel")
    for member in channel.members if channel.kind == "im" else ():
        if member in core.users and (refusal := core.users[member].refuses):
            raise Refused(refusal)
    return channel


def user_named(core: Core, workspace: Workspace, name: str) -> User:
    """Raises Refused."""
    user = core.users.get(name)
    if user is None or user.team != workspace.id:
        raise Refused("user_not_found")
    return user
