"""What the parts of ``SlackServer`` share."""

from __future__ import annotations

from typing import Literal

from tests.fakes.slack.core import Core
from tests.fakes.slack.delivering.outbox import Outbox
from tests.fakes.slack.delivering.socket_mode import SocketMode
from tests.fakes.slack.world import Channel, User, Workspace

Where = Channel | Literal["dm"]


class Part:
    """``core`` is all that this Slack knows; ``outbox`` and ``sockets`` lead to the app."""

    core: Core
    outbox: Outbox
    sockets: SocketMode
    home_workspace: Workspace

    def place(self, user: User, channel: Where) -> Channel:
        """The channel, or the DM with somebody."""
        return self.core.dm(user) if channel == "dm" else channel
