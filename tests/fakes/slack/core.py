"""Everything that this Slack knows, shared by what people do and what the app calls."""

from __future__ import annotations

import asyncio
import copy
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock
from tests.fakes.slack.bell import Bell
from tests.fakes.slack.calls import Call
from tests.fakes.slack.delivery import Delivery, Kind
from tests.fakes.slack.faults import Fault
from tests.fakes.slack.interactive import interactive
from tests.fakes.slack.messages import Message
from tests.fakes.slack.views import View
from tests.fakes.slack.world import App, Channel, File, User, UserGroup, Workspace

Json = dict[str, Any]


@dataclass
class Trigger:
    """The right to open a dialog for somebody, once and soon; ``view`` is where they pressed."""

    user: str
    team: str
    at: datetime
    view: View | None = None
    used: bool = False


@dataclass
class ResponseUrl:
    """The right to answer in a channel five times; ``original`` is the message in which somebody pressed."""

    user: str
    channel: str
    at: datetime
    original: Message | None = None
    uses: int = 0


@dataclass
class Grant:
    """Somebody's consent to install the app, to be exchanged for a token."""

    workspace: Workspace
    user: str
    redirect: str
    used: bool = False


@dataclass
class Core:
    """State without behaviour of its own, but for numbering, telling the app, and noting what is wrong."""

    clock: Clock
    tell: Callable[[Kind, Json, Callable[[Delivery], None] | None], Delivery]
    app: App = field(default_factory=App)
    bell: Bell = field(default_factory=Bell)
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    url: str = ""
    workspaces: dict[str, Workspace] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    dms: dict[str, Channel] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    by_ts: dict[tuple[str, str], Message] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    usergroups: dict[str, UserGroup] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    stacks: defaultdict[str, list[View]] = field(default_factory=lambda: defaultdict(list))
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)
    grants: dict[str, Grant] = field(default_factory=dict)
    statuses: dict[tuple[str, str], tuple[str, datetime]] = field(default_factory=dict)
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    prompts: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    watched: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    paced: bool = False
    skew: timedelta = timedelta(0)
    _number: int = 1000

    # -- numbering --

    def number(self) -> int:
        self._number += 1
        return self._number

    def id(self, prefix: str) -> str:
        """As ``C0001001``."""
        return f"{prefix}{self.number():07d}"

    def ts(self) -> str:
        """Of a message: the time, made unique in its last digits, and rising even when the clock stands."""
        return f"{int(self.clock.now().timestamp())}.{self.number():06d}"

    def trigger(self, user: User, view: View | None = None) -> str:
        name = f"{self.number()}.{self.number()}.{self.number():032x}"
        self.triggers[name] = Trigger(user.id, user.team, self.clock.now(), view)
        return name

    def response_url(self, user: User, channel: Channel, original: Message | None = None) -> str:
        name = f"{user.team}/{self.number()}"
        self.response_urls[name] = ResponseUrl(user.id, channel.id, self.clock.now(), original)
        return f"{self.url}/response/{name}"

    # -- looking up --

    def workspace_of(self, thing: User | Channel | View) -> Workspace:
        return self.workspaces[thing.team]

    def dm(self, user: User) -> Channel:
        """Opens it when it is not."""
        if user.id not in self.dms:
            members = {user.id, self.workspaces[user.team].bot_user}
            channel = self.dms[user.id] = Channel(self.id("D"), user.team, "", "im", members)
            self.channels[channel.id] = channel
        return self.dms[user.id]

    def add(self, message: Message) -> None:
        self.messages.append(message)
        self.by_ts[message.channel, message.ts] = message

    def message(self, channel: str, ts: str) -> Message | None:
        """One that is still there."""
        message = self.by_ts.get((channel, ts))
        return None if message is None or message.deleted else message

    def open_views(self) -> Iterable[View]:
        yield from self.homes.values()
        for stack in self.stacks.values():
            yield from stack

    # -- telling --

    def event(self, workspace: Workspace, event: Json) -> Delivery:
        """Tells the app of an event of the Events API.

        One that it does not subscribe to, or may not hear by its scopes, ends at once without an attempt.
        """
        authorization = {
            "enterprise_id": None, "team_id": workspace.id, "user_id": workspace.bot_user, "is_bot": True,
            "is_enterprise_install": False,
        }  # fmt: skip
        payload = {
            "token": self.app.verification_token, "team_id": workspace.id, "context_team_id": workspace.id,
            "context_enterprise_id": None, "api_app_id": self.app.id, "event": event, "type": "event_callback",
            "event_id": self.id("Ev"), "event_time": int(self.clock.now().timestamp()),
            "authorizations": [authorization], "is_ext_shared_channel": False,
            "event_context": f"4-{self.number()}",
        }  # fmt: skip
        if self._heard(workspace, event):
            return self.tell("events_api", payload, None)
        untold = Delivery("events_api", payload)
        untold.finished.set()
        return untold

    def _heard(self, workspace: Workspace, event: Json) -> bool:
        if event["type"] != "message":
            return event["type"] in self.app.events
        family = self.channels[event["channel"]].family
        return f"message.{family}" in self.app.events and f"{family}:history" in workspace.scopes

    def note(self, violation: str) -> None:
        """The app did what it should not."""
        self.violations.append(violation)
        self.bell.ring()

    def expired(self, since: datetime, after: timedelta) -> bool:
        return self.clock.now() - since > after

    def identified(self, blocks: list[Json]) -> list[Json]:
        """With the ids that Slack adds where the app gave none."""
        kept = copy.deepcopy(blocks)
        for block in kept:
            block.setdefault("block_id", f"b{self.number()}")
        for _, element in interactive(kept):
            element.setdefault("action_id", f"a{self.number()}")
        return kept
