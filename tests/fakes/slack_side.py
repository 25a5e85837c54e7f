"""People of a script on the Slack of the tests, over a WebSocket and HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from pathlib import Path

from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.script.answers import Message as Answered
from bot.adapters.script.lines import LineError, ScriptPlatform
from bot.adapters.script.people import Known
from bot.adapters.slack.app import Slack
from bot.adapters.slack.installing.single_workspace import SingleWorkspace
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.messaging.incoming import Incoming, Sender
from tests.fakes.adapter_driver import Side
from tests.fakes.slack import Channel, Delivery, Message, SlackServer, User

PATIENCE = 20


class _Door:
    """Laurel's door, remembering what went through it so that a test can wait for its answer."""

    def __init__(self, laurel: Laurel) -> None:
        self._laurel = laurel
        self._taken: asyncio.Queue[asyncio.Task[None]] = asyncio.Queue()

    async def accept_all(self, arrived: Sequence[Incoming]) -> Sequence[Awaitable[None]]:
        tasks = await self._laurel.accept_all(arrived)
        for task in tasks:
            self._taken.put_nowait(task)
        return tasks

    async def knows(self, conversation: str) -> bool:
        return await self._laurel.knows(conversation)

    async def follow(self, sender: Sender) -> None:
        await self._laurel.follow(sender)

    async def lose(self, sender: Sender) -> None:
        await self._laurel.lose(sender)

    async def group_changed(self, platform: str, place: str) -> None:
        await self._laurel.group_changed(platform, place)

    async def answered(self, events: int) -> None:
        """Returns when so many events are answered, those counted that came once more."""
        async with asyncio.timeout(PATIENCE):
            for _ in range(events):
                await (await self._taken.get())


class SlackSide(Side):
    def __init__(self, slack: SlackServer) -> None:
        self._slack = slack
        self._users: dict[tuple[str, ScriptPlatform], User] = {}
        self._spoke: set[tuple[str, ScriptPlatform]] = set()
        self._channels: dict[str, Channel] = {}
        self._threads: dict[tuple[str, str], str] = {}
        self._last: list[Delivery] = []
        self._seen = 0
        self._edits: dict[str, int] = {}

    async def start(self, laurel: Laurel, clock: SimulatedClock) -> None:
        self._clock = clock
        self._door = _Door(laurel)
        slack = self._slack
        installations = SingleWorkspace(AsyncWebClient(slack.home_workspace.bot_token, slack.api_url))
        self._adapter = Slack(
            installations, self._door, laurel.desk, app_token=slack.app.app_token, api_url=slack.api_url
        )
        laurel.connect("slack", self._adapter.courier)

    async def receive(self) -> None:
        await self._adapter.start()

    async def pause(self) -> None:
        await self._adapter.pause()

    async def stop(self) -> None:
        await self._adapter.stop()

    # -- people ----------------------------------------------------------------------------------------

    def introduce(self, user: str, known: Known) -> None:
        """A profile without a time zone is possible, and what a file means that names none."""
        tz = None if known.platform == "telegram" else known.tz
        key = (user, known.platform)
        if key not in self._users:
            name = known.name or user.capitalize()
            self._users[key] = self._slack.user(name, tz=tz, locale=known.locale or "en")
        elif tz is not None and tz != self._users[key].tz:
            self._last = [self._slack.change_profile(self._users[key], tz=tz)]

    def _user(self, user: str, platform: ScriptPlatform) -> User:
        if (user, platform) not in self._users:
            self.introduce(user, Known(platform))
        return self._users[user, platform]

    async def say(self, user: str, platform: ScriptPlatform, text: str, channel: str | None) -> None:
        somebody = self._user(user, platform)
        self._spoke.add((user, platform))
        if channel is None:
            self.talk = (somebody.id, "dm")
            await self._done(self._slack.say(somebody, text).deliveries)
            return
        self.talk = (somebody.id, channel)
        place = self._channels.setdefault(channel, self._slack.channel(channel.removeprefix("#")))
        thread = self._threads.get(self.talk)
        said = self._slack.say(somebody, f"{self._slack.mention} {text}", place, thread_ts=thread)
        self._threads.setdefault(self.talk, said.ts)
        await self._done(said.deliveries)

    def mention(self, user: str, platform: ScriptPlatform) -> str:
        """Who is on Telegram in the file is known once they wrote, as they are there."""
        known = platform == "slack" or (user, platform) in self._spoke
        return self._user(user, platform).mention if known else f"@{user}"

    async def press(self, user: str, platform: ScriptPlatform, button: str) -> None:
        for message in reversed(self._slack.messages):
            if any(shown.action_id == button for shown in message.buttons):
                await self._done([self._slack.press(self._user(user, platform), button, message)])
                return
        raise LineError(f"There is no button with the id “{button}”.")

    async def upload(self, user: str, platform: ScriptPlatform, path: str, text: str | None) -> None:
        content = await asyncio.to_thread(Path(path).read_bytes)
        said = self._slack.say(self._user(user, platform), text or "", files={Path(path).name: content})
        await self._done(said.deliveries)

    async def redeliver(self) -> None:
        await self._done([self._slack.retry(delivery) for delivery in self._last if delivery.event_id])

    def refuse(self, user: str, platform: ScriptPlatform) -> None:
        self._slack.refuse_messages(self._user(user, platform))

    def accept(self, user: str, platform: ScriptPlatform) -> None:
        self._slack.refuse_messages(self._user(user, platform), None)

    def sender(self, user: str, platform: ScriptPlatform) -> Sender:
        somebody = self._user(user, platform)
        return Sender("slack", f"{somebody.team}/{somebody.id}", somebody.real_name)

    async def _done(self, deliveries: list[Delivery]) -> None:
        self._last = deliveries
        for delivery in deliveries:
            await delivery
        await self._door.answered(len(deliveries))

    # -- what came of it -------------------------------------------------------------------------------

    def news(self) -> tuple[Answered, ...]:
        everything = self._slack.messages
        news = everything[self._seen :]
        self._seen = len(everything)
        changed = [m for m in everything if len(m.edits) > self._edits.get(m.ts, 0) and m not in news]
        self._edits |= {m.ts: len(m.edits) for m in (*news, *changed)}
        return tuple(self._message(m) for m in (*changed, *news))

    def _message(self, sent: Message) -> Answered:
        places = {channel.id: name for name, channel in self._channels.items()}
        buttons = tuple(
            {"label": b.label, "url": b.url} if b.url else {"id": b.action_id, "label": b.label} for b in sent.buttons
        )
        files = tuple({"name": file.name, "type": "", "size": file.length} for file in sent.files)
        return Answered(
            sent.ts, "", "slack", places.get(sent.channel, "dm"), self._clock.now(), sent.plain, buttons,
            sent.viewer is not None, {}, files=files,
        )  # fmt: skip
